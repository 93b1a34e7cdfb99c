"""A message that says several things is taken whole: what its question did not take is proposed.

Law: without a "yes" only that is recorded which is surely meant: the answer that the question asked takes by itself, a
name with its date or number and nothing else, and a number that the question after it takes by itself. Nothing is
proposed before the person has agreed.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Final

from bot.conversation.applicant.beside.aside_texts import told_in, with_asides
from bot.conversation.applicant.beside.careful import Careful
from bot.conversation.applicant.beside.clause_answers import with_beside
from bot.conversation.applicant.beside.proposals import FIELDS, kept_place, recorded
from bot.conversation.applicant.choices.place_choices import EARLY, PLACE
from bot.conversation.applicant.person.papers import accepted
from bot.conversation.applicant.person.services import has_agreed
from bot.conversation.applicant.visit.places import STATION
from bot.conversation.core.commands import FindDays, FindStations
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.outcomes import DaysFound
from bot.conversation.core.say import Say
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import Step
from bot.conversation.core.views import BirthDay, Doubted, OtherDocument, Proposed, View, WholeName
from bot.conversation.reading.answers.found import ORDER, Found, find_answers
from bot.conversation.reading.names.names_within import names_paper
from bot.conversation.reading.names.spoken_names import asides_beside
from bot.conversation.reading.times.dates import tells_a_date
from bot.domain.documents import DocumentKind, born_on_tells
from bot.domain.outcome import Outcome

_OF_NOTHING_FOUND: Final = frozenset({"aside-question", "nothing-taken", "aside-edit", "way-out", "please-choose"})

_NATIONAL: Final = 11
"""Digits of a number that is no date."""


def taken_whole(before: Conversation, asked: Step, event: Event | Outcome, own: Turn, scene: Scene) -> Turn:
    """The question's ``own`` turn, and what else the message says. ``pending``: what was proposed and is put right;
    ``opened``: earlier answers that were called wrong."""
    text = event.text if isinstance(event, TextReceived) else event.said if isinstance(event, DaysFound) else ""
    after = own.conversation
    if not text or {before.errand, after.errand} != {"register"} or not has_agreed(before, scene):
        return own
    if own.over or not isinstance(own.command, FindDays | FindStations | None):
        return own
    pending = dict(before.view.answers) if isinstance(before.view, Proposed) else {}
    if pending and after.answers.get(asked.name) == pending.get(asked.name):
        return own  # they are recorded
    taken = asked.name in after.answers and asked.name not in before.answers
    left_out = taken and not after.answers[asked.name]
    opened = {name for name in before.answers if name not in after.answers}
    wanted = {*opened, *(ORDER if pending else ()), *((asked.name,) if left_out or not taken else ())}
    found = find_answers(text, scene.today, {**before.answers, **pending}, wanted)
    if asked.name == "birth" and tells_a_date(text, scene.today) and len(found.answers.get("number", "")) < _NATIONAL:
        # the paper is named as that in which the date stands, and its year is no number
        found = Found({name: found.answers[name] for name in found.answers if name not in ("document", "number")})
    if opened == {"document"} and names_paper(text) and {*found.answers} == {"name"}:  # it is said to be there
        own = Turn(replace(before, view=None))
        after = own.conversation
    if left_out and {asked.name, "document"} & {*found.answers}:  # it is there after all, or another paper is
        own = Turn(replace(before, view=None))
        after, taken = own.conversation, False
    if found.surely and not taken:
        everything = recorded(after, Proposed(tuple(found.answers.items())))
        return Turn(everything, tuple(say for say in own.says if is_told(say)))
    doubted = doubted_in(after.view)
    more = {name: answer for name, answer in found.answers.items() if doubted.get(name) != answer}
    if taken or "name" in doubted:
        more.pop(asked.name, None)
    if asked.name == "name" and {*more} == {"document"} and not (taken or doubted or pending):
        return own  # a paper without a name: what is said of it is answered
    rest = {name: answer for name, answer in pending.items() if name != asked.name or not taken}
    kept = rest and (taken or doubted)
    unheard = own.misread or (asked.name in ("number", "birth") and after.asked == asked.name and not doubted)
    if not kept and (not more or not (pending or unheard or more.keys() - {asked.name})):
        return own
    turn = propose(after, {**rest, **doubted, **more}, scene, text if taken else "")
    if turn is None:
        place = rest.get(STATION.name) if taken else None
        return replace(own, conversation=kept_place(after, place, scene)) if place else own
    if told := tuple(say for say in own.says if taken or is_told(say)):
        return replace(turn, says=(*told, *turn.says))
    if asked.name == "name":
        return with_asides(turn, asides_beside(text), before, scene)
    return with_beside(turn, asked, text, told_in(before, scene))


def propose(base: Conversation, answers: Mapping[str, str], scene: Scene, text: str = "") -> Turn | None:
    """The question whether the answers are meant; of one alone, or of a paper's number, that of its own. ``text``: the
    question after this one may take one surely out of it. ``None``: none of them is wanted."""
    wanted = _wanted(base, answers, scene)
    if not {*wanted} - {STATION.name}:
        return None
    if text and {*wanted} == {"number"} and "number" not in base.answers:
        turn = Careful(FIELDS["number"]).hear(replace(base, asked="number", view=None), TextReceived(text), scene)
        if not turn.misread:
            return turn
    view, at = view_of(base, wanted)
    reopened = base
    if at in base.answers:
        reopened = base.without_answer(at) if base.asked is None and not base.correcting else base.correct(at)
    asked = replace(reopened, asked=at, view=view, missed=0)
    return Careful(FIELDS[at]).ask(asked, scene)


def _wanted(base: Conversation, answers: Mapping[str, str], scene: Scene) -> dict[str, str]:
    """In the order of the questions, without those that are not asked of who gives these."""
    wanted = {name: answers[name] for name in (*ORDER, STATION.name) if answers.get(name)}
    if wanted.get("document") not in (None, *(kind for kind, _ in accepted(base, scene))):
        wanted = {name: answer for name, answer in wanted.items() if name not in ("document", "number")}
    if wanted.get("document") == base.answers.get("document"):
        wanted.pop("document", None)
    then = {**base.answers, **wanted}
    if then.get("document") in (None, DocumentKind.NONE):
        wanted.pop("number", None)
    if "birth" in wanted and not born_on_tells(then) and ("document" in then or len(wanted) == 1):
        del wanted["birth"]
    return wanted


def view_of(base: Conversation, answers: Mapping[str, str]) -> tuple[View, str]:
    """What is asked, and at which question."""
    given = base.answers.get("document", "")
    match answers:
        case {"document": kind, "number": number, **rest} if not rest and given and given != DocumentKind.NONE:
            return OtherDocument(DocumentKind(kind), number), "number"
        case {"number": number, **rest} if not rest:
            return OtherDocument(DocumentKind(given), number), "number"
        case {"name": name, **rest} if not rest:
            return WholeName(name), "name"
        case {"document": kind, **rest} if not rest:
            return Doubted(kind), "document"
        case {"birth": born, **rest} if not rest and "document" in base.answers:
            return BirthDay(date.fromisoformat(born)), "birth"
        case _:
            return Proposed(tuple(answers.items())), next(iter(answers))


def doubted_in(view: View | None) -> dict[str, str]:
    """What the question asks about already."""
    match view:
        case WholeName(name, typed):
            return {"name": typed or name}
        case OtherDocument(kind, number):
            return {"document": kind.value, "number": number}
        case Doubted(choice) if choice in {*DocumentKind}:
            return {"document": choice}
        case Doubted(choice) if choice.startswith((EARLY, PLACE)):
            return {STATION.name: choice}
        case BirthDay(day):
            return {"birth": day.isoformat()}
        case _:
            return {}


def is_told(say: object) -> bool:
    """It answers something, and asks nothing."""
    return isinstance(say, Say) and not say.step and say.texts[0].key not in _OF_NOTHING_FOUND
