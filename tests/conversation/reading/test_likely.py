"""What is likely by examples: held-out ones are heard, and answers and names are seldom taken for something else."""

from zlib import crc32

from bot.conversation.reading.asides.kinds import KINDS
from bot.conversation.reading.asides.read import Aside, Correction, read_likely
from bot.conversation.reading.by_example.learned import learn
from bot.conversation.reading.by_example.likely import ANSWERS, examples, likely_kind

EVERY = 5
ALIKE = (
    {"safe", "arrest"},
    {"move", "line-time"},
    {"stop", "cancel"},
    {"paper", "whose"},
    {"accepted", "copy"},
    {"omit", "digits"},
    {"line-all", "erred"},
    {"lost", "unread"},
    {"thanks", "greeting"},
)
"""Kinds of which either answer helps."""


def test_examples_that_are_held_out_are_heard_by_the_others() -> None:
    """Held out by what they say, so that a line that is added moves no other one; half of those are told of."""
    written = list(examples())
    held_out = [each for each in written if crc32(each.text.encode()) % (2 * EVERY) == 0]
    model = learn(each for each in written if crc32(each.text.encode()) % EVERY)
    heard = [(each.kind, model.likely(each.text, each.step)) for each in held_out]
    asides = [(kind, told) for kind, told in heard if not kind.startswith(ANSWERS)]
    right = [told for kind, told in asides if told and (told.kind == kind or {told.kind, kind} in ALIKE)]
    assert len(right) >= 0.65 * len(asides)
    leading = [(kind, told) for kind, told in asides if told and told.lead > 2]
    assert sum(told.kind == kind or {told.kind, kind} in ALIKE for kind, told in leading) >= 0.84 * len(leading)


def test_each_kind_has_examples_and_each_example_is_heard_as_its_kind() -> None:
    written = list(examples())
    told = {each.text: read_likely(each.text, each.step) for each in written}
    asides = [each for each in written if each.kind in KINDS]
    assert set(KINDS) == {each.kind for each in asides}
    asides_of = {str(kind): Aside(kind) for kind in KINDS}
    assert [each.text for each in asides if told[each.text] != asides_of[each.kind]] == []
    assert read_likely("السنة كتبتها غلط") == Correction("birth")
    answers = [each for each in written if each.kind.startswith(ANSWERS)]
    assert [each.text for each in answers if likely_kind(each.text, each.step, named=each.step == "name")] == []


def test_a_number_and_few_words_are_nothing_likely() -> None:
    assert [
        text for text in ("3/5/1990", "25:00", "0944 11 22", "غيمة بيضا", "", "؟", "qwrt plk") if read_likely(text)
    ] == []
