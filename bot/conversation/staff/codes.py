"""The dialogues of staff in a chat: twelve valid digits there are always a code.

Law: a stranger who sends a code or an invitation learns nothing: one and the same answer, whatever it was.
"""

from dataclasses import replace
from typing import Final, assert_never

from bot.conversation.core.commands import ConfirmArrival, DoubtArrival, Enrol, LookUp, UndoArrival
from bot.conversation.core.events import (
    ChoiceTapped,
    CommandGiven,
    Event,
    PictureRead,
    PictureReceived,
    PictureUnread,
    TextReceived,
)
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import rows
from bot.conversation.core.views import Looking, NoLook, SerialWanted
from bot.conversation.reading.text.choices import NO, YES, is_one_of
from bot.conversation.staff import serials
from bot.conversation.staff.chat_says import STEP, chat_says
from bot.conversation.staff.describe import describe, not_a_code
from bot.domain.arrival import AlreadyArrived, Arrived, Collectable, Expected, NotStaff, StaffOutcome
from bot.domain.booking import BookingEnded
from bot.domain.code import read_code
from bot.domain.languages import FIRST_LOCALE
from bot.domain.outcome import Outcome
from bot.domain.staff import EnrolOutcome, InvitationInvalid, Staff, StaysAdmin

CONFIRMED_BY_YES: Final = frozenset({"check", "confirm-move", "confirm-cancel", "confirm-erase", "confirm-stop"})
"""The questions of the clerk's own at which a "yes" does what cannot be taken back."""


