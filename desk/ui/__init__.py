"""What is seen: windows, their parts and the words on them.

May import: PySide6, the services and the domain; `desk.ui.words` does without PySide6, the command line speaks with it.
Never goes in: SQL, a decision, a rule of the house.
"""
