"""One renderer of the answers that staff get: an outcome -> its words as Fluent keys, a tone, and the next acts.

A chat makes a message of it (``chat_says``), the desk a screen (``bot.desk.answers``). Law: every outcome has an answer
(``assert_never``). Law: an answer holds nothing that the outcome does not hold; only ``Person`` is a person's data.
"""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Final, assert_never

from bot.conversation.applicant.person.inquiries import told
from bot.conversation.applicant.wording.appointment import place_and_time
from bot.conversation.core.say import Text
from bot.conversation.core.state import Scene
from bot.conversation.reading.text.misread import Misread
from bot.conversation.staff.answer import Action, Answer, Person, Pick, Tone
from bot.conversation.staff.describe_papers import describe_paper
from bot.domain.arrival import (
    AlreadyArrived,
    ArrivalUndone,
    Arrived,
    Cancelled,
    CodeUnknown,
    Collectable,
    Doubted,
    Expected,
    LookFirst,
    LooksFrozen,
    MovedBy,
    NothingKept,
    NotStaff,
    NotUndoable,
    PaperBack,
    PaperFound,
    PaperHanded,
    PaperUnknown,
    SerialNoted,
    SerialRefused,
    SeveralExpected,
    SeveralPapers,
    StaffOutcome,
    TooManyDoubles,
    TooManyLooks,
    TooManyWrongCodes,
    WrongDay,
    WrongStation,
)
from bot.domain.booking import BookingEnded, Slot
from bot.domain.code import LENGTH
from bot.domain.desk import CancelledAtDesk, DayBooking, MovedAtDesk, TimeTaken

ON_TIME: Final = timedelta(minutes=15)
"""The least distance from the booked time at which a person is called early or late."""


