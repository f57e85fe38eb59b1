"""How everything looks: tokens (colours, sizes), the look that is worn now, and the one style sheet made from it.

May import: PySide6.
Never goes in: widgets, words.
"""
