"""What stations were like before: hours and places as they stood, so that numbers of the past stay.

Law: a slot has the places that its station had when it began.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import bindparam, insert, select

from bot.domain.office import Station
from bot.domain.office_json import station_from_json, station_to_json
from storage.engine.transaction import Transaction
from storage.tables import station_past

_KEPT = ("hours", "slot_minutes", "places")
_INSERT = insert(station_past)
_SINCE = (
    select(station_past.c.station, station_past.c.until, station_past.c.facts)
    .where(station_past.c.until > bindparam("since", type_=station_past.c.until.type))
    .order_by(station_past.c.until)
)


def never_open(station: Station) -> Station:
    """As it is before it was first loaded, and after it was taken off the list: it has no places."""
    return replace(station, hours=((),) * 7)


def record_past(tx: Transaction, before: Station, after: Station) -> None:
    """Of a station that changes now; nothing where its hours and places stay."""
    if all(getattr(before, name) == getattr(after, name) for name in _KEPT):
        return
    whole = json.loads(station_to_json(before))
    facts = json.dumps({name: whole[name] for name in _KEPT if name in whole})
    which = tx.new_id() if any(before.hours) else f"{before.key} {tx.now.isoformat()}"
    tx.connection.execute(_INSERT, {"id": which, "station": before.key, "until": tx.now, "facts": facts})


def find_past(
    tx: Transaction, stations: Sequence[Station], since: datetime
) -> Mapping[str, tuple[tuple[datetime, Station], ...]]:
    """By station, as it was up to each time, in their order, from ``since`` on; what is not kept is as it is now."""
    now = {station.key: station for station in stations}
    found: dict[str, list[tuple[datetime, Station]]] = {}
    for key, until, facts in tx.connection.execute(_SINCE, {"since": since}):
        if key in now:
            whole = {**json.loads(station_to_json(replace(now[key], closures=()))), **json.loads(facts)}
            found.setdefault(key, []).append((until, station_from_json(json.dumps(whole))))
    return {key: tuple(each) for key, each in found.items()}
