"""What the entrance asks for. The screen is one of these; the shell connects the wishes to the services."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget


class Wishes(QWidget):
    """The signals of the entrance, named as wishes."""

    confirm_requested = Signal()
    """Do what the verdict proposes: admit, give a number, redirect, refuse."""
    clear_requested = Signal()
    """Away with this verdict; also "ready for the next" after storing."""
    wait_requested = Signal()
    redirect_requested = Signal()
    refuse_requested = Signal(str)
    """The code of the reason chosen, "" where the verdict gives it."""
    refusal_begun = Signal()
    """The refuse button or its key; the screen asks for the reason and then emits `refuse_requested`."""
    lead_requested = Signal()
    """Ask the head of shift."""
    point_toggled = Signal(int)
    """The number of the question."""
    all_fulfilled_requested = Signal()
    exemption_requested = Signal()
    """Somebody is exempt from the first open point from which one can be."""
    party_changed = Signal(int)
    """How many came."""
    answer_given = Signal(str)
    """The key of an answer: J, W, K."""
    undo_requested = Signal()
    code_entered = Signal(str)
    """A code, a number that waits, or words to search for, as they were typed."""
    service_chosen = Signal(str)
    """The key of the service that somebody without a letter came for."""
    waiting_chosen = Signal(int)
    """The number of a party that waits and can go in now."""
    number_typed = Signal(str)
    """What stands in the field for the number of a document or file now."""
    leave_requested = Signal()
    without_letter_requested = Signal()
    print_requested = Signal()
    sound_requested = Signal()
    details_requested = Signal()
    """All checks were asked for; the screen shows them itself."""
    room_chosen = Signal(str)
    """A room's tile was pressed."""
    replace_requested = Signal()
    """Show the new scan instead of the unconfirmed verdict."""
