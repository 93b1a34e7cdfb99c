"""The journal as admins read it: by member of staff and by day, a page at a time.

Law: it leads to nobody. A booking shows as its call number, while it still has a code, and only in the line of the
member of staff who had it before them; there is no way to ask for a person's lines.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from sqlalchemy import Row, bindparam, case, distinct, func, select

from bot.domain.call_number import called
from bot.domain.hours import bounds
from bot.domain.journal import DISCLOSURES
from storage.engine.transaction import Transaction
from storage.journal.anchor import head_seq
from storage.tables import bookings, journal

PAGE: Final = 100
NOBODY: Final = "-"
"""Instead of a member of staff: the operator, the service itself and applicants."""

_instant = journal.c.at.type
_seq = journal.c.seq.type
_of_day = (
    journal.c.at >= bindparam("since", type_=_instant),
    journal.c.at < bindparam("until", type_=_instant),
)
_LINES = (
    select(*(journal.c[name] for name in ("seq", "at", "staff_id", "action", "result", "station", "booking_id")))
    .add_columns(bookings.c.code_index, bookings.c.call_number)
    .outerjoin(bookings, bookings.c.id == journal.c.booking_id)
    .where(*_of_day, journal.c.seq < bindparam("before", type_=_seq))
    .order_by(journal.c.seq.desc())
    .limit(PAGE + 1)
)
_discloses = journal.c.action.in_(DISCLOSURES)
_TALLY = (
    select(
        journal.c.staff_id,
        func.count().label("lines"),
        func.sum(case((_discloses, 1), else_=0)).label("looks"),
        func.count(distinct(case((_discloses, journal.c.booking_id)))).label("people"),
    )
    .where(*_of_day)
    .group_by(journal.c.staff_id)
)
_AT = select(journal.c.at).where(journal.c.seq == bindparam("of_seq", type_=_seq))
_SINCE = select(func.count()).select_from(journal).where(journal.c.mac.is_(None))


@dataclass(frozen=True, slots=True)
class Line:
    """``staff_id`` None: no member of staff did it. ``call_number`` None: no booking, or nothing is left of it."""

    at: datetime
    staff_id: str | None
    action: str
    result: str
    station: str | None
    call_number: str | None


@dataclass(frozen=True, slots=True)
class Lines:
    """The newest first. ``older``: ask with ``before`` this for the next page; None on the last one."""

    lines: tuple[Line, ...]
    older: int | None


@dataclass(frozen=True, slots=True)
class Tally:
    """A day of one member of staff: ``looks`` are disclosures, of ``people`` different bookings."""

    staff_id: str | None
    lines: int
    looks: int
    people: int


@dataclass(frozen=True, slots=True)
class Head:
    """The newest row that is chained, when it was written, and how many are not chained yet."""

    seq: int
    at: datetime | None
    since: int


def find_lines(
    tx: Transaction, day: date, zone: ZoneInfo, staff_id: str = "", before: int = 2**62, *, looks: bool = False
) -> Lines:
    """Of a local day. ``staff_id``: of that member alone, or ``NOBODY``; ``looks``: only disclosures."""
    asked = _LINES
    if staff_id:
        asked = asked.where(journal.c.staff_id.is_(None) if staff_id == NOBODY else journal.c.staff_id == staff_id)
    if looks:
        asked = asked.where(_discloses)
    rows = tx.connection.execute(asked, {**bounds(day, zone), "before": before}).all()
    shown = rows[:PAGE]
    return Lines(tuple(_line(tx, row) for row in shown), shown[-1].seq if len(rows) > PAGE else None)


def count_by_staff(tx: Transaction, day: date, zone: ZoneInfo) -> tuple[Tally, ...]:
    """The member with the most disclosures first."""
    rows = tx.connection.execute(_TALLY, bounds(day, zone)).all()
    tallies = (Tally(row.staff_id, row.lines, int(row.looks), row.people) for row in rows)
    return tuple(sorted(tallies, key=lambda tally: (-tally.looks, -tally.lines, tally.staff_id or "")))


def find_head(tx: Transaction) -> Head:
    """Reads one row and counts the newest; whether the chain holds is for ``verify_journal`` to say."""
    seq = head_seq(tx)
    at = tx.connection.execute(_AT, {"of_seq": seq}).scalar()
    return Head(seq, at, tx.connection.execute(_SINCE).scalar_one())


def _line(tx: Transaction, row: Row[*tuple[Any, ...]]) -> Line:
    """A line of an applicant's own has no number: no member of staff saw it."""
    seen = row.code_index is not None and row.staff_id is not None
    number = called(row.call_number) or None if seen else None
    return Line(row.at, row.staff_id, row.action, row.result, row.station, number)
