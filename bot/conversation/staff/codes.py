"""Staff's dialogues, by the rules of the interview: twelve valid digits in a staff chat are always a code.

Anybody else who sends a code or an invitation learns nothing: one and the same answer, whatever it was.
"""

from dataclasses import replace
from datetime import timedelta

from bot.conversation.applicant.appointment import place_and_time
from bot.conversation.core.commands import ConfirmArrival, Enrol, LookUp, UndoArrival
from bot.conversation.core.events import (
    ChoiceTapped,
    CommandGiven,
    Event,
    PictureRead,
    PictureReceived,
    PictureUnread,
    TextReceived,
)
from bot.conversation.core.outcomes import Outcome
from bot.conversation.core.say import Choice, EndLook, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import rows
from bot.conversation.core.views import Looking
from bot.conversation.reading.choices import NO, YES, is_one_of
from bot.domain.arrival import (
    AlreadyArrived,
    ArrivalUndone,
    Arrived,
    Cancelled,
    CodeUnknown,
    Expected,
    NotStaff,
    NotUndoable,
    TooManyLooks,
    TooManyWrongCodes,
    WrongDay,
    WrongStation,
)
from bot.domain.code import read_code
from bot.domain.staff import InvitationInvalid, Staff, StaysAdmin

STEP = "desk"
ON_TIME = timedelta(minutes=15)
"""Nearer than this to the booked time nobody calls a person early or late."""


