"""Whoever types what a button says gets what the button does: not every phone shows buttons, not everyone taps."""

from collections.abc import Sequence
from copy import deepcopy

import pytest

from bot.channels.layout import plain
from bot.conversation.core.events import CommandGiven, Event
from bot.conversation.core.state import Conversation
from bot.domain.languages import LOCALES
from bot.rendering.text import write
from tests.conversation.labels import each_label_does_what_its_button_does
from tests.conversation.talk import ANSWERS, BEGINNING, TO_CHECK, WITHOUT_DOCUMENT, Talk, World, a_booking, a_scene

PLACES: dict[str, Sequence[str | Event]] = {
    "consent": BEGINNING[:2],
    "document": (*BEGINNING, *ANSWERS[:1]),
    "looks-like": (*BEGINNING, *ANSWERS[:1], "[document:national_id]", "N1234567"),
    "birth": (*BEGINNING, *WITHOUT_DOCUMENT[:2]),
    "check": TO_CHECK,
    "changes": (*TO_CHECK, "[check:change]"),
    "menu": (),
    "move": ("hello", "[language:en]", CommandGiven("move"), "[whose:0000000000000001]", "[time:earliest]"),
    "cancel": ("hello", "[language:en]", CommandGiven("cancel"), "[whose:0000000000000001]"),
    "erase": ("hello", "[language:en]", CommandGiven("erase")),
    "pairing": ("204815",),
    "none-free": (*BEGINNING, *ANSWERS, "[station:saliheen]"),
}


def at(place: str) -> Talk:
    if place == "pairing":
        return Talk(a_scene(clerk=True), Conversation("en", errand="")).hear(*PLACES[place])
    booked = place not in ("consent", "document", "looks-like", "birth", "check", "changes", "none-free")
    talk = Talk(world=World((a_booking(1), a_booking(2)) if booked else (), mood=2 if place == "none-free" else 0))
    if place == "menu":
        talk.hear(*TO_CHECK, "[check:confirm]")
    return talk.hear(*PLACES[place])


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("place", PLACES)
def test_a_typed_label_does_what_its_button_does(place: str, locale: str) -> None:
    each_label_does_what_its_button_does(at(place), locale)


@pytest.mark.parametrize("locale", LOCALES)
def test_a_typed_label_of_an_old_answer_keeps_it(locale: str) -> None:
    ways = {"birth": (*BEGINNING, *WITHOUT_DOCUMENT, "[station:saliheen]", "[time:earliest]")}
    for line in ("name", "birth", "number", "time"):
        talk = Talk().hear(*ways.get(line, TO_CHECK))
        answers = talk.conversation.answers
        talk.hear(f"[check:edit:{line}]")
        assert talk.conversation.asked == line
        _, keep = talk.choices[0]
        typed = deepcopy(talk).hear(plain(write(keep.key, locale, keep.params, html=False)))
        assert (typed.conversation.asked, typed.conversation.answers) == ("check", answers)
        if line != "time":  # at which it is an hour
            assert deepcopy(talk).hear("1").conversation.asked == line, "no 1 stands beside it"


@pytest.mark.parametrize(("said", "station"), [("الصالحين", "saliheen"), ("al-shahba", "shahba"), ("٢", "shahba")])
def test_a_place_is_chosen_by_its_name_or_number(said: str, station: str) -> None:
    talk = Talk().hear(*BEGINNING, *ANSWERS, said)
    assert talk.conversation.answers["station"] == station


@pytest.mark.parametrize(("said", "locale"), [("العربية", "ar"), ("English", "en"), ("عربي", "ar"), ("انكليزي", "en")])
def test_a_language_is_chosen_by_its_name(said: str, locale: str) -> None:
    assert Talk().hear("hello", said).conversation.locale == locale
