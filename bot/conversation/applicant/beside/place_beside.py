"""A place and a time that are wished for beside other answers: "7.3.1996, and can it be Bab al-Nasr?".

Law: what was said is kept, whatever is asked first: a place is read back with the answers beside it, a time where it is
asked for. It is kept where its words only wish for it, and asked about otherwise; no time is held by it.
"""

from dataclasses import replace
from typing import Final

from bot.conversation.applicant.beside.careful import Careful, of_place
from bot.conversation.applicant.beside.several import doubted_in, is_told, propose
from bot.conversation.applicant.choices.place_choices import PLACE, day_of
from bot.conversation.applicant.interview.questions import CONSENT, PERSON
from bot.conversation.applicant.person.birth import BIRTH
from bot.conversation.applicant.person.name import NAME
from bot.conversation.applicant.person.services import has_agreed
from bot.conversation.applicant.visit.move_wishes import WISHED
from bot.conversation.applicant.visit.places import STATION
from bot.conversation.applicant.visit.said_places import named_elsewhere
from bot.conversation.applicant.visit.times import TIME
from bot.conversation.applicant.visit.wishes_beside import Beside, Due, wish_beside
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import Step
from bot.conversation.core.views import Doubted, Proposed, Times
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.conversation.reading.times.asked_times import names_times
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.date_parts import date_parts
from bot.conversation.reading.times.days import find_day
from bot.conversation.reading.times.times_among import read_among
from bot.domain.hours import opening
from bot.domain.outcome import Outcome

BESIDE: Final = frozenset({"document", "number", "birth"})
HEARD_AT: Final = BESIDE | {CONSENT.name, NAME.name}
"""The questions at which a place or a time is said too early."""
_THE_ANSWER: Final = expression(r"\S*\d[\d/.\-]*")
_TOLD_BY_THE_PLACE: Final = frozenset({"aside-compare", "aside-quarter", "aside-question"})
_PICKS: Final = pattern(
    (
        "(فيني|بقدر|ممكن|بصير) (.. )?(اختار|خد|اخد|احجز|حجز|موعد|يكون|سجل|روح|اجي|خليه*)|بدي|اريد|بفضل|خلوه*",
        "(can|could|may) (i|it|we) (.. )?(pick|choose|take|book|have|be|come|go)|i (want|prefer|would like)|i d like",
        "(fini|b2der|momken|badd?i|bde|badde) *",
    )
)


def said_beside(before: Conversation, asked: Step, event: Event | Outcome, scene: Scene) -> Beside | None:
    """The place and the time that a message names too early; ``None`` where it names neither."""
    if not isinstance(event, TextReceived) or asked.name not in HEARD_AT or before.errand != "register":
        return None
    if TIME.name in before.answers or before.correcting:
        return None
    said: Due = "name" if asked.name == NAME.name else "number" if asked.name in BESIDE else ""
    beside = wish_beside(event.text, before, scene, due=said)
    if asked.name == BIRTH.name and (dated := date_parts(beside.times)) and (dated.numbers or dated.months):
        beside = replace(beside, times="")  # it is that of the birth
    return beside if beside.place or beside.times else None


def without_it(event: Event | Outcome, asked: Step, beside: Beside | None) -> Event | Outcome | None:
    """What is left for the question to hear; ``None`` for nothing. Beside a place the whole is judged."""
    if beside is None or not isinstance(event, TextReceived):
        return event
    if asked.name == NAME.name or (asked.name in BESIDE and not beside.place):
        return replace(event, text=beside.rest) if beside.rest else None if beside.place else event
    return event


def kept(
    before: Conversation, asked: Step, event: Event | Outcome, turn: Turn, scene: Scene, beside: Beside | None
) -> Turn:
    """The turn, with the place and the time that stand beside its answer."""
    heard = _with_place(before, asked, event, turn, scene)
    after = heard.conversation
    if beside is None or heard.over or heard.command or after.errand != "register" or not has_agreed(after, scene):
        return heard
    if TIME.name in after.answers or after.asked == STATION.name:
        return heard
    if beside.times:
        after = replace(after, aside={**after.aside, WISHED: beside.times})
        heard = replace(heard, conversation=after)
    is_new = heard is turn or after.answers.get(STATION.name) == before.answers.get(STATION.name)
    proposed = isinstance(after.view, Proposed) and STATION.name in dict(after.view.answers)
    if not beside.place or proposed or not is_new or of_place(_plainly(event), beside.place, scene) == "not":
        return heard
    return _with_the_rest(before, asked, heard, beside, scene)


