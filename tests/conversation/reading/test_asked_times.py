"""Whether a sentence names an hour: what it names is not lost behind the place beside it."""

from bot.conversation.reading.times.asked_times import names_times
from tests.builders import MONDAY

AT_AN_HOUR = (
    "باب الفرج الساعة ١٢",
    "باب الفرج عالساعة 12 ونص",
    "الشهباء ع 11",
    "الساعة 1 بباب النصر",
    "bab alfaraj at 12",
)
AT_NONE = ("باب الفرج", "باب الفرج جنب الساعة", "2", "تاني واحد", "عندي ولدين")


def test_an_hour_beside_a_place_is_named() -> None:
    today = MONDAY.date()
    assert [text for text in AT_AN_HOUR if not names_times(text, today)] == []
    assert [text for text in AT_NONE if names_times(text, today)] == []
