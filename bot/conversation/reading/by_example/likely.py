"""What an utterance is likely to be, by examples of each kind: for what no phrase surely tells. Pure.

Law: it only tells what to answer or to ask; nothing that binds is ever decided by it. The examples stand beside it, a
file a kind, below the question at which they are said; ``answer-…`` are answers, names and talk, so that they are taken
for nothing else, and ``line-…`` say that an earlier answer is wrong.
"""

from collections.abc import Collection, Iterator
from functools import cache
from importlib.resources import files
from threading import Event, Lock
from typing import Final

from bot.conversation.reading.by_example.learned import EXAMPLE, Example, Likely, Model, learn
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside

LEAD: Final = 0.6
LEAD_SURELY: Final = 1.5
"""For what would begin something else, if only by a question, and for few words."""
LEAD_AT_A_NAME: Final = 1.2
OVERRULES: Final = 1.5
OVERRULES_A_STEM: Final = 0.5
OVERRULES_FEW: Final = 4.0
"""The lead over a phrase that tells another kind, over a single telling word or stem, and over that where few words
were said; a phrase of few words is overruled by an example alone."""
_WISHES: Final = frozenset({"stop", "cancel", "erase", "move", "code", "another"})
LEAD_AGAINST_A_NAME: Final = 1.5
LEAD_AGAINST_FEW_WORDS: Final = 4.0
LEAD_AGAINST_AN_ANSWER: Final = 4.0
LEAD_OVER_A_NAME: Final = 5.0
LEAD_OF_A_QUESTION: Final = 2.0
"""How far something else is ahead of any answer where what could be a name is asked about (any words, and few), or
heard as something else, and where what would be an answer is taken for something else (any sentence, and one that
asks): on writers who were held out."""
NEAR: Final = 2.0
OFFERED: Final = 3
"""How far behind the likeliest kind another is worth offering, and how many are."""
ANSWERS: Final = "answer"
LINES: Final = "line-"
_LINE: Final = 0.8
_FEW: Final = 2
"""Words of an answer that are never taken for something else."""
_BESIDE_A_NUMBER: Final = 3.0
_LONG: Final = 5
"""Digits of a number of which the question itself has something to say."""
_NUMBER: Final = expression(r"(?<![^\W_])\d+(?![^\W_])")
"""A number by itself, which may be an answer; not the digits of "7ada"."""


def examples(only: str = "") -> Iterator[Example]:
    """All that are written, or those of the kind ``only``: each file has those for any question first, then those below
    the names of questions. The answers to each question are a kind of their own."""
    for file in sorted((files(__package__) / "examples").iterdir(), key=lambda file: file.name):
        kind, step = file.name.removesuffix(".txt"), ""
        if only not in ("", kind):
            continue
        for line in file.read_text(encoding="utf-8").splitlines():
            if line.startswith("["):
                step = line.strip("[]")
            else:
                yield Example(f"{kind}-{step}" if kind == ANSWERS and step else kind, step, line)


_learned: Final[list[Model]] = []
"""The one of all examples, once it is there."""
_LEARNING: Final = Lock()
_ELSEWHERE: Final = Event()


class NotLearnedYet(Exception):
    """Another process learns it: what was said is to be heard once more when that is there."""


def model() -> Model:
    """The model of all examples. Raises ``NotLearnedYet`` where it is expected from elsewhere."""
    if not _learned and _ELSEWHERE.is_set():
        raise NotLearnedYet
    return _learned[0] if _learned else learn_here()


def learn_here() -> Model:
    """It takes seconds: whoever asks meanwhile waits for whoever asked first."""
    with _LEARNING:
        if not _learned:
            _learned.append(learn(examples()))
    return _learned[0]


def expect() -> None:
    """From now on nobody who asks learns it: somebody else does, and ``take_over`` is called."""
    _ELSEWHERE.set()


def is_learned() -> bool:
    return bool(_learned)


def take_over(one: Model) -> None:
    """What another process has learned of the same examples."""
    with _LEARNING:
        _learned.append(one)


def likely_kind(text: str, step: str = "", *, named: bool = False) -> str | None:
    """The name of the kind's examples; ``None`` where they do not tell, or it is an answer. ``named``: a name is due,
    which few words could be."""
    told = model().likely(text, step)
    return told.kind if told and not told.kind.startswith(ANSWERS) and _tells(told, text, named=named) else None


