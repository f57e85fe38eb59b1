"""The one style sheet, made from the tokens. Parts that draw themselves do not need it.

Frames take their ground from the property `ground` (`surface`, `ground`, `panel`, `sunk`, `overdue`, `line`); plain Qt
controls in dialogs and lists get the look of the parts here.
"""

from collections.abc import Callable

from desk.ui.style.tokens import Palette

_SHEET = """
QWidget[ground="surface"] {{ background: {surface}; }}
QWidget[ground="ground"] {{ background: {ground}; }}
QFrame[ground="panel"] {{ background: {ground}; border: {outline}px solid {line}; border-radius: 8px; }}
QFrame[ground="card"] {{ background: {ground}; border: {outline}px solid {line}; border-radius: 8px; }}
QFrame[ground="sunk"] {{ background: {sunk}; border-radius: 8px; border: {outline}px solid {line}; }}
QFrame[ground="overdue"] {{ background: {overdue}; border: 2px solid {overdue_edge}; border-radius: 8px; }}
QFrame[ground="line"] {{ background: {line}; border: none; }}
QScrollArea, QScrollArea > QWidget > QWidget[ground="none"] {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {edge}; border-radius: 4px; min-height: 44px; min-width: 44px; margin: 2px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QLineEdit, QComboBox, QSpinBox, QDateEdit, QTimeEdit, QDateTimeEdit, QPlainTextEdit, QTextEdit {{
  background: {surface}; color: {text}; border: 1px solid {edge}; border-radius: 8px; padding: 0 12px;
  min-height: {target}px; font-size: {px16}px; selection-background-color: {accent}; selection-color: {on_accent}; }}
QLineEdit:disabled, QComboBox:disabled, QSpinBox:disabled {{ background: {sunk}; color: {quiet}; }}
QWidget[wrong="true"] {{ border: 2px solid {failed}; }}
QLineEdit, QPlainTextEdit {{ placeholder-text-color: {quiet}; }}
QLineEdit#field {{ background: transparent; border: none; padding: 0; min-height: 0; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; background: transparent; width: 28px; }}
QDateEdit {{ padding-right: 0; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: none; }}
QAbstractSpinBox QLineEdit {{ background: transparent; border: none; border-radius: 0; padding: 0; min-height: 0; }}
QComboBox QAbstractItemView, QMenu {{ background: {surface}; color: {text}; border: 1px solid {edge};
  selection-background-color: {selection}; selection-color: {text}; outline: 0; }}
QMenu::item {{ padding: 12px 24px; }}
QMenu::item:selected {{ background: {selection}; color: {text}; }}
QPushButton {{ background: {surface}; color: {text}; border: 1px solid {edge}; border-radius: 8px; padding: 0 16px;
  min-height: {target}px; font-size: {px16}px; font-weight: 500; }}
QPushButton:hover {{ background: {ground}; }}
QPushButton:pressed, QPushButton:checked {{ background: {selection}; }}
QPushButton:disabled {{ background: {sunk}; color: {quiet}; border-color: {line}; }}
QPushButton:default {{ background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600; }}
QTableView, QListView, QTreeView {{ background: {surface}; color: {text}; border: none; outline: 0;
  gridline-color: {line}; selection-background-color: {selection}; selection-color: {text};
  font-size: {px16}px; alternate-background-color: {ground}; }}
QTableView::item, QListView::item {{ padding: 8px 12px; border-bottom: 1px solid {line}; }}
QTableView::item:selected, QListView::item:selected {{ background: {selection}; color: {text}; }}
QTableView::item:selected {{ border: {outline}px solid {accent}; }}
QHeaderView::section {{ background: {surface}; color: {quiet}; border: none; border-bottom: 1px solid {line};
  padding: 8px 12px; font-size: {px13}px; font-weight: 600; }}
QProgressBar {{ background: {sunk}; border: {outline}px solid {line}; border-radius: 4px; min-height: 8px;
  max-height: 8px; color: transparent; }}
QProgressBar::chunk {{ background: {accent}; border-radius: 4px; }}
QToolTip {{ background: {surface}; color: {text}; border: 1px solid {edge}; padding: 8px; font-size: {px13}px; }}
QCheckBox, QRadioButton {{ font-size: {px16}px; spacing: 12px; min-height: {target}px; }}
"""


def style_sheet(palette: Palette, px: Callable[[int], int]) -> str:
    """Return the style sheet for a palette; `px` scales a text size to pixels."""
    colours = {name: getattr(palette, name) for name in palette.__slots__ if isinstance(getattr(palette, name), str)}
    return _SHEET.format(
        **colours,
        outline=int(palette.outlined),
        target=max(px(24) + 18, 42),
        px13=px(13),
        px16=px(16),
    )
