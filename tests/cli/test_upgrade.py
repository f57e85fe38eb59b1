"""An older database on a server is refused until somebody brings it up to date; a file comes up when it is opened."""

import pytest

from desk.store import engine
from desk.store.schema import PRESENT, Schema
from tests.cli.program import desk
from tests.fixtures.postgres import PostgresServer

FIRST = Schema(1, PRESENT.scripts)


def test_a_server_is_brought_up_to_date_once(postgres_server: PostgresServer, monkeypatch: pytest.MonkeyPatch) -> None:
    url = postgres_server.url(postgres_server.new())
    engine.create(url, FIRST)
    monkeypatch.setenv("DESK_DATABASE", url)
    refused = desk("board")
    assert (refused.status, refused.out) == (2, "")
    assert "desk upgrade" in refused.err

    done = desk("upgrade")
    assert (done.status, done.err) == (0, "")
    assert f"Stand {PRESENT.number}" in done.out
    assert desk("upgrade", "--json").row == {"schema": PRESENT.number}
    assert "ist leer" in desk("board").err  # and no longer too old
