"""A place that is wished for beside a paper, its number or a date of birth: "7.3.1996, and can it be Bab al-Nasr?".

Law: it is kept where its words only wish for it, and asked about otherwise; no time is held by it.
"""

import re
from dataclasses import replace
from typing import Final

from bot.conversation.applicant.beside.careful import Careful, of_place
from bot.conversation.applicant.beside.several import doubted_in, is_told, propose
from bot.conversation.applicant.choices.place_choices import PLACE, day_of
from bot.conversation.applicant.interview.questions import PERSON
from bot.conversation.applicant.visit.places import STATION
from bot.conversation.applicant.visit.said_places import named_elsewhere
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.say import Say
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import Step
from bot.conversation.core.views import Doubted, Proposed, Times
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.conversation.reading.times.asked_times import names_times
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.days import find_day
from bot.domain.outcome import Outcome

BESIDE: Final = frozenset({"document", "number", "birth"})
_THE_ANSWER: Final = re.compile(r"\S*\d[\d/.\-]*")
_TOLD_BY_THE_PLACE: Final = frozenset({"aside-compare", "aside-quarter", "aside-question"})
_PICKS: Final = pattern(
    (
        "(فيني|بقدر|ممكن|بصير) (.. )?(اختار|خد|اخد|احجز|حجز|موعد|يكون|سجل|روح|اجي|خليه*)|بدي|اريد|بفضل|خلوه*",
        "(can|could|may) (i|it|we) (.. )?(pick|choose|take|book|have|be|come|go)|i (want|prefer|would like)|i d like",
        "(fini|b2der|momken|badd?i|bde|badde) *",
    )
)


def kept(before: Conversation, asked: Step, event: Event | Outcome, turn: Turn, scene: Scene) -> Turn:
    """The turn, with the place that stands beside its answer."""
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
    """The choice of the place, with the day that is named beside it."""
    day, _ = find_day(plain_text(text), scene.today)
    return f"{PLACE}:{key}:{day_of(Times(day))}" if day and day >= scene.today else f"{PLACE}:{key}"
