"""What is heard where a question has understood nothing of a message: one table, the first row that hears it answers.

Law: the order is the table's, and each row says when it hears and what it does. Whatever no row hears stays the turn of
the question itself.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from bot.conversation.applicant.beside import visit_texts
from bot.conversation.applicant.beside.about import offers
from bot.conversation.applicant.beside.agreeing import agreed_beside, asked_whether_agreed
from bot.conversation.applicant.beside.answers_doubted import no_answer
from bot.conversation.applicant.beside.aside_texts import (
    TOLD_BY_PARTICULARS,
    of_no_kind,
    of_no_words,
    of_the_place,
    one,
    particulars,
    reasons,
)
from bot.conversation.applicant.beside.asides import answered
from bot.conversation.applicant.beside.clause_answers import LEAVES_NO_ANSWER, heard_in_a_clause, with_beside
from bot.conversation.applicant.beside.papers_beside import gone, is_gone, one_of_the_papers
from bot.conversation.applicant.beside.reopening import complaint, named_at_check, reopened
from bot.conversation.applicant.beside.unheard import NAMES_DUE, Unheard
from bot.conversation.applicant.beside.unsure import looked_at_again
from bot.conversation.applicant.interview.check import CHECK, day_and_hour
from bot.conversation.applicant.interview.confirming import confirmed_beside
from bot.conversation.applicant.interview.questions import CONSENT
from bot.conversation.applicant.visit.places import STATION
from bot.conversation.applicant.visit.said_places import other_place
from bot.conversation.applicant.wording.place_facts import nearest
from bot.conversation.core.commands import FindDays, HoldSlot
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.outcomes import DaysFound
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import Step
from bot.conversation.reading.answers.confirming_words import likely_confirms
from bot.conversation.reading.asides.of_the_visit import wants_nearest
from bot.conversation.reading.asides.own_day import asks_of_the_day
from bot.conversation.reading.asides.read import Aside, Correction, heard
from bot.conversation.reading.sentences.answer_questions import two_dates, two_readings
from bot.conversation.reading.sentences.asking import asks_in_words, asks_something
from bot.conversation.reading.sentences.plain_answers import stops_all, withdraws
from bot.conversation.reading.text.clauses import clauses, supposes
from bot.conversation.reading.text.retracted import last_said, surely_last_said
from bot.conversation.reading.text.yes_and_no import agrees, is_asked
from bot.conversation.reading.times.dates import tells_a_date
from bot.domain.outcome import Outcome

MAY_BE_TAKEN_BACK: Final = frozenset({"document", "number", "birth"})
"""The questions of which the last of two answers in a message is meant, where words between them say so."""
OFFERED_AT: Final = frozenset({"consent", "document", "station", "check"})
"""The questions of choices: what was no choice may have been a question without its words."""
_THERE: Final = ("معي", "عندي", "معنا", "عنا", "موجود", "موجودة", "have", "got")


def _of_no_words(each: Unheard) -> Turn | None:
    told = of_no_words(each.event, each.scene)
    return each.told_and_again((Say((told,)),), misread=True) if told else None


def _last_of_two(each: Unheard) -> Turn | None:
    instead = last_said(each.text) or surely_last_said(each.words)
    again = each.asked.hear(each.conversation, TextReceived(instead), each.scene) if instead else None
    return again if again and not again.misread else None


def _no_answer(each: Unheard) -> Turn | None:
    beside = no_answer(each.asked.name, each.words, each.scene.today)
    return answered(each.conversation, each.asked, beside, each.words, each.scene) if beside else None


def _beside_the_answer(each: Unheard) -> Turn:
    turn = each.turn
    open_still = {"number": two_readings, "birth": two_dates}.get(each.asked.name)
    if open_still and open_still(each.words):
        return turn
    if each.is_at("number") and not turn.conversation.answers.get("number", "?") and is_asked(each.words):
        return turn  # that it may be left out answers it
    if not isinstance(turn.command, FindDays):
        return with_beside(turn, each.asked, each.words, each.told)
    if not isinstance(each.event, DaysFound):
        return turn  # the words come with the days
    beside = with_beside(turn, each.asked, each.words, each.told)
    return replace(beside, command=replace(turn.command, turns=False)) if beside.says != turn.says else turn


def _line_is_wrong(each: Unheard) -> Turn | None:
    return (
        None if _is_of_a_date(each) else each.reopens(complaint(each.conversation, each.asked, each.text, each.scene))
    )


def _is_of_a_date(each: Unheard) -> bool:
    """What is said of the paper beside a date is said of the date that stands in it."""
    return each.is_at("birth") and bool(each.text) and tells_a_date(each.text, each.scene.today)


def _line_is_named(each: Unheard) -> Turn | None:
    return each.reopens(named_at_check(each.conversation, each.asked, each.said, each.text, each.scene))


def _asks_itself(each: Unheard) -> bool:
    """Nothing else is asked than about the answer: no fear, no wish."""
    return each.registers and (
        each.likely is None or (isinstance(each.likely, Aside) and each.likely.kind in TOLD_BY_PARTICULARS)
    )


def _particulars(each: Unheard) -> Turn | None:
    told = particulars(each.text, each.conversation)
    return each.told_and_again(told) if told else None


def _other_place(each: Unheard) -> Turn | None:
    place = other_place(each.text, each.conversation, each.scene)
    return reopened(each.conversation, "station", each.text, each.scene) if place else None


def _of_no_kind(each: Unheard) -> tuple[Say, ...]:
    told = of_no_kind(each.text) or of_the_place(each.text)
    return told or visit_texts.of_no_kind(each.likely, each.text, each.scene)


def _asked_in_a_clause(each: Unheard) -> Turn | None:
    """What one clause surely asks, beside others that nobody knows."""
    parts = clauses(each.text)
    for part in parts if len(parts) > 1 else ():
        said = heard(part, each.asked.name, sure=False) if asks_in_words(part) or supposes(part) else None
        if isinstance(said, Aside) and said.kind not in LEAVES_NO_ANSWER:
            return answered(each.conversation, each.asked, said, part, each.scene)
    return None


def _asked_and_unknown(each: Unheard) -> Turn | None:
    why = reasons(each.text, each.conversation)
    if not (why or asks_something(each.text)):
        return None
    known = why or offers(each.text, each.conversation, each.scene) or one(Text("aside-question"))
    return each.told_and_again(known, misread=True)


def _likeliest(each: Unheard) -> Turn | None:
    offered = offers(each.text, each.conversation, each.scene)
    return each.told_and_again(offered, misread=True) if offered else None


def _said_beside(each: Unheard) -> Turn | None:
    said = each.likely
    if isinstance(said, Correction) and _is_of_a_date(each):
        return each.turn
    return answered(each.conversation, each.asked, said, each.text, each.scene) if said else None


def _takes(each: Unheard) -> bool:
    """An answer was found in what was said; what was said before the question has been judged then."""
    if isinstance(each.event, DaysFound) and each.event.unasked:
        return False
    return each.asked.name in each.turn.conversation.answers or isinstance(each.turn.command, HoldSlot)


def _typed_or_found(each: Unheard) -> bool:
    return each.registers and isinstance(each.event, TextReceived | DaysFound)


def _stopped(each: Unheard) -> Turn:
    return Turn(each.conversation.begin("stop"))


@dataclass(frozen=True, slots=True)
class Row:
    """``then`` may find that it is nothing of its own: then the next row hears it."""

    name: str
    when: Callable[[Unheard], bool]
    then: Callable[[Unheard], Turn | None]


HEARERS: Final = (
    Row("a sticker, a photo or the like", lambda each: each.missed, _of_no_words),
    Row("the last of two answers", lambda each: each.is_at(*MAY_BE_TAKEN_BACK), _last_of_two),
    Row("an answer that very likely is none", _takes, _no_answer),
    Row(
        "the nearest place",
        lambda each: each.is_at(STATION.name) and isinstance(each.event, TextReceived) and wants_nearest(each.text),
        lambda each: each.told_and_again((Say(nearest(each.scene)),)),
    ),
    Row(
        "an agreement in a sentence",
        lambda each: each.is_at(CONSENT.name),
        lambda each: agreed_beside(each.conversation, each.text, each.scene),
    ),
    Row("stop all of it", lambda each: bool(each.text) and each.registers and stops_all(each.text), _stopped),
    Row(
        "an answer, and what is asked beside it",
        lambda each: _typed_or_found(each) and not each.turn.misread,
        _beside_the_answer,
    ),
    Row(
        "a yes at the check, and a question",
        lambda each: _typed_or_found(each) and each.is_at(CHECK.name),
        lambda each: confirmed_beside(each.conversation, each.text, each.scene, each.told),
    ),
    Row("not sure of what is to be checked", lambda each: each.is_at(CHECK.name), looked_at_again),
    Row(
        "several papers are there",
        lambda each: each.is_at("document") and each.likely != Aside("edit") and _asks_itself(each),
        one_of_the_papers,
    ),
    Row(
        "what is likely a confirmation, and asked about",
        lambda each: _typed_or_found(each) and each.is_at(CHECK.name) and likely_confirms(each.text),
        lambda each: each.turn,
    ),
    Row(
        "an answer in one clause",
        _typed_or_found,
        lambda each: heard_in_a_clause(each.conversation, each.asked, each.text, each.scene, each.told),
    ),
    Row("a paper is gone", is_gone, gone),
    Row("what was understood", lambda each: not each.text, lambda each: each.turn),
    Row("a question about the answer itself", _asks_itself, _particulars),
    Row(
        "a paper is there, and which is not said",
        lambda each: each.is_at("document") and agrees(each.text, _THERE),
        lambda each: each.turn,
    ),
    Row("wanted no more", lambda each: each.registers and withdraws(each.text), _stopped),
    Row(
        "which day it is",
        lambda each: each.is_at(CHECK.name) and asks_of_the_day(each.text, each.scene.today),
        lambda each: each.told_and_again(one(Text("aside-that-day", day_and_hour(each.conversation, each.scene)))),
    ),
    Row("an earlier answer is wrong", lambda _: True, _line_is_wrong),
    Row("another place at the check or at the times", lambda each: each.may_name_a_place, _other_place),
    Row("a line of the check is named", lambda each: each.is_at(CHECK.name), _line_is_named),
    Row(
        "what is asked and has no kind; women apart, or the way there",
        lambda each: not each.is_at(*NAMES_DUE),
        lambda each: each.told_and_again(told) if (told := _of_no_kind(each)) else None,
    ),
    Row(
        "a place that is none of these",
        lambda each: each.names_none_of_the_places,
        lambda each: each.told_and_again(one(Text("aside-quarter"))),
    ),
    Row(
        "to book, before the agreement",
        lambda each: each.begins,
        lambda each: each.told_and_again(one(Text("aside-begin"))),
    ),
    Row(
        "a question in one clause",
        lambda each: each.likely is None and not each.is_at(*NAMES_DUE),
        _asked_in_a_clause,
    ),
    Row(
        "a question that nobody knows",
        lambda each: each.likely is None and not each.is_at(*NAMES_DUE),
        _asked_and_unknown,
    ),
    Row("the likeliest, as buttons", lambda each: each.likely is None and each.is_at(*OFFERED_AT), _likeliest),
    Row(
        "the number that is being given is wrong",
        lambda each: each.likely == Correction("number") and each.is_at("number"),
        lambda each: each.turn,
    ),
    Row(
        "something at the check is wrong",
        lambda each: each.likely == Aside("erred") and each.is_at(CHECK.name),
        lambda each: CHECK.changes(each.conversation, each.scene),
    ),
    Row("what is said beside the question", lambda _: True, _said_beside),
)
"""In their order."""


def hear(conversation: Conversation, asked: Step, event: Event | Outcome, turn: Turn, scene: Scene) -> Turn:
    """The turn of what was said instead of an answer; otherwise the question's own ``turn``."""
    each = Unheard(conversation, asked, event, turn, scene)
    heard_by = (found for row in HEARERS if row.when(each) and (found := row.then(each)) is not None)
    return asked_whether_agreed(next(heard_by, turn), asked.name, conversation, each.words, scene)