def hear(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """The turn of a member of staff; None where the event belongs to another dialogue."""
    match event:
        case CommandGiven("start", payload) if payload.startswith("i") and not scene.traits.staff:
            return Turn(replace(conversation, asked=None), (Say((Text("invitation-not-here"),)),))
        case CommandGiven("start", payload) if payload.startswith("i"):
            return Turn(conversation, command=Enrol(payload))
        case CommandGiven("start", payload) if payload and scene.staff is None:
            return Turn(replace(conversation, asked=None), (Say((Text("code-for-station"),)),))
        case NotStaff():
            return Turn(_calm(conversation), (Say((Text("code-for-station"),), STEP),))
        case BookingEnded() if conversation.errand:
            return None  # a booking of their own, which the errand asked about
    if isinstance(event, EnrolOutcome):
        return _enrolment(conversation, event, scene)
    if isinstance(event, StaffOutcome):
        if conversation.errand and isinstance(event, Arrived | AlreadyArrived):
            event = replace(event, wants_serial=False)  # the next message is an answer to something else
        return Turn(_pending(conversation, event, scene), chat_says(describe(event, scene), scene))
    if scene.staff is None or not isinstance(event, Event):
        return None
    return _heard(conversation, event, scene)


def _heard(conversation: Conversation, event: Event, scene: Scene) -> Turn | None:
    if (turn := serials.hear(conversation, event, scene)) is not None:
        return turn
    match event:
        case CommandGiven("start", payload) if payload:
            code = read_code(payload)
            return Turn(conversation, command=LookUp(code)) if code else _no_code(conversation, scene)
        case TextReceived(text) if code := read_code(text):
            return Turn(conversation, command=LookUp(code))
        case TextReceived(text) if (looked_at := _looked_at(conversation, scene)) and is_one_of(text, YES):
            return Turn(conversation, command=ConfirmArrival(looked_at))
        case TextReceived(text) if (looked_at := _looked_at(conversation, scene)) and is_one_of(text, NO):
            return Turn(conversation, command=DoubtArrival(looked_at))
        case TextReceived(text) if _is_unclear(conversation, scene) and (is_one_of(text, YES) or is_one_of(text, NO)):
            own = replace(conversation, view=None, asked=None)
            return Turn(own, (Say((Text("desk-yes-to-neither"),), STEP),))
        case TextReceived(text) if not conversation.errand and _looks_like_digits(text):
            return _no_code(conversation, scene, _digits(text))
        case PictureRead(text):
            code = read_code(text)
            return Turn(conversation, command=LookUp(code)) if code else _no_code(conversation, scene)
        case PictureUnread(why):
            return _unread(conversation, why)
        case PictureReceived():
            return _unread(conversation, "not-fetched")
        case ChoiceTapped(step="desk", choice=choice):
            verb, _, booking_id = choice.partition(":")
            match verb:
                case "confirm":
                    return Turn(conversation, command=ConfirmArrival(booking_id))
                case "by-another":
                    return Turn(conversation, command=ConfirmArrival(booking_id, by_another=True))
                case "undo":
                    booking_id, _, confirmation = booking_id.partition(":")  # the release before named none
                    return Turn(conversation, command=UndoArrival(booking_id, confirmation))
                case "leave":
                    return Turn(conversation, command=DoubtArrival(booking_id))
    return None


def _looks_like_digits(text: str) -> bool:
    digits = _digits(text)
    return digits >= 8 and digits * 2 > len(text)


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


def _no_code(conversation: Conversation, scene: Scene, digits: int = 0) -> Turn:
    return Turn(_calm(conversation, scene), chat_says(not_a_code(digits), scene))


def _unread(conversation: Conversation, why: str) -> Turn:
    return Turn(_calm(conversation), (Say((Text(f"unread-{why}"),), STEP),))


def _calm(conversation: Conversation, scene: Scene | None = None) -> Conversation:
    """The conversation without a pending look or serial number. An interview that is under way in this chat is left as
    it is, but that a typed "yes" is not taken for it just now (``scene``: after a code)."""
    view = None if isinstance(conversation.view, Looking | SerialWanted) else conversation.view
    if scene and scene.staff and conversation.errand and conversation.asked in CONFIRMED_BY_YES:
        view = NoLook(scene.now + scene.rules.look)
    return replace(conversation, asked=conversation.asked or "menu", view=view)


def _pending(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Conversation:
    if not conversation.errand and (view := serials.wanted(conversation, event, scene)):
        return replace(conversation, asked="menu", view=view)
    if isinstance(event, Expected | Collectable) and not conversation.errand:
        until = scene.now + scene.rules.look
        return replace(conversation, asked="menu", view=Looking(event.booking_id, until))
    if isinstance(event, StaffOutcome):
        return _calm(conversation, scene)
    return _calm(conversation)


def _is_unclear(conversation: Conversation, scene: Scene) -> bool:
    """A "yes" may be meant for the code that was just answered, or for the question of their own above it."""
    return isinstance(conversation.view, NoLook) and scene.now < conversation.view.until


def _looked_at(conversation: Conversation, scene: Scene) -> str:
    """The id of the booking on the screen, which a typed "yes" confirms; empty once it is edited down."""
    view = conversation.view
    return view.booking_id if isinstance(view, Looking) and scene.now < view.until else ""


def _enrolment(conversation: Conversation, outcome: EnrolOutcome, scene: Scene) -> Turn:
    match outcome:
        case Staff():
            return _enrolled(conversation, outcome, scene)
        case InvitationInvalid():
            return Turn(replace(conversation, asked=None), (Say((Text("invitation-invalid"),)),))
        case StaysAdmin():
            return Turn(replace(conversation, asked=None), (Say((Text("invitation-for-another"),)),))
        case _:
            assert_never(outcome)


def _enrolled(conversation: Conversation, member: Staff, scene: Scene) -> Turn:
    station = scene.office.place(member.station) if member.station else None
    params = {"role": str(member.role), "station": station.names if station else ""}
    begun = conversation.errand == "register" and not conversation.answers
    enrolled = replace(conversation, errand="" if begun else conversation.errand, asked="menu" if begun else None)
    if conversation.locale is None:
        enrolled = replace(enrolled, locale=FIRST_LOCALE)
    other = Choice("en", "language-en", step="language"), Choice("ar", "language-ar", step="language")
    return Turn(enrolled, (Say((Text("enrolled", params),), STEP, rows(*other, across=2)),))
