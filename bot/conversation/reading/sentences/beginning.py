"""The wish to book, said before the notice is agreed to: "بدي سجل", "I need an appointment". Pure.

Law: it agrees to nothing.
"""

from typing import Final

from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.conversation.reading.text.yes_and_no import is_asked

_BEGINS: Final = pattern(
    (
        (
            "(بدي|بدنا|اريد|نريد|ارغب|حابب*|حابه|جاي|جايه|جيت|لازم*|نفسي|عم حاول|جربت|want|need|would like|d like|"
            "trying|bade|badde|baddi|bdi|bde|je veux|voudrais) (.. )?(سجل*|اسجل*|نسجل*|تسجيل|احجز*|نحجز*|حجز*|دور|موعد|"
            "تسويه|اسوي|سوي|نسوي|كرت|بطاقه|بطاقتي|قدم|اقدم|register*|book*|appointment|card|apply|sign up|sajjel|"
            "sajel|etsajal|e7jez|maw3ed|mow3ed|tasweye|taswiye|rendez vous)"
        ),
    )
)


def wishes_to_book(text: str) -> bool:
    return not is_asked(text) and bool(_BEGINS.search(fold_aside(text)))
