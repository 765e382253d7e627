"""One thing has one name: the table in CONTRIBUTING.md, and the words that stand for it nowhere."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TS = ROOT / "resources" / "i18n" / "ttms_zh_CN.ts"

# The word that is not used, and the one that is.
NOT_IN_ENGLISH = {
    r"sign-in name|login": "user name",
    r"supervisor": "manager",
    r"switch(ed)? (on|off)\b(?! and on)": "enable, disable",
    r"(keep|keeps|kept|keeping) (\w+ )?(seats?|by the house|under a name|for somebody)": "reserve, or hold",
    r"reserved for you|being reserved": "held",
    r"\bfree tickets?\b|give (the tickets )?away|given away|giveaway": "complimentary ticket, comp",
    r"\bfree seats?\b|seats? (is|are) free|places? free|\bfree again\b": "available, left",
    r"\bbroken\b(?!”)": "out of order",
    r"\bprint \w* ?\w* ?again\b": "reprint",
    r"\btills?\b|\bpoint of sale\b": "counter",
    r"\bprogramme\b(?!-)": "schedule",
    r"\btelephone\b": "phone",
    r"wheelchair places?": "wheelchair space",
    r"\b(from|by|sends no) (the )?mail\b": "e-mail",
    r"[\w}”] …$": "the dots without a space before them",
}
NOT_IN_CHINESE = {
    "扫描枪": "扫码枪",
    "重打": "补打",
    "影厅图": "座位图",
    "本窗口": "本柜台",
    "登录名": "用户名",
    "刷卡机": "刷卡终端",
    "凭证号": "参考号",
    "小票上的": "签购单上的",
    "日结单": "Z 报表",
    "这台电脑": "本机",
    "接手": "接收",
    "批准": "授权",
    "收现找零": "现金找零",
    "快捷售票行": "快捷售票",
    "点款": "清点",
    "券码": "代金券编码",
    "轮椅席": "轮椅位",
    "他台占座": "他台锁座",
    "主管": "经理",
    "影院保留": "影院自留",
    "令其退出": "强制退出",
    "另一名称": "英文名称",
    "长者": "老年",
}


def pages(language: str) -> Iterator[tuple[str, str]]:
    for page in sorted((ROOT / "resources" / "help" / language).glob("*.md")):
        for line in page.read_text(encoding="utf-8").splitlines():
            yield page.name, line


def english() -> Iterator[tuple[str, str]]:
    """Where it stands, and every text of the desktop, line of the help and of the README's tables of keys."""
    for context in ET.parse(TS).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message.findtext("source", "")
    yield from pages("en")
    for line in (ROOT / "README.md").read_text(encoding="utf-8").splitlines():
        if line.startswith("|"):
            yield "README.md", line


def chinese() -> Iterator[tuple[str, str]]:
    for context in ET.parse(TS).getroot().iter("context"):
        for message in context.iter("message"):
            yield context.findtext("name", ""), message.findtext("translation", "")
    yield from pages("zh_CN")


@pytest.mark.parametrize("unused", NOT_IN_ENGLISH)
def test_another_english_word_for_a_thing_stands_nowhere(unused: str) -> None:
    found = [f"{where}: {text}" for where, text in english() if re.search(unused, text, re.IGNORECASE)]

    assert found == [], f"say: {NOT_IN_ENGLISH[unused]}"


@pytest.mark.parametrize("unused", NOT_IN_CHINESE)
def test_another_chinese_word_for_a_thing_stands_nowhere(unused: str) -> None:
    assert [f"{where}: {text}" for where, text in chinese() if unused in text] == [], f"say: {NOT_IN_CHINESE[unused]}"


def test_chinese_has_the_signs_of_chinese() -> None:
    """Full-width ones after a Chinese letter; names of files for Qt's dialogs stay as they are."""
    half = re.compile(r"[\u4e00-\u9fff] ?[,;:!?(]|[,;:!?)](?=[\u4e00-\u9fff])|\"|[\u4e00-\u9fff] …")

    assert [text for _, text in chinese() if half.search(text) and "(*." not in text and not text.startswith("|")] == []


def test_english_has_the_quotes_and_apostrophes_of_print() -> None:
    typed = re.compile(r"\w'|'\w|\"")
    of_screens = [(where, text) for where, text in english() if where != "README.md"]

    assert [f"{where}: {text}" for where, text in of_screens if typed.search(text) and "(*." not in text] == []


def test_the_words_are_told_to_whoever_writes_new_ones() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = [line for line in told.splitlines() if line.startswith("| ") and line.count("|") == 4]

    assert len(table) > 15
    assert [word for word in ("reserve", "held", "comp", "锁座", "预留", "赠票") if word not in "\n".join(table)] == []
