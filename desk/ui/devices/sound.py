"""The five sounds of a verdict and the neutral one; where there is no sound, silence, never an error."""

from PySide6.QtCore import QObject, QUrl
from PySide6.QtMultimedia import QMediaDevices, QSoundEffect

from desk.domain.decisions import Verdict
from desk.resources import resource

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
        name = _NEUTRAL if self.neutral else verdict.value
        file = resource("sounds", f"{name}.wav")
        # Asked each time: a headset may come and go. Without a device QSoundEffect would complain in the log.
        if QMediaDevices.defaultAudioOutput().isNull() or not file.is_file():
            return
        if name not in self._effects:
            effect = QSoundEffect(self)
            effect.setSource(QUrl.fromLocalFile(str(file)))
            effect.setVolume(_LOUDNESS)
            self._effects[name] = effect
        self._effects[name].play()
