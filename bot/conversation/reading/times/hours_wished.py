"""The hours that a clause wishes for: "after two", "between ten and twelve", "early", "after the noon prayer". Pure."""

import re
from datetime import time
from typing import Final

from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.clock import plain_text, read_alone
from bot.conversation.reading.times.clock_words import HALF, HOUR, NOON_TYPED, PART
from bot.domain.office import OpenSpan

NOON: Final = time(12)
END: Final = r"(?![^\W_])"
BEGIN: Final = r"(?<![^\W_])"
A_CLOCK: Final = (
    rf"(?:(?:ال)?ساعه ?|at |about |حوالي |شي |el |l |sa3a )*(?P<clock>(?:(?:ال)?\d\d?(?::\d\d)?(?! ?/|\d)|{HOUR})"
    rf"(?: ?(?:{PART}))?(?: ?[ap]\.?m| (?:{HALF}))?){END}"
)
_AFTER: Final = expression(
    rf"{BEGIN}[وفب]?(?:(?:من )?بعد|من|فوق|after|past|from|since|later than|not before|ba3d|ba3ed|apres|a partir de|"
    rf"(?:مو|ما|لا|مش) قبل) {A_CLOCK}"
)
_BEFORE: Final = expression(
    rf"{BEGIN}[وفب]?(?:ل?قبل|لحد|لغايه|حتي|الي|until|till|before|by|to|not after|not later than|2abel|abel|avant|"
    rf"jusqu a|"
    rf"(?:مو|ما|لا|مش) بعد) {A_CLOCK}|{BEGIN}لل? ?{A_CLOCK.replace('P<clock>', 'P<until>')}"
)
_BETWEEN: Final = expression(rf"{BEGIN}(?:بين|between|entre|ben|bein) (?=.{{1,20}} (?:و|and|et|w))")
_AND_CLOCK: Final = expression(rf" (?:و ?|and |et |w )(?=(?:ال)?(?:\d|{HOUR}))")
_MORNING: Final = (
    r"(?:[عبو]?ال)?(?:صبح|صبحيات|صبحيه|صبحيي|صباح|صباحا|فجر)|mornings?|sobh|sobo?7|matin|matinee|"
    r"sabah|sabahleyin|sibeh|(?:قبل|2?abe?l) ال(?:[ضظ]هر|غدا)|"
    r"before (?:noon|midday|lunch)|abl (?:el |l )?(?:dohr|duhr|d[ou]h[ou]?r)"
)
MORNING: Final = rf"{_MORNING}|[عب]?بكير|بدري|ابكر|early|earlier|bakkir"
AFTERNOON: Final = (
    r"ل?بعد ?ال[ضظ]هر|(?:[عبو]?ال)?(?:[ضظ]هر|[ضظ]هريات|[ضظ]هريه|عصر|عصريات|مسا|مساء|مسا[ءئي]\w*|مغرب|عشيه)"
    r"|بعد الغدا|after ?noons?|evenings?|after lunch|"
    r"midday|noon|ogleden sonra|aksam|apres[- ]?midi|soir|(?:b3d|ba3e?d) (?:el |il |al |l )?"
    + NOON_TYPED
    + rf"|(?:el |il |al |l )?{NOON_TYPED}|3aser|3asr|masa"
)
_HALF: Final = expression(rf"{BEGIN}(?:(?P<am>{MORNING})|(?P<pm>{AFTERNOON})){END}")
_EARLY: Final = expression(rf"{BEGIN}(?:[عب]?بكير|بدري|من بكير|early|bakk?ir|bakkeer){END}")
_TOO: Final = expression(
    rf"{BEGIN}(?:(?:too|very|so|كتير|جدا|ktir|kteer) (?:early|late|بكير|بدري|متاخر|bakk?[ie]+r)|"
    rf"(?:بكير|بدري|متاخر|bakk?[ie]+r) (?:كتير|جدا|علي\w*|ktir)|"
    rf"(?:ال)?(?:وقت|موعد|ساعه|time|it|that) (?:is )?(?:بكير|بدري|متاخر|early|late)){END}"
)
"""What does not suit, and is no wish."""
_SO: Final = r"(?:(?:is|s|it s|هي|هاد|كتير|شوي|ktir|too|very|so|a bit) )*"
_FOR_ME: Final = r"(?: (?:كتير|جدا|علي\w*|الي|ktir|3layyi|3laye|for me))*"
_TOO_SOON: Final = expression(
    rf"{BEGIN}(?:{A_CLOCK} {_SO}(?:بكير|بدري|early|soon|bakk?[ie]+r){_FOR_ME}"
    rf"|(?:مو|مش|بلا|not|mo|mu|mish) (?:عال|ع ال|على ال|ع |at |3al )?(?P<not>\d\d?[:.]\d\d)){END}"
)
_TOO_LATE: Final = expression(rf"{BEGIN}{A_CLOCK} {_SO}(?P<not>متاخر\w*|late|met2akh+er){_FOR_ME}{END}")
"""An hour that does not suit bounds those that do."""
BEFORE_WORK: Final = expression(
    rf"{BEGIN}(?:قبل (?:ما [انتي]?(?:روح|نزل|طلع|بدا|بلش|داوم|ابدا)(?: \w+)? ?)?(?:[عب]?ال)?(?:شغل|دوام"
    rf"|مدرسه|جامعه|وظيف)\w*|قبل ما [اي]?(?:داوم|بلش)|before (?:my )?(?:work|school|shift)){END}"
)
"""Early, in other words."""
AFTER_WORK: Final = expression(
    rf"{BEGIN}(?:[لو]?(?:من )?بعد (?:ما (?:[انتيب]?خلص|[انتيب]?طلع|[انتيب]?نتهي|[انتيب]?نصرف)\w* )?(?:من )?(?:نهايه )?"
    rf"(?:[عب]?ال)?(?:شغل|دوام|مدرس|جامع|وظيف|عمل)(?:ي|نا|ه|و|تي)?(?: (?:ال)?(?:مدرس|شغل|جامع|وظيف)\w*)?"
    rf"|after (?:my |the )?(?:work|school|class|classes|shift|job)(?: ends| hours)?"
    rf"|(?:ba3d|ba3ed) (?:el |il |al |l )?(?:shighl|shoghl|sheghel|dawam|madrase)){END}"
)
"""Late in the day, where no hour is said."""
OWN_WORK: Final = expression(
    rf"{BEGIN}(?:(?:عندي|عنا|بعد|قبل|[يبت]*خلص|نهايه|انا ب|3andi) (?:ال)?دوام\w*(?: (?:ال)?(?:مدرس|شغل|جامع)\w*)?"
    rf"|دوامي\w*|(?:my|i have|after|before) (?:work|shift|school)|dawami){END}"
)
"""Of the person who writes, and not of the place."""
_PART_OF_DAY: Final = expression(rf"{BEGIN}(?:{_MORNING}|{AFTERNOON}){END}")
_TILL_A_HALF: Final = expression(
    rf"{BEGIN}(?:بالشغل|بالدوام|بالمعمل|بالمدرسه|بالجامعه|مشغول\w*|بداوم|دوامي?|شغلي?|بضل|انا ب\w+|بشتغل|مناوب\w*"
    rf"|at work|working|busy|i work) (?:\S+ ){{0,2}}?(?:لل?|لحد |لبعد |لغايه |حتي |until |till |to )"
    rf"(?:ال)?(?P<half>{HALF}){END}"
)
_AFTER_PRAYER: Final = expression(
    rf"{BEGIN}(?:بعد|عقب|after|ba3d|ba3ed) (?:the )?(?:صلا[هت] |salat |salah )"
    rf"(?:ال|el |al )?(?:[ضظ]هر|{NOON_TYPED}|noon)\w*{END}"
    rf"|{BEGIN}after (?:the )?(?:noon|d[hu]+hr|midday) prayer{END}"
)
_AFTER_ASR: Final = expression(
    rf"{BEGIN}(?:بعد|عقب|after|ba3d|ba3ed) (?:the )?(?:صلا[هت] |salat |salah )?(?:ال|el |al )?"
    rf"(?:عصر|3asr|3aser|asr){END}"
)
_LATE_AFTERNOON: Final = expression(rf"{BEGIN}(?:[عبو]?ال)?(?:عصر|عصريات|عصرا)|3aser|3asr{END}")
_EVENING: Final = expression(
    rf"{BEGIN}(?:(?:[عبو]?ال)?(?:مسا|مساء|مسا[ءئي]\w*|مغرب|عشيه|عشا|ليل)|evenings?|aksam|soir|masa){END}"
)
ASR: Final = time(14)
"""The afternoon prayer in Aleppo begins between a quarter past two in winter and a quarter past four."""
EVENING: Final = time(17)
AFTERNOON_PRAYED: Final = time(15)
PRAYED: Final = time(12, 45)
"""The noon prayer in Aleppo begins between a quarter past twelve and a quarter to one."""
_UPWARDS: Final = expression(
    rf"{BEGIN}{A_CLOCK}(?: ?(?:و ?فوق|و ?طالع|وانت طالع)| (?:or|and) (?:later|after)| onwards?){END}"
)
_ENDS: Final = expression(
    rf"{BEGIN}(?:[وفب]*[يت]?خلص\w*|[وب]?(?:دوام|شغل)\w*(?= (?:ل|الي|حتي|till|until|to))"
    rf"|(?:عندي|عنا|3andi|i have|i am|i m) (?:\S+ ){{0,2}}?\S+(?= (?:لل|لحد|لغايه|حتي|till|until|la))"
    rf"|(?:مشغول|بشتغل|بدرس|بدرّس|مناوب|بضل|بكون|تدريس|busy|i teach|i study)\w*(?= (?:\S+ ){{0,2}}?(?:لل|لحد"
    rf"|لغايه|حتي|till|until))"
    rf"|(?:i )?work(?= (?:ti|un|to))|[وفب]*[ينت]{{0,2}}نتهي\w*|بطلع|بفضي?\w*|فاضي\w*|finish\w*|off|free"
    rf"|end\w*|bkhalles|"
    rf"bkhales) (?:(?!عال|ساعه)\w+ ){{0,2}}?(?:في |ب|ع |عال|لحد |لغايه |لل? ?|الي |حتي |until |till |to |la )?{A_CLOCK}"
)
_LAST_MINUTE: Final = 59
_BEHIND_IT: Final = expression(
    rf"{BEGIN}[وفب]*(?:بخلص|[وفب]*[ينت]{{0,2}}نتهي|finish\w*|ends?|bkhall?es|بطلع){END}"
    rf"|{BEGIN}[وب]?دوام\w* (?:ل|الي |حتي )"
    rf"|{BEGIN}(?:عندي|عنا|3andi|i have|i am|i m|مشغول\w*|بشتغل|بدرس|بدرّس|مناوب\w*|بضل|بكون|busy|i teach|i study)"
    rf" (?:\S+ ){{0,3}}?(?:لل|لحد |لغايه |حتي |till |until |la )"
)
"""Something ends, and not the person wishes to be done by then."""


