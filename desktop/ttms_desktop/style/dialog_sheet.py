"""The part of the style sheet for what Qt itself opens: message boxes, choosing a file or a printer."""

DIALOGS = """
QPushButton {
    background: $panel; color: $text; border: 1px solid $field; border-radius: ${round_control}px;
    padding: 7px 16px; font-size: ${row}px;
}
QPushButton:hover { background: $background; }
QPushButton:focus { border: 2px solid $accent; padding: 6px 15px; }
QPushButton:disabled { color: $sold_text; border-color: $line; }
QPushButton:default { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }

QMessageBox {
    messagebox-critical-icon: url("$critical_icon");
    messagebox-warning-icon: url("$warning_icon");
    messagebox-information-icon: url("$information_icon");
}
QMessageBox QLabel { font-size: ${row}px; min-height: 22px; }
QDialogButtonBox { min-height: 44px; }

QToolButton { background: transparent; border: 1px solid transparent; border-radius: ${round_small}px; padding: 5px; }
QToolButton:hover, QToolButton:checked { background: $line; }
QComboBox {
    background: $panel; border: 1px solid $field; border-radius: ${round_control}px; padding: 6px 11px;
}
QComboBox:focus, QSpinBox:focus { border: 2px solid $accent; padding: 5px 10px; }
QComboBox::drop-down { border: none; width: 26px; }
QComboBox::down-arrow { image: url("$chevron_icon"); width: 12px; height: 12px; }
QComboBox QAbstractItemView { background: $panel; border: 1px solid $line; }
QSpinBox { background: $panel; border: 1px solid $field; border-radius: ${round_control}px; padding: 6px 11px; }
QListView, QTreeView, QTableView {
    background: $panel; border: 1px solid $line; border-radius: ${round_control}px; padding: 4px;
    alternate-background-color: $background; outline: none;
}
QListView::item, QTreeView::item { min-height: 28px; border-radius: ${round_small}px; }
QListView::item:selected, QTreeView::item:selected { background: $accent_soft; color: $text; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section {
    background: $panel; color: $muted; font-size: ${small}px; border: none; border-bottom: 1px solid $line;
    padding: 6px 8px;
}
QCheckBox, QRadioButton { spacing: 8px; min-height: 24px; }
QGroupBox { border: 1px solid $line; border-radius: ${round_control}px; margin-top: 18px; padding: 10px; }
QGroupBox::title { subcontrol-origin: margin; left: 4px; color: $muted; }
QTabBar::tab { padding: 7px 16px; border: none; color: $muted; }
QTabBar::tab:selected { color: $accent; border-bottom: 2px solid $accent; }
QTabWidget::pane { border: 1px solid $line; border-radius: ${round_control}px; }
QSplitter::handle { background: transparent; }
"""
