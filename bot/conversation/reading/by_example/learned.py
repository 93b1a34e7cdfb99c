"""What was seen with each kind of utterance, and how often: learned from examples, and asked what a text is like. Pure.

Naive Bayes over what ``likeness`` finds: each thing found weighs as much as it is more usual with a kind than anywhere,
and more the rarer it is; the question that was asked makes some kinds likelier than others.
"""

import marshal
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from math import log, sqrt
from typing import Final
from zlib import crc32

from bot.conversation.reading.by_example.likeness import SORT, WEIGHTS, Words, features_of
from bot.conversation.reading.text.phrases import fold_aside

EXAMPLE: Final = 99.0
"""The lead of what is an example itself."""
_RARE: Final = 0.05
"""Added to each count, so that what was never seen with a kind does not rule it out."""
_ASKED: Final = 2.0
"""How much the question asked weighs."""

_PARTS: Final = 4
_PART: Final = 46
"""In which what is found is put in order, by the first bits of its sum."""
_KIND: Final = 255
_MOST: Final = 255
"""Of a byte: the number of a kind, and how often a thing is counted."""


@dataclass(frozen=True, slots=True)
class Example:
    """``step``: the question at which it is said; "" where it may be any."""

    kind: str
    step: str
    text: str


@dataclass(frozen=True, slots=True)
class Likely:
    """``lead``: how far it is ahead of the next kind, for the number of things found; an example itself has the
    highest. What it is worth stands in the decision on hearing by examples."""

    kind: str
    lead: float


@dataclass(frozen=True, slots=True)
class Model:
    """The counts, in arrays that take a few megabytes. ``things``: what was found, each by its sum, in order; those of
    number n begin at ``begins[n]`` in ``kinds_of`` and ``often``: the kinds with which it was seen, and how often.
    ``wholes``: the sums of whole examples, each with its question and its kind, in order. ``asked``: by the name of a
    question, what it adds to each kind. ``known``: how many examples there are."""

    kinds: Sequence[str]
    base: Sequence[float]
    asked: Mapping[str, Sequence[float]]
    known: int
    wholes: "array[int]"
    things: "array[int]"
    begins: "array[int]"
    kinds_of: bytes
    often: bytes

    def likely(self, text: str, step: str = "") -> Likely | None:
        """``None`` where nothing of it is known."""
        folded = fold_aside(text)
        if folded and (kind := self._example(folded, step)) is not None:
            return Likely(self.kinds[kind], EXAMPLE)
        scores = self._scores(folded, text, step)
        if not scores:
            return None
        second, first = sorted(range(len(scores)), key=scores.__getitem__)[-2:]
        return Likely(self.kinds[first], scores[first] - scores[second])

    def behind(self, text: str, step: str = "") -> Mapping[str, float]:
        """How far each kind is behind the likeliest one, the nearest first."""
        scores = self._scores(fold_aside(text), text, step)
        order = sorted(range(len(scores)), key=scores.__getitem__, reverse=True)
        return {self.kinds[kind]: scores[order[0]] - scores[kind] for kind in order}

    def _scores(self, folded: str, text: str, step: str) -> list[float]:
        """Of each kind; none where nothing of the text is known."""
        much, scores = 0.0, [0.0] * len(self.kinds)
        for thing in features_of(folded, text):
            at = bisect_left(self.things, thing)
            if at == len(self.things) or self.things[at] != thing:
                continue
            seen = slice(self.begins[at], self.begins[at + 1])
            often, weighed = self.often[seen], _LOGS[thing & SORT]
            rare = sqrt(log(self.known / sum(often)) / log(self.known))
            much += WEIGHTS[thing & SORT] * rare
            for kind, count in zip(self.kinds_of[seen], often, strict=True):
                scores[kind] += rare * weighed[count]
        if not much:
            return []
        asked = self.asked.get(step) or (0.0,) * len(scores)
        return [(sum_ + much * base) / sqrt(much) + at for sum_, base, at in zip(scores, self.base, asked, strict=True)]

    def _example(self, folded: str, step: str) -> int | None:
        """The kind of which it is an example at that question or at any, of no other."""
        for at_step in dict.fromkeys((step, "")):
            wanted = _whole(folded, at_step)
            at = bisect_left(self.wholes, wanted)
            kinds = [each & _KIND for each in self.wholes[at : at + 2] if each & ~_KIND == wanted]
            if kinds:
                return kinds[0] if len(kinds) == 1 else None
        return None


