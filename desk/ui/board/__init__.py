"""The board: the house seen from the front, a tile a room; who is inside since when, who waits, how the day goes.

May import: PySide6, `desk.ui.parts`, `desk.ui.style`, the closed lists of the domain.
Never goes in: a service, a name, a sentence (words come in ready-made with the state).
"""
