"""Where the files in `resources/` are: beside the package in a checkout, inside it once installed from a wheel."""

from pathlib import Path

_PACKAGE = Path(__file__).parent
_INSTALLED = _PACKAGE / "_resources"
_CHECKOUT = _PACKAGE.parent / "resources"


def resource(*parts: str) -> Path:
    """Return the path of a file or folder below `resources/`, for example `resource("locale", "de")`.

    Whether it is there is not checked: who opens it knows what its absence means.
    """
    root = _INSTALLED if _INSTALLED.is_dir() else _CHECKOUT
    return root.joinpath(*parts)
