"""Einlass: the front desk of a public office, from the appointment letter to the room.

What it is for: one program, five places (entrance, board, letters, rules, home visits) and a command line beside them.
May import: see the contracts in `pyproject.toml`.
Never goes in here: code; every subject has a folder of its own.
"""

__version__ = "0.2.0"
