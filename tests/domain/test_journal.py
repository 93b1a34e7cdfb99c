"""The journal's words: they never change, because limits are counted on rows that are years old."""

from typing import get_args

from bot.domain.desk import ScanResult
from bot.domain.journal import DISCLOSURES, LOOKS, Action, Result
from bot.domain.staff import Role


def test_every_word_that_other_tables_share_with_the_journal_is_one_of_its_results() -> None:
    assert [word for word in (*get_args(ScanResult), *Role) if word not in set(Result)] == []


def test_what_is_counted_as_a_look_is_told_on_the_bad_day_and_so_is_a_slip() -> None:
    assert LOOKS == ("look", "look-at", "look-number", "show-number")
    assert (*LOOKS, "slip") == DISCLOSURES


def test_a_word_is_its_members_name_so_that_none_is_written_twice() -> None:
    """Rows of databases in use hold the words: one that is renamed would no longer be counted."""
    words = [word for words in (Action, Result) for word in words]
    assert [word for word in words if word.name != word.value.upper().replace("-", "_")] == []
