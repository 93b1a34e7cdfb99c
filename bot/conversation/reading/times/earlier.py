"""The wish for an early time: one before those that are shown, the soonest of all places, or now. Pure."""

from datetime import date
from typing import Final

from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.conversation.reading.text.words import ANY_PLACE
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.conversation.reading.times.asked_times import A_CLOCK_ALONE
from bot.conversation.reading.times.clock import plain_text
from bot.conversation.reading.times.hours_wished import BEGIN, END
from bot.conversation.reading.times.times_among import days_in

_EARLIER_ONE: Final = expression(
    rf"{BEGIN}(?:(?:ابكر|اقرب|اسرع|ابدر|earlier|sooner|abkar|a2rab) (?:من|than|mn|men) (?:هيك|هاد|هادا|هي|هذا|هذه|ذلك"
    r"|هالوقت|هالموعد|هالتاريخ|هدول|that|this|these|those|hek|heik|hayda)"
    r"|(?:شي|موعد|وقت|يوم|nothing|anything|something|any|shi) (?:ابكر|اقرب|اسرع|earlier|sooner|abkar|a2rab))"
    rf"(?! (?:من|than|mn|men)){END}"
)
_SOONEST: Final = pattern(
    (
        (
            "(اي|انو|اينا|ايا|انهي|شو|مين|وين) (واحد|وحده|مكان|مركز|محل|فرع|منهن|فيهن|هو|هي)? ?(.. )?(اسرع|"
            "ابكر|اقرب "
            "(موعد|وقت|دور|حجز)|موعد* (.. )?(اقرب|ابكر))"
        ),
        (
            "(which|what|wich|where) (.. )?(earliest|soonest|fastest|quickest|sooner|(nearest|first|"
            "next) (free |available )?"
            "(time|appointment|slot))"
        ),
        "(ayya|aya|anu|ay|wein|wen) (.. )?(asra3|abkar|a2rab (maw3ed|wa2et|wa2t|mawed))",
    )
)
_OF_THE_QUEUE: Final = pattern(
    (
        "(ب?يمشي|ب?تمشي|بيخلص*|يخلص*|بخلص*|زحمه|عجقه|معامله|طابور|ناس|طريق|بوصل*|اوصل|وصول|مشي|سياره|باص)",
        (
            "(queue*|line|crowd*|served|serve|service|staff|drive|bus|walk|reach|get to|moves?|work*|byemshi|"
            "bimshi|bikhalles)"
        ),
    )
)
"""Which goes on faster there, or is reached sooner, is not known here."""
_NOW: Final = pattern(
    (
        "(هلق|هلا|هلاء|هلء|الان|حالا|فورا|دغري) (.. )?(اجي|بجي|نجي|روح|بروح|انزل|احضر|الحضور|امر|مر)",
        "(اجي|بجي|نجي|روح|انزل|احضر|الحضور|امر|مر) (.. )?(هلق|هلا|هلاء|هلء|الان|حالا|فورا|دغري)",
        "(come|go|be there|drop by) (.. )?(now|right away|immediately|straight away)",
        (
            "(now|halla2|hala2|hl2|halla) (.. )?(eji|aji|iji|come|ru7|rou7)|(eji|aji|iji|ru7|"
            "rou7) (.. )?(halla2|hala2|hl2|halla)"
        ),
    )
)
_NO_BOOKING: Final = pattern(
    (
        "(بلا|بدون|من دون|من غير|لازم|موعد|حجز|دور|عالدور|بالدور|تسجيل)",
        "(without|walk in|appointment|booking|bala|bidun|maw3ed|7ajez)",
    )
)


def asks_for_the_soonest(text: str) -> bool:
    """Which of several places has the earliest time."""
    asked = any(map(_SOONEST.search, map(fold_aside, clauses(text)))) and not ANY_PLACE.search(fold_choice(text))
    return asked and not _OF_THE_QUEUE.search(fold_aside(text))


def asks_to_come_now(text: str) -> bool:
    """Whether one may come at once, and not whether that needs an appointment."""
    folded = fold_aside(text)
    return any(map(is_asked, clauses(text))) and bool(_NOW.search(folded)) and not _NO_BOOKING.search(folded)


def asks_for_an_earlier(text: str, today: date) -> bool:
    """Whether there is a time before those that are shown, and no day that it names."""
    plain = plain_text(text)
    return bool(_EARLIER_ONE.search(plain)) and not days_in(plain, today)[0] and not A_CLOCK_ALONE.search(plain)
