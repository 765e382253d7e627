"""The Qt style sheet, made from the tokens of a theme."""

from functools import cache
from string import Template

from ttms_desktop.resource_files import resource
from ttms_desktop.style.dialog_sheet import DIALOGS
from ttms_desktop.style.office_sheet import OFFICE
from ttms_desktop.style.tokens import Colors, Radius, Size

_ICONS = ("critical", "warning", "information", "chevron")
_SCREENS = """
QWidget { color: $text; font-size: ${row}px; }
QMainWindow, QDialog, QWidget[role="page"] { background: $background; }
QLabel { background: transparent; }
QLabel[role="muted"] { color: $muted; font-size: ${second}px; }
QLabel[role="small"] { color: $muted; font-size: ${small}px; }
QLabel[role="row"] { font-size: ${row}px; }
QLabel[role="strong"] { font-size: ${row}px; font-weight: 600; }
QLabel[role="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[role="heading"] { font-size: ${time}px; font-weight: 600; }
QLabel[role="section"] { color: $muted; font-size: ${second}px; font-weight: 600; }
QLabel[role="figure"] { font-size: ${figure}px; font-weight: 600; }
QLabel[role="amount"] { font-size: ${amount}px; font-weight: 600; }
QLabel[role="verdict"] { font-size: ${verdict}px; font-weight: 600; }
QLabel[role="large"] { font-size: ${time}px; }
QLabel[role="danger"] { color: $danger; font-size: ${second}px; }
QLabel[role="warning"] { color: $warning; font-size: ${second}px; }
QLabel[role="accent"] { color: $accent; font-size: ${second}px; font-weight: 600; }
QLabel:disabled { color: $sold_text; }

QLabel[role="key"] {
    color: $muted; font-size: ${hint}px; padding: 1px 6px;
    border: 1px solid $line; border-radius: ${round_small}px;
}
QLabel[role="pill"] {
    color: $accent; background: $accent_soft; font-size: ${second}px; font-weight: 600;
    padding: 2px 14px; border-radius: 13px;
}
QLabel[role="pill"][tone="warning"] { color: $warning; background: $warning_soft; }

QFrame[role="card"] { background: $panel; border: 1px solid $line; border-radius: ${round_card}px; }
QFrame[role="bar"] { background: $panel; border: none; border-bottom: 1px solid $line; }
QFrame[role="rule"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="message"] { border: none; border-radius: ${round_control}px; background: transparent; }
QFrame[role="message"][tone="danger"] { background: $danger_soft; }
QFrame[role="message"][tone="accent"] { background: $accent_soft; }
QFrame[role="message"][tone="danger"] QLabel { color: $danger; font-size: ${second}px; font-weight: 600; }
QFrame[role="message"][low="true"] QLabel { font-size: ${small}px; }
QFrame[role="message"][tone="accent"] QLabel { color: $accent; font-size: ${second}px; font-weight: 600; }
QFrame[role="message"] QLabel[role="small"] { font-size: ${small}px; }
QFrame[role="hint"] { border: none; border-radius: ${round_control}px; background: $warning_soft; }
QFrame[role="hint"][tone="accent"] { background: $accent_soft; }
QFrame[role="hint"] QLabel { color: $warning; font-size: ${second}px; font-weight: 600; }
QFrame[role="hint"][tone="accent"] QLabel { color: $accent; }
QFrame[role="line"] { background: transparent; border: none; border-bottom: 1px solid $line; }
QFrame[role="line"][chosen="true"] { background: $background; }
QFrame[role="strip"] { background: transparent; border: none; border-top: 1px solid $line; }

QLineEdit {
    background: $panel; color: $text; border: 1px solid $field; border-radius: ${round_control}px;
    padding: 7px 11px; selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $muted;
}
QLineEdit:focus { border: 2px solid $accent; padding: 6px 10px; }
QLineEdit:disabled { color: $sold_text; border-color: $line; }
QLineEdit[tone="danger"] { border: 2px solid $danger; padding: 6px 10px; }
QLineEdit[role="money"] { font-size: ${figure}px; font-weight: 600; padding: 6px 12px; }
QLineEdit[role="money"]:focus, QLineEdit[role="money"][tone="danger"] { padding: 5px 11px; }

QScrollArea, QAbstractScrollArea { background: transparent; border: none; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 2px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 2px; }
QScrollBar::handle { background: $scroll; border-radius: 3px; min-height: 32px; min-width: 32px; }
QScrollBar::handle:disabled { background: transparent; }
QScrollBar::handle:hover { background: $sold_text; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; }

QToolTip {
    background: $text; color: $panel; border: none; padding: 6px 10px; font-size: ${second}px;
}
QMenu {
    background: $panel; border: 1px solid $line; padding: 6px; border-radius: 0;
}
QMenu[role="menu"] { border-radius: ${round_control}px; }
QMenu::item { padding: 7px 28px 7px 24px; border-radius: ${round_small}px; color: $text; }
QMenu::item:selected { background: $accent_soft; color: $text; }
QMenu::item:disabled { color: $muted; }
QMenu[low="true"]::item { padding-top: 3px; padding-bottom: 3px; }
QMenu::separator { height: 1px; background: $line; margin: 6px 4px; }
QMenu::indicator { width: 8px; height: 8px; left: 10px; border-radius: 4px; background: transparent; }
QMenu::indicator:checked { background: $accent; }
QMenu::section { color: $muted; font-size: ${small}px; padding: 4px 12px; }
"""


@cache
def style_sheet(worn: Colors) -> str:
    """The style sheet of a theme."""
    icons = {name: resource(f"icons/{name}.svg").as_posix() for name in _ICONS}
    return Template(_SCREENS + DIALOGS + OFFICE).substitute(
        {name: getattr(worn, name) for name in worn.__slots__},
        **{f"{name}_icon": path for name, path in icons.items()},
        field=worn.sold_text,
        hint=int(Size.HINT),
        small=int(Size.SMALL),
        second=int(Size.SECOND),
        row=int(Size.ROW),
        title=int(Size.TITLE),
        time=int(Size.TIME),
        figure=int(Size.FIGURE),
        amount=int(Size.AMOUNT),
        verdict=int(Size.VERDICT),
        round_small=int(Radius.SMALL),
        round_control=int(Radius.CONTROL),
        round_card=int(Radius.CARD),
    )


def enlarged_labels(factor: float) -> str:
    """A style sheet for a window whose texts grow with it; 1.0 leaves them as they are."""
    sizes = {
        "verdict": Size.VERDICT,
        "amount": Size.AMOUNT,
        "heading": Size.TIME,
        "large": Size.TIME,
    }
    return "\n".join(
        f'QLabel[role="{role}"] {{ font-size: {round(size * factor)}px; }}' for role, size in sizes.items()
    )
