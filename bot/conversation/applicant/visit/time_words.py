"""The words of a time, one by one, by how surely they are no part of a name. Pure.

Law: a word that can be a name ("خميس", "جمعة", "صباح") marks no time by itself.
"""

from collections.abc import Iterator, Sequence
from enum import Enum, auto
from itertools import pairwise
from typing import Final

from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression


class Kind(Enum):
    """``SURE``: no name. ``MARK``: stands in front of a time. ``DEFINITE``: with an article, a family's name at most.
    ``NAME``: may be a name. ``JOINS``: only carries on. ``NUMBER``: of another answer. ``WANTS``: wishes for what
    follows. ``FRAME``: around a wish. ``EXCEPTS``: leaves out the day behind it. ``OTHER``: none of them."""

    SURE = auto()
    MARK = auto()
    DEFINITE = auto()
    NAME = auto()
    JOINS = auto()
    NUMBER = auto()
    WANTS = auto()
    FRAME = auto()
    DENIES = auto()
    EXCEPTS = auto()
    OTHER = auto()


OF_A_TIME: Final = frozenset({Kind.SURE, Kind.MARK, Kind.DEFINITE, Kind.NAME, Kind.JOINS})
_OF_A_DAY: Final = frozenset({Kind.SURE, Kind.DEFINITE, Kind.NAME})
_APOSTROPHES: Final = expression(r"(?<=[a-z])['’ʼ`](?=[a-z])")
PUNCTUATION: Final = "،,.؛;:!؟?\"'()«»-–—"
_DAYS: Final = (
    "احد|اتنين|اثنين|تنين|تلات[اه]?|تلاتاء|ثلاثا?|ثلاثاء|اربعا?|اربعاء|خميس|جمع[هة]|سبت"
    "|صبح|صباح|صبحيات|ضهر|ظهر|عصر|فجر|مغرب|مسا|مساء"
)
_IN_LATIN: Final = (
    "a[7h]ad|e?tneen|e?tnen|tanein|tlata?|talata|thlatha|arb[ae]?3a|arba?a|khamis|5amis|khamees|jum3a|jom3a|jum[3a]*a"
    "|joumaa?|sabt|sabet|sob7|sobo7|sabah|3aser|masa"
)
_SURE: Final = expression(
    r"و?ل?ب?(?:بكرا|بكره|غدا|اليوم|(?:ال)?(?:اسبوع|شهر))|week|month|b[uo]*kra|tomorrow|today"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
)
_MARK: Final = expression(
    r"و?[عبل]?(?:يوم|نهار|(?:ال)?ساعه)|yo*u?m|nhar|sa3a|is?sa3a|essa3a|at|on|3al|3ala|oclock|(?:[عب]?ال|[عبل]|3al)\d\d?|\d\d?(?:am|pm)|\d\d?[:.]\d\d(?:am|pm)?"
)
_DEFINITE: Final = expression(rf"و?(?:عال|بال|لل|هال|ال)(?:{_DAYS})|(?:el|il|al|l|bel|bl)-?(?:{_IN_LATIN})")
_NAME: Final = expression(rf"{_DAYS}|{_IN_LATIN}")
_JOINS: Final = expression(
    r"بعد|قبل|بين|between|من|لل?|و|ال|الجاي|الجايه|جاي|جايه|القادم|القادمه|قادم|(?:و|ب|الا)?(?:نص|ربع|تلت|ثلث)|الا|صباحا|[صم]|am|pm|بكير"
    r"|حوالي|شي|(?:عال|بال|ال)?(?:وحده|واحده|تنتين|اتنتين|تلاته|ثلاثه|اربعه|خمسه|سته|سبعه|تمانه|تمنه|ثمانيه|تسعه|عشره|حدعش|دعش"
    r"|تنعش|اطنعش|طنعش)"
    r"|(?:[بع]ال|ال)ليل|ليلا|عشيه|عالعشيه|(?:ال|هال)ليله|late|night|tonight|midnight|noon|midday|منتصف|sharp|exactly|تماما|بالضبط|بالزبط|عالتمام"
    r"|تقريبا|و(?:خمس|عشر)|دقيق[هت]|دق[اي]*[يئ]ق|min|minutes?|past|quarter|half"
    r"|[اي]?ل?لي|بعد[وه]|بعدها|\d\d?|او|ولا|or|aw|wala|next|this|coming|in|the|morning|afternoon|evening|noon|after|before|l|el|il|al|bl|bel|w|jeye|jaye|jay|ba3d|2abel"
)
_EXCEPTS: Final = expression(
    r"other|apart|aside|except|excepting|excluding|besides|but|عدا|ماعدا|ما|سوي|غير|الا|مو|مش|بلا|not|no|لا|mo|mu|gher"
)
"""In front of a day."""
_NAMED_SO: Final = frozenset({"mo", "mu", "ما"})
"""Some are called so."""
_BETWEEN: Final = frozenset({"يوم", "نهار", "on", "for", "than", "from", "the", "yom", "nhar", "ال", "عدا"})
_CHANGED: Final = frozenset({"اليوم", "النهار"})
"""Behind "غير" it is the day that is changed, and none that is left out, unless "any day" stands in front."""
_WEEKDAY: Final = expression(
    r"(?:عال|بال|لل|هال|ال)?(?:احد|اتنين|اثنين|تنين|تلات[اه]?|تلاتاء|ثلاثا?|ثلاثاء|اربعا?|اربعاء|خميس|جمع[هة]|سبت)"
    r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
)
_LONG, _SEVERAL = 6, 3
"""Digits of a number that stands alone, and the numbers in which one is dictated."""
_ALSO_NAMES: Final = frozenset({"نهار", "nhar"})
_ANY: Final = frozenset({"اي", "ايا", "كل", "شي", "ay", "ayya"})
ARTICLES: Final = frozenset({"l", "el", "il", "al", "bl", "bel"})
_DATE: Final = expression(r"(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2])")
"""Without its year."""
_MAY_BE_DATE: Final = expression(r"\d\d?[/.\-]\d\d?")
_HOUR: Final = expression(r"و?[عبل]?(?:ال)?ساعه|(?:is?|es)?sa3a|at")
_GREETING: Final = expression(r"(?:صباح\w?|مسا[ء]?|مساء|good) (?:ال(?:خير|نور|ورد|فل)|morning|evening|afternoon|noon)")
_NUMBER: Final = expression(r".*\d{3}.*|.*\d[/\-]\d.*|\d+\.\d+\.\d+")
_WANTS: Final = expression(
    r"و?(?:بدي|بدنا|اريد|حابب|حابه|ياريت|احجز|احجزلي|احجزولي|سجلني|سجلوني|سجلولي|حطني|حطوني|حطلي|خدلي|عطيني|عطوني|بفضل|خليها|خليه|خلوها|حطها"
    r"|محتاج\w{0,2}|لازمني)|want|need|make|give|get|would|book|prefer|badd?[ei]|bdi|bade"
)
_FRAME: Final = expression(
    r"و?(?:ال)?(?:موعد|حجز)|في|وفي|ب|[بل]?مركز|عند|ا[ذز]ا|و?ممكن|لو|سمحت\w*|بيصير|(?:ال)?وقت|اوقات|like|me|us|suits?|works|say|mean|meant|قلت|قصدي|بقصد|able|منيح|منيحه|for|and|to|a|an|i|d|please|of|instead|rather|than|maw3ed|mawed"
    r"|appointment|station|place|time|3a|if|can|it|be|any|every|all|day|days|(?:ال)?ايام|اي|ايا|كل|عادي|حالي|رح|yes|خلص|طيب|ok|بس|but"
)
_DENIES: Final = expression(
    r"لا|مو|مش|ما|بلاه[اون]?|انسي|انسو\w?|اشطب\w*|سحبت|سحبو|cancel|forget|drop|skip|scrap|ماعاد|عاد|بلا|الغي|الغو|شيل|شيلو|غيرت|غير|بطلت|راي|رايي|فكري|بدل|بدال|عوض|كنسل\w*|not|no|dont|t|don|anymore|changed|change|my|mind"
    r"|mo|mu|mou|bala|will|do|بقدر|اقدر|فيني|بحسن|[بيت]*(?:ناسبني|مشي|زبط\w*|نفع\w*)|cant|cannot|didnt|doesnt|wont|never"
)


