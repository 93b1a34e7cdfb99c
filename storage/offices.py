"""The office as last loaded, and small facts about the service that no person is in."""

import hashlib
from dataclasses import replace

from sqlalchemy import bindparam, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.domain.office import Office
from bot.domain.office_json import from_json, station_from_json, station_to_json, to_json
from storage.database import Transaction
from storage.tables import service, stations

OFFICE = "office"
VERSION = "office_version"

_sqlite, _postgresql = sqlite.insert(service), postgresql.insert(service)
_REMEMBER = {
    "sqlite": _sqlite.on_conflict_do_update(index_elements=["key"], set_={"value": _sqlite.excluded.value}),
    "postgresql": _postgresql.on_conflict_do_update(index_elements=["key"], set_={"value": _postgresql.excluded.value}),
}
_RECALL = select(service.c.value).where(service.c.key == bindparam("of_key"))
_STATIONS = select(stations.c.facts).order_by(stations.c.position)


def load_office(tx: Transaction, office: Office) -> None:
    """Replaces the office; slots already taken stay taken. Counts from everybody's next message on."""
    # Of two who load at once on PostgreSQL the second waits here, and replaces the first one's stations.
    remember(tx, VERSION, hashlib.sha256(to_json(office).encode()).hexdigest()[:16])
    remember(tx, OFFICE, to_json(replace(office, stations=())))
    tx.connection.execute(delete(stations))
    rows = [
        {"key": station.key, "position": position, "facts": station_to_json(station)}
        for position, station in enumerate(office.stations)
    ]
    if rows:
        tx.connection.execute(insert(stations), rows)


def find_office(tx: Transaction) -> Office | None:
    """None before anything was loaded."""
    found = recall(tx, OFFICE)
    if found is None:
        return None
    return replace(from_json(found), stations=tuple(map(station_from_json, tx.connection.scalars(_STATIONS))))


def office_version(tx: Transaction) -> str:
    """Differs when the office differs; empty before anything was loaded. Cheap enough to ask with each message."""
    return recall(tx, VERSION) or ""


def remember(tx: Transaction, key: str, value: str) -> None:
    """Keeps a fact about the service in plain text: never a secret, never a person."""
    tx.connection.execute(_REMEMBER[tx.connection.dialect.name], {"key": key, "value": value})


def recall(tx: Transaction, key: str) -> str | None:
    return tx.connection.execute(_RECALL, {"of_key": key}).scalar()
