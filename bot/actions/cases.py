"""A case at the desk: the number that begins it, the slip, and the handing over at its end.

Law: whichever way an arrival reaches us, what it means for a case is done with it in one transaction, and taken back
with it.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TypeVar, assert_never

from bot.actions.notices import ask_to_remind, tell_of_paper, tell_of_paper_back
from bot.conversation.core.state import Scene
from bot.domain.arrival import (
    AlreadyArrived,
    Arrived,
    LookFirst,
    NotStaff,
    NotUndoable,
    PaperBack,
    PaperBackOutcome,
    PaperFound,
    PaperHanded,
    PaperOutcome,
    PaperUnknown,
    SerialNoted,
    SerialOutcome,
    SerialRefused,
    SeveralPapers,
    TooManyWrongCodes,
)
from bot.domain.booking import BookingEnded, Slot
from bot.domain.call_number import called
from bot.domain.case import (
    AlreadyHandedOver,
    AlreadyOpened,
    Case,
    CaseEnded,
    CaseOpened,
    CaseUnknown,
    ElsewherePlace,
    HandedOver,
    HandingOver,
    HandOverNotUndoable,
    HandOverUndone,
    NotArrived,
    RecoveryRenewed,
    SerialTaken,
    Stage,
)
from bot.domain.collecting import collections, gives_serial
from bot.domain.desk import Counter
from bot.domain.journal import Action
from bot.domain.serial import Serial
from bot.domain.staff import Staff
from storage.bookings.still_open import is_there
from storage.cases.collections import find_case_of_booking
from storage.cases.ends import end_case_of_visit
from storage.cases.find import find_case, find_case_of_visit, find_cases_by_serial
from storage.cases.hand_over import hand_over, undo_hand_over
from storage.cases.open import open_case, renew_recovery
from storage.desk import seen
from storage.desk.arrivals import standing
from storage.desk.find import find_by_id, slot_of
from storage.engine.transaction import Transaction
from storage.outbox.about_cases import take_back_case
from storage.outbox.about_times import take_back_time

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class CaseSlip:
    """What is printed for the person. ``recovery``: twelve digits, made for this slip; those of an earlier one are
    void."""

    serial: str
    recovery: str
    locale: str


def note_serial(
    tx: Transaction, member: Staff, booking_id: str, serial: Serial, scene: Scene, at: Counter | None = None
) -> SerialOutcome:
    """The visit that was confirmed begins a case. The same number said again is the same case."""
    unseen = seen.refuse_unseen(tx, Action.CASE, member, booking_id, at, scene.rules, to_move=True)
    if unseen is not None:
        return unseen
    row = find_by_id(tx, booking_id)
    if row is None or not gives_serial(scene.office, row.station):
        return SerialRefused(booking_id, "", "gone", serial.shown)
    call, station = called(row.call_number), scene.office.station(row.station)
    outcome = open_case(tx, member, booking_id, station.service if station else "", serial, scene.rules)
    match outcome:
        case AlreadyOpened(case) if Serial(case.serial).canonical != serial.canonical:
            return SerialRefused(booking_id, call, "gone", serial.shown)
        case CaseOpened(case) | AlreadyOpened(case):
            whole = seen.has_seen(tx, member, booking_id, at, scene.rules)
            seen.remember(tx, member, booking_id, at, whole=whole)  # the slip comes next
            return SerialNoted(booking_id, call, case.serial, standing(tx, booking_id))
        case SerialTaken():
            return SerialRefused(booking_id, call, "taken", serial.shown)
        case NotArrived():
            return SerialRefused(booking_id, call, "gone", serial.shown)
        case NotStaff() | TooManyWrongCodes():
            return outcome
        case _:
            assert_never(outcome)


def print_slip(
    tx: Transaction, member: Staff, booking_id: str, scene: Scene, at: Counter
) -> CaseSlip | BookingEnded | LookFirst | NotStaff:
    """Of a visit that this session had before it a moment ago; journaled. Neither slip nor recovery code is kept."""
    unseen = seen.refuse_unseen(tx, Action.CASE, member, booking_id, at, scene.rules, to_move=True)
    if unseen is not None:
        return unseen
    case = find_case_of_visit(tx, booking_id)
    if case is None:
        return BookingEnded()
    renewed = renew_recovery(tx, member, case.id)
    match renewed:
        case RecoveryRenewed(case, recovery):
            return CaseSlip(case.serial, recovery, case.locale)
        case CaseUnknown() | CaseEnded():
            return BookingEnded()
        case NotStaff():
            return renewed
        case _:
            assert_never(renewed)


def look_up_paper(tx: Transaction, member: Staff, serial: Serial, scene: Scene, at: Counter) -> PaperOutcome:
    """By the number on the paper, of whichever service hands out at this place: for who has no time booked. Each look
    is journaled, and wrong numbers are limited."""
    services = tuple(dict.fromkeys(each.service for each in collections(scene.office) if each.place_key == at.station))
    found = find_cases_by_serial(tx, member, services, at.station, serial, scene.rules)
    match found:
        case NotStaff() | TooManyWrongCodes():
            return found
        case ():
            return PaperUnknown(serial.shown)
        case (case,):
            return _paper(tx, member, case, at)
        case _:
            for case in found:
                seen.remember(tx, member, case.id, at)
            return SeveralPapers(serial.shown, tuple((case.id, case.service) for case in found))


def open_paper(tx: Transaction, member: Staff, case_id: str, scene: Scene, at: Counter) -> PaperOutcome:
    """One of those that this session has just found by one number."""
    unseen = seen.refuse_unseen(tx, Action.LOOK_CASE, member, case_id, at, scene.rules)
    case = find_case(tx, case_id)
    return unseen or (_paper(tx, member, case, at) if case is not None else PaperUnknown(""))


def _paper(tx: Transaction, member: Staff, case: Case, at: Counter) -> PaperFound | PaperHanded:
    if case.stage is Stage.COLLECTED:
        return PaperHanded(case.id, case.serial, case.collected_at or tx.now, before=True)
    seen.remember(tx, member, case.id, at)
    return PaperFound(case.id, case.serial, case.stage is Stage.READY, case.service)


def hand_over_paper(
    tx: Transaction,
    member: Staff,
    case_id: str,
    scene: Scene,
    at: Counter,
    nonce: str | None = None,
    *,
    by_another: bool = False,
) -> PaperOutcome:
    """Of a case that this session has looked up by its number. The same ``nonce`` again is the same handing over."""
    unseen = seen.refuse_unseen(tx, Action.HAND_OVER, member, case_id, at, scene.rules)
    case = find_case(tx, case_id)
    if unseen is not None or case is None:
        return unseen or PaperUnknown("")
    handed = hand_over(tx, member, case_id, scene.rules, HandingOver(_expires(case, scene), by_another, None, nonce))
    if isinstance(handed, HandedOver) and case.stage is not Stage.COLLECTED:  # else it is said again
        take_back_case(tx, handed.case)
        tell_of_paper(tx, handed, scene)
        ask_to_remind(tx, handed.case, scene)
    match handed:
        case HandedOver(case, when, another, which):
            return PaperHanded(case.id, case.serial, when, another, mine=True, confirmation=which)
        case AlreadyHandedOver(case, when, another, mine, which):
            return PaperHanded(case.id, case.serial, when, another, before=True, mine=mine, confirmation=which)
        case CaseEnded() | CaseUnknown() | ElsewherePlace():
            return PaperUnknown(case.serial)
        case NotStaff():
            return handed
        case _:
            assert_never(handed)


def take_paper_back(
    tx: Transaction, member: Staff, case_id: str, scene: Scene, confirmation: str = ""
) -> PaperBackOutcome:
    """With the time to collect that it had ended: whoever was told of one has it again, under the same code."""
    undone = undo_hand_over(tx, member, case_id, scene.rules, confirmation, stands=_stands(scene))
    match undone:
        case HandOverUndone(case, time, lost):
            take_back_case(tx, case)
            tell_of_paper_back(tx, case, time, scene, lost=lost)
            return PaperBack(case.serial, time, lost)
        case HandOverNotUndoable(newer, before):
            return NotUndoable(newer, before, case_id)
        case NotStaff():
            return undone
        case _:
            assert_never(undone)


def handed_before(tx: Transaction, booking_id: str) -> AlreadyArrived | None:
    """Of a time to collect that nobody came to, whose case was handed over in another way meanwhile."""
    row = find_by_id(tx, booking_id)
    case = find_case_of_booking(tx, row) if row is not None and row.ended in (None, "cancelled") else None
    if row is None or case is None or case.stage is not Stage.COLLECTED:
        return None
    return AlreadyArrived(
        row.id, called(row.call_number), slot_of(row), case.collected_at or tx.now, handed=case.serial
    )


def came(
    tx: Transaction,
    member: Staff,
    arrived: Arrived,
    scene: Scene,
    *,
    by_another: bool = False,
    nonce: str | None = None,
    happened_at: datetime | None = None,
) -> Arrived:
    """Of a visit that collects: its case is handed over. Of another one: whether it may be given a serial number."""
    take_back_time(tx, arrived.booking_id)
    case = _case_of(tx, arrived.booking_id)
    if case is None:
        return may_be_numbered(tx, arrived, scene)
    how = HandingOver(_expires(case, scene), by_another, arrived.booking_id, nonce, happened_at, arrived.confirmation)
    handed = hand_over(tx, member, case.id, scene.rules, how)
    if isinstance(handed, HandedOver) and case.stage is not Stage.COLLECTED:  # else it is said again
        take_back_case(tx, handed.case)
        ask_to_remind(tx, handed.case, scene)
    return replace(arrived, handed=case.serial, by_another=by_another)


def went_back(
    tx: Transaction, member: Staff, booking_id: str, scene: Scene, confirmation: str = "", *, cleared: bool = False
) -> str:
    """The arrival was taken back, and with it what it has brought about. ``cleared``: by an admin, whoever confirmed it
    and however long ago. The serial of what was handed over; empty where nothing was, or by its paper since."""
    case = _case_of(tx, booking_id)
    if case is None:
        take_back_case(tx, end_case_of_visit(tx, booking_id, scene.rules))
        return ""
    which = None if cleared else confirmation
    undone = undo_hand_over(tx, member, case.id, scene.rules, which, booking_id, stands=_stands(scene))
    if not isinstance(undone, HandOverUndone):
        return ""
    take_back_case(tx, undone.case)
    return case.serial


def may_be_numbered(tx: Transaction, outcome: T, scene: Scene) -> T:
    """What staff are told of an arrival, with whether a serial number may still be noted for it, or which paper was
    handed over then."""
    if isinstance(outcome, AlreadyArrived) and outcome.same_code and (case := _case_of(tx, outcome.booking_id)):
        return replace(outcome, handed=case.serial)
    if not isinstance(outcome, Arrived | AlreadyArrived) or not gives_serial(scene.office, outcome.slot.station):
        return outcome
    if isinstance(outcome, AlreadyArrived) and not outcome.same_code:
        return outcome
    return replace(outcome, wants_serial=find_case_of_visit(tx, outcome.booking_id) is None)


def as_looked_up(tx: Transaction, member: Staff, outcome: T, scene: Scene, at: Counter | None = None) -> T:
    """``may_be_numbered`` of a look: the number may then be noted."""
    numbered = may_be_numbered(tx, outcome, scene)
    if isinstance(numbered, AlreadyArrived) and numbered.wants_serial:
        seen.remember(tx, member, numbered.booking_id, at, whole=False)
    return numbered


def _case_of(tx: Transaction, booking_id: str) -> Case | None:
    row = find_by_id(tx, booking_id)
    return find_case_of_booking(tx, row) if row is not None else None


def _stands(scene: Scene) -> Callable[[Slot], bool]:
    return lambda slot: is_there(slot, scene.office, scene.rules)


def _expires(case: Case, scene: Scene) -> date | None:
    """None where what is handed out does not end, and where the service is no more: no other one's days count."""
    days = next((each.validity_days for each in scene.office.services if each.key == case.service), None)
    return scene.today + timedelta(days=days) if days else None
