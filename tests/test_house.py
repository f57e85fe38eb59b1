"""The rules of the house that hold across the project: the contracts between layers, sizes, names, translations."""

import ast
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from tests.sentences import ROOT, catalogue, extracted, languages

DESK = ROOT / "desk"
MODULES = sorted(DESK.rglob("*.py"))

LONGEST_MODULE = 300  # lines
LARGEST_CLASS = 15  # methods
NO_NAMES = {"utils", "helpers", "common", "misc", "widgets", "base", "core", "manager", "constants", "types"}

# Each contract of pyproject.toml with the breaches that it must catch: a module, planted with this one import.
BREACHES = {
    "layers": [
        ("desk/domain/breach.py", "desk.ids"),
        ("desk/clock.py", "desk.i18n"),
        ("desk/i18n.py", "desk.letters"),
        ("desk/letters/breach.py", "desk.scanning"),
        ("desk/scanning/breach.py", "desk.store"),
        ("desk/store/breach.py", "desk.service"),
        ("desk/service/breach.py", "desk.ui"),
        ("desk/ui/breach.py", "desk.cli"),
        ("desk/app.py", "desk.__main__"),
    ],
    "rings": [
        ("desk/letters/ring.py", "desk.letters.breach"),
        ("desk/letters/breach.py", "desk.letters.ring"),
    ],
    "qt": [
        ("desk/cli/breach.py", "PySide6.QtCore"),
        ("desk/service/breach.py", "PySide6.QtWidgets"),
        ("desk/ui/words/breach.py", "PySide6.QtGui"),
    ],
    "sql": [
        ("desk/domain/breach.py", "sqlalchemy"),
        ("desk/letters/breach.py", "alembic"),
        ("desk/scanning/breach.py", "psycopg"),
        ("desk/ui/breach.py", "sqlite3"),
    ],
    "store": [("desk/ui/breach.py", "desk.store")],
    "domain": [("desk/domain/breach.py", "numpy")],
}


def house(folder: Path) -> Path:
    """Copy the package and its settings into a folder, to be broken there."""
    shutil.copytree(DESK, folder / "desk", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def plant(folder: Path, module: str, imported: str) -> None:
    """Add an import to a module, which is made where there is none."""
    path = folder / module
    path.parent.mkdir(exist_ok=True)
    with path.open("a", encoding="utf-8") as file:
        file.write(f"\nimport {imported}\n")


def lint_imports(folder: Path) -> str:
    """Check the contracts of the package in `folder` and return what is said, on one line."""
    code = (
        "import sys; sys.path.insert(0, '.'); from importlinter.cli import lint_imports_command; lint_imports_command()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, "--no-cache", "--no-logo"], cwd=folder, capture_output=True, text=True, check=False
    )
    return f"{' '.join((done.stdout + done.stderr).split())} exit {done.returncode}"


def test_layers_keep_to_themselves(tmp_path: Path) -> None:
    said = lint_imports(house(tmp_path))

    assert said.endswith("0 broken. exit 0"), said


def test_a_breach_of_each_contract_is_caught(tmp_path: Path) -> None:
    folder = house(tmp_path)
    for module, imported in [breach for breaches in BREACHES.values() for breach in breaches]:
        plant(folder, module, imported)

    said = lint_imports(folder)

    assert f"0 kept, {len(BREACHES)} broken." in said, said
    for module, imported in BREACHES["layers"] + BREACHES["qt"] + BREACHES["sql"] + BREACHES["store"]:
        name = module.removesuffix(".py").replace("/", ".")
        assert re.search(rf"{re.escape(name)} -> {re.escape(imported.split('.Qt')[0])}", said), (name, imported)


def test_a_folder_without_a_layer_is_caught(tmp_path: Path) -> None:
    folder = house(tmp_path)
    plant(folder, "desk/attic/__init__.py", "json")

    said = lint_imports(folder)

    assert "desk.attic" in said, said
    assert not said.endswith("exit 0"), said


def test_domain_knows_the_standard_library_only() -> None:
    foreign = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in MODULES
        if path.is_relative_to(DESK / "domain")
        for name in imported_names(path)
        if name.split(".")[0] not in sys.stdlib_module_names and not name.startswith("desk.domain")
    }

    assert not foreign


def imported_names(path: Path) -> set[str]:
    """Return the modules that a module imports, wherever in its text."""
    names = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: imports are written in full"
            names.add(node.module or "")
    return names


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"))


