"""The registry of personal data is the tables themselves: no column holds a person's data and does not say so."""

from dataclasses import fields

import pytest
from sqlalchemy import Boolean, Column, Integer, LargeBinary, String

from bot.domain.rules import Rules
from storage.tables import metadata
from storage.tables.columns import Instant

COLUMNS = [column for table in metadata.sorted_tables for column in table.columns]
SECRET = [column for column in COLUMNS if isinstance(column.type, LargeBinary)]


@pytest.mark.parametrize("column", SECRET, ids=str)
def test_each_sealed_value_and_blind_index_has_a_purpose_and_an_end(column: Column[object]) -> None:
    assert column.info.get("holds") in ("sealed", "blind index")
    assert column.info["purpose"].strip()
    assert column.info["retention"].strip()
    named = [word for word in column.info["retention"].split() if word.endswith("_retention")]
    assert set(named) <= {field.name for field in fields(Rules)}


@pytest.mark.parametrize("column", [column for column in COLUMNS if column not in set(SECRET)], ids=str)
def test_all_other_columns_are_words_numbers_and_times_of_ours(column: Column[object]) -> None:
    assert column.info == {"holds": "plain"}
    assert isinstance(column.type, (String, Integer, Boolean, Instant))


@pytest.mark.parametrize("column", [column for column in SECRET if column.info["holds"] == "sealed"], ids=str)
def test_a_sealed_value_can_be_erased_and_stands_in_a_row_with_a_random_id(column: Column[object]) -> None:
    assert column.nullable
    assert "id" in column.table.columns


def test_what_is_sealed_about_an_applicant_is_all_that_is_known_of_one() -> None:
    sealed = {column.name for column in SECRET if column.table.name == "applicants"}
    assert sealed == {"name", "born_on", "document", "document_number", "phone"}
