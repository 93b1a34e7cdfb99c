"""Names are kept as written and compared folded: two spellings of one name are one person, never a new name."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from bot.conversation.reading.names.name_frames import without_frame
from bot.conversation.reading.names.name_labels import names_mother, without_labels
from bot.conversation.reading.text.digits import BLANKS
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.text.patterns import expression
from bot.domain import limits
from bot.domain.marks import bounded, is_mark

JOINERS = frozenset("-‐‑–'’‘`´＇.·\u200c\u200d")  # the last two shape Persian and Kurdish letters
TATWEEL = "\u0640"  # a letter to Unicode, to people a line
BETWEEN_NAMES = expression(r"[،,;؛\"“”«»/\\]+")
_UNSEEN_JOINERS: Final = frozenset("\u200c\u200d")
_FULL_STOP = expression(r"^[.·…!\s]+|(?<=\w\w)[.·…!\s]+$")
"""That of a sentence, not of an initial ("Ahmad K.")."""
_SERVANT = expression(
    r"(?:عبد|عبيد) ?ال(?:له|اله|رحمن|رحيم|قادر|كريم|عزيز|مجيد|حميد|لطيف|غني|فتاح|رزاق|سلام|ستار|هادي|ناصر|باسط|جبار|"
    r"حكيم|خالق|رووف|صمد|عظيم|غفار|غفور|قهار|كافي|مالك|مومن|معين|منعم|مهيمن|نور|واحد|وهاب|ودود|حق|حي|جليل|جواد|حافظ|حليم|"
    r"محسن|معطي|مولي|قدوس|باري|سميع|بصير|رب)|عبد الله"
)
"""One first name, though it is written as two words."""
_OF_FAITH = expression(
    r"(?:صلاح|نور|علاء|محيي?|سيف|شمس|بهاء|عز|جمال|كمال|ضياء|عماد|حسام|تاج|خير|فخر|نصر|شرف|زين|ناصر|بدر|نجم|سعد|"
    r"مجد|جلال|برهان|نظام|شهاب|سراج) الدين|\w{3,} (?:[ae][ld])[- ]?d(?:i|ee|e)n"
)
"""So is "Salah al-Din"."""
_FAMILY: Final = expression(r"(?:[ae]l|ال) \w{3,}")
"""And a family's name with its article apart."""
_ASKS = frozenset(
    {*("ليش", "كيف", "ايمت", "ايمتي", "امتي", "هل", "لماذا", "ماذا", "شلون", "قديش", "اديش")}
    | {*("why", "what", "where", "which")}
)
_MAY_ASK = frozenset(
    {*("متي", "how", "when", "شو", "مين", "وين", "من", "ما", "ايش", "who", "is", "are", "do", "can")}
)  # people's names too
_ALONE = (["متي"], ["how"], ["when"])
_NO_NAMES = frozenset(
    {*("هاد", "هاي", "هالشي", "بدي", "بدكن", "بدكم", "لازم", "رح", "عم", "انا", "انت", "انتو", "انتم", "هو", "هي")}
    | {*("يعني", "الموضوع", "صار", "صاير", "هون", "هلق", "هيك", "القصه", "السؤال", "السوال", "الجواب", "اعمل", "ساوي")}
    | {*("اكتب", "بصير", "بيصير", "الموعد", "المكان", "شي", "فيني", "ممكن", "عن", "في", "الي", "يلي", "هذا", "هذه")}
    | {*("this", "that", "it", "you", "i", "the", "to", "my", "your", "there")}
)


_HALVES: Final = frozenset({"ال", "عبد", "بن", "ابن", "al", "el", "abd", "abdul", "bin", "ibn"})


def read_full_name(text: str) -> str | Misread:
    """At least two names in letters of any script, as written but for white space and bidi marks: an override in a
    name would turn the clerk's whole line around. "My name is" in front is no part of it, and a question is no name."""
    name = bare_name(text)
    if is_question(text):
        return Misread("name-is-question")
    if limits.too_long(name, limits.APPLICANT_NAME):
        return Misread("name-too-long", {"longest": limits.APPLICANT_NAME})
    kinds = {_kind(char) for char in name}
    if "digit" in kinds:
        return Misread("name-has-digits")
    if "symbol" in kinds:
        return Misread("name-has-symbols")
    names = [word for word in name.split() if any(map(str.isalpha, word.replace(TATWEEL, "")))]
    return name if len(names) >= 2 else Misread("name-too-short")


def one_name(text: str) -> str:
    """The text if it is one name alone, as by somebody who writes the other parts in the next message; else ""."""
    name = bare_name(text)
    if len(name) < 2 or is_question(text) or not {_kind(char) for char in name} <= {"letter", "joiner"}:
        return ""
    folded = fold_name(name)
    alone = len(name.split()) == 1 or any(each.fullmatch(folded) for each in (_SERVANT, _OF_FAITH, _FAMILY))
    return name if alone and any(map(str.isalpha, name.replace(TATWEEL, ""))) else ""


def before_the_cut(text: str) -> str:
    """The parts before the last, of which only the article or the first half was written; else ""."""
    *before, last = bare_name(text).split() or [""]
    cut = last.lower() in _HALVES and not is_question(text)
    return (
        " ".join(before) if cut and before and {_kind(char) for char in "".join(before)} <= {"letter", "joiner"} else ""
    )


def is_question(text: str) -> bool:
    """It asks something, by its mark or by its words."""
    if text.rstrip().endswith(("؟", "?")):
        return True
    words = fold_name(text).split()
    return bool(words) and (
        words[0] in _ASKS or words in _ALONE or (words[0] in _MAY_ASK and not _NO_NAMES.isdisjoint(words[1:]))
    )


def bare_name(text: str) -> str:
    """Without what is not of the name: white space, bidi marks, commas, stacked marks, the words around it; once, where
    it is written twice."""
    return _once(without_labels(without_frame(_plain(text))))


def _once(name: str) -> str:
    words = name.split()
    half = len(words) // 2
    twice = half > 1 and [*map(fold_name, words[:half])] == [*map(fold_name, words[half:])]
    return " ".join(words[:half]) if twice else name


def leaves_mother_out(text: str) -> bool:
    """What ``bare_name`` gives of it is less than was named: worth asking, not taking."""
    return names_mother(without_frame(_plain(text)))


def is_framed(text: str) -> bool:
    """Words stand around the name that are no part of it."""
    return bare_name(text) != _plain(text)


def _plain(text: str) -> str:
    kept = " ".join(BETWEEN_NAMES.sub(" ", "".join(_written(text))).split())
    return _FULL_STOP.sub("", kept)


def _written(text: str) -> Iterator[str]:
    """A joiner that is not seen stays between two letters alone: elsewhere words would look as one. A mark on no letter
    goes."""
    joiner = before = ""
    for char in bounded("".join(filter(_is_kept, text))):
        if char in _UNSEEN_JOINERS:
            joiner = char if before and _kind(before) == "letter" else ""
            continue
        if joiner and char.isalpha():
            yield joiner
        joiner = ""
        if not is_mark(char) or before.strip():
            yield char
            before = char


def _is_kept(char: str) -> bool:
    return (unicodedata.category(char) != "Cf" or char in JOINERS) and char not in BLANKS


def _kind(char: str) -> str:
    if char.isspace() or char in JOINERS:
        return "joiner"
    return {"L": "letter", "M": "letter", "N": "digit"}.get(unicodedata.category(char)[0], "symbol")
