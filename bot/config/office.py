"""The office as an operator describes it: TOML in, an ``Office`` out, with every mistake told at once, each with its
line and what to do.

The database keeps the office as JSON, so what is served is what was last loaded, whatever the file says now. Law: the
file of the release before (``[service]`` and ``[stations.…]``) is read as it was: one service with one visit.
"""

import tomllib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from importlib.resources import files
from typing import Any, Final, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from bot.config.office_tables import (
    KEY,
    LONGEST_KEY,
    CalendarTable,
    OldServiceTable,
    PlaceTable,
    ServiceTable,
    StationTable,
    Table,
    station,
)
from bot.config.toml_lines import find_lines, line_of
from bot.domain.office import APPLY, Office, Service, Station, calendar_key

OLD: Final = ("service", "stations")
NEW: Final = ("services", "places")
_MENDS: Final = {
    "string_type": "write it between quotes",
    "int_type": "write a number without quotes",
    "float_type": "write a number without quotes",
    "bool_type": "write true or false",
    "dict_type": "write a table: { … }",
    "model_type": 'write a table: { ar = "…", en = "…" }',
    "list_type": "write a list: [ … ]",
}


_EXAMPLES: Final = {
    "hours": 'hours = { sat-thu = ["09:00-15:00"] }',
    **{
        name: f'{name} = {{ ar = "…", en = "…" }}'
        for name in ("names", "titles", "authority", "label", "ask", "refuse")
    },
    **{name: f'{name} = "…"' for name in ("ar", "en", "number")},
}


class OfficeInvalid(Exception):
    """Every mistake in a file, in English: ``problems`` has one line each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} mistakes in the office's file")


def packaged_office() -> str:
    """The TOML that Mawid starts with."""
    return files("bot.config").joinpath("office.toml").read_text(encoding="utf-8")


def is_of_the_release_before(toml_text: str) -> bool:
    """Whether it has the older form, which still loads."""
    try:
        return bool({*OLD} & tomllib.loads(toml_text).keys())
    except tomllib.TOMLDecodeError:
        return False


def read_office(toml_text: str, zone: str = "Asia/Damascus") -> Office:
    """The office that a TOML file describes. Raises :class:`OfficeInvalid` with every mistake in it."""
    try:
        tables = tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as error:
        raise OfficeInvalid((f"this is not TOML: {error}",)) from None
    faults = _Faults(find_lines(toml_text))
    is_old = {*OLD} & tables.keys() and not {*NEW} & tables.keys()
    office = _old(tables, zone, faults) if is_old else _new(tables, zone, faults)
    if faults.found or office is None:
        raise OfficeInvalid(text for _, text in sorted(faults.found, key=lambda fault: fault[0]))
    return office


@dataclass(slots=True)
class _Faults:
    """What was found so far, each with its line."""

    lines: Mapping[tuple[str, ...], int]
    found: list[tuple[int, str]] = field(default_factory=list)

    def add(self, path: Sequence[str], text: str) -> None:
        line = line_of(self.lines, path)
        self.found.append((line, f"line {line}: {'.'.join(path)}: {text}"))


def _old(tables: dict[str, Any], zone: str, faults: _Faults) -> Office | None:
    _unknown_keys(tables, OLD, faults)
    service = _read(OldServiceTable, tables.get("service", {}), ("service",), faults)
    given = _tables(tables, "stations", "write one as a table such as [stations.saliheen]", faults)
    read = {key: _read(StationTable, table, ("stations", key), faults) for key, table in given.items()}
    for key in read:
        _check_key(("stations", key), faults)
    if service is None:
        return None
    of = service.service()
    return Office(of, tuple(station(key, one, one, of, APPLY) for key, one in read.items() if one), zone)


def _new(tables: dict[str, Any], zone: str, faults: _Faults) -> Office | None:
    for key, into in zip(OLD, ("[services.KEY]", "[places.KEY] and its calendars"), strict=True):
        if key in tables:
            faults.add((key,), f"is of the older form, and this file has the newer one too; write it as {into}")
    _unknown_keys(tables, (*NEW, *OLD), faults)
    services = _services(tables, faults)
    places = _tables(tables, "places", "write one as a table such as [places.saliheen]", faults)
    named = tables["services"] if isinstance(tables.get("services"), dict) else {}
    stations = [each for key, table in places.items() for each in _calendars(key, table, services, named, faults)]
    for service in services if not faults.found else ():
        if not any((each.service, each.visit) == (service.key, service.visits[0].key) for each in stations):
            at = ("services", service.key)
            faults.add(at, f"no place has it; add [places.….calendars.{service.key}.{service.visits[0].key}]")
    return Office(services[0], tuple(stations), zone, services[1:]) if services else None


def _services(tables: dict[str, Any], faults: _Faults) -> tuple[Service, ...]:
    """Those that could be read. Their order is the file's, and the first one's first visit keeps the places' keys."""
    found: list[Service] = []
    for key, table in _tables(tables, "services", "write one as a table such as [services.cards]", faults).items():
        path = ("services", key)
        _check_key(path, faults)
        if (read := _read(ServiceTable, table, path, faults)) is None:
            continue
        service = read.named(key)
        _check_visits(service, (*path, "visits"), faults)
        found.append(service)
    for visit in (visit for service in found[:1] for visit in service.visits[1:]):
        if visit.key in [service.key for service in found]:
            at = ("services", found[0].key, "visits", visit.key)
            faults.add(at, f"a service has the key {visit.key} too; give one of the two another")
    return tuple(found)


