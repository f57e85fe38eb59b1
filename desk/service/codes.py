"""What a scanned text or a picture is, before anybody asks whether it is valid."""

from pathlib import Path

from desk.domain.faults import Fault, FaultKind
from desk.domain.letters import CodeFault
from desk.letters import code
from desk.scanning import foreign
from desk.scanning.pictures import read_file

OURS = "ours"


def kind_of(text: str) -> str:
    """Return `ours` for a text in the form of our letters, signed by whomever, else the foreign code's kind."""
    fault = code.read(text, lambda issuer, key_id: None).fault  # noqa: ARG005 - the form alone is asked for
    if fault in (CodeFault.FOREIGN, CodeFault.EMPTY):
        return foreign.recognise(text).kind.value
    return OURS


def letter_in_picture(path: Path) -> str:
    """Return the text of the one letter in a picture file or PDF; where none is ours, of the one foreign code.

    Raises the faults of `read_file`, `Fault(NO_CODE_IN_PICTURE)`, and `Fault(SEVERAL_LETTERS_IN_PICTURE)` where it
    cannot be told which one is meant: two of ours, or none of ours and several others.
    """
    found = list(dict.fromkeys(one.text for one in read_file(path).found))
    ours = [text for text in found if kind_of(text) == OURS]
    meant = ours or found
    if not meant:
        raise Fault(FaultKind.NO_CODE_IN_PICTURE, file=path.name)
    if len(meant) > 1:
        raise Fault(FaultKind.SEVERAL_LETTERS_IN_PICTURE, file=path.name, codes=len(meant))
    return meant[0]
