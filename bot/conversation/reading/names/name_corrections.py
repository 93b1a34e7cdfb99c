"""A part of the name that is said to be otherwise: "the father's name is Hamid, not Halim". Pure.

Law: the name with that part changed is only asked about.
"""

import re
from collections.abc import Sequence
from typing import Final

from bot.conversation.reading.by_example.likely import known_names
from bot.conversation.reading.names.latin_names import in_arabic_names
from bot.conversation.reading.names.unlike_names import in_no_name
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside


def _folded(words: str) -> frozenset[str]:
    return frozenset(map(fold_name, words.split()))


_NOT: Final = frozenset(
    map(
        fold_name,
        ["مو", "مش", "ليس", "وليس", "ليست", "وليست", "ماهو", "بدل", "بدال", "لا", "ولا", "not", "mo", "mu", "mish"],
    )
)
_IT_IS: Final = _folded("انا هو هي بل اسمي اسمه وانما انما it is it's but i am my name")
_ONLY_BESIDE_THE_OLD: Final = frozenset({"لا", "ولا"})
_INSTEAD_OF: Final = expression(r"\b(?:instead|rather) (?:of|than)\b", re.IGNORECASE)
_LABELS: Final = _folded(
    "الاسم والاسم اسم واسم اسمي واسمي بالاسم الاب والاب ابي ابوي والدي الوالد الكنيه والكنيه كنيتي وكنيتي العيله "
    "الاول الصح الصحيح والصح والصحيح الصواب فالصواب والصواب الهويه بالهويه قصدي لازم يكون تكون كون فيه "
    "فيها انه انو ان هو هي وهو غلط خطا ناقص ناقصه زايد حرف بحرف وقع وقعت wrong missing letter typo mistake "
    "father fathers father's name surname family last first is s it should be i said wrote says kenye esmi ismi esm "
    "ال ل التعريف تعريف l el al ab abi el2ab"
)
"""Words in front of a part of a name; so are those that no name holds."""
_WROTE_AND_RIGHT: Final = expression(
    r"(?:كتبت\w*|مكتوب\w*|كاتبين\w*|حطيت\w*|i wrote|wrote|written|it says) (?P<wrong>[^\W\d_]+(?: ال[^\W\d_]+)?),? "
    r"(?:و|بس |لكن |and |but )?(?:هو |هي )?(?:ال(?:صحيح|صح|صواب|مظبوط|مزبوط)|it should be|should be|"
    r"(?:the )?(?:right|correct) (?:one |name )?is)(?: هو| هي)? (?P<right>[^\W\d_]+(?: ال[^\W\d_]+)?)",
    re.IGNORECASE,
)
_MISSING: Final = expression(
    r"(?<!\w)(?:ناقص\w*|نسيت\w*|ناسي\w*|زيد\w*|ضيف\w*|missing|forgot|add)(?!\w)", re.IGNORECASE
)
_FATHER: Final = expression(
    r"(?:(?:ال)?[اإ]سم (?:[أا]بي|[أا]بوي|والدي|ال[أا]ب|الوالد)|father'?s? (?:name)?)(?: (?:هو|is))? "
    r"(?P<father>[^\W\d_]{2,})(?!\w)(?! (?:غلط|خطأ|ناقص|wrong|is))",
    re.IGNORECASE,
)
_OF_FATHER: Final = expression(r"[اإ]سم (?:[أا]بي|[أا]بوي|والدي|ال[أا]ب|الوالد)(?!\w)|father", re.IGNORECASE)
_OF_FAMILY: Final = expression(
    r"(?<!\w)(?:ال)?كني(?:ة|ه|تي)(?!\w)|surname|family name|last name|(?<!\w)kenye", re.IGNORECASE
)
_ARTICLE: Final = expression(
    r"(?<!\w)(?:(?P<without>بدون|من دون|بلا|من غير|without(?: the| an)?|bala|b[ei]?doun)"
    r"|مع|with(?: the| an)?|ma3) "
    r"(?:ال ?(?:ال )?(?:التعريف|تعريف)?|[\"']?[ae]l[\"']?)(?!\w)",
    re.IGNORECASE,
)
_ARTICLE_WISHED: Final = expression(
    r"(?<!\w)(?:(?P<without>شيل\w*|احذف\w*|امح\w*|زايد\w*|remove|delete|drop|shil\w*)|"
    r"زيد\w*|ضيف\w*|حط\w*|ناقص\w*|نسيت\w*|add|missing|forgot|zid\w*) (?:ال|ل|el|al|the)(?: (?:ال)?تعريف)?(?= |$|[،,.])",
    re.IGNORECASE,
)
"""Of the family's name, where no part is named."""
_USUAL: Final = 3
_ITS_ARTICLE: Final = expression(r"^(?:ال|[ae]l[- ]?)(?=\w{3})", re.IGNORECASE)
_FEW: Final = 2
"""Words of the father's or the family's name alone."""
_MOST: Final = 5
"""Words of what is put in the place of others."""


