"""Whoever asks for hours hears of closed days; whoever has another time hears it first, and the new call number."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.actions.closure_says import moved_says
from bot.conversation.applicant.wording.appointment import code_says
from bot.conversation.core.events import CommandGiven
from bot.conversation.core.say import Say
from bot.conversation.core.state import Conversation, Scene
from bot.domain.closure import Closure, MovedByUs
from bot.domain.code import grouped
from bot.domain.hours import bounds
from bot.rendering.text import render
from tests.builders import MONDAY, ZONE, a_station, an_office
from tests.conversation.talk import BEGINNING, CODE, Talk, World, a_booking, a_scene

TODAY = bounds(MONDAY.astimezone(ZONE).date(), ZONE)["since"]
SHAHBA = an_office().stations[1]


def closed(*spans: tuple[float, float], places: int | None = None) -> Scene:
    """al-Shahba closed from so many hours after today's midnight to so many."""
    closures = tuple(
        Closure(f"{number}", "shahba", TODAY + timedelta(hours=since), TODAY + timedelta(hours=until), places)
        for number, (since, until) in enumerate(spans)
    )
    return a_scene(office=an_office(a_station(), replace(SHAHBA, closures=closures)))


def words(talk: Talk) -> str:
    return "\n".join(render(say, "ar", talk.scene.office).text for say in talk.says if isinstance(say, Say))


@pytest.mark.parametrize("asked", ["بكرا فاتحين الشهباء؟", "ايمت بتفتحو", CommandGiven("help")])
@pytest.mark.parametrize("begun", [Conversation("ar", asked="consent"), Conversation("ar", "1", "", asked="menu")])
def test_whoever_asks_for_the_hours_is_told_of_a_closed_tomorrow(
    asked: str | CommandGiven, begun: Conversation
) -> None:
    talk = Talk(scene=closed((24, 48)), conversation=begun).hear(asked)
    assert "➖ مغلق يوم \u2068الثلاثاء 8 كانون الأول\u2069" in words(talk)


def test_days_without_an_hour_are_one_line_and_hours_another() -> None:
    told = Talk(scene=closed((24, 72), (11, 13), (83, 85))).hear(*BEGINNING, CommandGiven("help"))
    texts = [text for text in told.says[0].texts if text.key.startswith("help-shut")]
    assert [text.key for text in texts] == ["help-shut-days", "help-shut-hours", "help-shut-hours"]


@pytest.mark.parametrize("scene", [closed((-48, -24)), closed((24, 48), places=3), closed((20, 29)), closed((0, 5))])
def test_nothing_is_said_of_what_is_over_or_takes_no_hour(scene: Scene) -> None:
    told = Talk(scene=scene).hear(*BEGINNING, CommandGiven("help"))
    assert not any(text.key.startswith("help-shut") for text in told.says[0].texts)


@pytest.mark.parametrize("key", ["moved", "offer-booked"])
@pytest.mark.parametrize("collects", [False, True])
def test_another_time_names_its_call_number_as_a_new_one(key: str, collects: bool) -> None:
    booking = replace(a_booking(), call_number="9253", collects=collects)
    text = render(code_says(booking, a_scene(), key)[0], "ar", an_office()).text
    assert "رقم النداء الجديد: \u20689253\u2069" in text
    assert "رقمك:" not in text


def test_the_card_of_a_time_changed_by_us_says_so_first_and_its_code_once() -> None:
    old, new = a_booking(1).slot, a_booking(2).slot
    moved = MovedByUs(a_booking().id, old, new, "1", "9253")
    say = moved_says([moved], {moved.booking_id: "Amina"}, {moved.booking_id: CODE}, a_scene())
    card, text = render(say, "en", an_office()).card, render(say, "en", an_office()).text
    assert card is not None
    assert card.title.startswith("Sorry, we had to change your appointment")
    assert "Sorry" not in card.rest
    assert grouped(CODE) not in card.rest
    assert text.startswith(card.title), "and so does the message under the picture"
    assert text.count(grouped(CODE)) == 1


@pytest.mark.parametrize("said", ["تمام بيناسبني", "✅ يناسبني", "ok that suits me", "نعم الوقت الجديد مناسب"])
def test_whom_the_new_time_suits_is_not_asked_for_another(said: str) -> None:
    talk = at_the_menu().hear(said)
    assert (talk.conversation.errand, talk.keys) == ("", ["time-stands", "menu"])


@pytest.mark.parametrize("said", ["لا ما بيناسبني", "بدي وقت تاني", "🗓 أريد وقتاً آخر", "🗓 I want another time"])
def test_whom_it_does_not_suit_is_asked_for_another(said: str) -> None:
    talk = at_the_menu().hear(said)
    assert (talk.conversation.errand, talk.conversation.asked) == ("move", "time")


def at_the_menu() -> Talk:
    return Talk(world=World((a_booking(),)), conversation=Conversation("ar", "1", "", asked="menu"))
