"""What click says by itself, headings of help and slips of the typist, in the reader's language.

WORKAROUND: click looks for its sentences in a compiled catalogue of gettext (https://github.com/pallets/click/issues/303).
We have one source of sentences, so each module of click is given ours in gettext's place; what is not named here stays
English. The commands are made so that nothing else is ever said.
"""

from collections.abc import Callable

from click import core, decorators, exceptions, formatting, parser, types

from desk.i18n import Translate

_SPEAKERS = (core, decorators, exceptions, formatting, parser, types)


def speak(_: Translate) -> None:
    """Let click speak the language of `_` from now on."""
    say, count = _sayings(_)
    for speaker in _SPEAKERS:
        vars(speaker).update(_=say, ngettext=count)


def _sayings(_: Translate) -> tuple[Translate, Callable[[str, str, int], str]]:
    ours = {
        "Usage:": _("Usage:"),
        "Options": _("Options"),
        "Commands": _("Commands"),
        "Show this message and exit.": _("Show this help."),
        "default: {default}": _("else {default}"),
        "required": _("needed"),
        "Missing command.": _("A command is missing."),
        "Missing argument": _("Missing:"),
        "Missing option": _("Missing option:"),
        "No such option {name!r}.": _("There is no option ‘{name}’."),
        "No such command {name!r}.": _("There is no command ‘{name}’."),
        "Did you mean {possibility}?": _("Did you mean {possibility}?"),
        "(Did you mean one of: {possibilities}?)": _("Did you mean one of {possibilities}?"),
        "Got unexpected extra argument ({args})": _("This is too much: {args}."),
        "Got unexpected extra arguments ({args})": _("This is too much: {args}."),
        "Option {name!r} requires an argument.": _("A value is missing after ‘{name}’."),
        "Option {name!r} does not take a value.": _("No value belongs to ‘{name}’."),
        "Invalid value: {message}": "{message}",
        "Invalid value for {param_hint}: {message}": _("{param_hint} cannot be so: {message}"),
        "{value!r} is not {choice}.": _("‘{value}’ is not {choice}."),
        "{value!r} is not one of {choices}.": _("‘{value}’ is none of {choices}."),
        "{value!r} is not a valid {number_type}.": _("‘{value}’ is not a whole number."),
        "{value} is not in the range {range}.": _("{value} is outside of {range}."),
        "{value!r} is not a valid UUID.": _("‘{value}’ is not the id of a visit."),
    }

    def say(sentence: str) -> str:
        return ours.get(sentence, sentence)

    def count(one: str, many: str, number: int) -> str:
        return say(one if number == 1 else many)

    return say, count
