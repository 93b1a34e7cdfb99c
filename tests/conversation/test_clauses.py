"""A "yes" in one clause of a longer message binds nobody: what binds is said as a whole, or tapped."""

from dataclasses import replace

from bot.conversation.reading.text.clauses import clauses
from tests.conversation.talk import Talk
from tests.conversation.test_sentences import AT_ALL_PLACES, at_each_step

YES_BESIDE_MORE = (
    "جارتي قالتلي سجلي، نعم، بس لحظة",
    "نعم، بس اذا ما حدا شاف اسمي",
    "اي موافق، لا لا استنو",
    "مو متأكد، نعم او لا",
    "yes, but first tell me who you are",
    "كنت قلت نعم، هلق ما بعرف",
    "evet, ama korkuyorum",
    "التانية، نعم",
)


def test_a_yes_in_a_clause_agrees_books_cancels_and_erases_nothing() -> None:
    at = at_each_step()
    menu = at["menu"]
    binding = {
        "consent": at["consent"],
        "check": at["check"],
        "confirm-stop": Talk(AT_ALL_PLACES, at["document"].conversation).hear("توقف"),
        "confirm-erase": Talk(AT_ALL_PLACES, menu.conversation, replace(menu.world)).hear("[menu:erase]"),
        "confirm-cancel": Talk(AT_ALL_PLACES, menu.conversation, replace(menu.world)).hear("[menu:cancel]"),
    }
    assert {step: talk.conversation.asked for step, talk in binding.items()} == {step: step for step in binding}
    offenders = []
    for step, before in binding.items():
        for said in YES_BESIDE_MORE:
            talk = Talk(AT_ALL_PLACES, before.conversation, replace(before.world)).hear(said)
            done = (
                talk.world.bookings != before.world.bookings or talk.conversation.consent != before.conversation.consent
            )
            if done or talk.last.over or (step == "confirm-stop" and talk.conversation.asked == "menu"):
                offenders.append((step, said, talk.keys))
    assert offenders == []


def test_a_tag_a_date_and_a_time_are_not_torn_from_what_they_belong_to() -> None:
    whole = ("الصالحين مسكر، صح؟", "3.5.1990", "10.30", "02010012345", "أحمد خالد")
    torn = {text: parts for text in whole if len(parts := clauses(text)) > 1}
    assert torn == {}
