"""Counts of cases by service and place, as they stood when today began: how it flows, and never who.

Law: whoever enters one number as ready must not see a count move by it. So today is left out, every count is in full
tens, and below ``matches_from`` there is none.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import bindparam, func, or_, select

from bot.domain.few import told
from bot.domain.hours import bounds
from bot.domain.journal import Action, Result
from bot.domain.office import Office
from bot.domain.rules import Rules
from storage.cases.tallies import sum_tallies
from storage.engine.transaction import Transaction
from storage.tables import bookings, cases, journal

AGES: Final = (7, 21, 42)
"""Days after which a paper that waits is of the next group."""

_instant = cases.c.applied_at.type
_today = bindparam("today", type_=_instant)
_stations: Any = bindparam("stations", expanding=True)


def _not_before(column: Any) -> Any:
    return or_(column.is_(None), column >= _today)


_where = (cases.c.service, cases.c.place)
_open = (_not_before(cases.c.ended_at), _not_before(cases.c.collected_at))
_REVIEW = (
    select(*_where, cases.c.applied_at, func.count())
    .where(cases.c.applied_at < _today, _not_before(cases.c.ready_at), *_open)
    .group_by(*_where, cases.c.applied_at)
    .order_by(*_where, cases.c.applied_at)
)
_READY = (
    select(*_where, cases.c.ready_at, func.count())
    .where(cases.c.ready_at < _today, *_open)
    .group_by(*_where, cases.c.ready_at)
)
_ARRIVED = (
    select(bookings.c.station, func.count())
    .where(
        bookings.c.station.in_(_stations),
        bookings.c.day_ends_at <= _today,
        bookings.c.ended == "arrived",
        bookings.c.outdone_by.is_(None),
    )
    .group_by(bookings.c.station)
)
_of_papers = (journal.c.action == Action.PAPERS, journal.c.result == Result.MOVED, journal.c.at < _today)
_PAPERS = (
    select(bookings.c.station, func.count(journal.c.booking_id.distinct()))
    .join(bookings, bookings.c.id == journal.c.booking_id)
    .where(bookings.c.station.in_(_stations), *_of_papers)
    .group_by(bookings.c.station)
)
_SERVED = _PAPERS.where(bookings.c.ended == "arrived", bookings.c.day_ends_at <= _today)


_live = (cases.c.ended_at.is_(None), cases.c.collected_at.is_(None))
_before = bindparam("before", type_=_instant)
_UNTOLD = (
    select(*_where)
    .where(cases.c.ready_at <= _before, cases.c.told_at.is_(None), cases.c.chat_index.is_not(None), *_live)
    .distinct()
)
_OLD = select(*_where).where(cases.c.applied_at <= _before, cases.c.ready_at.is_(None), *_live).distinct()
_UNINVITED = (
    select(*_where)
    .where(cases.c.ready_at.is_not(None), cases.c.invited_at.is_(None), cases.c.chat_index.is_not(None), *_live)
    .distinct()
)


@dataclass(frozen=True, slots=True)
class Standing:
    """Of one service at one place. Counts are full tens; None: too few to be told. ``median`` and ``oldest``: days in
    review. ``waiting``: papers that are ready and were not collected, by their age (``AGES``)."""

    service: str
    place: str
    review: int | None
    median: int | None
    oldest: int | None
    ready: int | None
    waiting: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Totals:
    """Since the beginning, for good. ``collected``: papers handed over, by a time or by the number alone. ``renewed``:
    applications that a reminder of the end has led to. ``served``: of those whose ``papers`` were missing, who came
    again and were. ``forgotten``: cases that went with the month of their application."""

    applied: int | None
    collected: int | None
    renewed: int | None
    papers: int | None
    served: int | None
    forgotten: int | None


def count_standing(tx: Transaction, office: Office, rules: Rules) -> tuple[Standing, ...]:
    """Of each service and place where something is handed out, in the office's order."""
    today = _beginning(tx, rules)
    review = _by_place(tx.connection.execute(_REVIEW, {"today": today}).all())
    ready = _by_place(tx.connection.execute(_READY, {"today": today}).all())
    found = []
    for which in _places(office):
        ages = [((today - at) // timedelta(days=1), count) for at, count in review.get(which, ())]
        inside = _told(sum(count for _, count in ages), rules)
        groups: Counter[int] = Counter()
        for at, count in ready.get(which, ()):
            groups[sum((today - at) // timedelta(days=1) >= days for days in AGES)] += count
        found.append(
            Standing(
                *which,
                inside,
                None if inside is None else _median(ages),
                None if inside is None else max(days for days, _ in ages),
                _told(sum(groups.values()), rules),
                tuple(_told(groups[nth], rules) for nth in range(len(AGES) + 1)),
            )
        )
    return tuple(found)


def count_totals(tx: Transaction, office: Office, rules: Rules) -> Mapping[tuple[str, str], Totals]:
    """By service and place. Reads all bookings of their calendars."""
    asked = {"stations": [each.key for each in office.stations], "today": _beginning(tx, rules)}
    arrived, papers, served = (
        {row[0]: row[1] for row in tx.connection.execute(query, asked)} for query in (_ARRIVED, _PAPERS, _SERVED)
    )
    tallies, found = sum_tallies(tx, tx.now, rules), {}
    for service, place in _places(office):
        here = [each for each in office.stations if (each.service, each.place_key) == (service, place)]
        kinds = {each.key: visit.kind if (visit := office.visit_of(each)) else "" for each in here}
        asks = [key for key, kind in kinds.items() if kind == "asks"]
        found[service, place] = Totals(
            _told(sum(arrived.get(key, 0) for key in asks), rules),
            _told(tallies.get((service, place, "collected"), 0), rules),
            _told(tallies.get((service, place, "renewed"), 0), rules),
            _told(sum(papers.get(key, 0) for key in asks), rules),
            _told(sum(served.get(key, 0) for key in asks), rules),
            _told(tallies.get((service, place, "forgotten"), 0), rules),
        )
    return found


def count_arrivals(tx: Transaction, calendars: Sequence[str], before: datetime) -> dict[str, int]:
    """By calendar, on days that were over then; exactly: whoever shows it rounds it."""
    return {row[0]: row[1] for row in tx.connection.execute(_ARRIVED, {"stations": calendars, "today": before})}


def find_untold(tx: Transaction, before: datetime) -> frozenset[tuple[str, str]]:
    """Service and place of each where somebody's paper was ready by then, and nobody wrote to them."""
    return frozenset((row[0], row[1]) for row in tx.connection.execute(_UNTOLD, {"before": before}))


def find_old_reviews(tx: Transaction, before: datetime) -> frozenset[tuple[str, str]]:
    """Service and place of each where somebody applied by then, and nothing was entered as ready."""
    return frozenset((row[0], row[1]) for row in tx.connection.execute(_OLD, {"before": before}))


def find_without_time(tx: Transaction) -> frozenset[tuple[str, str]]:
    """Service and place of each where a paper is ready, and there was no time yet to offer."""
    return frozenset((row[0], row[1]) for row in tx.connection.execute(_UNINVITED))


def _places(office: Office) -> tuple[tuple[str, str], ...]:
    collecting = (each for each in office.stations if (visit := office.visit_of(each)) and visit.kind == "collects")
    return tuple(dict.fromkeys((each.service, each.place_key) for each in collecting))


def _beginning(tx: Transaction, rules: Rules) -> datetime:
    return bounds(tx.now.astimezone(rules.zone).date(), rules.zone)["since"]


def _by_place(rows: Iterable[Any]) -> dict[tuple[str, str], list[tuple[datetime, int]]]:
    found: dict[tuple[str, str], list[tuple[datetime, int]]] = {}
    for service, place, at, count in rows:
        found.setdefault((service, place), []).append((at, count))
    return found


def _told(count: int, rules: Rules) -> int | None:
    return told(count, rules.matches_from, 10)


def _median(ages: list[tuple[int, int]]) -> int:
    """The lower one of an even number."""
    left = (sum(count for _, count in ages) + 1) // 2
    for days, count in sorted(ages):
        left -= count
        if left <= 0:
            return days
    raise ValueError("nothing was counted")
