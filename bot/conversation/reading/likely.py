"""What an utterance is likely to be, by examples of each kind: for what no phrase or rule was written. Pure.

Law: it is asked last, and only tells what to answer or to ask; nothing that binds is ever decided by it. The examples
stand beside it, a file a kind; ``answer-…`` are answers, names and talk, so that they are taken for nothing else, and
``line-…`` say that an earlier answer is wrong.

Naive Bayes over what ``likeness`` finds: each thing found weighs as much as it is more usual with a kind than anywhere.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import log, sqrt
from typing import Final

from bot.conversation.reading.digits import latin_digits
from bot.conversation.reading.likeness import WEIGHTS, features
from bot.conversation.reading.phrases import fold_aside

_RARE: Final = 0.1
"""Added to each count, so that what was never seen with a kind does not rule it out."""

LEAD: Final = 1.0
LEAD_SURELY: Final = 2.5
"""For what would begin something else, if only by a question, and for few words."""
_WISHES: Final = frozenset({"stop", "cancel", "erase", "move", "code", "another"})
LEAD_AGAINST_A_NAME: Final = 4.0
EXAMPLE: Final = 99.0
ANSWERS: Final = "answer"
LINES: Final = "line-"


@dataclass(frozen=True, slots=True)
class Likely:
    """``lead``: how far it is ahead of the next kind, for the number of things found. Of held-out examples those with
    a lead of 1 are right 7 times in 10, with 2 more than 9 times; an example itself has the highest."""

    kind: str
    lead: float


@dataclass(frozen=True, slots=True)
class Model:
    kinds: tuple[str, ...]
    base: tuple[float, ...]
    weights: Mapping[str, tuple[tuple[int, float], ...]]
    known: Mapping[str, str]

    def likely(self, text: str) -> Likely | None:
        """``None`` where nothing of it is known."""
        if kind := self.known.get(fold_aside(text)):
            return Likely(kind, EXAMPLE)
        found = [each for each in features(text) if each in self.weights]
        much = sum(WEIGHTS[each[0]] for each in found)
        if not found:
            return None
        scores = [much * base for base in self.base]
        for each in found:
            for kind_at, weight in self.weights[each]:
                scores[kind_at] += weight
        second, first = sorted(range(len(scores)), key=scores.__getitem__)[-2:]
        return Likely(self.kinds[first], (scores[first] - scores[second]) / sqrt(much))


def learn(examples: Mapping[str, tuple[str, ...]]) -> Model:
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    totals = [0.0] * len(examples)
    for at, texts in enumerate(examples.values()):
        for text in texts:
            for each in features(text):
                counts[each][at] += 1
                totals[at] += WEIGHTS[each[0]]
    base = tuple(-log(total + _RARE * len(counts)) for total in totals)
    weights = {
        each: tuple((at, WEIGHTS[each[0]] * log(1 + WEIGHTS[each[0]] * much / _RARE)) for at, much in by_kind.items())
        for each, by_kind in counts.items()
    }
    known = {fold_aside(text): kind for kind, texts in examples.items() for text in texts}
    return Model(tuple(examples), base, weights, known)


def examples() -> Iterator[tuple[str, tuple[str, ...]]]:
    """Each kind with its utterances."""
    for file in sorted((files(__package__) / "examples").iterdir(), key=lambda file: file.name):
        yield file.name.removesuffix(".txt"), tuple(file.read_text(encoding="utf-8").splitlines())


@cache
def model() -> Model:
    return learn(dict(examples()))


def is_answer(text: str) -> bool:
    """It is likely an answer, a name or talk."""
    told = model().likely(text)
    return told is not None and told.kind.startswith(ANSWERS) and told.lead >= LEAD


def likely_kind(text: str, *, named: bool = False) -> str | None:
    """The name of the kind's examples; ``None`` where they do not tell, or it is an answer. ``named``: a name is due,
    which few words could be."""
    words = fold_aside(text).split()
    told = model().likely(text)
    if told is None or told.kind.startswith(ANSWERS):
        return None
    if told.lead < EXAMPLE and (len(words) < 2 or re.search(r"\d", latin_digits(text))):
        return None
    few = 3 if named else 2
    surely = told.kind in _WISHES or told.kind.startswith(LINES) or len(words) <= few
    least = EXAMPLE if named and len(words) <= 2 else LEAD_SURELY if surely else LEAD
    return told.kind if told.lead >= least else None


@cache
def _names() -> frozenset[str]:
    return frozenset(word for text in dict(examples())["answer-name"] for word in fold_aside(text).split())


def likely_no_name(text: str) -> bool:
    """It is likely something said beside the question for a name, and none of its words is known as a name: worth
    asking, not refusing."""
    told = model().likely(text)
    if told is None or told.kind.startswith(ANSWERS) or told.lead < LEAD_AGAINST_A_NAME:
        return False
    return _names().isdisjoint(fold_aside(text).split())