_LOGS: Final = tuple(
    tuple(weight * log(1 + weight * often / _RARE) for often in range(_MOST + 1)) for weight in WEIGHTS
)
"""By the sort of what was found, and how often it was seen with a kind."""


def _whole(folded: str, step: str) -> int:
    """The sum of an example, with room for its kind."""
    return crc32(f"{step} {folded}".encode()) << 8


def learn(examples: Iterable[Example]) -> Model:
    """Kind by kind, so that what was found lies in memory once for each kind."""
    written = list(examples)
    kinds = sorted({each.kind for each in written})
    number, words = {kind: at for at, kind in enumerate(kinds)}, Words()
    of_kind: list[list[Example]] = [[] for _ in kinds]
    for each in written:
        of_kind[number[each.kind]].append(each)
    totals, wholes, found = [0.0] * len(kinds), set[int](), array("Q")
    for kind, said in enumerate(of_kind):
        seen = Counter[int]()
        for each in said:
            folded = fold_aside(each.text)
            wholes.add(_whole(folded, each.step) | kind)
            seen.update(features_of(folded, each.text, words))
        totals[kind] = sum([WEIGHTS[thing & SORT] * often for thing, often in seen.items()])
        found.extend([thing << 16 | kind << 8 | (often if often < _MOST else _MOST) for thing, often in seen.items()])
    del words
    things, begins, kinds_of, often_of = array("I"), array("I"), bytearray(), bytearray()
    last = -1
    for packed in chain.from_iterable(_in_order(found, part) for part in range(_PARTS)):
        thing = packed >> 16
        if thing != last:
            things.append(thing)
            begins.append(len(kinds_of))
            last = thing
        kinds_of.append(packed >> 8 & _KIND)
        often_of.append(packed & _MOST)
    begins.append(len(kinds_of))
    base = [-log(total + _RARE * len(things)) for total in totals]
    by_question, whole = _by_question(written, kinds), array("Q", sorted(wholes))
    return Model(kinds, base, by_question, len(written) + 1, whole, things, begins, bytes(kinds_of), bytes(often_of))


def _in_order(found: "array[int]", part: int) -> list[int]:
    """One after the other, for the memory that it takes."""
    return sorted([packed for packed in found if packed >> _PART == part])


def _by_question(examples: Sequence[Example], kinds: Sequence[str]) -> dict[str, tuple[float, ...]]:
    """How much likelier a question makes each kind. What may be said at any of them counts for all."""
    steps = sorted({each.step for each in examples if each.step})
    said = Counter((each.step, each.kind) for each in examples)
    much = {(step, kind): said[step, kind] + (said["", kind] + 1.5) / len(steps) for step in steps for kind in kinds}
    of_kind = {kind: sum(much[step, kind] for step in steps) for kind in kinds}
    of_step = {step: sum(much[step, kind] for kind in kinds) / sum(of_kind.values()) for step in steps}
    return {
        step: tuple(_ASKED * log(much[step, kind] / of_kind[kind] / of_step[step]) for kind in kinds) for step in steps
    }


def to_bytes(one: Model) -> bytes:
    counts = (one.wholes.tobytes(), one.things.tobytes(), one.begins.tobytes(), one.kinds_of, one.often)
    return marshal.dumps((list(one.kinds), list(one.base), dict(one.asked), one.known, *counts))


def from_bytes(told: bytes) -> Model:
    """Of a process of ours. Raises ``EOFError``, ``ValueError`` or ``TypeError`` where there is no model in it."""
    kinds, base, asked, known, wholes, things, begins, *counts = marshal.loads(told)  # noqa: S302
    arrays = array("Q", wholes), array("I", things), array("I", begins)
    return Model(kinds, base, asked, known, *arrays, *counts)