def _check_visits(service: Service, path: tuple[str, ...], faults: _Faults) -> None:
    """The first asks who comes; what goes on after it is one visit at which something is collected."""
    for visit in service.visits:
        _check_key((*path, visit.key), faults)
    first, *later = service.visits
    if first.kind != "asks":
        text = 'the first visit asks who comes; write kind = "asks", or put another visit before it'
        faults.add((*path, first.key, "kind"), text)
    for visit in later:
        if visit.kind == "asks":
            text = 'only the first visit asks who comes; write kind = "collects", or make it a service of its own'
            faults.add((*path, visit.key, "kind"), text)
    for visit in [each for each in later if each.kind == "collects"][1:]:
        faults.add(
            (*path, visit.key, "kind"), "a service has one visit that collects; remove this one and its calendars"
        )


def _calendars(
    place: str, table: object, services: Sequence[Service], given_services: Collection[str], faults: _Faults
) -> Iterable[Station]:
    """Of ``given_services``, those that are not in ``services`` have faults of their own; that there is none is told
    once."""
    path = ("places", place)
    _check_key(path, faults)
    if (read := _read(PlaceTable, table, path, faults)) is None:
        return
    if not read.calendars:
        faults.add(path, f"it has no calendar; add [places.{place}.calendars.SERVICE.VISIT] with its hours")
    for service_key, visits in read.calendars.items():
        of = next((each for each in services if each.key == service_key), None)
        if of is None and given_services and service_key not in given_services:
            text = _near(f"there is no service {service_key}", service_key, given_services)
            faults.add((*path, "calendars", service_key), text)
        for visit_key, given in visits.items():
            at = (*path, "calendars", service_key, visit_key)
            calendar, visit = _read(CalendarTable, given, at, faults), of.visit(visit_key) if of else None
            if of is not None and visit is None:
                known = [each.key for each in of.visits]
                faults.add(at, _near(f"the service {of.key} has no visit {visit_key}", visit_key, known))
            if of is None or visit is None or calendar is None:
                continue
            key = calendar_key(place, tuple(services), of.key, visit.key)
            if len(key) > LONGEST_KEY:
                faults.add(at, f"the key {key} has more than {LONGEST_KEY} letters; shorten the place's or the visit's")
            yield station(key, read, calendar, of, visit)


def _tables(tables: dict[str, Any], name: str, mend: str, faults: _Faults) -> dict[str, Any]:
    given = tables.get(name)
    if isinstance(given, dict) and given:
        return given
    faults.add((name,), f"there is none; {mend}")
    return {}


def _check_key(path: tuple[str, ...], faults: _Faults) -> None:
    if not KEY.fullmatch(path[-1]):
        faults.add(path, "a key is up to 32 small Latin letters, digits and dashes")


def _unknown_keys(tables: Mapping[str, object], known: Sequence[str], faults: _Faults) -> None:
    for key in tables.keys() - {*known}:
        faults.add((key,), _near("there is no such key", key, known))


_T = TypeVar("_T", bound=Table)


def _read(kind: type[_T], table: object, path: tuple[str, ...], faults: _Faults) -> _T | None:
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        for mistake in error.errors(include_url=False, include_input=False):
            faults.add((*path, *map(str, mistake["loc"])), _told(mistake, kind))
        return None


def _told(mistake: ErrorDetails, kind: type[Table]) -> str:
    last = str(mistake["loc"][-1]) if mistake["loc"] else ""
    match mistake["type"]:
        case "extra_forbidden":
            return _near("there is no such key", last, kind.model_fields)
        case "missing":
            return f"is missing; add {_EXAMPLES.get(last, f'{last} = …')}"
        case "string_pattern_mismatch" if mistake["ctx"]["pattern"] == r"\S":
            return "is empty; write the words between the quotes"
        case "string_pattern_mismatch" if last == "number":
            return 'is no phone number; write digits, such as number = "+963 21 000 000"'
    text = mistake["msg"].removeprefix("Value error, ").removeprefix("Input ").removeprefix("String ")
    mend = _MENDS.get(mistake["type"])
    return f"{text}; {mend}" if mend else text


def _near(text: str, key: str, known: Collection[str]) -> str:
    near = get_close_matches(key, list(known), 1)
    return f"{text}; did you mean {near[0]}?" if near else f"{text}; remove it, or write one of: {', '.join(known)}"
