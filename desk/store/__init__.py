"""The store: what is remembered, in SQLite or PostgreSQL; the only place that writes SQL.

May import: letters, scanning, config, clock, ids, resources, i18n, domain; and sqlalchemy, alembic, psycopg.
Never goes in: decisions, sentences for people, Qt; and its rows never leave it, only the domain's plain values do.
"""
