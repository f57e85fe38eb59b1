"""Every sentence of the windows and commands, as pure functions of frozen values; the language comes in as `_`.

May import: the domain, `i18n`, babel, the closed list of foreign codes; never PySide6, the command line speaks with it.
Never goes in: a decision, a widget, markup, the name of a visitor.
"""
