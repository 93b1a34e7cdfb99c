"""What applicants read: short sentences, and silent on the screen of a locked phone."""

import re
from collections.abc import Iterator
from datetime import date, time
from functools import cache

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.channels.layout import plain
from bot.conversation.core.say import Say, Text
from bot.conversation.reading.times.clock import read_time
from bot.domain.languages import LOCALES
from bot.domain.neutral import GIVES_AWAY, PREVIEW, gives_away
from bot.domain.office import Words
from bot.rendering.catalogue import files
from bot.rendering.text import render, write
from tests.builders import an_office
from tests.rendering.test_catalogues import HOLE, readings
from tests.transcripts.screen import ISOLATES

FILES = {
    *("asides", "booking", "broadcast", "cases", "closing", "contain", "interview"),
    *("menu", "misread", "reminders", "web-chat"),
}
NOT_TO_APPLICANTS = (
    *("walk-in-", "numbers-step-", "menu-staff", "help-staff", "invitation-", "still-staff"),
    "contain-held-back",
)

SENTENCE, MESSAGE = 12, 35
ENDS = re.compile(r"[.؟?!؛;:](?=\s|$)|\n")
LONGER = {
    "notice": "what one agrees to is told whole; it has a limit of its own",
    "wait-noted": "how waiting goes: when we write, how long a time is held, how to stay on the list",
    "closing-offered": "a time lost, another offered, until when, and what else one may do",
    "closing-offered-earlier": "as above",
    "closing-listed": "a time lost, what comes now, what stays, until when",
    "closing-listed-together": "as above, for a family",
    "aside-lasts": "English: what we do not know is said in one breath",
    "aside-where-unknown": "English: as above",
    "aside-human-nobody": "English: as above",
}

SHOWN_ON_NO_LOCKED_PHONE = {
    "document-military-id": "a button: no preview shows buttons",
    "document-none": "a button",
    "edit-document": "a button",
    "edit-number": "a button",
    "check-document": "stands behind the time, as the test below renders it",
    "appointment-after": "stands behind the code, the place and the time",
    "page-welcome": "stands on the page, which notifies nobody",
    "ask-meant-document": "asks back whoever has just written of that paper",
    "aside-safe": "answers whoever has just asked who sees it",
    "aside-accepted": "answers whoever has just asked which papers are accepted",
    "aside-compare-paper": "answers whoever has just named those papers",
    "aside-extract": "as above",
    "aside-bring": "answers whoever has just asked what to bring",
    "aside-human": "answers whoever has just asked for a person",
    "aside-human-nobody": "as above",
    "cancel-then-book": "answers whoever has just asked for both",
}


@cache
def to_applicants(locale: str) -> dict[str, ftl.Pattern]:
    entries = (
        entry
        for path in files(locale)
        if path.stem in FILES
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body
    )
    return {
        entry.id.name: entry.value
        for entry in entries
        if isinstance(entry, ftl.Message) and entry.value and not entry.id.name.startswith(NOT_TO_APPLICANTS)
    }


def texts(locale: str) -> Iterator[tuple[str, str]]:
    for key, pattern in to_applicants(locale).items():
        for reading in readings(pattern):
            yield key, plain(reading.replace(HOLE, "…"))


def words(text: str) -> int:
    return sum(1 for word in text.split() if re.search(r"[\w…]", word))


def too_long(text: str) -> bool:
    return words(text) > MESSAGE or any(words(sentence) > SENTENCE for sentence in ENDS.split(text))


def test_whoever_reads_slowly_can_read_it() -> None:
    long = {key for locale in LOCALES for key, text in texts(locale) if too_long(text)}
    assert long - LONGER.keys() == set()
    assert LONGER.keys() - long == set(), "short enough by now"


def test_no_locked_phone_shows_what_it_is_about() -> None:
    told = {key for locale in LOCALES for key, text in texts(locale) if gives_away(text)}
    assert told - SHOWN_ON_NO_LOCKED_PHONE.keys() == set()
    assert SHOWN_ON_NO_LOCKED_PHONE.keys() - told == set(), "silent by now"


@pytest.mark.parametrize("locale", LOCALES)
def test_the_check_begins_with_the_time_and_ends_with_the_document(locale: str) -> None:
    params = {
        "name": "علي حسن",
        "birth": date(1990, 5, 1),
        "document": "military_id",
        "number": "12345",
        "station": Words("الشهباء", "Shahba"),
        "day": date(2026, 12, 6),
        "time": time(9, 0),
    }
    told = (Text("check"), Text("check-when", params), Text("check-rule"), Text("check-who", params))
    texts = (Text("progress", {"stage": 7, "stages": 7}), *told)
    shown = plain(render(Say(texts), locale, an_office()).text).translate(ISOLATES)
    assert "12345" in shown
    assert not GIVES_AWAY.search(shown[:PREVIEW])


@pytest.mark.parametrize(
    ("at", "ar", "en"),
    [
        (time(0), "00:00 (12 ليلاً)", "00:00 (12 at night)"),
        (time(0, 15), "00:15 (12:15 ليلاً)", "00:15 (12:15 at night)"),
        (time(9, 15), "09:15", "09:15"),
        (time(12, 45), "12:45", "12:45"),
        (time(13), "13:00 (1 ظهراً)", "13:00 (1 pm)"),
        (time(14, 15), "14:15 (2:15 ظهراً)", "14:15 (2:15 pm)"),
        (time(15), "15:00 (3 عصراً)", "15:00 (3 pm)"),
        (time(21), "21:00 (9 مساءً)", "21:00 (9 pm)"),
    ],
)
def test_a_time_after_noon_or_at_midnight_says_so(at: time, ar: str, en: str) -> None:
    params = {"day": date(2026, 12, 7), "time": at, "station": "X"}
    assert f"الساعة {ar}، X" in write("reminder-thanks", "ar", params).translate(ISOLATES)
    assert f"at {en}, X" in write("reminder-thanks", "en", params).translate(ISOLATES)
    label = write("time-free", "ar", params).translate(ISOLATES)
    assert ("00:" in label) == ("ليلاً" in label), "on a button four dots alone would stand there"
    assert read_time(label, None) == read_time(ar, None) == at
