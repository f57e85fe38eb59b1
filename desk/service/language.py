"""The language of what comes from the database: rules, ways, services. Names and addresses have one only."""

from desk.service.desk import Desk


def speak(desk: Desk, language: str) -> None:
    """Let a desk speak another of its languages from now on."""
    desk.language = language
    with desk.database.reading() as connection:
        desk.read_again(connection)
