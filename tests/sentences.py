"""The sentences of the program and their translations: `python -m tests.sentences` brings the catalogues up to date.

New sentences get an empty translation to fill in, sentences that are gone are dropped, translations stay as they are.
"""

import tomllib
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALE = ROOT / "resources" / "locale"

_HEADER = """\
# Each sentence of the windows and the commands, and what a reader of this language sees instead.
msgid ""
msgstr ""
"Language: {language}\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def languages() -> list[str]:
    """Return the languages that have a catalogue."""
    return sorted(folder.name for folder in LOCALE.iterdir() if folder.is_dir())


def catalogue_file(language: str) -> Path:
    """Return where the catalogue of `language` is."""
    return LOCALE / language / "LC_MESSAGES" / "desk.po"


def catalogue(language: str) -> Catalog:
    """Return the catalogue of `language` as it is stored."""
    with catalogue_file(language).open("rb") as file:
        return read_po(file, locale=language)


def extracted() -> Catalog:
    """Return every sentence that the program marks with `_("…")`, with the modules it stands in."""
    mappings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["babel"]["mappings"]
    found = Catalog()
    for name, _line, sentence, comments, _context in extract_from_dir(
        ROOT / "desk", [(one["pattern"], one["method"]) for one in mappings], comment_tags=("translators:",)
    ):
        found.add(sentence, locations=[(f"desk/{name}", 0)], auto_comments=comments)
    return found


def update(language: str) -> None:
    """Write the catalogue of `language` anew: with every sentence of the program and no other."""
    current = catalogue(language)
    current.update(extracted(), no_fuzzy_matching=True)
    text = BytesIO()
    write_po(text, current, width=0, omit_header=True, sort_by_file=True, ignore_obsolete=True, include_lineno=False)
    catalogue_file(language).write_text(_HEADER.format(language=language) + text.getvalue().decode(), "utf-8")


if __name__ == "__main__":
    for each in languages():
        update(each)
        empty = [message.id for message in catalogue(each) if message.id and not message.string]
        print(f"{each}: {len(empty)} to translate", *empty, sep="\n  ")
