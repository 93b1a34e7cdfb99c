"""The wish for the nearest place: "وين الأقرب؟", "which one is closest?"; and whether places are what is compared."""

from collections.abc import Iterable
from typing import Final

from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.conversation.reading.text.yes_and_no import is_asked

_NEAREST: Final = pattern(
    (
        "قريب* (علي*|مني|منا|الي|لالي|لعندي|لبيتي|عبيتي|عالبيت)",
        "(وين|شو|اي|انو|اينا|مين|ايا|بدي|اختار|هات|عطوني) (هو |هي )?(ب?اقرب|قريب علي*)",
        "(الاقرب|اقرب|اقربلي|اقربلنا|اقربن|اقربهن|اقربو|قريبلي)",
        "(جنبي|حدي|بحارتي|بحينا|عنا بالحاره|من عندي|من بيتي|مشي على رجلي)",
        "(nearest|closest|near (me|my|to)|close to (me|my)|nearer|closer)",
        "(plus proche|plus pres|proche de|pres de)",
        "(a2rab|aqrab|akrab|a2reb|2arib|yakin*|yakın*|nezik*|nêzîk*)",
    )
)
_IN_TIME: Final = pattern(
    ("(اقرب|a2rab|aqrab|nearest|closest) (موعد|وقت|يوم|دور|فرصه|maw3ed|mawed|wa2t|time|day|appointment)",)
)


_FAR: Final = pattern(("(قريب*|بعيد*|far|near|close|2arib*|b3id*|be3id*)",))


def asks_nearest(text: str) -> bool:
    """Or how far one of them is, which nobody knows here either."""
    folded = fold_aside(text)
    if is_asked(text) and _FAR.search(folded) and not _IN_TIME.search(folded):
        return True
    return bool(_NEAREST.search(folded)) and not _IN_TIME.search(folded)


_PLACES: Final = pattern(
    ("(مركز|مراكز|اماكن|مكان|محل|محلات|فرع|فروع|places?|stations?|branch|branches|centers?|centres?)",)
)


def compares_places(text: str, names: Iterable[str]) -> bool:
    """By a word for them or by one of their names."""
    folded = fold_aside(text)
    return bool(_PLACES.search(folded)) or any(
        fold_aside(name).removeprefix("al ").removesuffix("ء") in folded for name in names
    )
