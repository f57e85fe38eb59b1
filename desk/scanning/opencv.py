"""OpenCV with a limit on pixels and a shut mouth; every module here takes `cv2` from this one.

Both settings are read while OpenCV is loaded, so they stand before its import: a picture of a few kilobytes may
claim to be 40,000 pixels wide, and libraries below OpenCV print to standard error, where the command line promises
one line that a person can act on.
"""

import os

MOST_PIXELS = 100_000_000
"""More than an A3 page at 600 dots per inch; what claims more is refused before memory is asked for."""

os.environ.setdefault("OPENCV_IO_MAX_IMAGE_PIXELS", str(MOST_PIXELS))
os.environ.setdefault("OPENCV_FFMPEG_LOGLEVEL", "-8")

import cv2  # noqa: E402 - the settings above must come first

cv2.utils.logging.setLogLevel(cv2.utils.logging.LOG_LEVEL_SILENT)

__all__ = ["MOST_PIXELS", "cv2"]
