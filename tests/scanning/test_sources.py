import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import cv2
import pytest

from desk.scanning.camera import CameraState
from desk.scanning.sources import _camera, open_source, opener
from tests.scanning.codes import letter_text, qr
from tests.scanning.films import WALL, Watcher, film, frame_with


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    """A server on this computer that offers the test's folder."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    "nothing",
    [9999, "9999", "/dev/video9999", "http://127.0.0.1:9/nothing", "rtsp://127.0.0.1:9/nothing", "not there.avi", ""],
)
def test_what_is_not_there_is_none_and_prints_nothing(nothing: int | str, capfd: pytest.CaptureFixture[str]) -> None:
    assert open_source(nothing) is None
    assert capfd.readouterr().err == ""


def test_what_is_no_film_is_none_and_prints_nothing(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for content in (b"", b"RIFF" + b"\0" * 500, b"\0\0\0\x18ftypmp42" + b"\0" * 500):
        (tmp_path / "film.mp4").write_bytes(content)
        assert open_source(tmp_path / "film.mp4") is None
    assert capfd.readouterr().err == ""


@pytest.mark.parametrize("told, played", [(30.0, 30.0), (10.0, 10.0), (1000.0, 25.0)])
def test_a_film_is_played_at_its_pace_where_that_can_be_believed(tmp_path: Path, told: float, played: float) -> None:
    source = open_source(film(tmp_path / "film.avi", [WALL] * 5, frames_a_second=told))
    assert source is not None
    assert source.ends
    assert source.seconds_a_frame == pytest.approx(1 / played)
    source.frames.release()


def test_a_stream_is_read_and_lost_at_its_end(tmp_path: Path, address: str) -> None:
    film(tmp_path / "stream.avi", [frame_with(qr(letter_text(), module=6))] * 12)
    with Watcher(opener(f"{address}/stream.avi")) as watcher:
        watcher.wait(lambda one: CameraState.LOST in one.states)
    assert watcher.texts[:1] == [letter_text()]
    assert watcher.states[:3] == [CameraState.OPENING, CameraState.SHOWING, CameraState.LOST]


def test_a_camera_sets_the_pace_itself_and_does_not_end(tmp_path: Path) -> None:
    capture = cv2.VideoCapture(str(film(tmp_path / "film.avi", [WALL] * 5)))
    source = _camera(capture)
    assert source is not None
    assert (source.seconds_a_frame, source.ends) == (0.0, False)
    source.frames.release()
