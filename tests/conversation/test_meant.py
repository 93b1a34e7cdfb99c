"""Sentences that refuse, deny, ask or speak of others: nothing is read out of them; an answer in kind words is."""

from dataclasses import replace
from pathlib import Path

from tests.conversation.talk import Talk
from tests.conversation.test_sentences import AT_ALL_PLACES, at_each_step

HERE = Path(__file__).parent
ASKED = {"sunday": "time"}
NO_PAPER = {"", "none"}


def _lines(table: str) -> list[tuple[str, str]]:
    written = (HERE / table).read_text(encoding="utf-8").splitlines()
    return [(step, said) for step, _, said in (line.partition(" | ") for line in written) if not step.startswith("#")]


def _talk_at(step: str) -> Talk:
    at = at_each_step()[step]
    return Talk(AT_ALL_PLACES, at.conversation, replace(at.world))


def _taken(step: str, *said: str) -> str | None:
    """What is recorded at this question, or held for it."""
    talk = _talk_at(step).hear(*said)
    name = ASKED.get(step, step)
    answer = talk.conversation.answers.get(name)
    return None if answer in NO_PAPER else answer


def test_nothing_is_read_out_of_a_sentence_that_refuses_denies_asks_or_speaks_of_others() -> None:
    assert [(step, said, taken) for step, said in _lines("refused.txt") if (taken := _taken(step, said))] == []


def test_an_answer_in_words_that_carry_it_stays_one_turn() -> None:
    assert [(step, said) for step, said in _lines("meant.txt") if not _taken(step, said)] == []


def test_what_is_asked_about_is_taken_by_a_yes_and_not_by_a_no() -> None:
    for step, said in (
        ("station", "ساكن بالصالحين"),
        ("document", "جواز سفر تركي"),
        ("number", "02010012345 هاد القديم"),
        ("birth", "تزوجت 3/5/2010"),
        ("time", "عندي شغل لوحدة ونص، بعدها بقدر"),
        ("name", "مواطن سوري"),
    ):
        assert _taken(step, said) is None, said
        assert _taken(step, said, "نعم"), said
        assert _taken(step, said, "لا") is None, said


def test_a_military_card_is_heard_beside_the_lack_of_another() -> None:
    assert _taken("document", "بطاقة عسكرية ما عندي هوية مدنية") in (None, "military_id")
    asked = _talk_at("document").hear("بطاقة عسكرية ما عندي هوية مدنية")
    assert asked.conversation.answers.get("document") != "none"


def test_no_act_is_opened_by_who_forbids_it_fears_it_or_asks_about_it() -> None:
    for said in (
        *("لا تلغي موعدي", "اوعى تلغي موعدي", "خايف تلغوا موعدي", "مين لغى موعدي", "حدا لغى موعدي", "لا تلغوا الموعد"),
        *("did you cancel my appointment", "who cancelled my appointment", "please don't cancel my appointment"),
        *("وقتيش بتمسحو", "لا تمسحوا شي", "don't delete anything", "I am afraid you will cancel it"),
    ):
        asked = _talk_at("menu").hear(said).conversation.asked
        assert asked not in ("confirm-cancel", "confirm-erase", "confirm-move"), said


def test_thanks_with_a_vague_ok_destroy_nothing_and_a_plain_yes_does() -> None:
    for opened in ("/cancel", "/erase"):
        at = _talk_at("menu").hear(opened)
        for said in ("تمام شكرا", "ok thanks", "اوكي شكرا كتير", "حسنا شكرا", "thanks ok bye", "شكرا"):
            again = Talk(AT_ALL_PLACES, at.conversation, replace(at.world)).hear(said)
            assert again.conversation.asked == at.conversation.asked, (opened, said)
        done = Talk(AT_ALL_PLACES, at.conversation, replace(at.world)).hear("نعم شكرا")
        assert done.conversation.asked != at.conversation.asked


def test_a_maybe_and_a_lone_letter_are_no_consent() -> None:
    for said in ("mmken", "e", "E"):
        talk = _talk_at("consent").hear(said)
        assert talk.conversation.asked == "consent", said


def test_of_what_is_taken_back_in_the_same_breath_the_last_counts() -> None:
    assert _taken("document", "passport. sorry no, ID card") == "national_id"
    assert _taken("name", "سامر قباني لا عفوا سامر أحمد قباني", "اي") == "سامر أحمد قباني"


def test_kind_words_around_what_is_right_confirm_it() -> None:
    for said in ("ok confirm plz", "يا اخي صح صح خلصونا بقا"):
        talk = _talk_at("check").hear(said)
        assert talk.keys[0] == "booked", said


def test_a_place_with_its_day_and_hour_is_no_doubt_and_its_times_come() -> None:
    for said in ("بدي الشهباء بكرا بعد الظهر", "الشهباء بكرا"):
        talk = _talk_at("station").hear(said)
        assert talk.conversation.answers["station"] == "shahba", said
        assert talk.conversation.asked == "time", said


def test_a_place_and_its_day_that_are_asked_about_are_taken_by_a_yes_and_not_by_a_no() -> None:
    for said, asked in (
        ("الصالحين يوم الاربعا عال١٠ ابني بيوصلني", "check"),
        ("الصالحين بس مو بكرا الاربعا اذا فيه", "time"),
    ):
        yes = _talk_at("station").hear(said, "اي")
        assert (yes.conversation.answers["station"], yes.conversation.asked) == ("saliheen", asked), said
        no = _talk_at("station").hear(said, "لا")
        assert ("station" not in no.conversation.answers, no.conversation.asked) == (True, "station"), said
