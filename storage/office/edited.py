"""What admins have changed since a file was last loaded, and another file would take back."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bot.domain.journal import Result
from bot.domain.office import Office, Station
from bot.domain.office_json import from_json
from storage.engine.transaction import Transaction
from storage.facts import find_fact
from storage.office.offices import LOADED, find_office
from storage.office.stations import CHANGED_AT, GROUPS


@dataclass(frozen=True, slots=True)
class Edited:
    """A calendar's key, and of ``GROUPS`` what of it an admin has changed."""

    key: str
    what: tuple[Result, ...]


def find_edited(tx: Transaction, office: Office) -> tuple[Edited, ...]:
    """What stands, differs from what was loaded, and from ``office``. Of a database on which no file was loaded by this
    release, and admins have changed something, all that differs."""
    standing = find_office(tx)
    if standing is None or (find_fact(tx, LOADED) is None and find_fact(tx, CHANGED_AT) is None):
        return ()
    return tuple(_edited(standing, _loaded(tx), office))


def _edited(standing: Office, loaded: Office | None, office: Office) -> Iterator[Edited]:
    for station in standing.stations:
        was, comes = (of.station(station.key) if of else None for of in (loaded, office))
        fields = [name for name in _differing(station, was) if name in _differing(station, comes)]
        if what := tuple(group for group, names in GROUPS.items() if {*names} & {*fields}):
            yield Edited(station.key, what)


def _differing(station: Station, other: Station | None) -> list[str]:
    """All of them where there is no other one."""
    names = [name for group in GROUPS.values() for name in group]
    station = replace(station, closures=())
    return [name for name in names if other is None or getattr(station, name) != getattr(other, name)]


def _loaded(tx: Transaction) -> Office | None:
    """None too where it is of another release's form."""
    try:
        found = find_fact(tx, LOADED)
        return from_json(found) if found else None
    except ValueError:
        return None
