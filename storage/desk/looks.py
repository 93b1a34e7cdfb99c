"""Looking at a person at the desk: by code, by row of the day, by the number of a document.

Law: every look is in the journal with its result, and the limits are counted there. What lies ahead by more than the
span of its limit was written by a clock that was wrong, and does not count.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Select, and_, bindparam, exists, func, select

from bot.domain.arrival import (
    AlreadyArrived,
    Cancelled,
    CodeUnknown,
    Collectable,
    DocumentOutcome,
    Expected,
    LookFirst,
    LookUpOutcome,
    NotStaff,
    NumberShown,
    SeveralExpected,
    ShowOutcome,
    TooManyDoubles,
    TooManyLooks,
    TooManyWrongCodes,
    WrongDay,
    WrongStation,
)
from bot.domain.call_number import called
from bot.domain.case import Stage
from bot.domain.desk import Counter, DayBooking
from bot.domain.hours import bounds
from bot.domain.journal import LOOKS, Action, Result
from bot.domain.office import place_of
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from storage.bookings.applicants import number_index, open_document, open_inquiries, open_name, open_number
from storage.bookings.slots import DESK
from storage.cases.collections import find_case_of_booking
from storage.cases.renewals import find_renewed
from storage.desk.doubles import enough_doubles
from storage.desk.find import BOOKINGS, RESULTS, Found, find_at, find_by_code, find_by_id, note, slot_of
from storage.desk.refusals import refusal
from storage.desk.seen import has_seen, remember
from storage.engine.binding import is_bound
from storage.engine.transaction import Transaction
from storage.tables import bookings, journal, stations

REFUSED: Final = tuple(RESULTS[kind] for kind in (NotStaff, TooManyDoubles, TooManyWrongCodes, TooManyLooks))
DAY: Final = timedelta(days=1)
SEVERAL: Final = 20  # bookings of one number that a desk chooses among; more are no family's

_instant = bookings.c.ended_at.type
_since = bindparam("since", type_=_instant)
_lately = and_(journal.c.at > _since, journal.c.at <= bindparam("at_latest", type_=_instant))
_of_member = journal.c.staff_id == bindparam("of_staff")
_newest = (
    select(journal.c.at)
    .where(journal.c.action.in_(LOOKS), _lately)
    .order_by(journal.c.at.desc())
    .limit(1)
    .offset(bindparam("all_but"))
)
_WRONG_CODES = _newest.where(
    _of_member, journal.c.result == RESULTS[CodeUnknown], journal.c.action == bindparam("by_action")
)
_OPENED = _newest.where(_of_member, journal.c.result.not_in(REFUSED), journal.c.action == Action.LOOK_AT)
_OF_MEMBER = _newest.where(_of_member, journal.c.result.not_in(REFUSED))
_at_station = journal.c.station == bindparam("at_station")
_OF_STATION = _newest.where(_at_station, journal.c.result.not_in(REFUSED))
_many = select(func.count()).where(journal.c.action.in_(LOOKS), _lately)
# Refused looks count too, so that indexes alone are read: those that count are told apart where there are so many.
_AT_MOST = select(
    _many.where(_of_member).scalar_subquery().label("own"), _many.where(_at_station).scalar_subquery().label("here")
)
_LOCK_PLACE = select(stations.c.key).where(stations.c.key == bindparam("at_station")).with_for_update()
_ELSEWHERE = select(
    exists().where(
        bookings.c.document_index == bindparam("of_document", type_=bookings.c.document_index.type),
        bookings.c.station == bindparam("at_station"),
        bookings.c.day_ends_at == bindparam("on_day", type_=_instant),
        bookings.c.ended_at.is_(None),
        bookings.c.id != bindparam("not_id"),
    )
)
_OF_NUMBER = (
    BOOKINGS.where(
        bookings.c.starts_at >= _since,
        bookings.c.starts_at < bindparam("until", type_=_instant),
        bookings.c.number_index == bindparam("of_number", type_=bookings.c.number_index.type),
    )
    .order_by(bookings.c.starts_at, bookings.c.booked_at, bookings.c.id)
    .limit(SEVERAL)
)


def look_up(tx: Transaction, staff: Staff, code: str, rules: Rules, at: Counter | None = None) -> LookUpOutcome:
    """The booking with this code, as far as the desk may know it. ``at`` None: in a chat, at the member's station."""
    member, row = _may_look(tx, staff, rules, at, Action.LOOK), None
    outcome: LookUpOutcome
    if isinstance(member, Staff):
        row = find_by_code(tx, code)
        outcome = refusal(tx, row, member, at, rules.zone) or _there(tx, row)
    else:
        outcome = member
    _note(tx, Action.LOOK, outcome, staff, row, at)
    return outcome


