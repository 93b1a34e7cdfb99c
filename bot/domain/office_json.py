"""An office as JSON and back, exactly: what is served is what was last loaded, whatever the file says now.

Closures are rows of their own and never part of it: loading stations anew opens and closes nothing.
"""

from typing import Final

from pydantic import TypeAdapter

from bot.domain.office import Office, Station

_OFFICE = TypeAdapter(Office)
_STATION = TypeAdapter(Station)
_CLOSURES: Final = {"closures"}


def to_json(office: Office) -> str:
    return _OFFICE.dump_json(office, exclude={"stations": {"__all__": _CLOSURES}}).decode()


def from_json(text: str) -> Office:
    """What :func:`to_json` wrote, exactly."""
    return _OFFICE.validate_json(text)


def station_to_json(station: Station) -> str:
    return _STATION.dump_json(station, exclude=_CLOSURES).decode()


def station_from_json(text: str) -> Station:
    """What :func:`station_to_json` wrote, exactly."""
    return _STATION.validate_json(text)
