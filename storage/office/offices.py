"""The office as last loaded, and small facts about the service that no person is in."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Row, bindparam, delete, insert, select

from bot.domain.closure import Closure
from bot.domain.office import Office
from bot.domain.office_json import from_json, station_from_json, station_to_json, to_json
from storage.engine.transaction import Transaction
from storage.facts import bind_fact, find_bound_fact, find_fact, set_fact
from storage.office.past import never_open, record_past
from storage.tables import closures, service, stations

OFFICE = "office"
WHOLE: Final = "office_whole"
"""With its stations, bound; plain, the two are parted, as the release before reads them."""
LOADING: Final = "office_loading"
LOADED: Final = "office_loaded"
"""As it was last loaded from a file, plain: what admins have changed since is told by it before another is loaded."""
VERSION = "office_version"
CLOSED = "closures_version"
"""The newest closing or reopening: the office differs by it, whatever is loaded meanwhile."""
REMEMBERED: Final = timedelta(days=1)
"""So long after its end a closure still counts: the page of that day does not change when the closure is over."""

_VERSIONS = select(service.c.key, service.c.value).where(service.c.key.in_([VERSION, CLOSED]))
_STATIONS = select(stations.c.facts).order_by(stations.c.position)
CLOSURES: Final = (
    select(*(closures.c[name] for name in ("id", "station", "starts_at", "ends_at", "places")))
    .where(closures.c.reopened_at.is_(None), closures.c.ends_at > bindparam("since", type_=closures.c.ends_at.type))
    .order_by(closures.c.starts_at, closures.c.id)
)


def load_office(tx: Transaction, office: Office) -> None:
    """Replaces the office; slots already taken stay taken. Counts from everybody's next message on."""
    # Of two who load at once on PostgreSQL the second waits here, and replaces the first one's stations.
    set_fact(tx, LOADING, tx.now.isoformat())
    standing = _standing(tx)
    before = {each.key: each for each in standing.stations} if standing else {}
    whole = to_json(office)
    set_fact(tx, VERSION, _version_of(whole))
    set_fact(tx, OFFICE, to_json(replace(office, stations=())))
    bind_fact(tx, WHOLE, whole, plain=False)
    after = {each.key: each for each in office.stations}
    for key in {**before, **after}:
        known = before.get(key) or after[key]
        record_past(tx, before.get(key, never_open(known)), after.get(key, never_open(known)))
    tx.connection.execute(delete(stations))
    rows = [
        {"key": station.key, "position": position, "facts": station_to_json(station)}
        for position, station in enumerate(office.stations)
    ]
    if rows:
        tx.connection.execute(insert(stations), rows)


def load_file(tx: Transaction, office: Office) -> None:
    """``load_office`` of what a file says, which is remembered beside what admins make of it later."""
    load_office(tx, office)
    set_fact(tx, LOADED, to_json(office))


def find_office(tx: Transaction) -> Office | None:
    """With the closures that stand. None before anything was loaded."""
    office = _standing(tx)
    if office is None:
        return None
    return closed(office, map(closure_of, tx.connection.execute(CLOSURES, {"since": tx.now - REMEMBERED})))


def bind_office(tx: Transaction, *, anew: bool = False) -> None:
    """That which the release before has loaded, as it stands, where this one never did; ``anew``: in any case."""
    office = _plain(tx) if anew or not find_bound_fact(tx, WHOLE) else None
    if office is not None:
        whole = to_json(office)
        set_fact(tx, VERSION, _version_of(whole))
        bind_fact(tx, WHOLE, whole, plain=False)


def is_office_lost(tx: Transaction) -> bool:
    """One was loaded, and nothing of it can be read any more."""
    return find_fact(tx, OFFICE) is not None and _standing(tx) is None


def _standing(tx: Transaction) -> Office | None:
    """As it was bound, whatever somebody has made of the plain rows since. Where these say that another was loaded,
    they count, and that is noted: the release before may have done it, or who can write to the database."""
    whole = find_bound_fact(tx, WHOLE)
    kept = _read(whole) if whole else None
    if whole is None or kept is None:
        return _plain(tx)
    if find_fact(tx, VERSION) == _version_of(whole):
        texts = [to_json(replace(kept, stations=())), *map(station_to_json, kept.stations)]
        if texts != [find_fact(tx, OFFICE), *tx.connection.scalars(_STATIONS)]:
            tx.mismatches.note("stations", OFFICE)
        return kept
    tx.mismatches.note("stations", OFFICE)
    return _plain(tx) or kept


def _plain(tx: Transaction) -> Office | None:
    """None too where it is no office."""
    found = find_fact(tx, OFFICE)
    if found is None:
        return None
    try:
        stations = tuple(map(station_from_json, tx.connection.scalars(_STATIONS)))
        return replace(from_json(found), stations=stations)
    except ValueError:
        tx.mismatches.note("stations", OFFICE)
        return None


def _read(whole: str) -> Office | None:
    """None for the form of a later release."""
    try:
        return from_json(whole)
    except ValueError:
        return None


def _version_of(whole: str) -> str:
    return hashlib.sha256(whole.encode()).hexdigest()[:16]


def closed(office: Office, closures: Iterable[Closure]) -> Office:
    """The office with these closures and no others."""
    of: dict[str, list[Closure]] = {}
    for closure in closures:
        of.setdefault(closure.station, []).append(closure)
    stations = (replace(station, closures=tuple(of.get(station.key, ()))) for station in office.stations)
    return replace(office, stations=tuple(stations))


def closure_of(row: Row[*tuple[Any, ...]]) -> Closure:
    return Closure(row.id, row.station, row.starts_at, row.ends_at, row.places)


def office_version(tx: Transaction) -> str:
    """Differs when the office differs or a closure came or went; empty before anything was loaded. Cheap enough to ask
    with each message."""
    found = {row.key: row.value for row in tx.connection.execute(_VERSIONS)}
    return " ".join(found[key] for key in (VERSION, CLOSED) if key in found)
