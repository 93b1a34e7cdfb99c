"""Sentences that very likely confirm what is shown, though not in words that book: "أؤكد صحة ما ورد". Pure.

Law: they are asked about. Whatever denies, excepts, corrects or wishes anything beside it is none.
"""

import re
from typing import Final

from bot.conversation.reading.asides.corrections import says_wrong
from bot.conversation.reading.sentences.plain_answers import denies
from bot.conversation.reading.text.choices import fold_choice
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.yes_and_no import is_asked

_CONFIRMS: Final = expression(
    r"(?<!\w)و?(?:[اون]?[اون]كد\w{0,3}|[اي]?كد|تاكيد\w*|موكد\w*|[اني]?عتمد\w*|اعتماد\w*|[اني]?صادق|مصادق\w*|[ان]قر|[ان]?ثبت\w*|"
    r"تثبيت\w*|مثبت\w*|صحيح\w*|صحه|صح|تمت?|مضبوط\w*|مزبوط\w*|مظبوط\w*|سليم\w*|مطابق\w*|دقيق\w*|"
    r"[ان]?وافق|موافق\w*|لا مانع|confirm\w*|correct|accurate|right|approve\w*|i agree|"
    r"mazb?out\w*|mazbut\w*|sa7|sa7i7\w*|mzbout\w*|2akked\w*|akkid\w*)"
    r"(?!\w)"
)
_BUT: Final = expression(
    r"(?<!\w)(?:بس|لكن|ولكن|الا|الاان|عدا|ماعدا|سوي|غير|باستثناء|اذا|ازا|لو|قبل|بعدين|بشرط|بدي|اريد|حابب|غير\w*|بدل\w*|عدل\w*|"
    r"صلح\w*|خلي\w*|وقف\w*|الغ\w+|امسح\w*|احذف\w*|but|except|if|unless|before|want|change|edit|instead|only|bas|bs|iza)(?!\w)"
)
_AS_SAID: Final = expression(
    r"(?<!\w)ما (?=ورد|ذكر|سبق|جاء|كتب|هو|تم)|و?لا (?=مانع|خطا|خطأ|اعتراض)|(?<=is )correct|(?<=are )correct",
    re.IGNORECASE,
)
"""Words that deny or put right nothing there."""
_MOST: Final = 14


def likely_confirms(text: str) -> bool:
    folded, rest = fold_choice(text), _AS_SAID.sub(" ", text)
    few = len(folded.split()) <= _MOST
    if not few or is_asked(text) or denies(rest) or says_wrong(rest) or re.search(r"\d", folded):
        return False
    return bool(_CONFIRMS.search(folded)) and not _BUT.search(folded)
