"""What came of it -> the answer that fills the clerk's screen: a colour, few words, and what may be done next.

Law: a colour never says anything alone, and nothing is in an answer that the outcome does not hold.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal, assert_never

from bot.conversation.applicant.appointment import place_and_time
from bot.conversation.core.state import Scene
from bot.conversation.staff.codes import ON_TIME
from bot.domain.arrival import (
    AlreadyArrived,
    ArrivalUndone,
    Arrived,
    Cancelled,
    CodeUnknown,
    Doubted,
    Expected,
    NotUndoable,
    SeveralExpected,
    TooManyLooks,
    TooManyWrongCodes,
    WrongDay,
    WrongStation,
)
from bot.domain.booking import BookingEnded, Slot
from bot.domain.code import LENGTH
from bot.domain.desk import CancelledAtDesk, DayBooking, MovedAtDesk, TimeTaken
from bot.rendering.text import write

Tone = Literal["good", "care", "stop"]  # green, orange, red
Action = Literal["confirm", "doubt", "show", "move", "cancel", "slip", "undo"]
Outcome = (
    Expected
    | Arrived
    | AlreadyArrived
    | WrongStation
    | WrongDay
    | Cancelled
    | CodeUnknown
    | TooManyWrongCodes
    | TooManyLooks
    | SeveralExpected
    | Doubted
    | ArrivalUndone
    | NotUndoable
    | MovedAtDesk
    | CancelledAtDesk
    | TimeTaken
    | BookingEnded
)
HIDDEN: Final = "•••••••"  # always as many: the length of a number tells its kind


@dataclass(frozen=True, slots=True)
class Person:
    """``masked``: all but the last three of the document's number hidden; empty without a document."""

    name: str
    document: str
    masked: str


@dataclass(frozen=True, slots=True)
class Pick:
    booking: str
    label: str


@dataclass(frozen=True, slots=True)
class Answer:
    """``stays``: until a key or a tap; otherwise the page is ready for the next by itself. Plain text throughout."""

    kind: str
    tone: Tone
    title: str
    lines: tuple[str, ...] = ()
    person: Person | None = None
    booking: str = ""
    four: str = ""
    actions: tuple[Action, ...] = ()
    choices: tuple[Pick, ...] = ()
    stays: bool = False
    at: str = ""
    """The booked time (ISO 8601), where the person may be moved from it."""

    def to_json(self) -> dict[str, Any]:
        told: dict[str, Any] = {
            "kind": self.kind,
            "tone": self.tone,
            "title": self.title,
            "lines": list(self.lines),
            "booking": self.booking,
            "four": self.four,
            "actions": list(self.actions),
            "stays": self.stays,
            "at": self.at,
        }
        if self.person is not None:
            told["person"] = {
                "name": self.person.name,
                "document": self.person.document,
                "masked": self.person.masked,
            }
        if self.choices:
            told["choices"] = [{"booking": pick.booking, "label": pick.label} for pick in self.choices]
        return told


def not_a_code(locale: str, digits: int = 0) -> Answer:
    """``digits``: how many were read. Twelve that do not check have a slip in them."""
    hint = "not-a-code-digit" if digits == LENGTH else "not-a-code-hint"
    return Answer("not-a-code", "stop", _say("not-a-code", locale), (_say(hint, locale),))


def not_a_number(locale: str) -> Answer:
    """Too little of a document's number to look for anybody: it is the whole one or nothing."""
    return Answer("not-a-code", "care", _say("number-part", locale), (_say("number-part-hint", locale),))


def unknown_number(locale: str) -> Answer:
    lines = (_say("unknown-number-hint", locale),)
    return Answer("unknown", "stop", _say("unknown-number", locale), lines)


