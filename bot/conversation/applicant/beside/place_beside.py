"""A place and a time that are wished for beside other answers: "7.3.1996, and can it be Bab al-Nasr?".

Law: what was said is kept, whatever is asked first: a place is read back with the answers beside it, a time where it is
asked for. It is kept where its words only wish for it, and asked about otherwise; no time is held by it.
"""

from dataclasses import replace
from typing import Final

from bot.conversation.applicant.beside.careful import Careful, of_place
from bot.conversation.applicant.beside.proposals import choice_of, put_right, time_in, with_time
from bot.conversation.applicant.beside.several import doubted_in, is_told, propose
from bot.conversation.applicant.beside.wish_notes import place_noted, still_noted, without_its_words
from bot.conversation.applicant.choices.place_choices import PLACE, day_of
from bot.conversation.applicant.interview.questions import CONSENT, PERSON
from bot.conversation.applicant.person.birth import BIRTH
from bot.conversation.applicant.person.name import NAME
from bot.conversation.applicant.person.services import has_agreed
from bot.conversation.applicant.visit.kept_wishes import kept_wish
from bot.conversation.applicant.visit.message_words import OF_A_LIFE, Due
from bot.conversation.applicant.visit.move_wishes import without_wish
from bot.conversation.applicant.visit.places import STATION
from bot.conversation.applicant.visit.replaced_wishes import left_of
from bot.conversation.applicant.visit.said_places import named_elsewhere
from bot.conversation.applicant.visit.times import TIME
from bot.conversation.applicant.visit.wishes_beside import Beside, wish_beside
from bot.conversation.core.events import Event, TextReceived
from bot.conversation.core.say import Say
from bot.conversation.core.state import WISHED, Conversation, Scene, Turn
from bot.conversation.core.steps import Step
from bot.conversation.core.views import Doubted, Proposed, Times, WholeName
from bot.conversation.reading.names.names import read_full_name
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.conversation.reading.times.asked_times import names_times
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.date_parts import date_parts
from bot.conversation.reading.times.times_among import days_in, read_among
from bot.domain.hours import opening
from bot.domain.outcome import Outcome

BESIDE: Final = frozenset({"document", "number", "birth"})
HEARD_AT: Final = BESIDE | {CONSENT.name, NAME.name}
"""The questions at which a place or a time is said too early."""
CUT: Final = "cut"
"""In ``aside``: the words of a place or a time that were taken out of a message with the name, until it is given."""
_DENIED: Final = "no: "
_DUE: Final[dict[str, Due]] = {NAME.name: "name", BIRTH.name: "birth"}
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
    """The place and the time that a message names too early; ``None`` where it names neither, or where its words were
    taken for them before and that was denied: it is taken as typed then."""
    if not isinstance(event, TextReceived) or not is_too_early(before, asked):
        return None
    name = fold_choice(before.answers.get(NAME.name, "")).split()
    if name and {*fold_choice(event.text).split()} <= {*name}:
        return None  # it is said again
    due = _due(before, asked)
    beside = wish_beside(event.text, before, scene, due=due)
    if asked.name == BIRTH.name and (dated := date_parts(beside.times)) and (dated.numbers or dated.months):
        beside = replace(beside, wish=None, times="")  # it is that of the birth
    if asked.name == NAME.name and before.aside.get(CUT) == f"{_DENIED}{beside.words}":
        return None
    return beside if beside.place or beside.wish or beside.unclear else None


def _due(conversation: Conversation, asked: Step) -> Due:
    """A name that is read back already is due no more."""
    view = conversation.view
    if isinstance(view, Proposed) and {NAME.name, STATION.name} <= {*dict(view.answers)}:
        return ""
    return _DUE.get(asked.name, "number" if asked.name in BESIDE else "")


def without_replaced(conversation: Conversation, asked: Step, event: Event | Outcome, scene: Scene) -> Conversation:
    """Without the time that was kept, where a day or an hour is spoken of anew."""
    heard = asked.name in HEARD_AT or asked.name == STATION.name
    if not isinstance(event, TextReceived) or conversation.errand != "register" or not heard:
        return conversation
    view, due = conversation.view, _due(conversation, asked)
    read_back = time_in(view) if isinstance(view, Proposed) else None
    if isinstance(view, Proposed) and read_back:
        left = left_of(read_back, event.text, scene.today, due)
        conversation = replace(conversation, view=view if left == read_back else with_time(view, left))
    if kept := kept_wish(conversation.aside.get(WISHED, ""), scene.today):
        left = left_of(kept, event.text, scene.today, due)
        aside = {**without_wish(conversation).aside, WISHED: str(left or "")}
        conversation = replace(conversation, aside=aside)
    return conversation


