"""A Say and a locale -> words. Fluent knows plurals and isolates what is put in; dates and hours are written here.

Values are escaped: the result is in Telegram's HTML subset.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from functools import cache, lru_cache
from html import escape
from unicodedata import bidirectional

from babel.dates import format_date

from bot.conversation.applicant.wording.appointment import Code
from bot.conversation.core.say import Choice, Say, Text
from bot.domain.code import grouped
from bot.domain.languages import FIRST_LOCALE
from bot.domain.message import Button, Card, Lines, Message, Venue
from bot.domain.office import Office, Week, Words
from bot.rendering.catalogue import REGIONS, keys
from bot.rendering.runs import in_order
from bot.rendering.templates import Value, fill

LEFT_TO_RIGHT, FIRST_STRONG_ISOLATE, POP, RIGHT_TO_LEFT_MARK = "\u2066", "\u2068", "\u2069", "\u200f"
ISOLATED = re.compile("[\u2066-\u2068][^\u2066-\u2069]*\u2069")
TAG = re.compile(r"<[^>]*>")
TIGHT = (  # the next paragraph is near
    *("progress", "appointment-address", "appointment-landmark"),
    *("ask-found", "found-name", "found-document", "found-number", "found-birth", "found-station"),
    *("help-station", "help-shut-day", "help-shut-days", "help-shut-hours"),
    *("answer-in-chat", "answer-choice"),
    *("admin-recipients", "admin-by-channel", "admin-takes", "admin-takes-soon"),
    *("admin-is-urgent", "admin-is-ordinary"),
    *("admin-to-everyone", "admin-to-station", "admin-to-day", "admin-to-unfinished", "admin-to-locale"),
    *("admin-without-english", "admin-goes-at", "admin-bar", "admin-plan-where", "admin-plan-room", "admin-member"),
    *("closure-page-span-day-whole", "closure-page-span-day-end", "closure-page-span-day-exact"),
    *("closure-page-span-days-whole", "closure-page-span-days-end", "closure-page-span-days-exact"),
)
HEADLINES = ("booked", "code-again", "moved", "collect-booked", "closing-moved-head")
ON_THE_CARD = ("appointment", "closing-card", "closing-code")  # what they say, a card shows
IN_LINES = ("check-when", "check-who")
NOBODYS = frozenset({int, date, time, timedelta, Words})  # words with such parameters alone are of no one person
STRONG = ("L", "R", "AL")
FIRST_WEEKDAY = 5  # a week of opening hours is read from Saturday


def write(key: str, locale: str, params: Mapping[str, object] | None = None, *, html: bool = True) -> str:
    """The words of one message. Raises ``WordsMissing`` naming the key, never a value."""
    if not params:
        return _plain(key, locale)
    if all(type(value) in NOBODYS for value in params.values()):
        return _impersonal(key, locale, tuple(params.items()), html)
    return _written(key, locale, params, html)


@lru_cache(maxsize=4096)
def _impersonal(key: str, locale: str, params: tuple[tuple[str, object], ...], html: bool) -> str:
    return _written(key, locale, dict(params), html)


def _written(key: str, locale: str, params: Mapping[str, object], html: bool) -> str:
    return fill(key, locale, {name: value for each in params.items() for name, value in _param(*each, locale, html)})


@cache
def _plain(key: str, locale: str) -> str:
    return fill(key, locale, {})


def _param(name: str, value: object, locale: str, html: bool) -> list[tuple[str, Value]]:
    match value:
        case bool() | int() | float():
            return [(name, value), (f"has_{name}", "yes")]
        case date():
            return [
                (name, _date(name, value, locale)),
                (f"{name}_short", _short_date(value, locale)),
                (f"has_{name}", "yes"),
            ]
        case time():
            said = _said(value, locale)
            dots = locale == "ar" and value.hour == 0  # "٠٠:٠٠" is four dots
            return [(name, said if dots else f"{value:%H:%M}"), (f"{name}_said", said)]
        case timedelta():
            hours, minutes = divmod(int(value.total_seconds()) // 60, 60)
            return [(name, _put_in(write("desk-span", locale, {"hours": hours, "minutes": minutes}), locale))]
        case Text():
            text = write(value.key, locale, value.params, html=html)
            return [(name, _put_in(text, locale)), (f"has_{name}", "yes")]
        case Words():
            text = in_order(value[locale])
        case Code(digits):
            return [(name, f"{LEFT_TO_RIGHT}<code>{grouped(digits)}</code>{POP}")]
        case tuple():
            text = write_week(value, locale)
        case _:
            text = in_order(str(value))
    return [(name, escape(text, quote=False) if html else text), (f"has_{name}", "yes" if text else "no")]


@cache
def _date(name: str, value: date, locale: str) -> str:
    form = "EEEE d MMMM" if name in ("day", "old_day", "on") else "d MMMM y"
    return format_date(value, form, REGIONS[locale])


@cache
def _short_date(value: date, locale: str) -> str:
    return f"{format_date(value, 'EEEE' if locale == 'ar' else 'EEE', REGIONS[locale])} {value.day}/{value.month}"


@cache
def _said(value: time, locale: str) -> str:
    """A time as applicants read it: after noon and at midnight with the hour that people say, "13:00 (1 pm)"."""
    clock = f"{value:%H:%M}"
    if 1 <= value.hour <= 12:
        return clock
    told = value.hour - 12 if value.hour else 12
    hour = f"{told}:{value:%M}" if value.minute else f"{told}"
    part = "night" if not value.hour else "noon" if value.hour < 15 else "afternoon" if value.hour < 18 else "evening"
    return write("time-said", locale, {"clock": clock, "hour": hour, "part": part})


@cache
def write_week(week: Week, locale: str) -> str:
    """Opening hours, neighbouring days with the same hours as one line: "Saturday to Thursday, 09:00 to 15:00"."""
    days = [(FIRST_WEEKDAY + offset) % 7 for offset in range(7)]
    runs: list[list[int]] = []
    for day in days:
        if runs and week[day] == week[runs[-1][-1]]:
            runs[-1].append(day)
        else:
            runs.append([day])
    written = []
    for run in runs:
        for span in week[run[0]]:
            params = {
                "from": _weekday(run[0], locale),
                "to": _weekday(run[-1], locale),
                "start": span.start,
                "end": span.end,
            }
            key = {1: "week-day-single", 7: "week-every-day"}.get(len(run), "week-day-span")
            written.append(write(key, locale, params))
    return ("، " if locale == "ar" else ", ").join(written) or write("week-closed", locale)


def _weekday(weekday: int, locale: str) -> str:
    return format_date(date(2024, 1, 1 + weekday), "EEEE", REGIONS[locale])  # 1 January 2024 was a Monday


def render(say: Say, locale: str | None, office: Office) -> Message:
    """The outgoing message. Before a language is chosen, Arabic: the first question is written in both."""
    locale = locale or FIRST_LOCALE
    text = _paragraphs(say.texts, locale)
    rows = tuple(tuple(_button(choice, say.step, locale) for choice in row) for row in say.rows)
    venue, card = _venue(say.venue, locale, office), _card(say, locale, text)
    lines = _lines(say, locale)
    return Message(text, locale, rows, say.ends_contact, say.qr, venue, say.chart, say.note, say.answer, card, lines)


def _paragraphs(texts: Sequence[Text], locale: str) -> str:
    written = [(write(each.key, locale, each.params), "\n" if each.key in TIGHT else "\n\n") for each in texts]
    return _led("".join(part for pair in written for part in pair).rstrip("\n"), locale)


def _lines(say: Say, locale: str) -> Lines | None:
    if not say.lines:
        return None
    each = tuple(
        (render_text(line.label, locale), render_text(line.value, locale), f"{say.step}:{line.choice}")
        for line in say.lines
    )
    return Lines(each, _paragraphs([text for text in say.texts if text.key not in IN_LINES], locale))


def _card(say: Say, locale: str, text: str) -> Card | None:
    if say.card is None:
        return None
    card = say.card
    title = say.texts[0] if say.texts[0].key in HEADLINES else None
    rest = [each for each in say.texts if each is not title and each.key not in ON_THE_CARD]
    of_time = {"place": card.place, "day": card.day, "time": card.time}
    return Card(
        title=render_text(title, locale) if title else "",
        **{name: write(f"card-{name}", locale, of_time, html=False) for name in of_time},
        code=grouped(card.code),
        call=card.call,
        rest=text if len(rest) == len(say.texts) else _paragraphs(rest, locale),
    )


def render_text(text: Text, locale: str | None) -> str:
    return _led(write(text.key, locale or FIRST_LOCALE, text.params), locale or FIRST_LOCALE)


def _led(text: str, locale: str) -> str:
    """Arabic lines that have no letters of their own are marked: a messenger takes a line's direction
    from its first letter, and passes over what is isolated (Unicode Bidirectional Algorithm, P2)."""
    if locale != "ar":
        return text
    return "\n".join(line if not line or _leads(line) else RIGHT_TO_LEFT_MARK + line for line in text.split("\n"))


def _put_in(text: str, locale: str) -> str:
    """Words that become an isolated part of others: all in isolates of their own they would run from left to right."""
    return _led(text, locale) if FIRST_STRONG_ISOLATE in text else text


def _leads(line: str) -> bool:
    if bidirectional(line[0]) in STRONG:
        return True
    bare, isolated = TAG.sub("", line), 1
    while isolated:
        bare, isolated = ISOLATED.subn("", bare)
    first = next((bidirectional(char) for char in bare if bidirectional(char) in STRONG), "")
    return first != ""


def _button(choice: Choice, step: str, locale: str) -> Button:
    params = choice.params
    label = _led(write(choice.key, locale, params, html=False), locale) if params else _label(choice.key, locale)
    if choice.number:
        label = f"{write_number(choice.number)} {label}"
    if choice.copy:
        return Button(label, copy=choice.copy, style=choice.style)
    return Button(label, f"{choice.step or step}:{choice.id}", choice.style)


@cache
def _label(key: str, locale: str) -> str:
    return _led(write(key, locale), locale)


def write_number(number: str) -> str:
    """As on the keys of a phone: it is seen to be a number by who cannot read it out."""
    return "".join(f"{digit}\ufe0f\u20e3" for digit in number)


def _venue(key: str, locale: str, office: Office) -> Venue | None:
    station = office.station(key) if key else None
    place = station.verified_place if station else None
    if station is None or place is None:
        return None
    address = station.address.shown(locale) if station.address else None
    name = in_order(station.names[locale])
    return Venue(place.lat, place.lon, name, in_order(address) if address else name)


@dataclass(frozen=True, slots=True)
class Labels:
    """The words of a page or menu of ours, read off the catalogues by the beginning of their keys."""

    prefix: str

    def __call__(self, locale: str) -> dict[str, str]:
        found = (key for key in keys(locale) if key.startswith(self.prefix))
        return {key.removeprefix(self.prefix): write(key, locale) for key in found}
