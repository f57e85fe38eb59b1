"""Home visits of the sample day: trips of the weeks before with what became of them, and those of the day."""

from desk.service.desk import Desk


def add_sample_trips(desk: Desk) -> None:
    """Add invented trips where home visits are offered on the present day; nothing elsewhere."""
