"""How the tables came to be as they are, step by step: frozen history.

May import: sqlalchemy, alembic; nothing of the program.
Never goes in: anything that a later change of the program could change; a step that has shipped is never edited.
"""