def _with_the_rest(before: Conversation, asked: Step, turn: Turn, beside: Beside, scene: Scene) -> Turn:
    """What is asked about is read back with the place, and so is a name; beside another answer it is kept."""
    after = turn.conversation
    doubted = {**doubted_in(after.view), **dict(after.view.answers if isinstance(after.view, Proposed) else ())}
    taken = {name: answer for name, answer in after.answers.items() if before.answers.get(name) != answer}
    if doubted or (taken and asked.name == NAME.name):
        base = replace(after, answers={name: old for name, old in after.answers.items() if name not in taken})
        choice = _with_its_day(beside.place, beside.times, scene)
        both = propose(base, {**taken, **doubted, STATION.name: choice}, scene)
        if both:
            return replace(both, says=(*filter(is_told, turn.says), *both.says))
    kept = replace(after, answers={**after.answers, STATION.name: beside.place})
    if taken:
        return replace(turn, conversation=kept)
    noted = Say((_noted(beside, scene),))
    if beside.rest or asked.name == CONSENT.name:
        return replace(turn, conversation=kept, says=(noted, *turn.says))
    again = Careful(asked).ask(replace(kept, asked=asked.name), scene)
    return replace(again, says=(noted, *again.says))


def _noted(beside: Beside, scene: Scene) -> Text:
    station = scene.office.station(beside.place)
    day = read_among(beside.times, scene.today).day if beside.times else None
    said: object = Text("found-day", {"day": day}) if day else ""
    return Text("place-noted", {"station": station.names if station else "", "when": said})


def _plainly(event: Event | Outcome) -> str:
    """Without the numbers of other answers."""
    return _THE_ANSWER.sub(" ", latin_digits(event.text)) if isinstance(event, TextReceived) else ""


def _with_place(before: Conversation, asked: Step, event: Event | Outcome, turn: Turn, scene: Scene) -> Turn:
    """The turn, with the place that stands beside its answer in a clause of its own."""
    after = turn.conversation
    if not isinstance(event, TextReceived) or asked.name not in BESIDE or before.errand != "register":
        return turn
    if turn.over or turn.command or {STATION.name, "time"} & {*before.answers, *after.answers}:
        return turn
    parts = [_THE_ANSWER.sub(" ", latin_digits(part)) for part in clauses(event.text)]
    named = [part for part in parts if named_elsewhere(part, before, scene)]
    if len(named) != 1:
        return turn
    key = named_elsewhere(named[0], before, scene)
    meant, wished = of_place(named[0], key, scene), _PICKS.search(fold_aside(named[0]))
    if meant == "not" or not (wished or meant == "surely"):
        return turn
    if doubted := {**doubted_in(after.view), **dict(after.view.answers if isinstance(after.view, Proposed) else ())}:
        choice = _with_its_day(key, named[0], scene)
        both = propose(after, {**doubted, STATION.name: choice}, scene) if STATION.name not in doubted else None
        return replace(both, says=(*filter(is_told, turn.says), *both.says)) if both else turn
    if asked.name not in after.answers or after.asked is not None:
        return turn
    if meant == "surely" and not names_times(named[0], scene.today):
        return replace(turn, conversation=after.with_answer(STATION, key))
    if any(step.applies(after.answers) and step.name not in after.answers for step in PERSON):
        return turn
    at_place = replace(after, asked=STATION.name)
    if names_times(named[0], scene.today) and not asks_in_words(named[0]):
        heard = Careful(STATION).hear(replace(at_place, view=None), TextReceived(named[0].strip()), scene)
        if not heard.misread:
            return replace(heard, says=(*turn.says, *heard.says))
    view = Doubted(_with_its_day(key, named[0], scene))
    asking = Careful(STATION).ask(replace(at_place, view=view), scene)
    told = [say for say in turn.says if not (isinstance(say, Say) and say.texts[0].key in _TOLD_BY_THE_PLACE)]
    return replace(asking, says=(*told, *asking.says))


def _with_its_day(key: str, text: str, scene: Scene) -> str:
    """The choice of the place, with the day and the hour that are named beside it."""
    day, _ = find_day(plain_text(text), scene.today)
    if day is None or day < scene.today:
        return f"{PLACE}:{key}"
    clock, station = read_among(text, scene.today).clock, scene.office.station(key)
    at = clock.within(opening([station])) if clock and station else None
    return f"{PLACE}:{key}:{day_of(Times(day, since=at))}"
