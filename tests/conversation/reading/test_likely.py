"""What is likely by examples: held-out ones are heard, and answers and names are seldom taken for something else."""

from bot.conversation.reading.asides import KINDS, Aside, Correction, read_likely
from bot.conversation.reading.likely import ANSWERS, examples, learn, likely_kind

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
    written = dict(examples())
    model = learn({kind: tuple(text for at, text in enumerate(each) if at % EVERY) for kind, each in written.items()})
    held_out = [(kind, text) for kind, each in written.items() for text in each[::EVERY]]
    heard = [(kind, model.likely(text)) for kind, text in held_out]
    asides = [(kind, told) for kind, told in heard if not kind.startswith(ANSWERS)]
    right = [told for kind, told in asides if told and (told.kind == kind or {told.kind, kind} in ALIKE)]
    assert len(right) >= 0.68 * len(asides)
    leading = [(kind, told) for kind, told in asides if told and told.lead > 2]
    assert sum(told.kind == kind or {told.kind, kind} in ALIKE for kind, told in leading) >= 0.85 * len(leading)


def test_each_kind_has_examples_and_each_example_is_heard_as_its_kind() -> None:
    written = dict(examples())
    assert set(KINDS) <= set(written)
    assert [text for kind in KINDS for text in written[kind] if read_likely(text) != Aside(kind)] == []
    assert read_likely("السنة كتبتها غلط") == Correction("birth")
    assert [text for text in written["answer"] if likely_kind(text)] == []
    assert [text for text in written["answer-name"] if likely_kind(text, named=True)] == []


def test_a_number_and_few_words_are_nothing_likely() -> None:
    assert [
        text for text in ("3/5/1990", "25:00", "0944 11 22", "سيارة زرقا", "", "؟", "qwrt plk") if read_likely(text)
    ] == []
