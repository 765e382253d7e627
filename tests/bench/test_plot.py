"""The picture of a benchmark."""

from xml.etree import ElementTree as ET

from bench.figures import Sample, figure
from bench.plot import as_svg


def test_every_figure_has_its_bar_and_one_scale_with_those_beside_it() -> None:
    figures = [
        figure("sell", "sqlite", "calls/s", [Sample(500.0, 1000.0)]),
        figure("sell", "mariadb", "calls/s", [Sample(1000.0, 2000.0)]),
        figure("grow, 9 ÷ 3 <&>", "sqlite", "by film", [Sample(0.0)]),
    ]
    picture = ET.fromstring(as_svg(figures))
    inside = "{http://www.w3.org/2000/svg}"
    bars = [int(one.attrib["width"]) for one in picture.iter(f"{inside}rect") if one.attrib.get("x") == "330"]
    assert bars == [230, 460, 0]
    words = [one.text for one in picture.iter(f"{inside}text")]
    assert "500  (÷ echo 0.50)" in words
    assert "grow, 9 ÷ 3 <&>" in words
