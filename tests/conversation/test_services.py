"""An office with several services in the chat: which one is asked or told by the link, and each has its own notice."""

from dataclasses import replace

import pytest

from bot.conversation.advance import CHECKLISTS, steps_of
from bot.conversation.core.events import CommandGiven
from bot.conversation.core.state import Conversation
from bot.domain.documents import DocumentKind
from bot.domain.office import Office, Words
from tests.builders import BOTH
from tests.conversation.talk import ANSWERS, EARLY, Talk, World, a_booking, a_scene

PICKY = replace(
    BOTH,
    more_services=(
        replace(
            BOTH.services[1],
            notice_more=Words("جملة أخرى", "Another sentence."),
            documents=(DocumentKind.NATIONAL_ID, DocumentKind.NONE),
        ),
    ),
)
TO_WORK = CommandGiven("start", "s2")


def talk(office: Office = BOTH, **changes: object) -> Talk:
    return Talk(scene=a_scene(office=office), **changes)  # type: ignore[arg-type]


def test_where_there_is_one_service_nobody_is_asked_and_a_link_changes_nothing() -> None:
    alone = Talk().hear(CommandGiven("start", "s2"))
    assert (alone.conversation.asked, "service" in alone.conversation.answers) == ("consent", False)
    assert steps_of(Conversation(), a_scene()) == CHECKLISTS["register"]


@pytest.mark.parametrize("said", ["[service:work]", "return to work", "العودة إلى العمل", "2"])
def test_the_service_is_asked_first_and_a_reply_names_it(said: str) -> None:
    asked = talk().hear("hello", "[language:en]")
    assert (asked.conversation.asked, asked.keys) == ("service", ["ask-service"])
    chosen = asked.hear(said)
    assert (chosen.conversation.asked, chosen.conversation.answers) == ("consent", {"service": "work"})


def test_what_is_no_service_is_asked_again_and_a_forged_button_chooses_none() -> None:
    for said in ("passport", "[service:gone]", "[service:back]"):
        assert talk().hear("hello", "[language:en]", said).conversation.answers == {}


@pytest.mark.parametrize("payload", ["s2", "s1"])
def test_a_link_says_which_service_and_the_consent_comes_next(payload: str) -> None:
    for said in (CommandGiven("start", payload), f"[start:{payload}.en]"):
        led = talk().hear(said)
        assert led.conversation.asked == "consent"
        assert led.conversation.answers == {"service": "work" if payload == "s2" else "cards"}
        assert "notice" in led.keys


@pytest.mark.parametrize("led", [TO_WORK, "[start:s2.en]", "[service:work]"])
def test_digits_of_a_slip_are_heard_before_the_interview_has_begun_whatever_is_wrong_with_them(
    led: CommandGiven | str,
) -> None:
    for typed in ("1736 0531 4858", "9999-9999-9928"):
        said = Talk(a_scene(office=BOTH), world=World(mood=1)).hear(led, typed)
        assert said.keys[0] == "recovery-refused"
    right = Talk(a_scene(office=BOTH)).hear(led, "4829 1736 0531")
    assert (right.keys[0], right.conversation.errand) == ("case-recovered", "")


@pytest.mark.parametrize("payload", ["s3", "s0", "s", "s02", "s2x", "p2", "i2", "s222"])
def test_no_other_payload_is_taken_for_a_service(payload: str) -> None:
    assert talk().hear(CommandGiven("start", payload)).conversation.answers == {}
    assert talk().hear(f"[start:{payload}.en]").conversation.answers == {}


def test_the_times_of_the_service_alone_are_offered() -> None:
    shown = talk().hear(TO_WORK, "[language:en]", "[consent:agree]", *ANSWERS).choices
    assert [choice.id.split(":")[1] for _, choice in shown if choice.id.startswith("early:")] == [
        *("saliheen.work", "nasr.work")
    ]


def test_each_service_asks_for_its_own_consent_with_its_own_sentence_and_remembers_the_others() -> None:
    led = talk(PICKY).hear(TO_WORK, "[language:en]")
    (notice,) = (text for say in led.says for text in say.texts if text.key == "notice")
    assert notice.params["more"] == Words("جملة أخرى", "Another sentence.")
    led.hear("[consent:agree]")
    assert (led.conversation.consent, led.conversation.asked) == ("work:1", "name")
    led.hear(CommandGiven("start", "s1"))
    assert led.conversation.asked == "consent"
    led.hear("[consent:agree]")
    assert led.conversation.consent == "work:1 1+"
    assert led.hear(TO_WORK).conversation.asked == "name"
    newer = replace(PICKY, more_services=(replace(PICKY.services[1], notice_version="2"),))
    led.scene = replace(led.scene, office=newer)
    assert led.hear("Amina Haddad").conversation.asked == "consent"
    assert led.hear("[consent:agree]").conversation.consent == "1+ work:2"


def test_another_service_keeps_who_somebody_is_and_asks_for_a_document_that_it_takes_and_a_time_anew() -> None:
    led = talk(PICKY).hear(CommandGiven("start", "s1"), "[language:en]", "[consent:agree]", *ANSWERS)
    led.hear(f"[station:early:saliheen:{EARLY:%Y%m%d%H%M}]")
    assert led.conversation.asked == "check"
    led.hear(TO_WORK, "[consent:agree]")
    assert (led.conversation.asked, led.conversation.answers["name"]) == ("document", "Amina Haddad")
    assert {"station", "time"}.isdisjoint(led.conversation.answers)
    offered = [choice.id for step, choice in led.choices if step == "document" and choice.id != "back"]
    assert offered == ["national_id", "none"]
    assert led.hear("[document:passport]").keys[0] == "document-not-accepted"
    assert led.hear("passport").conversation.asked == "document"


def test_who_has_a_booking_for_one_service_is_led_to_the_other_by_its_link_and_by_the_menu() -> None:
    world = World((a_booking(),))
    led = talk(world=world, conversation=Conversation("en", "1", errand="", asked="menu"))
    assert led.hear(TO_WORK).conversation.answers == {"service": "work"}
    rested = talk(world=world, conversation=Conversation("en", "1", errand="", asked="menu"))
    assert rested.hear("[menu:register]").conversation.asked == "service"


def test_a_family_that_is_full_for_one_service_is_not_for_another() -> None:
    world = World(tuple(a_booking(number % 4 + 1) for number in range(6)))
    at_rest = Conversation("en", "1", errand="", asked="menu")
    full = talk(world=world, conversation=at_rest).hear(CommandGiven("start", "s1"))
    assert "family-full" in full.keys
    assert talk(world=world, conversation=at_rest).hear(TO_WORK).conversation.asked == "consent"


def test_back_leads_from_the_consent_to_the_service_and_from_there_to_the_menu() -> None:
    led = talk().hear("hello", "[service:work]", "back")
    assert led.conversation.asked == "service"
    assert led.hear("back").conversation.asked == "menu"
