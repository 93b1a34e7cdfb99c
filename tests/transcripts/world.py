"""The house that a script's headers ask for: its places, its facts, its rules."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from bot.config.office import packaged_office, read_office
from bot.domain.office import Fact, Office, Place, Visit, Words
from bot.domain.rules import Rules
from tests.builders import RULES

EXAMPLES = Path(__file__).parents[2] / "docs" / "examples"


def office_of(headers: Mapping[str, str]) -> Office:
    office = _office_in(f"{headers['office']}.toml" if "office" in headers else "")
    places = dict(part.split(" ") for part in headers.get("places", "").split(", ") if part)
    if places:
        total, walk_in = int(places["total"]), int(places["walk-in"])
        office = replace(
            office, stations=tuple(replace(each, places=total, walk_in_places=walk_in) for each in office.stations)
        )
    if headers.get("visits") == "two":
        office = _of_two_visits(office)
    if headers.get("facts") == "verified":
        office = _verified(office)
    return office


@cache
def _office_in(example: str) -> Office:
    return read_office((EXAMPLES / example).read_text(encoding="utf-8") if example else packaged_office())


def _of_two_visits(office: Office) -> Office:
    """What is applied for is collected later, at the same places."""
    collect = Visit("collect", Words("استلام البطاقة", "collecting the card"), "collects")
    service = replace(office.service, visits=(*office.service.visits, collect), validity_days=90)
    collecting = [replace(each, key=f"{each.key}.collect", visit="collect") for each in office.stations]
    return replace(office, service=service, stations=(*office.stations, *collecting))


def _verified(office: Office) -> Office:
    """Made-up facts, as an operator would load them after a visit."""
    authority = Fact(Words("مديرية المثال", "the Example Directorate"), True)
    service = replace(office.service, authority=authority, complaints_number=Fact(Words("199", "199"), True))
    stations = [
        replace(
            station,
            address=Fact(Words(f"شارع المثال {number}", f"Example Street {number}"), True),
            landmark=Fact(Words("مقابل الحديقة", "opposite the park"), True),
            phone=Fact(Words(f"021 200 00{number}", f"021 200 00{number}"), True),
            bring=Fact(Words("الوثيقة الأصلية", "the original document"), True),
            place=Place((3619 + number) / 100, 37.15, True),
        )
        for number, station in enumerate(office.stations, 1)
    ]
    return replace(office, service=service, stations=tuple(stations))


def rules_of(headers: Mapping[str, str]) -> Rules:
    changes = dict(part.split(" ") for part in headers.get("rules", "").split(", ") if part)
    counts: dict[str, Any] = {name: int(value) for name, value in changes.items()}
    return replace(RULES, **counts)
