"""Runs the steps on the connection that `desk.store.schema` hands over, inside its transaction."""

from alembic import context

context.configure(
    connection=context.config.attributes["connection"],
    # SQLite cannot alter a table in place: alembic then makes it anew and moves the rows.
    render_as_batch=True,
)
context.run_migrations()
