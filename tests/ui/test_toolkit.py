"""Qt's own words follow the language of the desk."""

from PySide6.QtWidgets import QApplication

from desk.ui.toolkit import speak_too


def cancel() -> str:
    return QApplication.translate("QPlatformTheme", "Cancel")


def test_qt_speaks_the_language_of_the_desk_and_changes_it(qapp: QApplication) -> None:
    said = []
    for language in ("de", "en", "de"):
        speak_too(language)
        said.append(cancel())

    assert said == ["Abbrechen", "Cancel", "Abbrechen"]


def test_where_qt_has_no_words_it_speaks_english(qapp: QApplication) -> None:
    speak_too("cy")

    assert cancel() == "Cancel"