def look_at(tx: Transaction, staff: Staff, booking_id: str, rules: Rules, at: Counter, day: date) -> LookUpOutcome:
    """The booking of a row of the day that was opened; ``day`` is the local day whose list it stood in.

    ``WrongDay`` unless that is today: people of other days are nobody's business until they stand there.
    """
    member, row = _may_look(tx, staff, rules, at, Action.LOOK_AT), None
    outcome: LookUpOutcome
    if isinstance(member, Staff):
        row = find_by_id(tx, booking_id)
        outcome = refusal(tx, row, member, at, rules.zone, day) or _there(tx, row)
        if isinstance(outcome, WrongDay):  # a list has its id: only who brings the code is moved from another day
            outcome = replace(outcome, booking_id="")
    else:
        outcome = member
    _note(tx, Action.LOOK_AT, outcome, staff, row, at)
    return outcome


def look_up_number(tx: Transaction, staff: Staff, number: str, rules: Rules, at: Counter) -> DocumentOutcome:
    """The booking of this place and day whose document has this whole number (compact, any case).

    A number that is booked elsewhere or for another day is as unknown as one that nobody has.
    """
    member, row = _may_look(tx, staff, rules, at, Action.LOOK_NUMBER), None
    outcome: DocumentOutcome
    if isinstance(member, Staff):
        rows = _of_number(tx, number, at.station, bounds(tx.now.astimezone(rules.zone).date(), rules.zone))
        waiting = [each for each in rows if each.ended_at is None and each.outdone_by is None]
        if len(waiting) > 1:
            outcome = SeveralExpected(tuple(_listed(tx, each) for each in waiting))
        else:
            row = next(iter((*waiting, *sorted(rows, key=lambda each: each.ended == "cancelled"))), None)
            outcome = refusal(tx, row, member, at, rules.zone) or _there(tx, row)
    else:
        outcome = member
    _note(tx, Action.LOOK_NUMBER, outcome, staff, row, at)
    return outcome


def show_number(tx: Transaction, staff: Staff, booking_id: str, rules: Rules, at: Counter) -> ShowOutcome:
    """The whole number of the document and the free text; journaled as "show-number" and counted as a look.

    Only of whom this session has looked at; of today's people who have not cancelled, or it is ``CodeUnknown``.
    """
    member, row = find_at(tx, staff, at), None
    outcome: ShowOutcome
    if member is None:
        outcome = NotStaff()
    elif not has_seen(tx, member, booking_id, at, rules):
        outcome = LookFirst()
    elif (until := _looked_enough(tx, member, rules, at)) is not None:
        outcome = TooManyLooks(until)
    else:
        row = find_by_id(tx, booking_id)
        if row is None or row.code is None or row.ended in ("cancelled", "closed", "erased"):
            outcome = CodeUnknown()
        elif place_of(row.station) != at.station:
            outcome = WrongStation(slot_of(row))
        elif not row.day_ends_at - DAY <= tx.now < row.day_ends_at:
            outcome = CodeUnknown()
        else:
            text = open_inquiries(tx, row.applicant_id, row.inquiries).text
            outcome = NumberShown(row.id, open_number(tx, row.applicant_id, row.document_number), text)
    _note(tx, Action.SHOW_NUMBER, outcome, staff, row, at)
    return outcome


def _may_look(
    tx: Transaction, staff: Staff, rules: Rules, at: Counter | None, action: Action
) -> Staff | NotStaff | TooManyDoubles | TooManyWrongCodes | TooManyLooks:
    member = find_at(tx, staff, at)
    if member is None:
        return NotStaff()
    wrong = {"of_staff": member.id, "by_action": action}  # unknown documents stop nobody from scanning codes
    until = _reached(tx, _WRONG_CODES, wrong, rules.wrong_codes, rules.wrong_code_span)
    if until is not None:
        return TooManyWrongCodes(until)
    if action == Action.LOOK_NUMBER and (stopped := enough_doubles(tx, member, rules)) is not None:
        return TooManyDoubles(stopped)
    if action == Action.LOOK_AT:
        until = _reached(tx, _OPENED, {"of_staff": member.id}, rules.rows_opened, rules.look_span)
    until = until or _looked_enough(tx, member, rules, at)
    return member if until is None else TooManyLooks(until)


