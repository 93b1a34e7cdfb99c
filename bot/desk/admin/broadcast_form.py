"""The form of a broadcast -> what is to go out, or what is wrong with it; and back, to change one that waits.

Law: a refusal loses nothing that was typed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo

from bot.conversation.reading.times.clock import read_time, written
from bot.conversation.reading.times.moments import instant
from bot.desk.admin.form_times import UNREAD, coming_days, read_day
from bot.domain.broadcast import Audience, NewBroadcast
from bot.domain.hours import opening
from bot.domain.marks import bounded
from bot.domain.office import Office, OpenSpan

AHEAD: Final = 14  # days for whose bookings a broadcast may be
Typed = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Unclear:
    """By field: the key of the message that says what is wrong."""

    faults: Mapping[str, str]


def read_broadcast(typed: Typed, office: Office, now: datetime) -> NewBroadcast | Unclear:
    zone = ZoneInfo(office.zone)
    faults: dict[str, str] = {}
    arabic = _text(typed, "arabic")
    if not arabic:
        faults["arabic"] = "broadcast-page-why-no-text"
    hours = opening(office.stations)
    starts_at = _at(typed, "start", now, zone, hours, faults) if typed.get("when") == "later" else None
    valid_until = _at(typed, "valid", now, zone, hours, faults) if typed.get("valid") == "until" else None
    if valid_until and starts_at and valid_until <= starts_at:
        faults["valid"] = "broadcast-page-valid-before"
    if faults:
        return Unclear(faults)
    urgent = typed.get("urgent") == "1"
    return NewBroadcast(arabic, _text(typed, "english"), _audience(typed, office, now), urgent, starts_at, valid_until)


def typed_of(new: NewBroadcast, zone: ZoneInfo) -> dict[str, str]:
    """What the form must hold to say the same again."""
    typed = {"arabic": new.arabic, "english": new.english, "locale": new.audience.locale}
    typed |= {f"station-{key}": "1" for key in new.audience.stations}
    typed |= {f"day-{day.isoformat()}": "1" for day in new.audience.days}
    typed |= {"urgent": "1"} if new.urgent else {}
    typed |= {"unfinished": "1"} if new.audience.unfinished else {}
    typed |= {"when": "later", **_fields("start", new.starts_at, zone)} if new.starts_at else {"when": "now"}
    typed |= {"valid": "until", **_fields("valid", new.valid_until, zone)} if new.valid_until else {"valid": "ever"}
    return typed


def _text(typed: Typed, name: str) -> str:
    return bounded(typed.get(name, "").replace("\r\n", "\n").strip())


def _audience(typed: Typed, office: Office, now: datetime) -> Audience:
    stations = tuple(station.key for station in office.stations if typed.get(f"station-{station.key}"))
    coming = coming_days(now, ZoneInfo(office.zone), AHEAD)
    days = tuple(day for day in coming if typed.get(f"day-{day.isoformat()}"))
    locale: Literal["", "ar", "en"] = ""
    match typed.get("locale"):
        case "ar":
            locale = "ar"
        case "en":
            locale = "en"
    return Audience(stations, days, typed.get("unfinished") == "1", locale)


def _at(
    typed: Typed, which: str, now: datetime, zone: ZoneInfo, hours: OpenSpan | None, faults: dict[str, str]
) -> datetime | None:
    day = read_day(typed.get(f"{which}_day", ""), coming_days(now, zone))
    at = read_time(typed.get(f"{which}_time", ""), hours)
    if day is None or at is None:
        faults[which] = UNREAD
        return None
    found = instant(day, at, zone)
    if found <= now:
        faults[which] = "admin-moment-past"
    return found


def _fields(which: str, at: datetime, zone: ZoneInfo) -> dict[str, str]:
    here = at.astimezone(zone)
    return {f"{which}_day": here.date().isoformat(), f"{which}_time": written(here.time())}
