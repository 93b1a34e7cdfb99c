"""The registry of personal data is the tables themselves: no column holds a person's data and does not say so."""

from dataclasses import fields

from sqlalchemy import Boolean, Integer, LargeBinary, String

from bot.domain.rules import Rules
from storage.tables import metadata
from storage.tables.columns import Instant

COLUMNS = [column for table in metadata.sorted_tables for column in table.columns]
SECRET = [column for column in COLUMNS if isinstance(column.type, LargeBinary)]


def test_each_sealed_value_and_blind_index_has_a_purpose_and_an_end() -> None:
    rules = {field.name for field in fields(Rules)}
    unsaid = [
        str(column) for column in SECRET if column.info.get("holds") not in ("sealed", "blind index", "keyed MAC")
    ]
    for said in ("purpose", "retention"):
        unsaid += [f"{column} {said}" for column in SECRET if not column.info.get(said, "").strip()]
    for column in SECRET:
        ends = [word for word in column.info.get("retention", "").split() if word.endswith("_retention")]
        unsaid += [f"{column} {word}" for word in ends if word not in rules]
    assert unsaid == []


def test_all_other_columns_are_words_numbers_and_times_of_ours() -> None:
    others = [column for column in COLUMNS if column not in set(SECRET)]
    assert [str(column) for column in others if column.info != {"holds": "plain"}] == []
    assert [str(column) for column in others if not isinstance(column.type, (String, Integer, Boolean, Instant))] == []


def test_a_sealed_value_can_be_erased_and_stands_in_a_row_with_a_random_id() -> None:
    sealed = [column for column in SECRET if column.info.get("holds") == "sealed"]
    assert sealed
    assert [str(column) for column in sealed if not column.nullable or "id" not in column.table.columns] == []


def test_what_is_sealed_about_an_applicant_is_all_that_is_known_of_one() -> None:
    sealed = {column.name for column in SECRET if column.table.name == "applicants"}
    assert sealed == {"name", "born_on", "document", "document_number", "phone", "inquiries"}
