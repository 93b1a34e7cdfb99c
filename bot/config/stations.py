"""The list of stations: an operator's TOML in, an ``Office`` out, with every mistake told at once.

The database keeps the office as JSON, so what is served is what was last loaded, whatever the file says now.
"""

import re
import tomllib
from collections.abc import Iterable
from difflib import get_close_matches
from importlib.resources import files
from itertools import pairwise
from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, ValidationInfo, field_validator

from bot.conversation.reading.spans import read_hours
from bot.domain import limits
from bot.domain.office import WEEKDAYS, Fact, Office, OpenSpan, Place, Service, Station, Week, Words

_KEY = re.compile(r"[a-z][a-z0-9-]{0,31}")  # short ASCII: keys travel in buttons, which hold 64 bytes
_USUAL = Station("", Words("", ""), ())  # for its numbers


class StationsInvalid(Exception):
    """Every mistake in a list of stations, in English: ``problems`` has one line each."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} mistakes in the list of stations")


def packaged_stations() -> str:
    """The TOML that Mawid starts with."""
    return files("bot.config").joinpath("stations.toml").read_text(encoding="utf-8")


def read_stations(toml_text: str, zone: str = "Asia/Damascus") -> Office:
    """The office that a TOML file describes. Raises :class:`StationsInvalid` with every mistake in it."""
    try:
        tables = tomllib.loads(toml_text)
    except tomllib.TOMLDecodeError as error:
        raise StationsInvalid((f"this is not TOML: {error}",)) from None
    problems = [f"{key}: {_unknown(key, ('service', 'stations'))}" for key in tables.keys() - {"service", "stations"}]
    service = _read(_ServiceTable, tables.get("service", {}), "service", problems)
    given = tables.get("stations")
    if not isinstance(given, dict) or not given:
        problems.append("stations: there is none; write one as a table such as [stations.saliheen]")
        given = {}
    stations: list[Station] = []
    for key, table in given.items():
        if not _KEY.fullmatch(key):
            problems.append(f"stations.{key}: a key is up to 32 small Latin letters, digits and dashes")
        if read := _read(_StationTable, table, f"stations.{key}", problems):
            stations.append(read.station(key))
    if problems or service is None:
        raise StationsInvalid(problems)
    return Office(service.service(), tuple(stations), zone)


def _short(text: str) -> str:
    if limits.too_long(text, limits.STATION_TEXT):
        raise ValueError(f"should have at most {limits.STATION_TEXT} characters")
    return text


_Line = Annotated[str, Field(pattern=r"\S"), AfterValidator(_short)]
_Count = Annotated[int, Field(ge=0, le=100_000)]
_Some = Annotated[int, Field(ge=1, le=10_000)]


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, regex_engine="python-re")


class _Words(_Table):
    ar: _Line
    en: _Line

    def words(self) -> Words:
        return Words(self.ar, self.en)


class _Fact(_Words):
    verified: bool = False

    def fact(self) -> Fact:
        return Fact(self.words(), self.verified)


class _Number(_Table):
    number: str = Field(pattern=r"^[+0-9*#][0-9 ()/*#-]{1,30}$")
    verified: bool = False

    def fact(self) -> Fact:
        return Fact(Words(self.number, self.number), self.verified)


class _Place(_Table):
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    verified: bool = False

    def place(self) -> Place:
        return Place(self.lat, self.lon, self.verified)


class _ServiceTable(_Table):
    authority: _Fact
    complaints_number: _Number | None = None
    notice_version: str = Field("1", pattern=r"^[A-Za-z0-9.-]{1,32}$")

    def service(self) -> Service:
        return Service(self.authority.fact(), _fact(self.complaints_number), self.notice_version)


class _StationTable(_Table):
    names: _Words
    hours: dict[str, list[str]]
    address: _Fact | None = None
    landmark: _Fact | None = None
    phone: _Number | None = None
    bring: _Fact | None = None
    place: _Place | None = None
    slot_minutes: _Some = _USUAL.slot_minutes
    places: _Some = _USUAL.places
    walk_in_places: _Count = _USUAL.walk_in_places
    first_bookable_minutes: _Count = _USUAL.first_bookable_minutes
    horizon_days: int = Field(_USUAL.horizon_days, ge=1, le=366)

    @field_validator("hours")
    @classmethod
    def _are_a_week(cls, hours: dict[str, list[str]]) -> dict[str, list[str]]:
        if not any(_week(hours)):
            raise ValueError("no day has an opening hour")
        return hours

    @field_validator("walk_in_places")
    @classmethod
    def _fit_the_slot(cls, walk_in_places: int, info: ValidationInfo) -> int:
        if walk_in_places > info.data.get("places", walk_in_places):
            raise ValueError("there are more walk-in places than places")
        return walk_in_places

    def station(self, key: str) -> Station:
        return Station(
            key=key,
            names=self.names.words(),
            hours=_week(self.hours),
            address=_fact(self.address),
            landmark=_fact(self.landmark),
            phone=_fact(self.phone),
            bring=_fact(self.bring),
            place=self.place.place() if self.place else None,
            slot_minutes=self.slot_minutes,
            places=self.places,
            walk_in_places=self.walk_in_places,
            first_bookable_minutes=self.first_bookable_minutes,
            horizon_days=self.horizon_days,
        )


def _fact(table: _Fact | _Number | None) -> Fact | None:
    return table.fact() if table else None


def _week(hours: dict[str, list[str]]) -> Week:
    """Raises ValueError with every mistake in it."""
    week: list[tuple[OpenSpan, ...]] = [()] * 7
    given: set[int] = set()
    mistakes: list[str] = []
    for days, texts in hours.items():
        read = {text: read_hours(text, None) for text in texts}
        spans = sorted(filter(None, read.values()), key=lambda span: span.start)
        mistakes += [f'"{text}" is no span such as "09:00-15:00"' for text, span in read.items() if not span]
        mistakes += [f"the spans of {days} overlap" for one, next_ in pairwise(spans) if next_.start < one.end]
        covered = _days(days)
        if not covered:
            mistakes.append(f'"{days}" is neither a day ({", ".join(WEEKDAYS)}) nor a range such as sat-thu')
        mistakes += [f"{WEEKDAYS[day]} is given twice" for day in covered if day in given]
        given.update(covered)
        for day in covered:
            week[day] = tuple(spans)
    if mistakes:
        raise ValueError("; ".join(mistakes))
    return tuple(week)


def _days(text: str) -> tuple[int, ...]:
    """``sat-thu`` runs over the end of the week; empty for what is no day and no range."""
    first, dash, last = text.partition("-")
    if first not in WEEKDAYS or (dash and last not in WEEKDAYS):
        return ()
    start = WEEKDAYS.index(first)
    length = (WEEKDAYS.index(last) - start) % 7 if dash else 0
    return tuple((start + day) % 7 for day in range(length + 1))


_T = TypeVar("_T", bound=_Table)


def _read(kind: type[_T], table: object, where: str, problems: list[str]) -> _T | None:
    try:
        return kind.model_validate(table)
    except ValidationError as error:
        for mistake in error.errors(include_url=False, include_input=False):
            path = ".".join([where, *map(str, mistake["loc"])])
            match mistake["type"]:
                case "extra_forbidden":
                    text = _unknown(str(mistake["loc"][-1]), kind.model_fields)
                case "missing":
                    text = "is missing"
                case "string_pattern_mismatch" if mistake["ctx"]["pattern"] == r"\S":
                    text = "is empty"
                case "string_pattern_mismatch" if mistake["loc"][-1] == "number":
                    text = "is no phone number"
                case _:
                    text = mistake["msg"].removeprefix("Value error, ").removeprefix("Input ").removeprefix("String ")
            problems.append(f"{path}: {text}")
        return None


def _unknown(key: str, known: Iterable[str]) -> str:
    near = get_close_matches(key, list(known), 1)
    return f"there is no such key{f'; did you mean {near[0]}?' if near else ''}"
