"""The questions that a service asks besides, as the office's file has them."""

import pytest

from bot.config.office import read_office
from bot.domain.office import Words
from bot.domain.office_json import from_json, to_json
from bot.domain.office_remarks import free_texts
from tests.config.test_office_file import TWO, mistakes_in

ASKING = TWO.replace(
    "[places.here]",
    """[services.work.questions.field]
kind = "choice"
label = { ar = "أ", en = "a" }
ask = { ar = "أ", en = "a" }
refuse = { ar = "أ", en = "a" }
options = { one = { ar = "أ", en = "a" }, two = { ar = "أ", en = "a" } }
[services.work.questions.note]
kind = "short text"
label = { ar = "أ", en = "a" }
ask = { ar = "أ", en = "a" }
refuse = { ar = "أ", en = "a" }
purpose = { ar = "أ", en = "a" }
optional = true
[places.here]""",
)


def test_a_services_own_questions_are_read_and_survive_the_database() -> None:
    office = read_office(ASKING)
    field, note = office.services[1].inquiries
    assert (field.kind, [key for key, _ in field.options], field.optional) == ("choice", ["one", "two"], False)
    assert (note.kind, note.purpose, note.optional) == ("short text", Words("أ", "a"), True)
    assert from_json(to_json(office)) == office
    assert [inquiry.key for _, inquiry in free_texts(office)] == ["note"]


@pytest.mark.parametrize(
    ("was", "wrong", "told"),
    [
        ('kind = "choice"', 'kind = "short text"', "only a choice has options"),
        ('kind = "choice"', 'kind = "essay"', "line 23: services.work.questions.field.kind"),
        (', two = { ar = "أ", en = "a" }', "", "a choice has two options at least"),
        ("two =", "skip =", "an option's key is not skip, back or keep"),
        ('purpose = { ar = "أ", en = "a" }\n', "", "a short text, and nothing else, says what it is for"),
        ("questions.field]", "questions.f_x]", "a key is up to 20 small Latin letters"),
    ],
)
def test_a_fault_of_a_question_is_told(was: str, wrong: str, told: str) -> None:
    assert was in ASKING
    mistakes = mistakes_in(ASKING.replace(was, wrong, 1))
    assert any(told in line for line in mistakes), mistakes


def test_a_service_has_one_free_text_at_most() -> None:
    note = ASKING[ASKING.index("[services.work.questions.note]") : ASKING.index("[places.here]")]
    twice = ASKING.replace("[places.here]", f"{note.replace('note', 'other')}[places.here]", 1)
    (line,) = mistakes_in(twice)
    assert "a service has one short text at most" in line
