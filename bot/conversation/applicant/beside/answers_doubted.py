"""An answer that was found in a sentence which very likely asks or tells something else."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from bot.conversation.applicant.beside.clause_answers import answers_apart
from bot.conversation.reading.asides.read import Aside, Correction, read_likely
from bot.conversation.reading.by_example.likely import likely_no_answer
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.conversation.reading.times.any_time import suits_any

ANSWERED_BESIDE: Final[Mapping[str, frozenset[Aside | Correction]]] = {
    "document": frozenset({Aside("accepted"), Aside("copy")}),
    "station": frozenset(
        {Aside("compare"), Aside("where"), Aside("later"), Aside("hours"), Aside("quarter"), Aside("move")}
    ),
    "time": frozenset({Aside("later"), Aside("hours"), Aside("move"), Correction("time")}),
}
"""The questions whose answers are read out of sentences, which may ask or tell something else; with what is said there
beside an answer too, unless it asks: a paper and its state, a wish for times."""


def no_answer(step: str, text: str, today: date) -> Aside | Correction | None:
    """What was said beside the question, where the question has found an answer in it that very likely is none."""
    if step not in ANSWERED_BESIDE or not text or not likely_no_answer(text, step):
        return None
    if answers_apart(text, step, today) or (step == "time" and suits_any(text)):
        return None
    said = read_likely(text, step)
    asking = is_asked(text) if said == Aside("later") else asks_in_words(text)
    return None if said in ANSWERED_BESIDE[step] and not asking else said
