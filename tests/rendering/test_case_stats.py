"""How cases flow, in words: for a chat, and as a table."""

import csv

import pytest

from bot.rendering.case_stats import flow_columns, flow_table, in_chat
from bot.rendering.text import write
from storage.stats.cases import Standing, Totals
from tests.builders import BOTH

STANDING = Standing("cards", "saliheen", 40, 3, 12, 30, (None, 30, None, None))
TOTALS = Totals(applied=120, collected=60, renewed=20, papers=None, served=None, forgotten=None)


@pytest.mark.parametrize(("locale", "few"), [("en", "< 20"), ("ar", "دون 20")])
def test_the_table_has_a_column_for_each_count_and_tells_none_that_is_few(locale: str, few: str) -> None:
    table = flow_table([(STANDING, TOTALS)], BOTH, locale).decode("utf-8-sig")
    head, row = csv.reader(table.splitlines())
    assert len(head) == len(flow_columns()) + 1
    cells = ["120", "40", "3", "12", "30", few, "30", few, few, "60", "20", few, few, few]
    assert row[1:] == cells


@pytest.mark.parametrize("locale", ["ar", "en"])
def test_a_chat_is_told_the_same_and_in_one_sentence_where_every_count_is_few(locale: str) -> None:
    def told(standing: Standing, totals: Totals) -> str:
        line = in_chat(standing, totals, BOTH)
        return write(line.key, locale, line.params)

    whole = told(STANDING, TOTALS)
    assert all(str(count) in whole for count in (120, 40, 3, 12, 30, 60))
    nothing = told(Standing("cards", "saliheen", None, None, None, None, (None,) * 4), Totals(*(None,) * 6))
    assert len(nothing) < len(whole) / 2
    assert "20" not in nothing