def describe(outcome: StaffOutcome, scene: Scene) -> Answer:
    match outcome:
        case Expected():
            return _expected(outcome, scene)
        case Collectable():
            return _collectable(outcome, scene)
        case Arrived():
            return _arrived(outcome, scene)
        case AlreadyArrived():
            return _already(outcome, scene)
        case WrongStation(slot, moved_by):
            where = place_and_time(slot, scene)
            lines = (Text("answer-on-day", where), *_moved(moved_by))
            return Answer("wrong-station", "care", Text("answer-station", where), lines)
        case WrongDay():
            return _wrong_day(outcome, scene)
        case Cancelled(by_office):
            why = Text("answer-cancelled-office" if by_office else "answer-cancelled-hint")
            lines, at_desk = (why,), (Text("answer-cancelled-walk-in"),)
            return Answer("cancelled", "stop", Text("answer-cancelled"), lines, at_desk)
        case CodeUnknown():
            lines, at_desk = (Text("answer-unknown-hint"),), (Text("answer-unknown-number-too"),)
            return Answer("unknown", "stop", Text("answer-unknown"), lines, at_desk)
        case TooManyWrongCodes(until):
            waits = (_until(until, scene), Text("answer-other-ways"))
            return Answer("too-many-codes", "stop", Text("answer-too-many-codes"), waits)
        case TooManyLooks(until):
            waits = (_until(until, scene), Text("answer-other-ways"))
            return Answer("too-many-looks", "stop", Text("answer-too-many-looks"), waits)
        case TooManyDoubles():
            hint = Text("answer-too-many-doubles-hint")
            return Answer("too-many-doubles", "stop", Text("answer-too-many-doubles"), (hint,))
        case LooksFrozen():
            return Answer("frozen", "stop", Text("answer-frozen"), (Text("answer-frozen-hint"),))
        case LookFirst():
            return Answer("look-first", "care", Text("answer-look-first"), (Text("answer-look-first-hint"),))
        case SeveralExpected(bookings):
            picks, at_desk = tuple(_pick(each, scene) for each in bookings), (Text("answer-several-hint"),)
            return Answer("several", "care", Text("answer-several"), at_desk=at_desk, picks=picks, stays=True)
        case Doubted(booking_id, call, slot):
            line = Text("answer-doubted-line", place_and_time(slot, scene))
            return _done("doubted", "stop", Text("answer-doubted"), line, booking_id, call)
        case ArrivalUndone(booking_id, call, _, handed) if handed:
            line = Text("answer-paper-back-line", {"serial": handed})
            return _done("undone", "care", Text("answer-paper-back"), line, booking_id, call)
        case ArrivalUndone(booking_id, call, slot):
            line = Text("answer-undone-line", place_and_time(slot, scene))
            return _done("undone", "care", Text("answer-undone"), line, booking_id, call)
        case NotUndoable(before=True, booking_id=booking_id, call_number=call):
            line = Text("answer-undone-before-line")
            return _done("undone-before", "care", Text("answer-undone-before"), line, booking_id, call)
        case NotUndoable(newer):
            minutes = {"minutes": scene.rules.undo // timedelta(minutes=1)}
            hint = Text("answer-not-undoable-newer") if newer else Text("answer-not-undoable-hint", minutes)
            return Answer("not-undoable", "stop", Text("answer-not-undoable"), (hint,))
        case MovedAtDesk(booking_id, call, _, new, whole):
            line = Text("answer-moved-line", place_and_time(new, scene))
            printed: tuple[Action, ...] = ("slip",) if whole else ()
            return _done("moved", "good", Text("answer-moved"), line, booking_id, call, printed)
        case CancelledAtDesk(booking_id, call, slot):
            line = Text("answer-cancelled-now-line", place_and_time(slot, scene))
            return _done("cancelled-now", "good", Text("answer-cancelled-now"), line, booking_id, call)
        case SerialNoted(booking_id, call, serial, which):
            line = Text("answer-numbered-line", {"serial": serial})
            noted = _done("numbered", "good", Text("answer-numbered"), line, booking_id, call, ("case-slip", "undo"))
            return replace(noted, at_desk=(Text("answer-numbered-slip"),), confirmation=which, stays=True)
        case SerialRefused(booking_id, call, why, serial):
            hint = Text(f"answer-serial-{why}-hint", {"serial": serial})
            again: tuple[Action, ...] = ("serial",) if why == "taken" else ()
            title = Text(f"answer-serial-{why}")
            return Answer(
                f"serial-{why}", "care", title, (hint,), booking=booking_id, call=call, actions=again, stays=True
            )
        case PaperFound() | SeveralPapers() | PaperUnknown() | PaperHanded() | PaperBack():
            return describe_paper(outcome, scene)
        case NothingKept():
            return Answer("papers-full", "care", Text("answer-papers-full"), (Text("answer-papers-full-hint"),))
        case TimeTaken(slot):
            hint = Text("answer-taken-hint", place_and_time(slot, scene))
            return Answer("taken", "care", Text("answer-taken"), (hint,))
        case BookingEnded():
            return Answer("gone", "stop", Text("answer-gone"), (Text("answer-gone-hint"),))
        case NotStaff():
            return Answer("not-staff", "stop", Text("code-for-station"))
        case _:
            assert_never(outcome)


def not_a_code(digits: int = 0) -> Answer:
    """The answer to a text or a picture that holds no code of ours. ``digits``: how many were read; of twelve that fail
    the check, one is wrong."""
    hint = Text("answer-not-a-code-digit") if digits == LENGTH else Text("answer-not-a-code-hint")
    return Answer("not-a-code", "stop", Text("answer-not-a-code"), (hint,))


def not_a_serial(booking_id: str, misread: Misread) -> Answer:
    """The answer to what was entered as a serial number and is none: it is asked for again."""
    hint = Text(misread.key, misread.params)
    title = Text("answer-serial-unread")
    return Answer("serial-unread", "care", title, (hint,), booking=booking_id, actions=("serial",), stays=True)


def not_a_number() -> Answer:
    """The answer to a part of a document's number: only the whole one is looked for."""
    return Answer("not-a-code", "care", Text("answer-number-part"), (Text("answer-number-part-hint"),))


def unknown_number() -> Answer:
    """The answer to a document's number that no booking of this station and day has."""
    return Answer("unknown", "stop", Text("answer-unknown-number"), (Text("answer-unknown-number-hint"),))


def _done(
    kind: str, tone: Tone, title: Text, line: Text, booking: str, call: str, actions: tuple[Action, ...] = ()
) -> Answer:
    return Answer(kind, tone, title, (line,), booking=booking, call=call, actions=actions, done=True)


def _expected(outcome: Expected, scene: Scene) -> Answer:
    early = outcome.early_by
    kind = "early" if early > ON_TIME else "late" if early < -ON_TIME else "expected"
    title = Text("answer-expected", {"when": kind, "span": abs(early)})
    warnings: tuple[Text, ...] = (Text("answer-document-elsewhere"),) if outcome.document_elsewhere else ()
    if outcome.doubted_at is not None:
        warnings += (Text("answer-doubted-before", _moment(outcome.doubted_at, scene)),)
    show: tuple[Action, ...] = ("show",) if outcome.number_end or outcome.has_text else ()
    show += () if outcome.name else ("name",)
    return Answer(
        kind,
        "good" if kind == "expected" and not warnings else "care",
        title,
        (Text("answer-booked-for", place_and_time(outcome.slot, scene)),),
        () if kind == "expected" else (Text("answer-confirm-anyway"),),
        warnings,
        _person(outcome, scene),
        outcome.booking_id,
        outcome.call_number,
        outcome.slot,
        ("confirm", "doubt", *show, "move", *_papers(outcome.slot, scene), "cancel", "slip"),
        stays=True,
    )


def _collectable(outcome: Collectable, scene: Scene) -> Answer:
    """No name stands in it: the office compares its own paper."""
    early = outcome.early_by
    when = "early" if early > ON_TIME else "late" if early < -ON_TIME else "expected"
    lines: tuple[Text, ...] = (Text("answer-collect-line", place_and_time(outcome.slot, scene)),)
    if when != "expected":
        lines = (Text("answer-expected", {"when": when, "span": abs(early)}), *lines)
    return Answer(
        "collect",
        "good" if when == "expected" else "care",
        Text("answer-collect", {"serial": outcome.serial}),
        lines,
        (Text("answer-collect-nameless"),),
        booking=outcome.booking_id,
        call=outcome.call_number,
        slot=outcome.slot,
        actions=("confirm", "by-another", "move", "cancel", "slip"),
        stays=True,
    )


def _arrived(outcome: Arrived, scene: Scene) -> Answer:
    at = scene.local(outcome.at).time()
    title = Text("answer-arrived")
    line = Text("answer-arrived-at", {"at": at, **place_and_time(outcome.slot, scene)})
    if outcome.handed:
        title = Text("answer-handed", {"serial": outcome.handed})
        line = Text("answer-handed-to", {"other": "yes" if outcome.by_another else "no", "at": at})
    serial: tuple[Action, ...] = ("serial",) if outcome.wants_serial else ()
    papers = () if outcome.handed else _papers(outcome.slot, scene)
    actions = (*serial, "undo", *papers)
    done = _done("arrived", "good", title, line, outcome.booking_id, outcome.call_number, actions)
    return replace(done, stays=outcome.wants_serial, confirmation=outcome.confirmation)


def _papers(slot: Slot, scene: Scene) -> tuple[Action, ...]:
    """Where an admin keeps places for people who must come again."""
    station = scene.office.station(slot.station)
    return ("papers",) if station is not None and station.return_places else ()


def _person(outcome: Expected, scene: Scene) -> Person:
    document = Text("answer-document", {"document": str(outcome.document)})
    station = scene.office.station(outcome.slot.station)
    service = scene.office.service_of(station.service) if station else scene.office.service
    asked = told(service, dict(outcome.inquiries))
    renews = (Text("answer-renews", {"serial": outcome.renews}),) if outcome.renews else ()
    inquiries = tuple(Text("answer-inquiry", {"label": label, "answer": answer}) for label, answer in asked)
    return Person(outcome.name or Text("answer-name-asked"), document, outcome.number_end, (*renews, *inquiries))


def _already(outcome: AlreadyArrived, scene: Scene) -> Answer:
    kind, title = "already", Text("answer-already")
    if not outcome.same_code:
        kind, title = "already-document", Text("answer-already-document")
    counter = "" if outcome.counter is None else outcome.counter
    when = Text("answer-already-when", {**_moment(outcome.at, scene), "counter": counter})
    lines: tuple[Text, ...] = (when,) if outcome.same_code else (when, Text("answer-already-not-me"))
    own = outcome.mine and abs(scene.now - (outcome.recorded_at or outcome.at)) <= scene.rules.undo
    actions: tuple[Action, ...] = ("undo",) if own else ()
    if outcome.handed:
        title = Text("answer-handed", {"serial": outcome.handed})
    if outcome.wants_serial:
        actions = ("serial", *actions)
    answer = Answer(kind, "care", title, lines, booking=outcome.booking_id, call=outcome.call_number, actions=actions)
    return replace(answer, stays=outcome.wants_serial, confirmation=outcome.confirmation)


def _wrong_day(outcome: WrongDay, scene: Scene) -> Answer:
    booked = Text("answer-booked-on", place_and_time(outcome.slot, scene))
    lines = (booked, *_moved(outcome.moved_by))
    move: tuple[Action, ...] = ("move",) if outcome.booking_id else ()
    return Answer(
        "wrong-day",
        "care",
        Text("answer-wrong-day"),
        lines,
        booking=outcome.booking_id,
        slot=outcome.slot,
        actions=move,
        stays=bool(move),
    )


def _moved(by: MovedBy) -> tuple[Text, ...]:
    return (Text("answer-moved-by", {"by": by}),) if by else ()


def _moment(at: datetime, scene: Scene) -> dict[str, object]:
    """The parameters of a past moment, whose date is left out if it was today."""
    local = scene.local(at)
    return {"today": "yes" if local.date() == scene.today else "no", "at": local.time(), "on": local.date()}


def _pick(booking: DayBooking, scene: Scene) -> Pick:
    arrived = "yes" if booking.state == "arrived" else "no"
    params = {"time": scene.local(booking.starts_at).time(), "call": booking.call_number, "arrived": arrived}
    return Pick(booking.booking_id, Text("answer-choice", params))


def _until(until: datetime, scene: Scene) -> Text:
    return Text("answer-wait-until", {"until": scene.local(until).time()})
