"""An answer on the screen that is not what was meant: "قلت التلاتا مو التنين", "الكنية بالسين", "ليش طالع ٦٩". Pure.

Law: it only tells which question to open again; nothing is changed by it.
"""

import re
from collections.abc import Collection
from datetime import date
from typing import Final

from bot.conversation.reading.asides.corrections import Line, line_named
from bot.conversation.reading.text.clauses import clauses, supposes, tells
from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.conversation.reading.times.clock_words import HALF, HOURS
from bot.conversation.reading.times.days import WEEKDAY
from bot.conversation.reading.times.months import MONTHS
from bot.conversation.reading.times.shifts import tells_own_act
from bot.conversation.reading.times.time_wishes import read_time_wish

_LETTERS: Final = (
    "الف|همزه|باء?|تاء?|ثاء?|جيم|حاء?|خاء?|دال|ذال|راء?|زين|زاي|سين|شين|صاد|ضاد|طاء?|ظاء?|عين|غين|فاء?|قاف|كاف|لام|"
    "ميم|نون|هاء?|"
    "واو|ياء?|شده|مربوطه|مفتوحه|مقصوره"
)
_SPELLS: Final = expression(
    rf"(?<!\w)(?:ب(?:ال)?(?:حرف )?(?:ال)?(?:{_LETTERS})|(?:حرف|نقط[هة]?|همزه|شده|تنقيط) \w+|(?:{_LETTERS}) (?:مو|مش|"
    rf"وليس|بدل) "
    rf"(?:{_LETTERS})|(?:تاء?) مربوطه|(?:with|without) (?:an? |the |two |double )?[a-z](?= |$)|double [a-z](?= |$)|"
    rf"spell\w*|"
    rf"[a-z] not [a-z](?= |$)|bel (?:7arf )?(?:sin|sad|ta|alef|ya|wa[wu]|kaf|qaf|3ein))(?!\w)"
)
_RATHER: Final = expression(
    r"(?<!\w)(?:مو|مش|وليس|ليس|بدل|بدال|ماهو|ماهي|وطلع\w*|وطالع\w*|طلعت?|وانت\w* (?:كاتب\w*|حاط\w*|مسجل\w*)|وكاتب\w*|"
    r"ومكتوب\w*|"
    r"وصار\w*|not|instead of|rather than|but it (?:says|shows)|mo|mu|mish)(?!\w)"
)
_WHY_SHOWN: Final = pattern(
    (
        (
            "(ليش|ليه|كيف|شلون|لماذا|why|how come|lesh|leish) (.. )?(طالع*|طلع*|مكتوب*|كاتب*|كتبت*|حاط*|حطيت*|صار*|"
            "صاير*|مسجل*|ظاهر|"
            "مبين|عم يطلع|عم يقول*|is it|is the|is my|does it|did you|it says|shown|tale3|maktub|hateto)"
        ),
        "(شو|اش|ايش|منين|وين) (.. )?(هاد|هادا|هي|هاي|جاب|اجا|اجت) (.. )?(اسم|رقم|تاريخ|مواليد|ساعه|يوم|موعد|مركز)",
    )
)
_WHY: Final = pattern(("(ليش|ليه|لماذا|why|lesh|leish)",))
_DEVIATES: Final = pattern(
    (
        (
            "(مو|مش|ليس|غير|الا|بس|لكن|ما|بعيد*|بكير|بدري|متاخر*|far|early|late|ناقص*|غلط*|خطا|صلح*|عدل*|غير*|"
            "بدل*|لازم|قصدي|اقصد|نسيت*|زيد*|ضيف*|شيل*|"
            "احذف*|مكتوب*|"
            "طالع*|طلع*|كتبت*|كتبتو*|قلت*|حطيت*|انا|except|but|not|should|must|meant|wrong|fix|change|missing|add|"
            "remove|said)"
        ),
    )
)
_RIGHT: Final = pattern(("(صح|صحيح*|مظبوط*|مزبوط*|تمام|منيح*|ok|okay|right|correct|fine|good|شكرا|mazbut*|sa7|tamam)",))
_EXCEPT: Final = expression(r"(?<!\w)(?:الا|غير|ما ?عدا|except|besides)(?!\w)")
_NO_VALUES: Final = frozenset(
    {*("غلط", "خطا", "غلطان", "مشكله", "ضروري", "مهم", "هيك", "هاد", "هي", "لازم", "كتير", "بس", "شي", "wrong")}
    | {*("incorrect", "mistake", "a", "important", "sure")}
)
_FORGOT: Final = pattern(("(نسيت|ناسي*|forgot|nsit) (.. )?(حط|احط|اكتب|كتب|زيد|ضيف|write|put|add|7ott|ekteb)",))
_NOT_ME: Final = pattern(("(هاد|هادا|هذا|هي|this is|that is|that s) (مو|مش|ليس|not) (انا|me)",))
_A_NUMBER: Final = pattern(("(رقم|ارقام|خانه|number|digits*|ra2em|ra2m)",))
_TIMES: Final = expression(rf"(?<!\w)(?:{WEEKDAY}|{HALF}|بكرا|اليوم|ساعه)(?!\w)")
_HOURS: Final = expression(rf"(?<!\w)(?:{'|'.join(map(re.escape, HOURS))})(?!\w)")
_MONTH: Final = expression(rf"(?<!\w)(?:{'|'.join(map(re.escape, map(fold_aside, MONTHS)))})(?!\w)")
_YEAR: Final = expression(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PAPER: Final = pattern(("(هويه|جواز*|باسبور*|دفتر*|عسكري*|passport|id|booklet|military)",))


def complained(text: str, places: Collection[str]) -> Line | None:
    """The line that is said to be otherwise. ``places``: the names of the places, folded as ``fold_aside`` does."""
    for clause in clauses(text):
        folded = fold_aside(latin_digits(clause))
        if _SPELLS.search(fold_name(clause)) or _NOT_ME.search(folded):
            return "name"
        if _FORGOT.search(folded) and (line := line_named(folded)) == "name":
            return line
        named = line_named(folded) or ("number" if _A_NUMBER.search(folded) else None)
        if _WHY_SHOWN.search(folded) and (line := named or _of_value(folded, places)):
            return line
        if _WHY.search(folded) and (line := _of_value(folded, places)) in ("time", "station"):
            return line
        sides = _RATHER.split(folded, maxsplit=1)
        if len(sides) == 2 and sides[1].strip() and sides[1].split()[0] not in _NO_VALUES:
            line = named if named in ("number", "birth") else None
            line = line or _of_value(sides[1], places) or named or _of_value(sides[0], places)
            if line or (
                not re.search(r"\d", folded) and sides[0].split() and _alike(sides[0].split()[-1], sides[1].split()[0])
            ):
                return line or "name"
    return None


def named_beside(text: str, today: date) -> Line | None:
    """A line that is named in a clause that finds nothing right, at the check; a wish for times names the time."""
    for clause in clauses(text):
        if supposes(clause):
            continue
        folded = fold_aside(clause)
        *_, behind = _EXCEPT.split(folded)
        if behind == folded and _RIGHT.search(folded):
            continue
        if (line := line_named(behind)) and _DEVIATES.search(folded):
            return line
        if not (tells(clause) or tells_own_act(clause)) and read_time_wish(clause, today, None):
            return "time"
    return None


def _of_value(folded: str, places: Collection[str]) -> Line | None:
    if any(place in folded for place in places):
        return "station"
    if _TIMES.search(folded):
        return "time"
    if _YEAR.search(folded) or _MONTH.search(folded):
        return "birth"
    if re.search(r"\d{3,}", folded):
        return "number"
    if _PAPER.search(folded):
        return "document"
    return "time" if _HOURS.search(folded) and not re.search(r"[^\W\d]{2,} \w+ \w+ \w+ \w+", folded) else None


def _two_spellings(before: str, behind: str) -> bool:
    words = before.split()
    return not re.search(r"\d", before + behind) and bool(words) and _alike(words[-1], behind.split()[0])


def _alike(one: str, other: str) -> bool:
    """Two spellings of a word: most of their letters are the same, in the same order."""
    if min(len(one), len(other)) < 2 or one == other:
        return False
    shared = sum(letter in other for letter in one)
    return shared >= max(len(one), len(other)) - 2 and shared * 2 >= max(len(one), len(other)) and one[0] != "ب"
