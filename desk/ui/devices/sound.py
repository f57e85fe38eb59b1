"""The five sounds of a verdict and the neutral one; where there is no sound, silence, never an error."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QtMsgType, QUrl, qInstallMessageHandler

from desk.domain.decisions import Verdict
from desk.resources import resource

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QSoundEffect

_NEUTRAL = "neutral"
_LOUDNESS = 0.6


class Sounds(QObject):
    """Plays a verdict's sound; `neutral` plays the same one for all, so that bystanders do not hear who is refused."""

    def __init__(self, parent: QObject | None = None, *, neutral: bool = False) -> None:
        super().__init__(parent)
        self.neutral = neutral
        self._effects: dict[str, QSoundEffect] = {}

    def play(self, verdict: Verdict) -> None:
        """Play the sound of a verdict, if the computer has anything to play it with."""
        # Loaded with the first verdict: it brings Qt's network along, and the door should open without it.
        from PySide6.QtMultimedia import QMediaDevices, QSoundEffect  # noqa: PLC0415 - see above

        name = _NEUTRAL if self.neutral else verdict.value
        file = resource("sounds", f"{name}.wav")
        # Asked each time: a headset may come and go.
        with _without_complaints():
            silent = QMediaDevices.defaultAudioOutput().isNull()
        if silent or not file.is_file():
            return
        if name not in self._effects:
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(file)))
            effect.setVolume(_LOUDNESS)
            self._effects[name] = effect
        self._effects[name].play()


@contextmanager
def _without_complaints() -> Iterator[None]:
    """Drop what Qt says about libraries for films and sound servers that this computer does without.

    WORKAROUND: the multimedia plugin warns about each of them when it is first asked, and the warning about a missing
    sound server belongs to no category that a filter rule could name.
    """

    def drop(_kind: QtMsgType, _context: object, _words: str | None) -> None:
        """Say nothing."""

    before = qInstallMessageHandler(drop)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
