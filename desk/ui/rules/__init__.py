"""The rules place: the rules on a time line, what holds today, what is new at the next change, one rule explained.

May import: PySide6, `desk.ui.parts`, `desk.ui.style`, the closed lists of the domain.
Never goes in: a service, a decision about rules, a sentence (words come in ready-made with the state).
"""
