"""Several answers that were found in one message: shown together in one question, and recorded by one "yes"."""

from dataclasses import replace
from datetime import date
from typing import Final

from bot.conversation.applicant.choices.place_choices import EARLY, PLACE, moment_of, times_in
from bot.conversation.applicant.interview.questions import PERSON
from bot.conversation.applicant.visit.kept_wishes import KeptWish
from bot.conversation.applicant.visit.places import STATION
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import WISHED, Conversation, Scene, Turn
from bot.conversation.core.steps import GO_BACK, Step, question, rows
from bot.conversation.core.views import Proposed, Times

FIELDS: Final = {each.name: each for each in PERSON}


def ask_about(step: Step, view: Proposed, conversation: Conversation, scene: Scene) -> Turn | None:
    """``None``: the question is another one's."""
    if [name for name, _ in view.answers][:1] != [step.name] or not {*dict(view.answers)} <= {*FIELDS, STATION.name}:
        return None
    lines = tuple(_line(name, answer, scene) for name, answer in view.answers)
    choices = (Choice("yes", "found-yes", style="primary"), Choice("no", "found-no"), GO_BACK)
    texts = (*question(step, "ask-found"), *lines)
    return Turn(conversation, (Say(texts, step.name, rows(*choices), answer="choice"),))


def recorded(conversation: Conversation, view: Proposed) -> Conversation:
    """A correction ends with it, unless the number of another paper is still to be given."""
    for name, answer in view.answers:
        if name not in FIELDS:
            continue
        conversation = conversation.with_answer(FIELDS[name], answer)
    answers = conversation.answers
    wants_number = FIELDS["number"].applies(answers) and "number" not in answers
    return conversation if wants_number else replace(conversation, correcting=None)


def kept_place(conversation: Conversation, choice: str) -> Conversation:
    """The place is answered; the day that stands in its choice is heard at the question of the time, unless it
    is kept already."""
    _, _, rest = choice.partition(":")
    key, _, when = rest.partition(":")
    done = conversation.with_answer(STATION, key)
    if WISHED in done.aside or not isinstance(times := times_in(when), Times):
        return done
    return replace(done, aside={**done.aside, WISHED: str(KeptWish(times.day, times.since))})


def _line(name: str, answer: str, scene: Scene) -> Text:
    match name:
        case "document":
            return Text("found-document", {"paper": Text(f"document-{answer.replace('_', '-')}")})
        case "birth":
            return Text("found-birth", {"birth": date.fromisoformat(answer)})
        case "station":
            kind, _, rest = answer.partition(":")
            key, _, when = rest.partition(":")
            station, at = scene.office.station(key), moment_of(kind, when, scene)
            times = times_in(when) if kind == PLACE else None
            begins = at.time() if at and kind == EARLY else times.since if isinstance(times, Times) else None
            hour = {"time": begins} if begins else {}
            said: object = Text("check-time" if hour else "found-day", {"day": at.date(), **hour}) if at else ""
            return Text("found-station", {"station": station.names if station else "", "when": said})
        case _:
            return Text(f"found-{name}", FIELDS[name].shown(answer, scene))
