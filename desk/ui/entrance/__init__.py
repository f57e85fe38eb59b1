"""The guard's screen: what the camera sees, the verdict, the questions, the actions, the seats behind the door.

May import: PySide6, `desk.ui.parts`, `desk.ui.style`; `state.py` does without PySide6, so that words can fill it.
Never goes in: a service, a decision, a sentence of the office (they come in ready-made with the state).
"""
