"""Buttons within a channel's limits, and choices where there are no buttons."""

from bot.channels.layout import as_numbered, plain, rows_for
from bot.channels.telegram.traits import TRAITS
from bot.domain.limits import units
from bot.domain.message import Button, Message


def test_a_long_row_is_broken_and_a_long_label_cut() -> None:
    row = tuple(Button(f"{number}", f"n:{number}") for number in range(10))
    wide = Button("😀" * 40, "n:wide", style="danger")
    [first, second, [cut]] = rows_for(Message("?", rows=(row, (wide,))), TRAITS)
    assert [len(first), len(second)] == [8, 2]
    assert units(cut.label) <= 64
    assert cut.label.endswith("😀…")
    assert (cut.data, cut.style) == ("n:wide", "danger")


def test_buttons_beyond_the_limit_are_left_out() -> None:
    row = tuple(Button("x", f"n:{number}") for number in range(150))
    assert sum(len(shown) for shown in rows_for(Message("?", rows=(row,)), TRAITS)) == 100


def test_choices_are_numbered_below_the_plain_text() -> None:
    rows = ((Button("نعم", "sure:yes"), Button("نسخ", copy="1")), (Button("لا", "sure:no"),))
    text, numbers = as_numbered(Message("<b>هل أنت متأكد؟</b> a &lt; b &amp; c", rows=rows))
    assert text == "هل أنت متأكد؟ a < b & c\n1. نعم\n2. لا"
    assert numbers == {1: "sure:yes", 2: "sure:no"}


def test_escaped_marks_of_a_person_are_no_formatting() -> None:
    assert plain("<code>&lt;b&gt;</code>") == "<b>"
