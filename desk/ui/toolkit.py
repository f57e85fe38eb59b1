"""Qt's own words, in the dialog for a file and the menu of a text field: in the language of the desk, as all others."""

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

_NAME = "words-of-qt"


def speak_too(language: str) -> None:
    """Let Qt speak this language (`de`, `en`) from now on; where it brings no words for it, English."""
    application = QCoreApplication.instance()
    assert application is not None  # noqa: S101 - only windows ask for this
    words = application.findChild(QTranslator, _NAME)
    if words is None:
        words = QTranslator(application)
        words.setObjectName(_NAME)
    application.removeTranslator(words)
    if words.load(QLocale(language), "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(words)
