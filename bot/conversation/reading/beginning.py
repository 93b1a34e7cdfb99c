"""What a chat begins with: the wish to book, "بدي سجل", "I need an appointment", and the language it is said in. Pure.

Law: it agrees to nothing.
"""

from typing import Final

from bot.conversation.reading.choices import fold_choice
from bot.conversation.reading.phrases import fold_aside, pattern
from bot.conversation.reading.yes_and_no import is_asked

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


_ENGLISH: Final = frozenset(
    {
        *("i", "we", "you", "my", "me", "it", "is", "are", "am", "was", "do", "does", "can", "could", "would", "like"),
        *("want", "need", "have", "has", "book", "make", "get", "appointment", "register", "apply", "the", "a", "an"),
        *("to", "for", "of", "in", "on", "at", "with", "this", "that", "what", "who", "how", "where", "when", "why"),
        *("which", "and", "or", "not", "english"),
    }
)
"""Words that are none of Arabic in Latin letters, and few of which are borrowed: "hello" and "please" tell nothing."""
_TELLING: Final = 3


def in_plain_english(text: str) -> bool:
    """A sentence that nobody writes but in English."""
    words = fold_choice(text).split() if text.isascii() else []
    told = [word for word in words if word in _ENGLISH]
    return len(set(told)) >= _TELLING and 2 * len(told) >= len(words)


def wishes_to_book(text: str) -> bool:
    return not is_asked(text) and bool(_BEGINS.search(fold_aside(text)))