def names_a_half(text: str) -> bool:
    """A part of the day, whose hours are wished to be seen: "in the afternoon", "after work"."""
    plain = plain_text(text)
    return bool(_PART_OF_DAY.search(plain) or AFTER_WORK.search(plain))


def without_unsuitable(plain: str) -> str:
    """Without an hour that is said to be too early or too late."""
    return _TOO_LATE.sub(" ", _TOO_SOON.sub(" ", plain))


def read_hours(plain: str, hours: OpenSpan | None) -> tuple[time | None, time | None]:
    """Not before, and not from this on."""
    if (_BEHIND_IT.search(plain) or _TILL_A_HALF.search(plain)) and (ended := ended_at(plain, hours)):
        return ended, None
    opens = closes = None
    soon = _TOO_SOON.search(plain)
    if found := soon or _TOO_LATE.search(plain):
        told, rest = hour_in(found["clock"] or found["not"], hours), f"{plain[: found.start()]} {plain[found.end() :]}"
        opens, closes = read_hours(rest, hours)
        return (opens or _next_minute(told), closes) if soon else (opens, closes or told)
    plain = _TOO.sub(" ", plain)
    if _BETWEEN.search(plain):
        plain = _AND_CLOCK.sub(" الي ", _BETWEEN.sub("من ", plain), count=1)
    if found := _AFTER.search(plain):
        opens = hour_in(found["clock"], hours)
        plain = f"{plain[: found.start()]} {plain[found.end() :]}"
    if found := _BEFORE.search(plain):
        closes = hour_in(found["clock"] or found["until"], hours)
    if found := _UPWARDS.search(plain):
        opens = hour_in(found["clock"], hours)
    if opens or closes:
        return opens, closes
    if _AFTER_PRAYER.search(plain):
        return PRAYED, None
    if _AFTER_ASR.search(plain):
        return AFTERNOON_PRAYED, None
    if _EARLY.search(plain):
        return None, time(hours.start.hour + 1, hours.start.minute) if hours else NOON
    halves = {each.lastgroup for each in _HALF.finditer(plain) if not _has_hour(plain, each)}
    if halves == {"am"}:
        return None, NOON
    if halves != {"pm"}:
        return None, None
    return (EVENING if _EVENING.search(plain) else ASR if _LATE_AFTERNOON.search(plain) else NOON), None