def test_no_module_is_too_long() -> None:
    # A migration is frozen history: it grows no further, and is not taken apart.
    modules = [path for path in MODULES if path.parent.name != "versions"]
    lengths = {str(path.relative_to(ROOT)): len(path.read_text("utf-8").splitlines()) for path in modules}

    assert not {path: length for path, length in lengths.items() if length > LONGEST_MODULE}


def test_no_class_is_too_large() -> None:
    # What a widget answers to Qt under Qt's own names (`sizeHint`, `paintEvent`) is asked of it, not chosen by it.
    methods = {
        f"{path.relative_to(ROOT)}: {node.name}": sum(
            isinstance(part, ast.FunctionDef | ast.AsyncFunctionDef) and part.name.islower() for part in node.body
        )
        for path in MODULES
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ClassDef)
    }

    assert not {name: count for name, count in methods.items() if count > LARGEST_CLASS}


def test_every_package_says_what_it_is_for() -> None:
    signs = {
        str(path.relative_to(ROOT)): [line for line in (ast.get_docstring(tree(path)) or "").splitlines() if line]
        for path in MODULES
        if path.name == "__init__.py"
    }

    assert not {path: lines for path, lines in signs.items() if len(lines) < 3}


def test_no_module_has_a_name_that_says_nothing() -> None:
    names = [path.parent.name if path.name == "__init__.py" else path.stem for path in MODULES]

    assert not NO_NAMES.intersection(names)


def test_no_file_tells_of_a_registry_or_of_one_computer() -> None:
    # Written in parts, so that this file does not name them either.
    forbidden = [
        "pypi" + ".org",
        "python" + "hosted",
        "artifact" + "-registry",
        "extra-" + "index-url",
        "--" + "find-links",
        "deb." + "debian.org",
        *("/" + folder + "/" for folder in ("wo" + "rk", "ro" + "ot", "opt/py" + "pi", "opt/wh" + "eels")),
    ]
    found = [
        f"{path}: {word}"
        for path in tracked_files()
        for word in forbidden
        if word.encode() in (ROOT / path).read_bytes()
    ]

    assert not found


def test_pins_name_no_place() -> None:
    pins = sorted((ROOT / "installer").glob("requirements*.txt"))

    assert len(pins) == 2
    for path in pins:
        lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
        assert not [line for line in lines if "://" in line or re.match(r"\S*/|-", line)], path


def tracked_files() -> list[str]:
    """Return the files of the project: as git knows them, or without git all but what tools leave behind."""
    if shutil.which("git") and (ROOT / ".git").exists():
        listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
        return [path for path in listing.stdout.split("\0") if path and (ROOT / path).is_file()]
    folders = (DESK, ROOT / "resources", ROOT / "tests", ROOT / "installer")
    files = [path for folder in folders for path in folder.rglob("*") if "__pycache__" not in path.parts]
    return [
        str(path.relative_to(ROOT)) for path in [*files, ROOT / "README.md", ROOT / "pyproject.toml"] if path.is_file()
    ]


def test_every_path_in_the_readme_exists() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    named = set(re.findall(r"(?<![\w/.])((?:desk|resources|tests|installer|\.ci)/[\w./-]*\w/?)", text))

    assert named
    assert not {path for path in named if not (ROOT / path).exists()}


@pytest.mark.parametrize("language", languages())
def test_every_sentence_is_translated(language: str) -> None:
    stored = {message.id: message for message in catalogue(language) if message.id}
    wanted = {message.id for message in extracted() if message.id}

    missing = sorted(wanted - stored.keys())
    stale = sorted(stored.keys() - wanted)
    empty = [sentence for sentence, message in stored.items() if not message.string or message.fuzzy]

    assert not missing, "run `python -m tests.sentences` and fill them in"
    assert not stale, "run `python -m tests.sentences`"
    assert not empty, "fill them in"


@pytest.mark.parametrize("language", languages())
def test_translations_keep_the_facts_and_stay_calm(language: str) -> None:
    placeholder = re.compile(r"{[^{}]*}")
    pairs = [(message.id, message.string) for message in catalogue(language) if message.id]

    assert not [(said, meant) for said, meant in pairs if {*placeholder.findall(said)} != {*placeholder.findall(meant)}]
    assert not [meant for _said, meant in pairs if "!" in meant]
