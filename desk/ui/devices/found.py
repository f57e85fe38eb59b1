"""Which devices this computer has, looked at without opening any of them."""

import sys
from dataclasses import dataclass
from pathlib import Path

from desk.ui.devices.printer import printers


@dataclass(frozen=True, slots=True)
class Found:
    """What is there. A handheld scanner looks like a keyboard, so nobody can know of one before it has read."""

    camera: bool
    printer: bool


def found_devices() -> Found:
    """Look for cameras and printers; on Linux a camera is a file, which is quicker to see than to ask for."""
    if sys.platform == "linux":
        camera = any(Path("/dev").glob("video*"))
    else:
        # Qt's multimedia takes its time to load, and says on Linux which of its parts are missing.
        from PySide6.QtMultimedia import QMediaDevices  # noqa: PLC0415

        camera = bool(QMediaDevices.videoInputs())
    return Found(camera=camera, printer=bool(printers()))
