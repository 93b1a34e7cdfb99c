"""What a new office would take from under people: times that are booked, cases, and numbers that are ready.

Law: a key keeps its meaning. A calendar that is still there, but for another visit or another service, is as gone as
one that is not: whoever is booked in it would come for something that they have not asked for.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from sqlalchemy import bindparam, func, or_, select

from bot.domain.collecting import collection_at
from bot.domain.office import Office
from storage.engine.transaction import Transaction
from storage.office.offices import find_office
from storage.tables import bookings, campaigns, cases, ready_batches, ready_serials, waits

What = Literal["booked", "waits", "open", "collected", "ready", "campaign"]

_BOOKED = (
    select(bookings.c.station, func.count())
    .where(
        bookings.c.day_ends_at > bindparam("now", type_=bookings.c.day_ends_at.type),
        # Whoever came today is given a number yet, of the service that the calendar is for.
        or_(bookings.c.ended_at.is_(None), bookings.c.ended == "arrived"),
    )
    .group_by(bookings.c.station)
    .order_by(bookings.c.station)
)
_WAITS = select(waits.c.station, func.count()).group_by(waits.c.station).order_by(waits.c.station)
_collected = cases.c.stage == "collected"
_CASES = (
    select(cases.c.service, cases.c.place, _collected.label("collected"), func.count())
    .where(cases.c.ended_at.is_(None))
    .group_by(cases.c.service, cases.c.place, _collected)
    .order_by(cases.c.service, cases.c.place, _collected)
)
_READY = (
    select(ready_batches.c.service, ready_batches.c.place, func.count())
    .join_from(ready_serials, ready_batches, ready_serials.c.batch_id == ready_batches.c.id)
    .group_by(ready_batches.c.service, ready_batches.c.place)
    .order_by(ready_batches.c.service, ready_batches.c.place)
)
_WAITING = (
    select(ready_batches.c.service, ready_batches.c.place, func.sum(ready_batches.c.entered))
    .where(ready_batches.c.stage == "approval", ready_batches.c.serials.is_not(None))
    .group_by(ready_batches.c.service, ready_batches.c.place)
    .order_by(ready_batches.c.service, ready_batches.c.place)
)
_CAMPAIGNS = select(campaigns.c.service, campaigns.c.until).order_by(campaigns.c.service)


@dataclass(frozen=True, slots=True)
class Gone:
    """``key``: of a calendar for ``booked`` and ``waits``, of a service for a ``campaign``; else ``service at place``.
    ``open``: cases that wait for their paper or for their person."""

    what: What
    key: str
    count: int

    @property
    def for_good(self) -> bool:
        """Nobody may say that it does not matter: people would come in vain, or for something else."""
        return self.what in ("booked", "waits", "open")


def find_gone(tx: Transaction, office: Office) -> tuple[Gone, ...]:
    """In the order of calendars, then of cases. What the office that stands does not have either is not told again."""
    return (*_calendars(tx, office), *_cases(tx, office))


def _calendars(tx: Transaction, office: Office) -> Iterator[Gone]:
    standing = find_office(tx)

    def meaning(of: Office, key: str) -> tuple[str, ...]:
        """Empty where there is no such calendar."""
        found = of.station(key)
        visit = of.visit_of(found) if found else None
        return (found.service, found.visit, visit.kind) if found and visit else ()

    def is_other(key: str) -> bool:
        now = meaning(standing, key) if standing else ()
        return bool(now) and now != meaning(office, key)

    for key, count in tx.connection.execute(_BOOKED, {"now": tx.now}):
        if office.station(key) is None or is_other(key):
            yield Gone("booked", key, count)
    for key, count in tx.connection.execute(_WAITS):
        if office.station(key) is not None and is_other(key):
            yield Gone("waits", key, count)


def _cases(tx: Transaction, office: Office) -> Iterator[Gone]:
    standing = find_office(tx)

    def is_lost(service: str, place: str) -> bool:
        before = standing is None or collection_at(standing, service, place) is not None
        return before and collection_at(office, service, place) is None

    kept = {each.key for each in office.services}
    known = {each.key for each in standing.services} if standing else None
    for service, place, collected, count in tx.connection.execute(_CASES):
        if not collected and is_lost(service, place):
            yield Gone("open", f"{service} at {place}", count)
        if collected and service not in kept and (known is None or service in known):
            yield Gone("collected", f"{service} at {place}", count)
    for query in (_READY, _WAITING):
        for service, place, count in tx.connection.execute(query):
            if is_lost(service, place):
                yield Gone("ready", f"{service} at {place}", int(count))
    for service, _ in tx.connection.execute(_CAMPAIGNS):
        if service not in kept and (known is None or service in known):
            yield Gone("campaign", service, 1)
