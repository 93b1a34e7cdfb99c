"""An answer that stands in one clause of a message, beside a story or a question.

Law: only where the step has understood nothing of the whole, and one clause alone answers; what binds (agreement, the
check, a cancellation) is never read so. What else was said is answered in front of the next question.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import Final

from bot.conversation.core.commands import FindDays, FindStations
from bot.conversation.core.events import TextReceived
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import Step
from bot.conversation.reading.answers.found import find_answers
from bot.conversation.reading.answers.papers_said import is_a_copy
from bot.conversation.reading.asides.details import paper_state
from bot.conversation.reading.asides.kinds import Kind, marked
from bot.conversation.reading.asides.read import Aside, Correction, heard, read_aside, read_likely
from bot.conversation.reading.by_example.likely import likely_no_answer
from bot.conversation.reading.sentences.asking import (
    asks_beside_conditions,
    asks_in_words,
    asks_of_a_state,
    asks_something,
)
from bot.conversation.reading.text.clauses import clauses, decides, depends, supposes, tells
from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.conversation.reading.times.asked_times import asks_for_times, asks_only_for_times, names_times
from bot.conversation.reading.times.dates import tells_paper_and_truth
from bot.conversation.reading.times.earlier import asks_to_come_now
from bot.conversation.reading.times.paper_days import day_on_paper

ANSWERED: Final = frozenset({"document", "number", "birth", "station"})
"""The questions whose answer may stand in a clause."""
LEAVES_NO_ANSWER: Final = marked("fills")
DONE_BY_ERRANDS: Final = marked("errand")

_LONG_NUMBER: Final = expression(r"\d{5}")
"""It is given, whatever is asked beside it."""

_WHICH_DATE: Final = (Aside("lost"), Aside("paper"), Aside("omit"))
"""What "which one shall I write?" may be heard as."""

_ANY_DAY: Final = date(2000, 1, 3)
"""Whether a day is named does not hang on which."""
_WHEN: Final = pattern(
    (
        (
            "(يعني |و|بس |طيب )?(ايمت*|متى|امتى) ?(يعني|بالضبط|بالزبط|تقريبا|هاد|هالشي|بعدين)?|(and |"
            "so )?when ?(exactly|is that|i mean|then)?"
        ),
    )
)
"""Nothing but when."""

Told = Callable[[Kind, str], tuple[Say, ...]]


def heard_in_a_clause(conversation: Conversation, asked: Step, text: str, scene: Scene, told: Told) -> Turn | None:
    """``None``: no clause answers, or several do, or one wishes something else."""
    parts = clauses(text)
    puts_right = _puts_right(text, conversation, scene)
    if asked.name not in ANSWERED or len(parts) == 1:
        return None
    a_number = asked.name == "number" and bool(_LONG_NUMBER.search(latin_digits(text)))
    if likely_no_answer(text, asked.name) and not (puts_right or a_number):
        return None
    beside: list[Say] = []
    answers: list[tuple[str, Turn]] = []
    for part in parts:
        said = None if decides(part) and not is_asked(part) else read_aside(part, sure=not is_asked(part))
        said = said or (read_likely(part, asked.name) if is_asked(part) else None)
        if isinstance(said, Correction) and _puts_right(part, conversation, scene):
            continue  # it is proposed beside the answer
        if isinstance(said, Correction) or (said and said.kind in LEAVES_NO_ANSWER):
            return None
        if isinstance(said, Aside):
            if said.kind not in ("greeting", "thanks"):
                beside += [say for say in told(said.kind, part) if say not in beside]
            continue
        turn = asked.hear(conversation, TextReceived(part), scene)
        wished = isinstance(turn.command, FindDays) and turn.conversation.asked == asked.name  # which is no one place
        no_place = wished or isinstance(turn.command, FindStations)
        if not (turn.misread or no_place or is_asked(part) or supposes(part)):
            answers.append((part, turn))
        elif supposes(part) and asked.name == "station":
            beside += [say for say in told("unknown", part) if say not in beside]
    if not (meant := _one(answers)):
        return None
    if any(map(is_asked, parts)) and not meant.conversation.answers.get(asked.name, "?") and not beside:
        return None  # "I do not know it" beside a question that nobody has answered
    return replace(meant, says=(*beside, *meant.says)) if beside else with_beside(meant, asked, text, told)


def _puts_right(text: str, conversation: Conversation, scene: Scene) -> bool:
    """It gives an earlier answer as it should be."""
    found = find_answers(text, scene.today, conversation.answers, ()).answers
    return not conversation.answers.keys().isdisjoint(found)


def with_beside(turn: Turn, asked: Step, text: str, told: Told) -> Turn:
    """The turn of an answer, behind what its other clauses ask: "ID card. And where can I park?"."""
    parts = clauses(text)
    if asked.name == "document" and paper_state(text) and turn.conversation.answers.get("document") != "none":
        return replace(turn, says=(*told("accepted", text), *turn.says))
    if asked.name == "number" and turn.conversation.answers.get("number") and paper_state(text) == "damaged":
        return replace(turn, says=(*told("accepted", text), *turn.says))
    if asked.name == "document" and is_a_copy(text):
        return replace(turn, says=(*told("copy", text), *turn.says))
    if asked.name not in (*ANSWERED, "time") or len(parts) == 1:
        return turn
    on_paper = asked.name == "birth" and (tells_paper_and_truth(text) or bool(day_on_paper(text, _ANY_DAY)))
    beside = [Say((Text("aside-as-on-paper"),))] if on_paper else []
    for part in parts:
        if not asks_in_words(part) or (asked.name == "station" and not asks_beside_conditions(part)):
            continue
        if asked.name == "time" and depends(part) and not is_asked(part):  # the time can be changed later
            beside += [say for say in told("edit", part) if say not in beside]
            continue
        said = heard(part, asked.name, sure=False) or read_likely(part, asked.name)
        if said in (None, Aside("without")) and asks_to_come_now(part):
            continue  # that is answered by the time that is offered
        if said == Aside("later"):  # that is answered by the time itself
            said = read_aside(part, sure=False)
        if on_paper and said in _WHICH_DATE:
            continue
        if isinstance(said, Aside) and said.kind not in DONE_BY_ERRANDS:
            beside += [say for say in told(said.kind, part) if say not in beside]
        elif asked.name == "time" and (asks_for_times(part) or (said is None and names_times(part, _ANY_DAY))):
            continue  # that is answered by the times
        elif asked.name == "station" and said is None and asks_only_for_times(part, _ANY_DAY):
            continue  # so is that, by the time that is offered
        elif said is None and asks_of_a_state(part):
            beside += [say for say in told("accepted", part) if say not in beside]
        elif supposes(part) and not is_asked(part) and asked.name in ("station", "time"):
            continue  # "if there is one"
        elif said is None and (asks_something(part) or part is not parts[0]):
            beside = beside or [Say((Text("aside-question"),))]
    return replace(turn, says=(*beside, *turn.says))


def each_answered(kind: Kind, step: str, text: str, told: Told) -> tuple[Say, ...]:
    """What is said to this kind, and to one other question of the message in front of it."""
    says: list[Say] = []
    parts = clauses(text)
    for part in parts if len(parts) > 1 else ():
        other = heard(part, step, sure=False) if asks_in_words(part) else _plainly_wished(part)
        if kind == "arrest" and other == Aside("safe"):
            continue  # who fears is told that too
        if kind == "safe" and other == Aside("hours") and _WHEN.fullmatch(fold_aside(part)):
            continue  # when it is erased
        if isinstance(other, Aside) and other.kind not in (kind, *LEAVES_NO_ANSWER - {"edit", "another"}):
            says += [say for say in told(other.kind, part) if say not in says]
    own = told(kind, text)
    return (*says[:1], *(say for say in own if say not in says[:1]))


def _plainly_wished(part: str) -> Aside | Correction | None:
    """What is told or wished in plain words and has an answer: to talk to somebody, that money is demanded."""
    said = read_aside(part)
    return said if said in (Aside("human"), Aside("free")) else None


def answers_apart(text: str, step: str, today: date) -> bool:
    """A day or an hour stands in a clause of its own, beside one that asks: "Sunday at ten. How long does it take?"."""
    parts = clauses(text)
    asking = [part for part in parts if asks_in_words(part)]
    return step == "time" and bool(asking) and any(names_times(part, today) for part in parts if part not in asking)


def _one(answers: list[tuple[str, Turn]]) -> Turn | None:
    """The answer of all clauses that give one; where they differ that of the one which decides, if it is the last."""
    meant = [answer for answer in answers if not tells(answer[0])] or answers[:0]
    if not meant:
        return None
    same = all(turn == meant[0][1] for _, turn in meant)
    return meant[-1][1] if same or decides(meant[-1][0]) else None
