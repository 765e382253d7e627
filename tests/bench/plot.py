"""The figures as a picture: a bar for each median, a line over it for the spread, one colour a database; SVG."""

from collections.abc import Sequence
from html import escape

from bench.figures import Figure, short

_WIDTH, _LINE, _LEFT, _BAR, _TOP = 960, 22, 330, 460, 64
_COLOURS = {"sqlite": "#2f6f9f", "mariadb": "#c0762b", "none": "#6b7280"}


def as_svg(figures: Sequence[Figure]) -> str:
    """Bars of one metric of a scenario have one scale: its largest value fills the width."""
    groups: dict[tuple[str, str], list[Figure]] = {}
    for found in figures:
        groups.setdefault((found.scenario, found.metric), []).append(found)
    parts: list[str] = []
    y, before = _TOP, ""
    for (scenario, metric), some in groups.items():
        if scenario != before:
            y += _LINE
            parts.append(_text(16, y, scenario, weight="bold"))
            before, y = scenario, y + 8
        largest = max(found.highest for found in some) or 1
        parts.append(_text(32, y + 15, metric))
        for found in some:
            parts += _bar(found, y, largest)
            y += _LINE
    head = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {_size(y + 24)} font-family="sans-serif" font-size="13">',
        f'<rect {_size(y + 24)} fill="#ffffff"/>',
        _text(16, 30, "ttms-bench: medians and spreads; each metric has a scale of its own", weight="bold"),
    ]
    return "\n".join([*head, *_legend(figures), *parts, "</svg>", ""])


def _legend(figures: Sequence[Figure]) -> list[str]:
    drawn, x = [], 16
    for database in dict.fromkeys(found.database for found in figures):
        drawn.append(f'<rect x="{x}" y="44" width="12" height="12" fill="{_COLOURS[database]}"/>')
        drawn.append(_text(x + 18, 55, "without a database" if database == "none" else database))
        x += 110
    return drawn


def _bar(found: Figure, y: int, largest: float) -> list[str]:
    width, first, last = (round(share * _BAR / largest) for share in (found.value, found.lowest, found.highest))
    middle = y + _LINE // 2
    colour = _COLOURS[found.database]
    value = short(found.value) + ("" if found.ratio_to_echo is None else f"  (÷ echo {found.ratio_to_echo:.2f})")
    return [
        f'<rect x="{_LEFT}" y="{y + 4}" width="{width}" height="{_LINE - 8}" fill="{colour}"/>',
        f'<path d="M{_LEFT + first} {middle} H{_LEFT + last}" stroke="#111827" stroke-width="1.5"/>',
        _text(_LEFT + _BAR + 12, y + 15, value),
    ]


def _size(height: int) -> str:
    return f'width="{_WIDTH}" height="{height}"'


def _text(x: int, y: int, words: str, *, weight: str = "normal") -> str:
    return f'<text x="{x}" y="{y}" font-weight="{weight}" fill="#1f2937">{escape(words)}</text>'