def is_too_early(conversation: Conversation, asked: Step) -> bool:
    """A place or a time is not asked about yet."""
    if asked.name not in HEARD_AT or conversation.errand != "register":
        return False
    return TIME.name not in conversation.answers and not conversation.correcting


def without_it(
    before: Conversation, event: Event | Outcome, asked: Step, beside: Beside | None
) -> Event | Outcome | None:
    """What is left for the question to hear; ``None`` for nothing. Beside a place the whole is judged."""
    if beside is None or not isinstance(event, TextReceived):
        return event
    if not beside.rest and isinstance(before.view, Proposed) and STATION.name in dict(before.view.answers):
        return None
    if asked.name == NAME.name or (asked.name in BESIDE and not beside.place):
        if beside.rest:
            return replace(event, text=beside.rest)
        return None if beside.place or _is_day_alone(before, asked, beside) else event
    return event


def _is_day_alone(before: Conversation, asked: Step, beside: Beside) -> bool:
    """Where the name is due, all that is said is a day, or an hour of the one that is kept."""
    kept_day = before.aside.get(WISHED, "")[:1].isdigit()
    alone = asked.name == NAME.name and not (beside.place or beside.rest)
    return alone and beside.wish is not None and bool(beside.wish.day or kept_day)


def kept(
    before: Conversation, asked: Step, event: Event | Outcome, turn: Turn, scene: Scene, beside: Beside | None
) -> Turn:
    """The turn, with the place and the time that stand beside its answer."""
    turn = without_its_words(before, asked, _denied_as_cut(before, asked, event, turn, scene), scene)
    heard = _with_place(before, asked, event, turn, scene)
    turn, after = heard, heard.conversation
    if beside is None or heard.over or heard.command or after.errand != "register" or not has_agreed(after, scene):
        return heard
    if TIME.name in after.answers or after.asked == STATION.name:
        return heard
    aside = {**after.aside}
    if wish := beside.wish:
        old = kept_wish(aside.get(WISHED, ""), scene.today)
        aside[WISHED] = str(replace(wish, day=wish.day or (old.day if old else None)))
    elif beside.unclear:
        aside.setdefault(WISHED, "")  # no early time is offered
    is_cut = asked.name == NAME.name and beside.cut
    if asked.name == NAME.name and beside.rest and (is_cut or beside.place or NAME.name not in after.answers):
        aside[CUT] = beside.words
    after = replace(after, aside=aside)
    heard = replace(heard, conversation=after)
    if isinstance(after.view, Proposed) and after.view == before.view and STATION.name in dict(after.view.answers):
        return Careful(asked).ask(
            replace(after, view=put_right(after.view, beside.place, beside.wish), asked=asked.name), scene
        )
    if _is_day_alone(before, asked, beside):
        return replace(heard, says=(Say((still_noted(after, scene),)), *heard.says))
    is_new = heard.conversation.answers.get(STATION.name) == before.answers.get(STATION.name)
    proposed = isinstance(after.view, Proposed) and STATION.name in dict(after.view.answers)
    denied = of_place(_plainly(event), beside.place, scene) == "not"
    if not beside.place or proposed or not is_new or denied:
        return _read_back(before, heard, scene) if is_cut else heard
    return _with_the_rest(before, asked, heard, beside, scene)


def _denied_as_cut(before: Conversation, asked: Step, event: Event | Outcome, turn: Turn, scene: Scene) -> Turn:
    """Once the name is given, what was taken out of it is forgotten; a "no" to it leaves no wish, and what is said
    again can be kept as typed."""
    words, after = before.aside.get(CUT, ""), turn.conversation
    text = event.text if isinstance(event, TextReceived) else ""
    if not words or after.errand != "register":
        return turn
    aside = {name: old for name, old in after.aside.items() if name != CUT}
    read = read_full_name(text)
    if words.startswith(_DENIED) and isinstance(view := after.view, WholeName) and not view.typed:
        typed = read if isinstance(read, str) and read != view.name else ""
        return NAME.ask(replace(after, view=WholeName(view.name, typed)), scene)
    if asked.name == NAME.name and NAME.name not in after.answers:
        if not (isinstance(before.view, WholeName | Proposed) and after.view is None):
            return turn
        aside = {name: old for name, old in aside.items() if name != WISHED}
        aside[CUT] = words if words.startswith(_DENIED) else f"{_DENIED}{words}"
    return replace(turn, conversation=replace(after, aside=aside))


