"""The devices as the windows meet them: the handheld's keystrokes, the camera's frames, sound, printers.

May import: PySide6, `desk.scanning`, the closed lists of the domain.
Never goes in: what a code means, a widget.
"""