def corrected_name(old: str, text: str) -> str:
    """The ``old`` name with the part put right, or the father's name put in where it is missing; "" where that is not
    clear."""
    said = _INSTEAD_OF.sub("not", " ".join(re.sub('[«»"“”()]', " ", text).split()))
    said = _WROTE_AND_RIGHT.sub(r"الاسم \g<right> مو \g<wrong>", in_arabic_names(said, old))
    parts = old.split()
    if found := _ARTICLE.search(said):
        return _with_its_article(parts, said[: found.start()].split(), without=bool(found["without"]))
    for clause in (*clauses(said), said):
        if right := _put_right(parts, clause.split(), clause):
            return "" if _mixed(right, old) else right
    if found := _ARTICLE_WISHED.search(said):
        return _with_its_article(parts, parts[-1:], without=bool(found["without"]))
    if (found := _FATHER.search(said)) and not _mixed(found["father"], old):
        if _MISSING.search(said) and len(parts) > 1:
            return " ".join((parts[0], found["father"], *parts[1:]))
        if len(parts) == _USUAL and fold_aside(found["father"]) in known_names():
            return " ".join((parts[0], found["father"], parts[-1]))
    return ""


def _mixed(right: str, old: str) -> bool:
    """In letters of two kinds, as no paper has it."""
    return bool(re.search("[ء-ي]", old) and re.search("[a-z]", right, re.IGNORECASE))


def wishes_article(text: str) -> bool:
    """The family's name is to have the article, or not to have it, and no name is said."""
    return bool(_ARTICLE_WISHED.search(text))


def names_a_part(text: str) -> bool:
    """It speaks of the father's or the family's name, and not of the whole."""
    return bool(_OF_FATHER.search(text) or _OF_FAMILY.search(text))


def _with_its_article(parts: Sequence[str], before: Sequence[str], *, without: bool) -> str:
    """The name with or without "al" at the part that is said in front of it; without it, else at the only one
    that has it; "" where that is not clear."""
    bare = [_ITS_ARTICLE.sub("", part) for part in parts]
    said = [fold_name(_ITS_ARTICLE.sub("", word.strip("،,.:"))) for word in before[-1:]]
    at = [at for at, part in enumerate(bare) if fold_name(part) in said]
    if without and not at:
        at = [at for at, part in enumerate(bare) if part != parts[at]] if not said or said[0] in _LABELS else []
    if len(at) != 1 or (bare[at[0]] == parts[at[0]]) == without:
        return ""
    whole = ("ال" if re.search("[ء-ي]", bare[at[0]]) else "Al-") + bare[at[0]]
    return " ".join((*parts[: at[0]], bare[at[0]] if without else whole, *parts[at[0] + 1 :]))


def _put_right(parts: Sequence[str], words: Sequence[str], clause: str) -> str:
    bare = [word.strip("،,.:;!؛") for word in words]
    folded = [fold_name(word) for word in bare]
    for at, word in enumerate(folded):
        if word not in _NOT:
            continue
        place, length = _place_of([fold_name(part) for part in parts], folded[at + 1 : at + 1 + _MOST])
        rest = at + 1 + length
        pause = words[rest - 1 : rest] and words[rest - 1][-1] in "،,."
        behind = _behind(bare[rest:], folded[rest:], told=bool(pause)) if length else []
        right = _in_front(bare[:at], folded[:at]) or behind
        if right and length:
            right = _without_the_rest(right, parts[:place], parts[place + length :], len(right) - length)
            return " ".join((*parts[:place], *right, *parts[place + length :]))
        place = 1 if _OF_FATHER.search(clause) else len(parts) - 1 if _OF_FAMILY.search(clause) else 0
        if right and place and len(parts) == 3 and len(right) <= _FEW and word not in _ONLY_BESIDE_THE_OLD:
            return " ".join((*parts[:place], *right, *parts[place + 1 :]))
    return ""


def _without_the_rest(right: list[str], before: Sequence[str], behind: Sequence[str], more: int) -> list[str]:
    """Without the parts beside it, which were said again, and what stands before those."""
    said, first, last = ([*map(fold_name, part)] for part in (right, before, behind))
    for length in range(min(more, len(first)), 0, -1):
        at = next((at for at in range(len(said) - length) if said[at : at + length] == first[-length:]), None)
        if at is not None:
            right, said, more = right[at + length :], said[at + length :], more - at - length
            break
    return right[:-more] if 0 < more <= len(last) and said[-more:] == last[:more] else right


def _behind(words: Sequence[str], folded: Sequence[str], *, told: bool) -> list[str]:
    """What is said to be right behind what is denied: "not Khaled, it is Khalil"; ``told``: behind a pause."""
    if not folded or not (told or folded[0] in _IT_IS):
        return []
    at = next((at for at, word in enumerate(folded) if word not in _IT_IS), len(folded))
    right: list[str] = []
    for word, plain in zip(words[at : at + _FEW], folded[at:], strict=False):
        if not word.isalpha() or plain in _LABELS or in_no_name(plain):
            break
        right.append(word)
    return right


def _in_front(words: Sequence[str], folded: Sequence[str]) -> list[str]:
    """The last words that may be of a name."""
    right: list[str] = []
    for word, plain in zip(reversed(words), reversed(folded), strict=True):
        if not word.replace("-", "").isalpha() or plain in _LABELS or in_no_name(plain) or len(right) == _MOST:
            break
        right.insert(0, word)
    return right


def _place_of(parts: Sequence[str], words: Sequence[str]) -> tuple[int, int]:
    """Where, and how many of, the words stand in the name: as many as do, and once."""
    for length in range(min(len(parts), len(words)), 0, -1):
        places = [at for at in range(len(parts)) if list(parts[at : at + length]) == list(words[:length])]
        if len(places) == 1:
            return places[0], length
    return 0, 0