def _read_back(before: Conversation, turn: Turn, scene: Scene) -> Turn:
    """A name out of which words were taken is not recorded unasked."""
    after = turn.conversation
    name = after.answers.get(NAME.name, "")
    if not name or name == before.answers.get(NAME.name):
        return turn
    base = replace(after, answers={each: old for each, old in after.answers.items() if each != NAME.name})
    asking = propose(base, {NAME.name: name}, scene)
    return replace(asking, says=(*filter(is_told, turn.says), *asking.says)) if asking else turn


def _with_the_rest(before: Conversation, asked: Step, turn: Turn, beside: Beside, scene: Scene) -> Turn:
    """What is asked about is read back with the place, and so is a name; beside another answer it is kept."""
    after = turn.conversation
    doubted = {**doubted_in(after.view), **dict(after.view.answers if isinstance(after.view, Proposed) else ())}
    taken = {name: answer for name, answer in after.answers.items() if before.answers.get(name) != answer}
    if doubted or (taken and asked.name == NAME.name):
        base = replace(after, answers={name: old for name, old in after.answers.items() if name not in taken})
        choice = choice_of(beside.place, beside.wish)
        both = propose(base, {**taken, **doubted, STATION.name: choice}, scene)
        if both:
            return replace(both, says=(*filter(is_told, turn.says), *both.says))
    kept = replace(after, answers={**after.answers, STATION.name: beside.place})
    if taken:
        return replace(turn, conversation=kept)
    noted = Say((place_noted(beside.place, beside.wish.day if beside.wish else None, scene),))
    if beside.rest or asked.name == CONSENT.name:
        return replace(turn, conversation=kept, says=(noted, *turn.says))
    again = Careful(asked).ask(replace(kept, asked=asked.name), scene)
    return replace(again, says=(noted, *again.says))


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
    if meant == "not" or not (wished or meant == "surely") or OF_A_LIFE.search(named[0]):
        return turn
    surely = meant == "surely" and bool(wish_beside(named[0], before, scene, due="number").place)
    if doubted := {**doubted_in(after.view), **dict(after.view.answers if isinstance(after.view, Proposed) else ())}:
        choice = _with_its_day(key, named[0], scene)
        both = propose(after, {**doubted, STATION.name: choice}, scene) if STATION.name not in doubted else None
        return replace(both, says=(*filter(is_told, turn.says), *both.says)) if both else turn
    if asked.name not in after.answers or after.asked is not None:
        return turn
    if surely and not names_times(named[0], scene.today):
        return replace(turn, conversation=after.with_answer(STATION, key))
    if any(step.applies(after.answers) and step.name not in after.answers for step in PERSON):
        return turn
    at_place = replace(after, asked=STATION.name)
    if surely and names_times(named[0], scene.today) and not asks_in_words(named[0]):
        heard = Careful(STATION).hear(replace(at_place, view=None), TextReceived(named[0].strip()), scene)
        if not heard.misread:
            return replace(heard, says=(*turn.says, *heard.says))
    view = Doubted(_with_its_day(key, named[0], scene))
    asking = Careful(STATION).ask(replace(at_place, view=view), scene)
    told = [say for say in turn.says if not (isinstance(say, Say) and say.texts[0].key in _TOLD_BY_THE_PLACE)]
    return replace(asking, says=(*told, *asking.says))


def _with_its_day(key: str, text: str, scene: Scene) -> str:
    """The choice of the place, with the day and the hour that are named beside it."""
    days, named = days_in(plain_text(text), scene.today)[0], read_among(text, scene.today)
    day = days[0] if len(days) == 1 and days[0] not in named.without else None
    if day is None or day < scene.today:
        return f"{PLACE}:{key}"
    clock, station = named.clock, scene.office.station(key)
    at = clock.within(opening([station])) if clock and station else None
    return f"{PLACE}:{key}:{day_of(Times(day, since=at))}"