def answer_to(outcome: Outcome, scene: Scene, locale: str) -> Answer:
    match outcome:
        case Expected():
            return _expected(outcome, scene, locale)
        case Arrived(booking_id, four, slot, at):
            line = _say("arrived-at", locale, at=scene.local(at).time(), **place_and_time(slot, scene))
            title = _say("arrived", locale)
            return Answer("arrived", "good", title, (line,), booking=booking_id, four=four, actions=("undo",))
        case AlreadyArrived():
            return _already(outcome, scene, locale)
        case WrongStation(slot):
            where = place_and_time(slot, scene)
            day = _say("wrong-station-day", locale, day=where["day"])
            return Answer("wrong-station", "care", _say("wrong-station", locale, station=where["station"]), (day,))
        case WrongDay(slot, moved, booking_id):
            lines = (_booked_on(slot, scene, locale), *([_say("wrong-day-moved", locale)] if moved else []))
            offered: tuple[Action, ...] = ("move",) if booking_id else ()
            title, booked_for = _say("wrong-day", locale), slot.starts_at.isoformat()
            return Answer(
                "wrong-day", "care", title, lines, None, booking_id, "", offered, (), bool(offered), booked_for
            )
        case Cancelled():
            return Answer("cancelled", "stop", _say("cancelled", locale), (_say("cancelled-hint", locale),))
        case CodeUnknown():
            return Answer("unknown", "stop", _say("unknown", locale), (_say("unknown-hint", locale),))
        case TooManyWrongCodes(until):
            return Answer("too-many-codes", "stop", _say("too-many-codes", locale), (_until(until, scene, locale),))
        case TooManyLooks(until):
            return Answer("too-many-looks", "stop", _say("too-many-looks", locale), (_until(until, scene, locale),))
        case SeveralExpected(bookings):
            picks = tuple(_pick(booking, scene, locale) for booking in bookings)
            lines = (_say("several-hint", locale),)
            return Answer("several", "care", _say("several", locale), lines, choices=picks, stays=True)
        case Doubted(booking_id, four, slot):
            line = _say("doubted-line", locale, **place_and_time(slot, scene))
            return Answer("doubted", "stop", _say("doubted", locale), (line,), booking=booking_id, four=four)
        case ArrivalUndone(booking_id, four, slot):
            line = _say("undone-line", locale, **place_and_time(slot, scene))
            return Answer("undone", "care", _say("undone", locale), (line,), booking=booking_id, four=four)
        case NotUndoable():
            minutes = int(scene.rules.undo.total_seconds() // 60)
            hint = _say("not-undoable-hint", locale, minutes=minutes)
            return Answer("not-undoable", "stop", _say("not-undoable", locale), (hint,))
        case MovedAtDesk(booking_id, four, _, new):
            line = _say("moved-line", locale, **place_and_time(new, scene))
            title = _say("moved", locale)
            return Answer("moved", "good", title, (line,), booking=booking_id, four=four, actions=("slip",))
        case CancelledAtDesk(booking_id, four, slot):
            line = _say("cancelled-now-line", locale, **place_and_time(slot, scene))
            return Answer("cancelled-now", "good", _say("cancelled-now", locale), (line,), None, booking_id, four)
        case TimeTaken(slot):
            hint = _say("taken-hint", locale, **place_and_time(slot, scene))
            return Answer("taken", "care", _say("taken", locale), (hint,))
        case BookingEnded():
            return Answer("gone", "stop", _say("gone", locale), (_say("gone-hint", locale),))
        case _:
            assert_never(outcome)


def _expected(outcome: Expected, scene: Scene, locale: str) -> Answer:
    document = _say("document", locale, document=str(outcome.document))
    # One left-to-right unit: in an Arabic line the last digits would else stand before the dots.
    masked = f"\u2066{HIDDEN} {outcome.number_end}\u2069" if outcome.number_end else ""
    person = Person(outcome.name, document, masked)
    at_hand: list[Action] = ["show"] if outcome.number_end else []
    warnings = []
    if outcome.document_elsewhere:
        warnings.append(_say("document-elsewhere", locale))
    if outcome.doubted_at is not None:
        warnings.append(_say("doubted-before", locale, at=scene.local(outcome.doubted_at).time()))
    facts: dict[str, Any] = {
        "person": person,
        "booking": outcome.booking_id,
        "four": outcome.last_four,
        "actions": ("confirm", "doubt", *at_hand, "move", "cancel", "slip"),
        "stays": True,
        "at": outcome.slot.starts_at.isoformat(),
    }
    line = _say("booked-for", locale, **place_and_time(outcome.slot, scene))
    kind = "early" if outcome.early_by > ON_TIME else "late" if outcome.early_by < -ON_TIME else "expected"
    if kind == "expected":
        tone: Tone = "care" if warnings else "good"
        return Answer(kind, tone, _say(kind, locale), (line, *warnings), **facts)
    title = _say(kind, locale, span=abs(outcome.early_by))
    return Answer(kind, "care", title, (line, _say("confirm-anyway", locale), *warnings), **facts)


def _already(outcome: AlreadyArrived, scene: Scene, locale: str) -> Answer:
    kind = "already" if outcome.same_code else "already-document"
    at = scene.local(outcome.at)
    params = {
        "today": "yes" if at.date() == scene.local(scene.now).date() else "no",
        "at": at.time(),
        "on": at.date(),
        "counter": outcome.counter if outcome.counter is not None else "",
    }
    own = outcome.mine and scene.now - outcome.at <= scene.rules.undo
    actions: tuple[Action, ...] = ("undo",) if own else ()
    lines = (_say("already-when", locale, **params),)
    return Answer(kind, "care", _say(kind, locale), lines, None, outcome.booking_id, outcome.last_four, actions=actions)


def _pick(booking: DayBooking, scene: Scene, locale: str) -> Pick:
    arrived = "yes" if booking.state == "arrived" else "no"
    time = scene.local(booking.starts_at).time()
    return Pick(booking.booking_id, _say("choice", locale, time=time, four=booking.last_four, arrived=arrived))


def _booked_on(slot: Slot, scene: Scene, locale: str) -> str:
    return _say("booked-on", locale, **place_and_time(slot, scene))


def _until(until: datetime, scene: Scene, locale: str) -> str:
    return _say("wait-until", locale, until=scene.local(until).time())


def _say(key: str, locale: str, **params: object) -> str:
    return write(f"scan-{key}", locale, params, html=False)