def overrules(text: str, step: str, phrase: str, *, surely: bool) -> bool:
    """It is likely something else than the kind that a phrase tells; ``surely``: a whole phrase, not a word or stem."""
    words = len(fold_aside(text).split())
    if words <= 1:
        return False  # a single word need not be compared
    told = model().likely(text, step)
    least = OVERRULES if surely else OVERRULES_A_STEM
    if words <= _FEW + 1:
        least = EXAMPLE if surely else OVERRULES_FEW
    return told is not None and told.kind != phrase and told.lead >= least


def _tells(told: Likely, text: str, *, named: bool) -> bool:
    words = fold_aside(text).split()
    if told.lead < EXAMPLE and len(words) < 2:
        return False
    numbers = _NUMBER.findall(latin_digits(text)) if told.lead < EXAMPLE else []
    if numbers and (told.lead < _BESIDE_A_NUMBER or len(max(numbers, key=len)) >= _LONG):
        return False
    if named and len(words) <= 2:
        return told.lead >= EXAMPLE
    if told.kind.startswith(LINES):
        return told.lead >= (LEAD_SURELY if len(words) <= _FEW else _LINE)
    surely = told.kind in _WISHES or len(words) <= (3 if named else 1)
    return told.lead >= (LEAD_SURELY if surely else LEAD_AT_A_NAME if named else LEAD)


@cache
def known_names() -> frozenset[str]:
    """The words of the names among the examples, folded."""
    of_names = (each.text for each in examples("answer-name") if not each.step)
    return frozenset(word for text in of_names for word in fold_aside(text).split())


def likely_no_answer(text: str, step: str) -> bool:
    """It is very likely something said beside the question, whatever words of an answer stand in it."""
    if len(fold_aside(text).split()) <= _FEW:
        return False
    return _ahead_of_answers(text, step) >= (LEAD_OF_A_QUESTION if asks_in_words(text) else LEAD_AGAINST_AN_ANSWER)


def surely_answers(text: str, step: str) -> bool:
    """It is an answer to the question, by far."""
    told = model().likely(text, step)
    return told is not None and told.kind.startswith(ANSWERS) and told.lead >= OVERRULES_FEW


def closest(text: str, step: str, kinds: Collection[str]) -> tuple[str, ...]:
    """Those of ``kinds`` that it may be, the likeliest first; none where few words were said, or where it is likelier
    something else that is no answer."""
    if len(fold_aside(text).split()) <= _FEW:
        return ()
    behind = model().behind(text, step)
    near = [kind for kind, by in behind.items() if by <= NEAR and not kind.startswith(ANSWERS)]
    return tuple(kind for kind in near if kind in kinds)[:OFFERED] if near and near[0] in kinds else ()


def likely_beside(text: str, step: str, kinds: Collection[str]) -> bool:
    """A sentence is likely neither an answer nor of one of these kinds."""
    told = model().likely(text, step)
    if told is None or told.kind.startswith(ANSWERS) or told.kind in kinds:
        return False
    return told.lead >= OVERRULES and len(fold_aside(text).split()) > _FEW


def likely_no_name(text: str) -> bool:
    """It is likely something said beside the question for a name, and few of its words are known as names: worth
    asking, not refusing."""
    few = len(fold_aside(text).split()) <= _FEW
    return _no_name(text, LEAD_AGAINST_FEW_WORDS if few else LEAD_AGAINST_A_NAME)


def surely_no_name(text: str) -> bool:
    """A sentence is so very likely something else that it is heard as that."""
    return len(fold_aside(text).split()) > _FEW and _no_name(text, LEAD_OVER_A_NAME)


def _no_name(text: str, least: float) -> bool:
    words = fold_aside(text).split()
    if sum(word in known_names() for word in words) >= len(words) / 3:
        return False  # as most: what they say need not be compared
    return _ahead_of_answers(text, "name") >= least


def _ahead_of_answers(text: str, step: str) -> float:
    """How far the likeliest kind is ahead of whatever would answer, whichever of the others it may be; 0 where an
    answer is the likeliest."""
    behind = model().behind(text, step)
    return min((by for kind, by in behind.items() if kind.startswith(ANSWERS)), default=0.0)
