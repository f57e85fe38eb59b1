from pathlib import Path

import pytest

from desk import config


def test_the_data_folder_is_the_one_that_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DESK_HOME", "/somewhere/else")

    assert config.data_folder() == Path("/somewhere/else")


def test_the_data_folder_is_the_users_own_where_none_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DESK_HOME")

    assert config.data_folder().name == "einlass"
    assert config.data_folder().is_absolute()


def test_the_database_is_a_file_in_the_data_folder(tmp_path: Path) -> None:
    assert config.database_url() == f"sqlite:///{tmp_path / 'home' / 'einlass.sqlite'}"


def test_an_option_goes_before_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DESK_DATABASE", "postgresql://hall/einlass")

    assert config.database_url() == "postgresql://hall/einlass"
    assert config.database_url(str(tmp_path / "other.sqlite")) == f"sqlite:///{tmp_path / 'other.sqlite'}"


def test_a_path_from_here_is_made_whole(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)

    assert config.database_url("day.sqlite") == f"sqlite:///{tmp_path / 'day.sqlite'}"


def test_the_passphrase_is_none_unless_it_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    assert config.key_passphrase() is None
    monkeypatch.setenv("DESK_KEY_PASSPHRASE", "drei Enten am Rhein")
    assert config.key_passphrase() == "drei Enten am Rhein"


def test_the_key_store_is_used_unless_it_is_forbidden(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not config.use_keyring()
    monkeypatch.delenv("DESK_KEYRING")
    assert config.use_keyring()


def test_german_is_spoken_unless_another_language_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    assert config.language() == "de"
    monkeypatch.setenv("DESK_LANGUAGE", "en")
    assert config.language() == "en"


def test_nobodys_home_is_a_folder_of_that_name(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DESK_HOME", "~niemand")

    assert config.data_folder() == tmp_path / "~niemand"


@pytest.mark.parametrize("named", ["en", "EN", "en_GB.UTF-8", " en-US "])
def test_of_a_language_the_region_and_the_case_say_nothing(monkeypatch: pytest.MonkeyPatch, named: str) -> None:
    monkeypatch.setenv("DESK_LANGUAGE", named)

    assert config.language() == "en"
