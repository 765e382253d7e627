"""The colours of both themes, and the few sizes and distances that all screens share."""

from dataclasses import dataclass
from enum import IntEnum

_STEP = 4
FIELD_HEIGHT = 40


@dataclass(frozen=True, slots=True)
class Colors:
    """A theme; every text on every surface, soft ones too, has a contrast of 4.5 : 1 or more."""

    background: str
    panel: str
    line: str
    text: str
    muted: str
    rail: str
    rail_text: str
    rail_raised: str
    on_rail: str
    accent: str
    accent_hover: str
    accent_soft: str
    on_accent: str
    warning: str
    warning_soft: str
    danger: str
    danger_soft: str
    sold: str
    sold_text: str
    scroll: str
    online: str


LIGHT = Colors(
    background="#F4F5F7",
    panel="#FFFFFF",
    line="#DFE3E8",
    text="#1B2430",
    muted="#5F6978",
    rail="#16202E",
    rail_text="#9FB0C6",
    rail_raised="#2A3A50",
    on_rail="#FFFFFF",
    accent="#0F766E",
    accent_hover="#0B655E",
    accent_soft="#D7F0EC",
    on_accent="#FFFFFF",
    warning="#A34A06",
    warning_soft="#FEF1DC",
    danger="#B42318",
    danger_soft="#FCE9E7",
    sold="#C9CFD8",
    sold_text="#8C96A5",
    scroll="#C9CFD8",
    online="#22C55E",
)

DARK = Colors(
    background="#10151C",
    panel="#18202A",
    line="#2A3543",
    text="#E8EDF3",
    muted="#93A1B3",
    rail="#0B1017",
    rail_text="#7F90A6",
    rail_raised="#223044",
    on_rail="#FFFFFF",
    accent="#2DD4BF",
    accent_hover="#54E0CE",
    accent_soft="#123B38",
    on_accent="#06231F",
    warning="#F5B453",
    warning_soft="#3A2C12",
    danger="#FA7B71",
    danger_soft="#3A1B1A",
    sold="#2C3644",
    sold_text="#5E6C7E",
    scroll="#4A586B",
    online="#22C55E",
)


class Size(IntEnum):
    """Heights of type in pixels."""

    HINT = 11
    SMALL = 12
    SECOND = 13
    ROW = 14
    TITLE = 15
    PRIMARY = 17
    TIME = 20
    FIGURE = 24
    AMOUNT = 34
    VERDICT = 56


class Radius(IntEnum):
    """Round corners in pixels."""

    SMALL = 4
    CONTROL = 8
    CARD = 12


def space(steps: int) -> int:
    """A distance in pixels: cards are 3 steps apart and 4 steps wide inside."""
    return steps * _STEP
