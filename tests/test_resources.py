from desk.resources import resource


def test_a_resource_is_found_in_a_checkout() -> None:
    assert resource("locale", "de", "LC_MESSAGES", "desk.po").is_file()
