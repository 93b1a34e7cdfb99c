"""What goes on after the first visit, as its person meets it: choosing when to come, the status, losing it, the digits
of a slip."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.conversation.applicant.wording.case_says import standing_text
from bot.conversation.core.case_commands import BookCollection, LoseCard, RecoverCase
from bot.conversation.core.commands import LookUp
from bot.conversation.core.events import CommandGiven
from bot.conversation.core.state import Conversation
from bot.domain.booking import Slot
from bot.domain.case import Stage
from bot.domain.standing import Standing
from tests.builders import BOTH, MONDAY
from tests.conversation.case_world import COLLECT, a_case
from tests.conversation.talk import ANSWERS, BEGINNING, CODE, Talk, World, a_booking, a_scene, reloaded
from tests.conversation.test_what_is_said_is_true import Watched

READY, OTHER = a_case(1), a_case(2)
AT_TEN = Slot(COLLECT, MONDAY + timedelta(days=1, hours=2))
CARDS = tuple(each for each in BOTH.stations if each.service == "cards")
OFFICE = replace(BOTH, stations=CARDS, more_services=())
WHEN = f"{AT_TEN.starts_at:%Y%m%d%H%M}"


def a_talk(*cases: Standing, mood: int = 0) -> Talk:
    """At the menu."""
    scene = replace(a_scene(), office=OFFICE)
    return Talk(scene, Conversation("en", errand="", asked="menu"), Watched(mood=mood, cases=cases))


def in_an_interview(*cases: Standing) -> Talk:
    talk = Talk(replace(a_scene(), office=OFFICE), world=World(cases=cases)).hear(*BEGINNING, *ANSWERS[:1])
    assert talk.conversation.asked == "document"
    return talk


def commands(talk: Talk) -> list[object]:
    assert isinstance(talk.world, Watched)
    return list(talk.world.commands)


def test_a_time_of_the_message_is_held_with_one_tap_and_booked_with_a_second() -> None:
    talk = a_talk(READY).hear(f"[case:at:{READY.case.id}:{WHEN}]")
    assert talk.keys == ["ask-collect"]
    assert talk.conversation.answers["station"] == COLLECT
    assert talk.hear("yes").says[0].qr == CODE
    assert talk.keys[0] == "collect-booked"


def test_other_times_are_those_of_the_collection_there() -> None:
    talk = a_talk(READY).hear(f"[case:choose:{READY.case.id}]")
    assert (talk.conversation.errand, talk.conversation.asked, talk.keys) == ("collect", "time", ["ask-day"])


def test_an_interview_waits_while_a_time_is_chosen() -> None:
    talk = in_an_interview(READY).hear(f"[case:at:{READY.case.id}:{WHEN}]")
    assert talk.conversation.resumes
    assert talk.hear("yes").conversation.asked == "document"


@pytest.mark.parametrize(
    ("standing", "said"),
    [
        (a_case(1, slot=AT_TEN), "case-time-already"),
        (a_case(1, invited=False), "case-ready-wait"),
        (a_case(1, place="nasr"), "case-ready-nowhere"),
        (a_case(1, Stage.REVIEW), "case-gone"),
        (a_case(1, Stage.COLLECTED), "case-gone"),
        (OTHER, "case-gone"),
    ],
)
def test_a_button_whose_case_went_on_says_what_is_so_now(standing: Standing, said: str) -> None:
    for choice in (f"at:{READY.case.id}:{WHEN}", f"choose:{READY.case.id}"):
        talk = in_an_interview(standing).hear(f"[case:{choice}]")
        assert talk.keys[0] == said
        assert talk.conversation.asked == "document"


@pytest.mark.parametrize(
    "forged", ["", "at", "at:", f"at:{READY.case.id}", f"at:{READY.case.id}:209913419999", "choose:x", "x:" + "0" * 16]
)
def test_a_forged_button_holds_nothing(forged: str) -> None:
    talk = a_talk(READY).hear(f"[case:{forged}]")
    assert "time" not in talk.conversation.answers
    assert talk.says


@pytest.mark.parametrize(
    ("mood", "said"),
    [(1, "hold-ran-out"), (2, "slot-closed"), (3, "case-time-already"), (4, "case-ready-wait"), (5, "case-gone")],
)
def test_a_confirmation_that_comes_too_late_says_why(mood: int, said: str) -> None:
    talk = a_talk(READY).hear(f"[case:at:{READY.case.id}:{WHEN}]")
    talk.world.mood = mood
    assert talk.hear("[confirm-collect:yes]").keys[0] == said


def test_of_several_that_are_ready_one_is_chosen_by_its_number() -> None:
    talk = a_talk(READY, OTHER).hear("[menu:collect]")
    assert [choice.params.get("serial") for _, choice in talk.choices][:2] == ["4711", "4712"]
    assert talk.hear("٤٧١٢").conversation.answers["which"] == OTHER.case.id


def test_the_status_says_how_far_it_is_in_the_middle_of_an_interview_too() -> None:
    talk = in_an_interview(a_case(1, Stage.REVIEW), a_case(2, Stage.REVIEW), a_case(3)).hear(CommandGiven("status"))
    assert talk.keys[:2] == ["case-review", "case-ready-choose"]
    assert talk.conversation.asked == "document"


def test_who_has_a_case_and_no_appointment_is_not_asked_to_begin_anew() -> None:
    talk = a_talk(a_case(1, Stage.REVIEW)).hear(CommandGiven("start"))
    assert talk.keys == ["case-review", "menu-what-else"]


def test_what_is_lost_ends_only_at_a_second_word_and_a_first_visit_is_booked() -> None:
    talk = a_talk(a_case(1, Stage.COLLECTED)).hear("i lost it")
    assert talk.ids == ["no", "yes"]
    assert not any(isinstance(each, LoseCard) for each in commands(talk))
    talk.hear("yes")
    assert talk.keys[0] == "lost-noted"
    assert talk.conversation.errand == "register"


def test_nothing_is_lost_before_anything_was_handed_over() -> None:
    assert a_talk(READY).hear("[menu:lost]").keys[0] == "lost-nothing"


def test_a_renewal_is_a_first_visit_and_says_the_number_of_before_to_who_asked() -> None:
    before = a_case(1, Stage.COLLECTED)
    talk = a_talk(before).hear(f"[case:renew:{before.case.id}]")
    assert talk.keys[0] == "case-renew-begins"
    assert talk.conversation.errand == "register"
    assert talk.conversation.answers == {"renews": before.case.id}  # and no number


@pytest.mark.parametrize("service", ["cards", "work"])
def test_renewing_and_losing_are_of_the_service_of_the_paper_also_amid_an_interview_of_another(service: str) -> None:
    before = a_case(1, Stage.COLLECTED, service=service)
    fresh = a_talk(before)
    amid = a_talk(before).hear("[menu:lost]")
    other = "work" if service == "cards" else "cards"
    midway = a_talk(before)
    for talk in (fresh, amid, midway):
        talk.scene = replace(talk.scene, office=BOTH)
    midway.conversation = Conversation("en", answers={"service": other}, asked="verify")
    for talk in (fresh.hear(f"[case:renew:{before.case.id}]"), amid.hear("yes"), midway.hear(
        f"[case:renew:{before.case.id}]")):  # fmt: skip
        assert talk.keys[0] in ("case-renew-begins", "lost-noted")
        assert (talk.conversation.errand, talk.conversation.answers["service"]) == ("register", service)


def test_erasing_says_what_it_costs_who_waits_for_something_and_nobody_else() -> None:
    waits = a_talk(a_case(1, Stage.REVIEW)).hear(CommandGiven("erase"))
    assert waits.keys == ["ask-erase", "erase-costs"]
    assert a_talk(a_case(1, Stage.COLLECTED)).hear(CommandGiven("erase")).keys == ["ask-erase"]
    assert a_talk().hear(CommandGiven("erase"), "hm").keys == ["please-choose", "ask-erase"]


def test_who_asks_how_far_it_is_amid_an_interview_hears_that_it_is_not_done_and_goes_on_with_it() -> None:
    asked = Talk().hear(*BEGINNING, CommandGiven("status"))
    assert asked.keys[0] == "status-unfinished"
    assert "status-nothing" not in asked.keys
    assert asked.conversation.errand == "register"


@pytest.mark.parametrize(
    "typed", [CODE, "4829 1736 0531", "٤٨٢٩ ١٧٣٦ ٠٥٣١", "۴۸۲۹-۱۷۳۶-۰۵۳۱", "my slip says 4829 1736 0531", "482917360532"]
)
def test_twelve_digits_of_a_slip_are_heard_in_any_writing_also_as_the_first_word(typed: str) -> None:
    for talk in (a_talk(), Talk(world=Watched())):
        talk.hear(typed)
        (heard,) = [each for each in commands(talk) if isinstance(each, RecoverCase)]
        assert heard.digits in (CODE, "482917360532")
        assert talk.keys[0] == "case-recovered"


def test_twelve_digits_are_a_booking_of_whom_staff_look_up_and_a_number_where_a_number_is_asked_for() -> None:
    clerk = Talk(a_scene(clerk=True), Conversation("en", errand=""), Watched()).hear(CODE)
    assert isinstance(commands(clerk)[0], LookUp)
    asked = Talk(world=Watched()).hear(*BEGINNING, *ANSWERS[:1], "[document:family_booklet]", CODE)
    assert asked.conversation.answers["number"] == CODE
    phone = a_talk().hear("963933123456")
    assert not any(isinstance(each, RecoverCase) for each in commands(phone))


def test_every_refusal_of_a_recovery_is_one_and_the_same() -> None:
    talk = a_talk(mood=1).hear(CODE)
    assert talk.keys[0] == "recovery-refused"
    assert talk.says == a_talk(mood=1).hear("482917360532").says


def test_an_errand_about_a_case_comes_back_from_the_database_as_it_was() -> None:
    talk = a_talk(READY).hear(f"[case:at:{READY.case.id}:{WHEN}]")
    assert reloaded(talk.conversation) == talk.last.conversation


def test_a_collection_is_no_person_of_the_family() -> None:
    booked = replace(a_booking(), name="", collects=True)
    talk = a_talk()
    talk.world.bookings = (booked,)
    talk.hear("hello")
    assert "menu-register" in [choice.key for _, choice in talk.choices]


def test_the_notice_tells_of_the_second_visit_and_who_agreed_to_the_one_before_is_asked_again() -> None:
    before = Conversation("en", consent="1", errand="", asked="menu")
    asked = Talk(replace(a_scene(), office=OFFICE), before).hear("[menu:register]")
    assert asked.says[0].texts[0].params["collects"] == "yes"
    agreed = asked.hear("[consent:agree]").conversation
    assert agreed.consent == "1+"
    assert Talk(a_scene(), before).hear("[menu:register]").keys[0] == "progress"


def test_of_a_paper_past_its_last_day_nobody_hears_that_it_is_good() -> None:
    for days, key in ((0, "case-collected"), (-1, "case-expired")):
        standing = a_case(1, Stage.COLLECTED, expires_on=a_scene().today + timedelta(days=days))
        assert standing_text(standing, a_scene()).key == key


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ("Tuesday at ten", ["ask-collect"]),
        ("I will come on Sunday", ["ask-time"]),
        ("the earliest", ["ask-collect"]),
        ("yes", ["ask-day"]),
        ("I want to choose a time", ["ask-day"]),
        ("hm hm", ["please-choose", "ask-day"]),
        ("thanks", ["aside-thanks"]),
    ],
)
def test_what_is_typed_at_offered_times_is_heard_as_at_the_question_for_the_time(said: str, keys: list[str]) -> None:
    talk = a_talk(READY).hear(said)
    assert talk.keys == keys
    assert not any(isinstance(each, BookCollection) for each in commands(talk))


def test_where_nothing_waits_for_a_time_a_day_is_what_it_is_at_the_menu() -> None:
    for cases in ((), (a_case(1, Stage.REVIEW),), (a_case(1, slot=AT_TEN),)):
        assert a_talk(*cases).hear("Tuesday at ten").conversation.asked == "menu"


def test_of_several_papers_that_are_ready_it_is_asked_which_one_the_day_is_for() -> None:
    assert a_talk(READY, OTHER).hear("Tuesday at ten").keys == ["ask-which-case"]
