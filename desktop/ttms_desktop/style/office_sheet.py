"""The part of the style sheet for the office screens: fields of forms, tables, calendars."""

OFFICE = """
QLabel[role="field"] { font-size: ${second}px; font-weight: 600; }
QLabel[role="refusal"] { color: $danger; font-size: ${small}px; font-weight: 600; }

QPlainTextEdit {
    background: $panel; color: $text; border: 1px solid $field; border-radius: ${round_control}px;
    padding: 5px 7px; selection-background-color: $accent; selection-color: $on_accent;
    placeholder-text-color: $muted;
}
QPlainTextEdit:focus { border: 2px solid $accent; padding: 4px 6px; }
QPlainTextEdit[tone="danger"] { border: 2px solid $danger; padding: 4px 6px; }
QPlainTextEdit:disabled { color: $sold_text; border-color: $line; }

QComboBox { combobox-popup: 0; }
QComboBox:disabled { color: $sold_text; border-color: $line; }
QComboBox[tone="danger"] { border: 2px solid $danger; padding: 5px 10px; }
QComboBox QAbstractItemView { padding: 4px; border-radius: 0; }
QComboBox QAbstractItemView[role="popup"] { border-radius: ${round_control}px; }
QComboBox QAbstractItemView::item { min-height: 32px; padding: 0 8px; border-radius: ${round_small}px; }
QComboBox QAbstractItemView::item:selected { background: $accent_soft; color: $text; }

RecordGrid { background: transparent; border: none; padding: 0; selection-background-color: transparent; }
RecordHeader { background: $panel; border: none; }

QFrame[role="fingerprint"] { background: $panel; border: 1px solid $line; border-radius: ${round_control}px; }
QCalendarWidget QWidget { background: $panel; }
QCalendarWidget QTableView { background: $panel; border: none; padding: 0; selection-background-color: $panel; }
QCalendarWidget QHeaderView { qproperty-minimumSectionSize: 20; }
QCalendarWidget QHeaderView::section { border: none; padding: 0; }
"""