def ended_at(plain: str, hours: OpenSpan | None) -> time | None:
    """The first minute after what keeps the person until an hour."""
    if found := _ENDS.search(plain):
        return _next_minute(hour_in(found["clock"], hours))
    found = _TILL_A_HALF.search(plain)
    return half_begins(found["half"]) if found else None


def half_begins(half: str) -> time | None:
    if expression(r"عصر|3as").search(half):
        return ASR
    if expression(r"مسا|مغرب|عشي|عشا|ليل|evening|night|soir|masa").search(half):
        return EVENING
    return NOON if expression(r"ضهر|ظهر|noon|d[ou]h").search(half) else None


def _next_minute(clock: time | None) -> time | None:
    return clock.replace(minute=clock.minute + 1) if clock and clock.minute < _LAST_MINUTE else clock


def _has_hour(plain: str, half: re.Match[str]) -> bool:
    """An hour beside it that is none of that half: "13 in the morning" says nothing."""
    return bool(re.search(r"\d ?$", plain[: half.start()]) or re.match(r" ?\d+(?![^\W_])", plain[half.end() :]))


def hour_in(written: str, hours: OpenSpan | None) -> time | None:
    clock = read_alone(" ".join(re.sub(r"^ال(?=\d)", "", written).split()))
    return clock.within(hours) if clock else None
