from collections.abc import Callable, Iterator
from itertools import pairwise

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from desk.domain.decisions import Verdict
from desk.domain.places import RoomState
from desk.resources import resource
from desk.ui.parts.icons import icon_pixmap
from desk.ui.parts.shapes import draw_shape
from desk.ui.parts.tile import draw_room_mark
from desk.ui.style.look import Look, current, factor_for, follow, palette_for, wear
from desk.ui.style.tokens import DARK, HIGH_CONTRAST, LIGHT, PALETTES, Palette

TEXT, SHAPE = 4.5, 3.0


@pytest.fixture(autouse=True)
def _plain_look(qapp: QApplication) -> Iterator[None]:
    yield
    wear(qapp, Look())


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.1 defines it."""
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_itself_gives_the_known_extremes() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda one: one.name)
@pytest.mark.parametrize(
    "ink,ground",
    [
        ("text", "surface"),
        ("text", "ground"),
        ("text", "sunk"),
        ("text", "selection"),
        ("text", "full"),
        ("text", "overdue"),
        ("quiet", "surface"),
        ("quiet", "ground"),
        ("quiet", "sunk"),
        ("quiet", "full"),
        ("accent", "surface"),
        ("on_accent", "accent"),
        ("passed", "surface"),
        ("failed", "surface"),
        ("failed", "sunk"),
        ("failed", "ground"),
    ],
)
def test_text_can_be_read_on_its_ground(palette: Palette, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= TEXT


@pytest.mark.parametrize("palette", PALETTES, ids=lambda one: one.name)
@pytest.mark.parametrize(
    "shape,ground",
    [
        ("edge", "surface"),
        ("edge", "ground"),
        ("accent", "ground"),
        ("accent", "sunk"),
        ("overdue_edge", "overdue"),
        ("overdue_edge", "surface"),
    ],
)
def test_shapes_can_be_seen_on_their_ground(palette: Palette, shape: str, ground: str) -> None:
    assert contrast(getattr(palette, shape), getattr(palette, ground)) >= SHAPE


@pytest.mark.parametrize("palette", PALETTES, ids=lambda one: one.name)
@pytest.mark.parametrize("verdict", Verdict)
def test_a_verdict_can_be_read_and_its_mark_be_seen(palette: Palette, verdict: Verdict) -> None:
    colours = palette.verdict(verdict)
    assert contrast(colours.ink, colours.fill) >= TEXT
    # In high contrast the mark is drawn in the ink; else its fill, or for the two light ones the outline, carries it.
    seen = colours.ink if palette.outlined else colours.outline or colours.fill
    assert contrast(seen, palette.surface) >= SHAPE
    assert contrast(seen, palette.ground) >= SHAPE


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=lambda one: one.name)
def test_grey_still_orders_the_five_verdicts(palette: Palette) -> None:
    greys = sorted(luminance(palette.verdict(verdict).fill) for verdict in Verdict)
    steps = [contrast_of(lower, upper) for lower, upper in pairwise(greys)]
    assert min(steps) > 1.1


def contrast_of(lower: float, upper: float) -> float:
    return (upper + 0.05) / (lower + 0.05)


def drawn(paint: Callable[[QPainter, QRectF], None], size: int) -> QImage:
    image = QImage(QSize(size, size), QImage.Format.Format_Grayscale8)
    image.fill(QColor("white"))
    painter = QPainter(image)
    paint(painter, QRectF(0, 0, size, size))
    painter.end()
    return image


def difference(one: QImage, other: QImage) -> float:
    """Return the share of pixels that differ clearly."""
    first, second = bytes(one.constBits()), bytes(other.constBits())
    return sum(abs(a - b) > 64 for a, b in zip(first, second, strict=True)) / len(first)


@pytest.mark.parametrize("size", [22, 72])
def test_the_five_shapes_differ_without_any_colour(qapp: QApplication, size: int) -> None:
    ink, paper = QColor("black"), QColor("white")
    images = [drawn(lambda painter, box, one=one: draw_shape(painter, box, one, ink, paper), size) for one in Verdict]
    for place, one in enumerate(images):
        assert all(difference(one, other) > 0.04 for other in images[place + 1 :])


def test_the_five_marks_of_a_room_differ_without_any_colour(qapp: QApplication) -> None:
    images = [drawn(lambda painter, box, one=one: draw_room_mark(painter, box, one), 20) for one in RoomState]
    for place, one in enumerate(images):
        assert all(difference(one, other) > 0.04 for other in images[place + 1 :])


def test_every_icon_is_drawn_in_the_colour_asked_for(qapp: QApplication) -> None:
    names = sorted(file.stem for file in resource("icons").glob("*.svg"))
    assert len(names) >= 40
    for name in names:
        text = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in text, name
        assert "currentColor" in text, name
        image = icon_pixmap(name, "#1B3A5C", 48, 1.0).toImage()
        colours = {
            image.pixelColor(x, y).name() for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
        }
        assert "#1b3a5c" in colours, name


def test_an_icon_is_drawn_once_for_each_size_and_colour(qapp: QApplication) -> None:
    assert icon_pixmap("door", "#000000", 24, 1.0) is icon_pixmap("door", "#000000", 24, 1.0)
    assert icon_pixmap("door", "#000000", 24, 2.0).width() == 48


def test_text_doubles_and_large_text_grows_by_as_many_pixels() -> None:
    double = Look(LIGHT, 2.0)
    assert [double.px(size) for size in (13, 16, 20)] == [26, 32, 40]
    assert [double.px(size) for size in (28, 56, 112)] == [48, 76, 132]
    assert [Look().px(size) for size in (13, 56)] == [13, 56]


def test_everything_changes_its_dress_at_once(qapp: QApplication) -> None:
    wear(qapp, Look(DARK, 1.5))
    assert current().palette is DARK
    assert qapp.font().pixelSize() == 24
    assert qapp.palette().window().color() == QColor(DARK.surface)
    assert DARK.edge in qapp.styleSheet()
    wear(qapp, Look(HIGH_CONTRAST))
    assert qapp.palette().window().color() == QColor("#000000")
    assert DARK.edge not in qapp.styleSheet()


def test_the_platform_is_followed(qapp: QApplication) -> None:
    follower = follow(qapp)
    try:
        assert current() == Look(palette_for(qapp), factor_for(qapp))
        wear(qapp, Look(DARK, 2.0))
        follower.dress()
        assert current() == Look(palette_for(qapp), factor_for(qapp))
    finally:
        follower.setParent(None)
        follower.deleteLater()


def test_the_factor_of_the_platform_is_within_bounds(qapp: QApplication) -> None:
    assert 1.0 <= factor_for(qapp) <= 2.5
