"""Questions at the check after the day and the hour that stand there: "is it tomorrow or next Sunday?". Pure.

Law: whoever wishes another time, or asks when a place is open, has not asked that.
"""

from datetime import date
from typing import Final

from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.conversation.reading.times.asked_times import names_times

_IT: Final = (
    "(هاد|هادا|هاي|هذا|هو|يعني|موعد|موعدي|حجز|دوري|قصدكن|قصدكم|المقصود|it|this|that|appointment|booking|mine|hada|hayda|"
    "maw3ed|maw3edi|ya3ni)"
)
_WHICH: Final = pattern(
    (
        f"(اي|انو|اينا|شو|انهي) (يوم|نهار|تاريخ|سبت|احد|تنين|تلاتا|اربعا|خميس|اسبوع|ساعه)( {_IT})?",
        f"(ايمت*|متى|امتى|امت|كم ساعه|قديش ساعه|ساعه كم|شو تاريخ) (.. )?{_IT}",
        f"{_IT} (.. )?(ايمت*|متى|امتى|امت|اي يوم|اي ساعه|كم ساعه|شو تاريخ|اي تاريخ)",
        "(what|which) (day|date|time|sunday|monday|tuesday|wednesday|thursday|saturday|week)|when is (it|this|that|my)",
        f"(ay|aya|shu) (yom|nhar|tarikh)|(emta|aymta) {_IT}",
    )
)
_POINTS: Final = pattern((_IT, "(هل|مو|مش|is|so|ya3ni|hada)"))
_EITHER: Final = pattern(("(ولا|والا|او|ام|or|wla|wella|aw)",))
_WISHES: Final = pattern(
    (
        (
            "(بدي|بدنا|اريد|حابب*|غير*|اغير*|بدل*|ابدل*|خلي*|خلو*|اجل*|قدم*|نقل*|احسن|افضل|بدال|بلا|عوض|بيصير|بصير|ممكن|فيني|"
            "بقدر|فيكن|في مجال|في|فيه|ما في|مافي|يوجد|متوفر|فاضي|بتداومو*|دوام|مداوم*|بتفتحو*|بتسكرو*|مسكر*|فاتح*|عطله|"
            "اجي|بجي|نجي|بتاخر|تاخرت|اذا|لو)"
        ),
        "(i want|want|change|move|make|instead|can|could|may|possible|rather|prefer|open|closed|if|there|free)",
        "(badi|baddi|fini|bisir|byseer|momken|ghayer|8ayer|fi|iza|eza)",
    )
)
_HALF: Final = pattern(("(صبح|صباحا|مسا|مساء|عصر|ضهر|ليل|بالليل|morning|evening|afternoon|am|pm)",))
_FEW: Final = 10


def asks_of_the_day(text: str, today: date) -> bool:
    """It asks which day or hour the one that is shown is, or whether it is this one."""
    for part in (text, *clauses(text)):
        folded = fold_aside(part)
        if len(folded.split()) > _FEW or _WISHES.search(folded):
            continue
        if _WHICH.search(folded) and (is_asked(part) or asks_in_words(part)):
            return True
        if not (is_asked(part) or asks_in_words(part)) or not (names_times(part, today) or _HALF.search(folded)):
            continue
        if is_asked(part) and _POINTS.search(folded):
            return True
        if _EITHER.search(folded) and (_POINTS.search(folded) or (len(folded.split()) > 1 and is_asked(part))):
            return True
    return False
