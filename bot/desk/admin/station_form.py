"""A station as the fields of a form, and back. A fault stands at its field, and whatever was typed stays as it was.

The limits are those of the list of stations (``bot.config.office``): what one of the two takes, the other takes too.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import time
from itertools import pairwise
from typing import Final

from bot.conversation.core.say import Text
from bot.conversation.reading.text.digits import latin_digits, normalise
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.spans import read_hours
from bot.desk.admin.form_times import written_span
from bot.domain import limits, marks
from bot.domain.hours import opening
from bot.domain.office import WEEKDAYS, Fact, OpenSpan, Station, Week, Words

Typed = Mapping[str, str]
Faults = dict[str, Text]

NUMBERS: Final[Mapping[str, tuple[int, int]]] = {
    "slot_minutes": (1, 1440),
    "places": (1, 10_000),
    "walk_in_places": (0, 10_000),
    "return_places": (0, 10_000),
    "first_bookable_minutes": (0, 100_000),
    "horizon_days": (1, 366),
}
FACTS: Final = ("address", "landmark", "bring")
FROM_SATURDAY: Final = ("sat", "sun", "mon", "tue", "wed", "thu", "fri")
_BETWEEN = re.compile(r"[,،;؛]| and | و ?(?=\d)")
_DASH = re.compile(r"\s*[-–—−‐‑]\s*")
_CLOSED = ("", "-", "closed", "مغلق", "مسكر")
_PHONE = re.compile(r"[+0-9*#][0-9 ()/*#-]{1,30}")


def fill(station: Station) -> dict[str, str]:
    """What stands in the fields before anybody types."""
    typed = {"name_ar": station.names.ar, "name_en": station.names.en}
    for day, spans in zip(WEEKDAYS, station.hours, strict=True):
        typed[f"hours_{day}"] = _written(spans)
    for name in NUMBERS:
        typed[name] = str(getattr(station, name))
    for name in (*FACTS, "phone"):
        fact: Fact | None = getattr(station, name)
        typed[f"{name}_ar"] = fact.words.ar if fact else ""
        typed[f"{name}_en"] = fact.words.en if fact else ""
        typed[f"{name}_verified"] = "yes" if fact and fact.verified else ""
    return typed


def read(typed: Typed, station: Station) -> Station | Faults:
    """``station`` as the form changes it, or what is wrong with which field."""
    faults: Faults = {}
    names = Words(_line(typed, "name_ar", faults), _line(typed, "name_en", faults))
    for name, text in (("name_ar", names.ar), ("name_en", names.en)):
        if not text:
            faults.setdefault(name, Text("stations-fault-empty"))
    hours = _week(typed, station, faults)
    numbers = {name: _number(typed, name, faults) for name in NUMBERS}
    if not faults.keys() & {"places", "walk_in_places"} and numbers["walk_in_places"] > numbers["places"]:
        faults["walk_in_places"] = Text("stations-fault-walk-in", {"places": numbers["places"]})
    if not faults and numbers["walk_in_places"] + numbers["return_places"] > numbers["places"]:
        faults["return_places"] = Text("stations-fault-walk-in", {"places": numbers["places"]})
    hours_are_read = not any(name.startswith("hours") for name in faults)
    if hours_are_read and "slot_minutes" not in faults and not _has_room(hours, numbers["slot_minutes"]):
        faults["slot_minutes"] = Text("stations-fault-no-slot")
    address, landmark, bring = (_fact(typed, name, faults) for name in FACTS)
    phone = _phone(typed, faults)
    if faults:
        return faults
    return replace(
        station,
        names=names,
        hours=hours,
        address=address,
        landmark=landmark,
        phone=phone,
        bring=bring,
        slot_minutes=numbers["slot_minutes"],
        places=numbers["places"],
        walk_in_places=numbers["walk_in_places"],
        return_places=numbers["return_places"],
        first_bookable_minutes=numbers["first_bookable_minutes"],
        horizon_days=numbers["horizon_days"],
    )


def read_spans(text: str, hours: OpenSpan | None) -> tuple[OpenSpan, ...] | None:
    """ "9-12:30, 16:00-18:00" in the spellings of a span; none where the day is closed; None for a text that is no
    span, for two that overlap, and for one that ends before it begins. ``hours``: of the station until now."""
    plain = plain_text(text)
    if plain in _CLOSED:
        return ()
    if one := read_hours(text, hours):
        return (one,)
    spans = [read_hours(part, hours) for part in _BETWEEN.split(plain) if part.strip()]
    read = sorted((span for span in spans if span), key=lambda span: span.start)
    if len(read) < len(spans) or any(later.start < one.end for one, later in pairwise(read)):
        return None
    return tuple(read)


def with_hours_written(typed: Typed, station: Station) -> dict[str, str]:
    """The form with its hours as a clock of 24 hours shows them. What cannot be read stays as it was typed."""
    read = {f"hours_{day}": read_spans(typed.get(f"hours_{day}", ""), opening([station])) for day in WEEKDAYS}
    return {**typed, **{name: _written(spans) for name, spans in read.items() if spans is not None}}


def hours_to_look_at(typed: Typed, station: Station) -> tuple[str, ...]:
    """The fields whose hours were typed in another way than they were read: "9-3" for 09:00-15:00."""
    read = with_hours_written(typed, station)
    names = (f"hours_{day}" for day in FROM_SATURDAY)
    return tuple(name for name in names if read[name] and _squeezed(typed.get(name, "")) != _squeezed(read[name]))


def _written(spans: Iterable[OpenSpan]) -> str:
    return ", ".join(map(written_span, spans))


def _squeezed(text: str) -> str:
    return re.sub(r"[،;؛]", ",", _DASH.sub("-", plain_text(text))).replace(" ", "")


def _week(typed: Typed, station: Station, faults: Faults) -> Week:
    week: list[tuple[OpenSpan, ...]] = []
    for day in WEEKDAYS:
        spans = read_spans(typed.get(f"hours_{day}", ""), opening([station]))
        if spans is None:
            faults[f"hours_{day}"] = Text("stations-fault-hours")
        week.append(spans or ())
    if not any(week) and not faults.keys() & {f"hours_{day}" for day in WEEKDAYS}:
        faults[f"hours_{FROM_SATURDAY[0]}"] = Text("stations-fault-always-closed")
    return tuple(week)


def _has_room(hours: Week, minutes: int) -> bool:
    """For one slot a week at least."""
    return any(_minutes(span.end) - _minutes(span.start) >= minutes for spans in hours for span in spans)


def _minutes(clock: time) -> int:
    return clock.hour * 60 + clock.minute


def _number(typed: Typed, name: str, faults: Faults) -> int:
    least, most = NUMBERS[name]
    text = latin_digits(normalise(typed.get(name, ""))).strip()
    if not re.fullmatch(r"[0-9]{1,6}", text) or not least <= int(text) <= most:
        faults[name] = Text("stations-fault-number", {"least": least, "most": most})
        return least
    return int(text)


def _fact(typed: Typed, name: str, faults: Faults) -> Fact | None:
    """In both languages or in neither: nobody is told half of it."""
    ar, en = _line(typed, f"{name}_ar", faults), _line(typed, f"{name}_en", faults)
    if not ar and not en:
        return None
    for field, text in ((f"{name}_ar", ar), (f"{name}_en", en)):
        if not text:
            faults.setdefault(field, Text("stations-fault-other-language"))
    return Fact(Words(ar, en), bool(typed.get(f"{name}_verified")))


def _phone(typed: Typed, faults: Faults) -> Fact | None:
    number = latin_digits(normalise(typed.get("phone_ar", ""))).strip()
    if not number:
        return None
    if not _PHONE.fullmatch(number):
        faults["phone_ar"] = Text("stations-fault-phone")
    return Fact(Words(number, number), bool(typed.get("phone_verified")))


def _line(typed: Typed, name: str, faults: Faults) -> str:
    text = " ".join(typed.get(name, "").split())
    if limits.too_long(text, limits.STATION_TEXT):
        faults[name] = Text("stations-fault-long", {"most": limits.STATION_TEXT})
    elif not marks.is_bounded(text):
        faults[name] = Text("stations-fault-marks", {"most": marks.MOST})
    elif limits.has_long_word(text, limits.STATION_WORD):
        faults[name] = Text("stations-fault-word", {"most": limits.STATION_WORD})
    return text
