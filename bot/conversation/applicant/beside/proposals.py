"""Several answers that were found in one message: shown together in one question, and recorded by one "yes"."""

from dataclasses import replace
from datetime import date
from typing import Final

from bot.conversation.applicant.choices.place_choices import EARLY, PLACE, day_of, moment_of, station_in, times_in
from bot.conversation.applicant.interview.questions import PERSON
from bot.conversation.applicant.visit.kept_wishes import KeptWish, kept_wish
from bot.conversation.applicant.visit.move_wishes import without_wish
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


def kept_place(conversation: Conversation, choice: str, scene: Scene) -> Conversation:
    """The place is answered; the day that stands in its choice is heard at the question of the time, in place of any
    other one that was kept."""
    _, _, rest = choice.partition(":")
    key, _, when = rest.partition(":")
    done = conversation.with_answer(STATION, key)
    if (times := times_in(when)) is None:
        return done
    if not isinstance(times, Times):
        return without_wish(done)
    kept = kept_wish(done.aside.get(WISHED, ""), scene.today)
    if kept and kept.day == times.day and times.since in (None, kept.at):
        return done
    return replace(done, aside={**done.aside, WISHED: str(KeptWish(times.day, times.since))})


def choice_of(key: str, wish: KeptWish | None) -> str:
    """Of a place with the day and the hour that are wished for."""
    if wish is None or wish.day is None:
        return f"{PLACE}:{key}"
    return f"{PLACE}:{key}:{day_of(Times(wish.day, since=wish.at))}"


def time_in(view: Proposed) -> KeptWish | None:
    """The day and the hour that are read back beside a place."""
    _, _, when = dict(view.answers).get(STATION.name, "").removeprefix(f"{PLACE}:").partition(":")
    times = times_in(when)
    return KeptWish(times.day, times.since) if isinstance(times, Times) else None


def put_right(view: Proposed, place: str, wish: KeptWish | None) -> Proposed:
    """What is read back, with the place or the time that is named instead; an hour is one of its day."""
    answers, old = dict(view.answers), time_in(view)
    wish = wish or old
    if wish and old and not wish.day:
        wish = replace(wish, day=old.day)
    key = place or station_in(answers[STATION.name])
    return with_time(Proposed(tuple({**answers, STATION.name: f"{PLACE}:{key}"}.items())), wish)


def with_time(view: Proposed, wish: KeptWish | None) -> Proposed:
    answers = dict(view.answers)
    return Proposed(tuple({**answers, STATION.name: choice_of(station_in(answers[STATION.name]), wish)}.items()))


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
