"""An office as the file that describes it: what ``bot.config.office`` reads from it is the same office.

Closures are rows of their own and in no file; the time zone is a setting.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from bot.domain.office import WEEKDAYS, Fact, Inquiry, Office, OpenSpan, Place, Service, Station, Visit, Week, Words


@dataclass(frozen=True, slots=True)
class _Raw:
    """What TOML writes without quotes."""

    text: str


_Value = str | _Raw


def write_office(office: Office) -> str:
    lines = ["# The office as it stands: mawid office load FILE loads it again."]
    for service in office.services:
        lines += _service(service)
    for place in office.places:
        lines += _place(office, place)
    return "\n".join(lines) + "\n"


def _service(service: Service) -> Iterator[str]:
    at = f"services.{service.key}"
    yield from ("", f"[{at}]", f"titles = {_words(service.titles)}", f"authority = {_fact(service.authority)}")
    if service.complaints_number:
        yield f"complaints_number = {_number(service.complaints_number)}"
    yield f"notice_version = {_text(service.notice_version)}"
    if service.notice_more:
        yield f"notice_more = {_words(service.notice_more)}"
    if service.documents:
        yield f"documents = [{', '.join(_text(kind.value) for kind in service.documents)}]"
    if service.validity_days is not None:
        yield f"validity_days = {service.validity_days}"
    for visit in service.visits:
        yield from _visit(at, visit)
    for inquiry in service.inquiries:
        yield from _inquiry(at, inquiry)


def _visit(of: str, visit: Visit) -> Iterator[str]:
    yield from ("", f"[{of}.visits.{visit.key}]", f"titles = {_words(visit.titles)}", f"kind = {_text(visit.kind)}")
    if visit.bring:
        yield f"bring = {_fact(visit.bring)}"


def _inquiry(of: str, inquiry: Inquiry) -> Iterator[str]:
    yield from ("", f"[{of}.questions.{inquiry.key}]", f"kind = {_text(inquiry.kind)}")
    for name, words in (("label", inquiry.label), ("ask", inquiry.ask), ("refuse", inquiry.refuse)):
        yield f"{name} = {_words(words)}"
    if inquiry.optional:
        yield "optional = true"
    if inquiry.options:
        yield f"options = {_table({key: _Raw(_words(words)) for key, words in inquiry.options})}"
    if inquiry.purpose:
        yield f"purpose = {_words(inquiry.purpose)}"


def _place(office: Office, place: Station) -> Iterator[str]:
    at = f"places.{place.key}"
    yield from ("", f"[{at}]", f"names = {_words(place.names)}")
    for name, fact in (("address", place.address), ("landmark", place.landmark)):
        if fact:
            yield f"{name} = {_fact(fact)}"
    if place.phone:
        yield f"phone = {_number(place.phone)}"
    if place.place:
        yield f"place = {_map(place.place)}"
    for calendar in office.calendars_of(place.key):
        yield from _calendar(at, office, calendar)


def _calendar(place: str, office: Office, calendar: Station) -> Iterator[str]:
    yield from ("", f"[{place}.calendars.{calendar.service}.{calendar.visit}]", f"hours = {_hours(calendar.hours)}")
    for name in ("slot_minutes", "places", "walk_in_places", "return_places", "first_bookable_minutes", "horizon_days"):
        yield f"{name} = {getattr(calendar, name)}"
    visit = office.visit_of(calendar)
    if calendar.bring != (visit.bring if visit else None):
        yield f"bring = {_fact(calendar.bring) if calendar.bring else 'false'}"


def _hours(week: Week) -> str:
    """Days in a row with the same hours are one key; the week begins with Saturday, as it does there."""
    days: dict[str, _Value] = {}
    for spans, run in groupby((*WEEKDAYS[5:], *WEEKDAYS[:5]), key=lambda day: week[WEEKDAYS.index(day)]):
        first, *_, last = (*run,) * 2
        if spans:
            days[first if first == last else f"{first}-{last}"] = _Raw(f"[{', '.join(map(_span, spans))}]")
    return _table(days)


def _span(span: OpenSpan) -> str:
    return _text(f"{span.start:%H:%M}-{span.end:%H:%M}")


def _words(words: Words) -> str:
    return _table({"ar": words.ar, "en": words.en})


def _fact(fact: Fact) -> str:
    return _table({"ar": fact.words.ar, "en": fact.words.en, "verified": _bool(fact.verified)})


def _number(fact: Fact) -> str:
    return _table({"number": fact.words.en, "verified": _bool(fact.verified)})


def _map(place: Place) -> str:
    return _table({"lat": _Raw(repr(place.lat)), "lon": _Raw(repr(place.lon)), "verified": _bool(place.verified)})


def _bool(value: bool) -> _Raw:
    return _Raw("true" if value else "false")


def _table(values: Mapping[str, _Value]) -> str:
    return f"{{ {', '.join(f'{key} = {v.text if isinstance(v, _Raw) else _text(v)}' for key, v in values.items())} }}"


def _text(text: str) -> str:
    """JSON's escapes are TOML's, but that TOML wants one for DEL too."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
