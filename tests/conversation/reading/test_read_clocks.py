"""Times of day, as people answer "when?"."""

from datetime import time

import pytest

from bot.conversation.reading.clock import read_clock, read_hour


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("9:15", time(9, 15)),
        ("09.15", time(9, 15)),
        ("٩:١٥", time(9, 15)),
        ("الساعة ١٠", time(10)),
        ("١٠ ونص", time(10, 30)),
        ("الساعة 11 وربع", time(11, 15)),
        ("12 إلا ربع", time(11, 45)),
        ("10 الصبح", time(10)),
        ("at 2", time(14)),
        ("2:30", time(14, 30)),
        ("1 pm", time(13)),
        ("9 am please", None),
        ("25:00", None),
        ("8/12", None),
        ("9", None),
        ("الثلاثاء", None),
        ("", None),
    ],
)
def test_a_time_is_read_as_people_write_it(text: str, meant: time | None) -> None:
    assert read_clock(text) == meant


@pytest.mark.parametrize(
    ("text", "meant"), [("9", time(9)), ("١٤", time(14)), ("24", None), ("9:15", None), ("", None)]
)
def test_a_number_alone_may_be_an_hour(text: str, meant: time | None) -> None:
    assert read_hour(text) == meant