def kind_of(word: str, before: str = "") -> Kind:
    """``before``: the word in front of it."""
    plain = plain_word(word)
    if _NUMBER.fullmatch(latin_digits(word.strip(PUNCTUATION))):
        return Kind.NUMBER
    if _NAME.fullmatch(plain) and plain_word(before) in ARTICLES:
        return Kind.DEFINITE
    for kind, pattern in _PATTERNS.items():
        if pattern.fullmatch(plain):
            return kind
    return Kind.OTHER


def kinds_of(said: Sequence[str]) -> list[Kind]:
    """Of each of the words: digits behind a number belong to it, a date behind a word that wishes is a day, and "نهار"
    is a name where no time follows. A date in front of an hour is a day, and a greeting is no part of one."""
    kinds: list[Kind] = []
    wants = False
    for number, word in enumerate(said):
        kind = kind_of(word, said[number - 1] if number else "")
        wants = wants or kind in (Kind.WANTS, Kind.MARK)
        if wants and _DATE.fullmatch(latin_digits(word.strip(PUNCTUATION))):
            kind = Kind.SURE
        dictated = word.strip(PUNCTUATION).isdigit() and kinds and kinds[-1] is Kind.NUMBER
        kinds.append(Kind.NUMBER if dictated else kind)
    for number, (word, following) in enumerate(pairwise(map(plain_word, said))):
        if _GREETING.fullmatch(f"{word} {following}"):
            kinds[number : number + 2] = [Kind.FRAME] * 2
        elif kinds[number] is Kind.NUMBER and _DATE.fullmatch(word) and _HOUR.fullmatch(following):
            kinds[number] = Kind.SURE
    for run in _dictated(said):
        kinds[run.start : run.stop] = [Kind.NUMBER] * len(run)
    for number, word in enumerate(said):
        behind = kinds[number + 1 : number + 2]
        led = number > 0 and plain_word(said[number - 1]) in _ANY
        if plain_word(word) in _ALSO_NAMES and not led and not OF_A_TIME.intersection(behind):
            kinds[number] = Kind.OTHER
    any_day = not _ANY.isdisjoint(map(plain_word, said))
    for number in range(len(said) - 1, -1, -1):
        last = next((each for each in range(number + 1, len(said)) if plain_word(said[each]) not in _BETWEEN), 0)
        word, day = plain_word(said[number]), kinds[last] if last else Kind.OTHER
        if word == "غير" and last == number + 1 and plain_word(said[last]) in _CHANGED and not any_day:
            continue
        if _EXCEPTS.fullmatch(word) and day in _OF_A_DAY and not (day is Kind.NAME and word in _NAMED_SO):
            kinds[number:last] = [Kind.EXCEPTS] * (last - number)
    return kinds


def is_date(word: str) -> bool:
    return bool(_MAY_BE_DATE.fullmatch(latin_digits(word.strip(PUNCTUATION))))


def is_weekday(word: str) -> bool:
    return bool(_WEEKDAY.fullmatch(plain_word(word)))


def _dictated(said: Sequence[str]) -> Iterator[range]:
    """A number in several short ones: "02 01 00 12 345"."""
    begin = 0
    for number, word in enumerate([*said, ""]):
        if word.strip(PUNCTUATION).isdigit() and len(word) < _LONG:
            continue
        if number - begin >= _SEVERAL:
            yield range(begin, number)
        begin = number + 1


def plain_word(word: str) -> str:
    return _APOSTROPHES.sub("", fold_name(latin_digits(word.strip(PUNCTUATION))))


_PATTERNS: Final = {
    Kind.SURE: _SURE,
    Kind.MARK: _MARK,
    Kind.DEFINITE: _DEFINITE,
    Kind.NAME: _NAME,
    Kind.JOINS: _JOINS,
    Kind.WANTS: _WANTS,
    Kind.FRAME: _FRAME,
    Kind.DENIES: _DENIES,
}
