import base64
import json
import struct
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.scanning.foreign import _US_SCANNER_ON_GERMAN_COMPUTER, Foreign, ForeignKind, recognise

ICS = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:1234-Zy
DTSTART:20230626T140000Z
END:VEVENT
END:VCALENDAR"""


def base64_of(content: object) -> str:
    return base64.b64encode(json.dumps(content).encode()).decode()


def signed_pretix() -> str:
    inside, signature = b"order 1", b"s" * 64
    ticket = struct.pack(">BHH", 1, len(inside), len(signature)) + inside + signature
    return base64.b64encode(ticket).decode()[::-1]


NAMED = {
    "HC1:NCFOXN%TSMAHN-HQZSJ/2PUR": ForeignKind.EU_CERTIFICATE,
    "BCD\n002\n1\nSCT\n\nAmt\nDE02": ForeignKind.PAYMENT,
    "BCD\r\n001\r\n1": ForeignKind.PAYMENT,
    "SPC\n0200\n1": ForeignKind.PAYMENT,
    "WIFI:T:WPA;S:Flur;P:geheim;;": ForeignKind.WIFI,
    "BEGIN:VCARD\nVERSION:3.0\nUID:7\nN:;;;;\nEND:VCARD": ForeignKind.CONTACT,
    "MECARD:N:A;;": ForeignKind.CONTACT,
    "M1EXAMPLE/SAMPLE      EABC1234DUSFRALH 0123 123C012F0001 100": ForeignKind.BOARDING_PASS,
    "JJD000390007999999": ForeignKind.PARCEL_LABEL,
    "00340434161094042557": ForeignKind.PARCEL_LABEL,
    "(00)340434161094042557": ForeignKind.PARCEL_LABEL,
    "1Z12345E0291980793": ForeignKind.PARCEL_LABEL,
    "RR123456785DE": ForeignKind.PARCEL_LABEL,
    "[)>\x1e01\x1d96": ForeignKind.PARCEL_LABEL,
    "https://www.example.org/termin?x=1": ForeignKind.WEB_ADDRESS,
    "HTTP://EXAMPLE.ORG": ForeignKind.WEB_ADDRESS,
    "www.example.org": ForeignKind.WEB_ADDRESS,
    '{"i":["a","b"]}': ForeignKind.INDICO,
    "a\x00b": ForeignKind.BINARY,
    "\x1b[2J": ForeignKind.BINARY,
    "\ud800": ForeignKind.BINARY,
    "": ForeignKind.TEXT,
    "    ": ForeignKind.TEXT,
    "Guten Tag": ForeignKind.TEXT,
    "{": ForeignKind.TEXT,
    '{"a": 1}': ForeignKind.TEXT,
    '{"checkin_secret": 5, "server_url": "x"}': ForeignKind.TEXT,
    "{" * 4296: ForeignKind.TEXT,
    "[" * 4296: ForeignKind.TEXT,
    '{"i":' * 5000: ForeignKind.TEXT,
    "7" * 7089: ForeignKind.TEXT,
    "M1 short": ForeignKind.TEXT,
    "A-12": ForeignKind.TEXT,
    "Öffnung": ForeignKind.TEXT,
    "=AQ": ForeignKind.TEXT,
    "T1" + "0" * 141: ForeignKind.TEXT,
}


@pytest.mark.parametrize("text", NAMED, ids=lambda text: repr(text[:24]))
def test_it_has_a_name(text: str) -> None:
    assert recognise(text).kind is NAMED[text]


@pytest.mark.parametrize(
    "text, kind, number",
    [
        ("k3u7wzq2m5xv9a4c8e6g2j5n7p3r6t8y", ForeignKind.PRETIX, "k3u7wzq2m5xv9a4c8e6g2j5n7p3r6t8y"),
        (signed_pretix(), ForeignKind.PRETIX, signed_pretix()),
        (
            "0f0c4b1e-5d0a-4b7e-9a53-0a1b2c3d4e5f/q83vAA==",
            ForeignKind.ALF_IO,
            "0f0c4b1e-5d0a-4b7e-9a53-0a1b2c3d4e5f",
        ),
        ('{"checkin_secret": "s-1", "server_url": "https://x"}', ForeignKind.INDICO, "s-1"),
        ("A-7KQ2XMP", ForeignKind.HI_EVENTS, "A-7KQ2XMP"),
    ],
)
def test_a_ticket_is_known_by_its_number(text: str, kind: ForeignKind, number: str) -> None:
    assert recognise(text) == Foreign(kind, number)


ZMS_ID = base64_of({"id": 100822, "authKey": "8ccf"})


@pytest.mark.parametrize(
    "payload, number",
    [
        (ZMS_ID, "100822"),
        (ZMS_ID.rstrip("="), "100822"),
        (ZMS_ID.replace("=", "%3D"), "100822"),
        (base64_of({"id": "100822"}), "100822"),
        (base64_of({"id": "1; DROP TABLE"}), None),
        (base64_of({"id": None}), None),
        (base64_of({"id": 10**30}), None),
        (base64_of([1]), None),
        ("A", None),
        ("%%%", None),
    ],
)
def test_a_link_of_the_appointment_system_names_its_process(payload: str, number: str | None) -> None:
    link = f"https://termine.example.org/buergeransicht/#/appointment/{payload}"
    assert recognise(link) == Foreign(ForeignKind.ZMS, number)


def test_icalendar_names_number_and_moment() -> None:
    expected = Foreign(ForeignKind.ICALENDAR, "1234-Zy", datetime(2023, 6, 26, 14, 0, tzinfo=UTC))
    assert recognise(ICS) == expected
    assert recognise(ICS.replace("\n", "\r\n")) == expected
    assert recognise(ICS.replace("\n", "\r")) == expected
    assert recognise("\ufeff" + ICS) == expected


@pytest.mark.parametrize(
    "start, begins, day, minute",
    [
        ("DTSTART;TZID=Europe/Berlin:20230626T140000", datetime(2023, 6, 26, 12, 0, tzinfo=UTC), None, None),
        ('DTSTART;TZID="Europe/Berlin":20230626T140000', datetime(2023, 6, 26, 12, 0, tzinfo=UTC), None, None),
        ("DTSTART:20230626T140000", None, date(2023, 6, 26), 840),
        ("DTSTART;TZID=W. Europe Standard Time:20230626T140000", None, date(2023, 6, 26), 840),
        ("DTSTART;TZID=../../etc:20230626T140000", None, date(2023, 6, 26), 840),
        ("DTSTART;TZID=Europe:20230626T140000", None, date(2023, 6, 26), 840),
        ("DTSTART;VALUE=DATE:20230626", None, date(2023, 6, 26), None),
        ("DTSTART:20230230", None, None, None),
        ("DTSTART:20230626T250000Z", None, None, None),
        ("DTSTART;TZID=Europe/Berlin:00010101T000000", None, None, None),
        ("DTSTART:tomorrow", None, None, None),
    ],
)
def test_the_beginning_as_far_as_it_is_said(
    start: str, begins: datetime | None, day: date | None, minute: int | None
) -> None:
    text = ICS.replace("DTSTART:20230626T140000Z", start)
    assert recognise(text) == Foreign(ForeignKind.ICALENDAR, "1234-Zy", begins, day, minute)


@pytest.mark.parametrize(
    "text, number",
    [("UID:77", "77"), ("UID:", None), ("DTSTART:20230626T140000Z", None), ("BEGIN:VCALENDAR", None)],
)
def test_one_line_of_a_calendar_is_a_calendar(text: str, number: str | None) -> None:
    foreign = recognise(text)
    assert foreign.kind is ForeignKind.ICALENDAR
    assert foreign.number == number


def test_a_us_scanner_on_a_german_computer_is_undone() -> None:
    back = {chr(us): chr(german) for german, us in ((k, v) for k, v in _US_SCANNER_ON_GERMAN_COMPUTER.items())}
    typed = "".join(back.get(character, character) for character in ICS)
    assert "UIDÖ1234ßYz" in typed
    assert recognise(typed) == recognise(ICS)
    assert recognise("httpsÖ--example.org").kind is ForeignKind.WEB_ADDRESS
    assert recognise("HC1ÖNCFOXN").kind is ForeignKind.EU_CERTIFICATE


@pytest.mark.parametrize("marks", ["]Q1", r"\000026", r"]Q2\000026"])
def test_marks_of_the_scanner_are_looked_past(marks: str) -> None:
    assert recognise(marks + "HC1:NCF").kind is ForeignKind.EU_CERTIFICATE


@given(st.text(st.characters()))
def test_no_text_raises(text: str) -> None:
    assert isinstance(recognise(text), Foreign)


@given(
    st.sampled_from([*NAMED, ICS, signed_pretix(), f"https://x/#/appointment/{ZMS_ID}", "UIDÖ1"]),
    st.integers(0, 80),
    st.integers(0, 12),
    st.text(st.characters(), max_size=12),
)
def test_no_damaged_code_raises(text: str, at: int, cut: int, put: str) -> None:
    assert isinstance(recognise(text[:at] + put + text[at + cut :]), Foreign)


@pytest.mark.parametrize(
    "unit", ["UID:", "DTSTART;", "https://#/appointment/", "M1A ", "BEGIN:V\n", "=", "00", "\n ", "ÖUID"]
)
def test_the_longest_text_a_code_can_hold_takes_no_time(unit: str) -> None:
    assert isinstance(recognise(unit * (7089 // len(unit))), Foreign)