def hear(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Turn | None:
    """None: the event is none of staff's business."""
    match event:
        case CommandGiven("start", payload) if payload.startswith("i"):
            return Turn(conversation, command=Enrol(payload))
        case CommandGiven("start", payload) if payload and scene.staff is None:
            return Turn(replace(conversation, asked=None), (Say((Text("code-for-station"),)),))
        case Staff():
            return _enrolled(conversation, event, scene)
        case InvitationInvalid():
            return Turn(replace(conversation, asked=None), (Say((Text("invitation-invalid"),)),))
        case StaysAdmin():
            return Turn(replace(conversation, asked=None), (Say((Text("invitation-for-another"),)),))
    if (told := _told(event, scene)) is not None:
        return Turn(_pending(conversation, event, scene), told)
    if scene.staff is None or not isinstance(event, Event):
        return None
    return _heard(conversation, event, scene)


def _heard(conversation: Conversation, event: Event, scene: Scene) -> Turn | None:
    match event:
        case CommandGiven("start", payload) if payload:
            code = read_code(payload)
            return Turn(conversation, command=LookUp(code)) if code else _unread(conversation, "not-ours")
        case TextReceived(text) if code := read_code(text):
            return Turn(conversation, command=LookUp(code))
        case TextReceived(text) if (looked_at := _looked_at(conversation, scene)) and is_one_of(text, YES):
            return Turn(conversation, command=ConfirmArrival(looked_at))
        case TextReceived(text) if (looked_at := _looked_at(conversation, scene)) and is_one_of(text, NO):
            return _left(conversation, looked_at)
        case TextReceived(text) if not conversation.errand and _looks_like_digits(text):
            return _unread(conversation, "not-a-code")
        case PictureRead(text):
            code = read_code(text)
            return Turn(conversation, command=LookUp(code)) if code else _unread(conversation, "not-ours")
        case PictureUnread(why):
            return _unread(conversation, why)
        case PictureReceived():
            return _unread(conversation, "not-fetched")
        case ChoiceTapped(step="desk", choice=choice):
            verb, _, booking_id = choice.partition(":")
            match verb:
                case "confirm":
                    return Turn(conversation, command=ConfirmArrival(booking_id))
                case "undo":
                    return Turn(conversation, command=UndoArrival(booking_id))
                case "leave":
                    return _left(conversation, booking_id)
    return None


def _looks_like_digits(text: str) -> bool:
    digits = sum(map(str.isdigit, text))
    return digits >= 8 and digits * 2 > len(text)


def _unread(conversation: Conversation, why: str) -> Turn:
    return Turn(_calm(conversation), (Say((Text(f"desk-{why}"),), STEP),))


def _left(conversation: Conversation, booking_id: str) -> Turn:
    return Turn(_calm(conversation), (EndLook(booking_id), Say((Text("desk-left"),), STEP)))


def _calm(conversation: Conversation) -> Conversation:
    """No look is pending. An interview that staff have under way in this chat is left as it is."""
    view = None if isinstance(conversation.view, Looking) else conversation.view
    return replace(conversation, asked=conversation.asked or "menu", view=view)


def _pending(conversation: Conversation, event: Event | Outcome, scene: Scene) -> Conversation:
    if isinstance(event, Expected) and not conversation.errand:
        until = scene.now + scene.rules.look
        return replace(conversation, asked="menu", view=Looking(event.booking_id, until))
    return _calm(conversation)


def _looked_at(conversation: Conversation, scene: Scene) -> str:
    """The booking on the screen, which a typed "yes" confirms; none once it is edited down."""
    view = conversation.view
    return view.booking_id if isinstance(view, Looking) and scene.now < view.until else ""


def _enrolled(conversation: Conversation, member: Staff, scene: Scene) -> Turn:
    station = scene.office.station(member.station) if member.station else None
    params = {"role": str(member.role), "station": station.names if station else ""}
    begun = conversation.errand == "register" and not conversation.answers
    enrolled = replace(conversation, errand="" if begun else conversation.errand, asked="menu" if begun else None)
    if conversation.locale is None:
        enrolled = replace(enrolled, locale="ar")
    other = Choice("en", "language-en", step="language"), Choice("ar", "language-ar", step="language")
    return Turn(enrolled, (Say((Text("enrolled", params),), STEP, rows(*other, across=2)),))


def _told(event: Event | Outcome, scene: Scene) -> tuple[Say | EndLook, ...] | None:
    """What the desk learns, unmistakably: a green tick and a name, or the reason it is refused."""
    match event:
        case Expected():
            return (_expected(event, scene),)
        case Arrived(booking_id, last_four, slot, at):
            text = Text(
                "desk-arrived", {"four": last_four, "at": scene.local(at).time(), **place_and_time(slot, scene)}
            )
            undo = Choice(f"undo:{booking_id}", "desk-undo")
            return (EndLook(booking_id), Say((text,), STEP, rows(undo), edits=True))
        case AlreadyArrived(booking_id, last_four, slot, at, same_code, counter):
            key = "desk-already" if same_code else "desk-document-already"
            where = "" if counter is None else counter
            params = {"four": last_four, "at": scene.local(at).time(), "on": scene.local(at).date(), "counter": where}
            return (EndLook(booking_id), Say((Text(key, {**params, **place_and_time(slot, scene)}),), STEP))
        case WrongStation(slot):
            return (Say((Text("desk-wrong-station", place_and_time(slot, scene)),), STEP),)
        case WrongDay(slot):
            return (Say((Text("desk-wrong-day", place_and_time(slot, scene)),), STEP),)
        case Cancelled():
            return (Say((Text("desk-cancelled"),), STEP),)
        case CodeUnknown():
            return (Say((Text("desk-unknown"),), STEP),)
        case TooManyWrongCodes(until):
            return (Say((Text("desk-too-many", {"until": scene.local(until).time()}),), STEP),)
        case TooManyLooks(until):
            return (Say((Text("desk-too-many-looks", {"until": scene.local(until).time()}),), STEP),)
        case NotStaff():
            return (Say((Text("code-for-station"),), STEP),)
        case ArrivalUndone(_, last_four, slot):
            text = Text("desk-undone", {"four": last_four, **place_and_time(slot, scene)})
            return (Say((text,), STEP, edits=True),)
        case NotUndoable():
            return (Say((Text("desk-not-undoable"),), STEP),)
        case _:
            return None


def _expected(event: Expected, scene: Scene) -> Say:
    early = event.early_by
    when = "early" if early > ON_TIME else "late" if early < -ON_TIME else "on-time"
    params = {
        "name": event.name,
        "document": str(event.document),
        "number_end": event.number_end,
        "four": event.last_four,
        "when": when,
        "span": abs(early),
        **place_and_time(event.slot, scene),
    }
    texts = [Text("desk-expected", params)]
    if event.document_elsewhere:
        texts.append(Text("desk-document-elsewhere"))
    if event.doubted_at is not None:
        doubted = scene.local(event.doubted_at)
        texts.append(Text("desk-doubted", {"on": doubted.date(), "at": doubted.time()}))
    choices = (
        Choice(f"confirm:{event.booking_id}", "desk-confirm", style="success"),
        Choice(f"leave:{event.booking_id}", "desk-leave"),
    )
    leaves = Text("desk-looked", {"four": event.last_four, **place_and_time(event.slot, scene)})
    return Say(tuple(texts), STEP, rows(*choices), look=event.booking_id, leaves=leaves)
