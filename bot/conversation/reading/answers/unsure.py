"""Whoever is not sure at the check: of all of it, or of one line: "مو متأكد", "not sure about the day". Pure.

Law: it confirms nothing and changes nothing; it only tells what to show. What else is said is for others to hear.
"""

from typing import Final

from bot.conversation.reading.asides.corrections import Line, line_named
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside

_UNSURE: Final = expression(
    r"(?<!\w)(?:انا |i |ana )?(?:(?:مو|مش|ماني|مالي|مني|ما|لست|لسنا|غير|منيش|mo|mu|mish|mani|ma) (?:كتير |100 )?"
    r"(?:متاكد\w*|اكيد\w*|واثق\w*|m[ei]?t?2?ak[ie]?d\w*|akid\w*)|(?:عندي |معي )?شاك\w*|ب?شك|مترد\w*"
    r"|(?:am |m )?(?:not (?:so |very |too |quite |really )?(?:sure|certain)|unsure|in doubt)"
    r"|(?:ما|مو) ?ب?عرف (?=اذا|ان )|(?:don t|dont|do not) know (?=if|whether))(?!\w)"
)
_BESIDE: Final = expression(
    r"(?<!\w)(?:و?(?:من|عن|ب|في|اذا|ازا|ان|انو|انه|انها|هو|هي|يكون|كان|كلو|كلها|كله|شي|شوي\w*|كتير|صح|صحيح\w*|صحه|مظبوط\w*|مزبوط\w*|"
    r"مضبوط\w*|معلومات\w*|بيانات\w*|هاد|هاي|هيك|والله|بصراحه|صراحه|بس|لكن|طيب|هلق|لسا|يمكن|انا|كل|جواب\w*|تمام)|of|about|if"
    r"|it|is|are|s|the|this|that|all|everything|right|correct|my|honestly|sorry|but|yet|still|whether|details|ok|w|men|mn"
    r"|iza|sa7|ana|wallah|wala|en)(?!\w)"
)
_NUMBER: Final = frozenset({"رقم", "رقمي", "ارقام", "number", "digits", "ra2em", "ra2m", "ra2mi"})
_WORDS_OF_A_LINE: Final = 3


def is_unsure(text: str) -> Line | bool:
    """The line of which it is not sure; ``True`` for the whole, ``False`` where something else is said too."""
    folded = fold_aside(latin_digits(text))
    if (found := _UNSURE.search(folded)) is None:
        return False
    rest = _BESIDE.sub(" ", f"{folded[: found.start()]} {folded[found.end() :]}").strip(" ؟?.!،,").split()
    named = rest and len(rest) <= _WORDS_OF_A_LINE and not asks_in_words(" ".join(rest))
    line = ("number" if not _NUMBER.isdisjoint(rest) else line_named(" ".join(rest))) if named else None
    return line or not rest