def _looked_enough(tx: Transaction, member: Staff, rules: Rules, at: Counter | None) -> datetime | None:
    """The end of the pause after as many looks by this member, or at this station, as a desk needs. None: no pause."""
    station = (at.station if at else member.station) or ""
    if station and tx.connection.dialect.name == "postgresql":
        tx.connection.execute(_LOCK_PLACE, {"at_station": station})  # each look is counted before the next is judged
    whose = {"of_staff": member.id, "at_station": station}
    most = tx.connection.execute(_AT_MOST, {**whose, **tx.within(rules.look_span)}).one()
    own = here = None
    if most.own >= rules.looks:
        own = _reached(tx, _OF_MEMBER, {"of_staff": member.id}, rules.looks, rules.look_span)
    if own is None and station and most.here >= rules.looks_a_station:
        here = _reached(tx, _OF_STATION, {"at_station": station}, rules.looks_a_station, rules.look_span)
    return own or here


def _reached(
    tx: Transaction, newest: Select[Any], whose: dict[str, str], most: int, span: timedelta
) -> datetime | None:
    """Of ``most`` within the span, when the oldest leaves it; None while there are fewer."""
    at: datetime | None = tx.connection.execute(newest, {**whose, **tx.within(span), "all_but": most - 1}).scalar()
    return None if at is None else at + span


def _of_number(tx: Transaction, number: str, station: str, day: dict[str, datetime]) -> Sequence[Found]:
    """``station``: a place's key; bookings of all its calendars are found."""
    which = {"of_number": number_index(tx, number, {"station": station, "day_ends_at": day["until"]})}
    rows = tx.connection.execute(_OF_NUMBER, {**day, **which}).all()
    here = (row for row in rows if place_of(row.station) == station)
    return [row for row in here if row.code is None or is_bound(tx, bookings, row)]


def _listed(tx: Transaction, row: Found) -> DayBooking:
    return DayBooking(row.id, row.starts_at, called(row.call_number), "expected", walk_in=row.channel == DESK)


def _there(tx: Transaction, row: Found | None) -> Expected | Collectable | AlreadyArrived | Cancelled | CodeUnknown:
    assert row is not None  # noqa: S101  # or it would have been refused
    return _expected(tx, row) if row.case_link is None else _collectable(tx, row)


def _collectable(tx: Transaction, row: Found) -> Collectable | AlreadyArrived | Cancelled | CodeUnknown:
    """A time at which a case's paper is handed over. The case may have been handed over in another way, have ended, or
    be gone with its month."""
    case, slot, call = find_case_of_booking(tx, row), slot_of(row), called(row.call_number)
    if case is None:
        return CodeUnknown()
    if case.stage is Stage.COLLECTED:
        return AlreadyArrived(row.id, call, slot, case.collected_at or tx.now, handed=case.serial)
    if not case.live:
        return Cancelled(by_office=True)
    return Collectable(row.id, call, slot, case.serial, early_by=row.starts_at - tx.now)


def _expected(tx: Transaction, row: Found) -> Expected:
    here = {"at_station": row.station, "on_day": row.day_ends_at}  # elsewhere it is nobody's business
    ours = {"of_document": row.document_index, "not_id": row.id, **here}
    answers = open_inquiries(tx, row.applicant_id, row.inquiries)
    renewed = find_renewed(tx, row.chat_id, row.id)
    return Expected(
        row.id,
        called(row.call_number),
        slot_of(row),
        open_name(tx, row.applicant_id, row.name),
        open_document(tx, row.applicant_id, row.document),
        open_number(tx, row.applicant_id, row.document_number)[-3:],
        early_by=row.starts_at - tx.now,
        document_elsewhere=row.document_index is not None and bool(tx.connection.execute(_ELSEWHERE, ours).scalar()),
        doubted_at=row.doubted_at,
        inquiries=tuple(answers.by_key.items()),
        has_text=bool(answers.text),
        renews=renewed.serial if renewed is not None else "",
    )


def _note(
    tx: Transaction, action: Action, outcome: object, staff: Staff, row: Found | None, at: Counter | None
) -> None:
    if isinstance(outcome, Expected | Collectable):
        remember(tx, staff, outcome.booking_id, at)
    elif isinstance(outcome, WrongDay) and outcome.booking_id:
        remember(tx, staff, outcome.booking_id, at, whole=False)
    elsewhere = isinstance(outcome, Expected) and outcome.document_elsewhere
    # Who keeps asking which numbers are registered shows in the journal.
    note(tx, action, outcome, staff, row, at, result=Result.EXPECTED_ELSEWHERE if elsewhere else None)
