"""What a letter says, before it has a language's words around it and a place on the page."""

from dataclasses import dataclass
from datetime import date, time


@dataclass(frozen=True, slots=True)
class LetterContent:
    """Everything that stands on one letter. Texts are in `language`, and empty where the letter has none."""

    language: str
    """"de" or "en"."""
    authority: str
    """Who writes: "Landeshauptstadt Düsseldorf"."""
    office: str
    return_address: str
    """One short line above the recipient, in the window."""
    recipient: tuple[str, ...]
    """Lines of the address, at most six."""
    unit: str
    """Heading of the information block: "Einbürgerung"."""
    contact: str
    phone: str
    email: str
    hours: str
    """When somebody answers: "Mo bis Fr 8 bis 16 Uhr"."""
    our_sign: str
    town: str
    """Where it is written, beside the date."""
    issued: date
    """The local day on which this revision is made."""
    subject: str
    salutation: str
    day: date
    start: time
    """Local, as the site's clock shows it."""
    place: str
    """Where the house is: "Willi-Becker-Allee 7"."""
    room: str
    """As on the door sign."""
    room_name: str
    """In words where the room has a name."""
    floor: int
    """0 is the ground floor."""
    way: tuple[str, ...]
    """How to get to the room from the entrance."""
    persons: int
    bring: tuple[str, ...]
    rules: tuple[str, ...]
    """The rules of the house, whole sentences."""
    payment: str
    """How to pay, a whole sentence."""
    family: str
    """What a family has to know of its other appointments."""
    urgent_email: str
    signed_by: str
    code: str
    """The signed text of `desk.letters.code`."""
    human_code: str
    """As `desk.letters.human` makes it, without spaces."""
    revision: int
    introduction: str = ""
    """What the office says before it names day and time, whole sentences."""
