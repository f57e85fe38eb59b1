"""The parts that every screen is built from, one file a part: they draw frozen values and emit wishes.

May import: PySide6, `desk.ui.style`, the closed lists of the domain.
Never goes in: a service, a decision, a sentence of the office (words come in ready-made).
"""
