"""Words that answer, go on or name a paper, where a name or its next part is due. Pure.

Law: all of the message is such words, and none of them is a name that is known.
"""

from typing import Final

from bot.conversation.reading.names.names import is_question
from bot.conversation.reading.names.names_within import holds_known, is_name, name_within
from bot.conversation.reading.names.namesakes import as_names, without_namesakes
from bot.conversation.reading.names.unlike_names import in_no_name
from bot.conversation.reading.numbers.document_kinds import kinds_named
from bot.conversation.reading.sentences.plain_answers import goes_on
from bot.conversation.reading.text.choices import BACK, NO, SKIP, YES, fold_choice
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.yes_and_no import agrees, finds_right, refuses_outright


def _words(line: str) -> frozenset[str]:
    return frozenset(map(fold_choice, line.split()))


_WRONG: Final = _words("غلط غلطان غلطانه غلطانين غلطه خطأ خطا خاطئ wrong incorrect false mistake ghalat 8alat faux")
_RIGHT: Final = _words("صح صحيح مزبوط مظبوط مضبوط دقيق right correct true sa7 sah mazbout mazboot")
_NOT: Final = _words("مو مش ما ماني ليس غير مب not isnt isn mo mu mish mesh msh")
_OF_THE_NAME: Final = _words("الاسم اسم اسمي كنيه كنيتي عيله عائله name surname family esem esmi")
_AROUND: Final = _OF_THE_NAME | _words(
    "هو هي هاد هادا هاي هذا هذه هيك الاسم اسم اسمي في فيه كلو تماما لا والله انت انتو it is its s t that thats this "
    "the a my name no all very sorry c est el esem esmi fi"
)
_ONWARDS: Final = _words(
    "التالي للتالي متابعه استمر استمرار تكمله اكمال بعدو next done finish finished ready start begin submit send enter "
    "edit restart reset "
    "خلصت انتهيت جاهز جاهزه ابدا بلش ابعت ارسال"
)
_AGAIN: Final = frozenset(map(fold_choice, ("من جديد", "من الاول", "start over", "start again")))
_OF_THE_MENU: Final = _words(
    "قائمه موعد موعدي حجز تسجيل رمز كود لغه انكليزي english arabic code booking appointment register language menu"
)
_OF_PAPERS: Final = _words(
    "جواز سفر هويه شخصيه وطنيه اخراج قيد بطاقه دفتر عائله عايله وثيقه باسبور ورقه رقم شهاده passport id card identity "
    "national family booklet paper document"
)
_WISHING: Final = _words("بدي بدنا اريد ارغب حابب حابه badde baddi baddna")
_MOST: Final = 3
"""Words that name a paper or go on, and nothing else."""
_NAMES_TOO: Final = _words("تمام kamel sabit sabet عسكري عايده هاديه")
"""As likely names, where no yes or no is asked."""
_ANSWERS: Final = (YES | NO | _WRONG | _RIGHT | _NOT | _ONWARDS | _OF_THE_MENU | _words("طيب")) - _NAMES_TOO
"""Whatever names are spelled so."""


def finds_wrong(text: str) -> bool:
    """All of it says that what was asked about is wrong: "غلط", "مو صح", "not right"."""
    words = [word.removeprefix("و") if word[1:] in _WRONG else word for word in fold_choice(text).split()]
    if is_question(text) or finds_right(text) or not (_WRONG | _RIGHT | _NOT | _AROUND).issuperset(words):
        return False
    denied = not _NOT.isdisjoint(words)
    told = _WRONG | _RIGHT | (_OF_THE_NAME if denied else frozenset())
    return denied != (not _WRONG.isdisjoint(words)) and not told.isdisjoint(words)


def finds_name_right(text: str) -> bool:
    """All of it says that the name is right, and none of it may be one more name: "مزبوط", not "سليم"."""
    return finds_right(text) and not _is_known(text)


def is_no_name(text: str) -> bool:
    """All of it answers, goes on, or names a paper or a choice of the menu."""
    folded = fold_choice(text)
    words = folded.split()
    if folded in _AGAIN:
        return True
    if not words or _is_known(text):
        return False
    if folded in YES | NO | BACK | SKIP or agrees(text) or finds_right(text) or refuses_outright(text):
        return True
    if _ANSWERS.union(_AROUND).issuperset(words) or (len(words) <= _MOST and goes_on(text)):
        return True
    return _OF_PAPERS.issuperset(words) or (len(words) == 1 and bool(kinds_named(text)))


def tells_no_name(text: str) -> bool:
    """The same where a name is read back; or it wishes something or speaks of a paper, or no word is one of a name."""
    words = fold_choice(text).split()
    if words and words[0] in _WISHING:
        return not name_within(text)
    if is_no_name(text):
        return True
    if not words or _is_known(text):
        return False
    return all(map(in_no_name, fold_name(text).split())) or (len(words) <= _MOST and bool(kinds_named(text)))


def before_no_name(text: str) -> tuple[str, str]:
    """The name in front of words that are none of it, and those words; "" twice where there are none."""
    words = text.split()
    for at in range(2, len(words)):
        name, behind = " ".join(words[:at]), " ".join(words[at:])
        if is_no_name(behind) and is_name(name):
            return name.strip(" .!،,"), behind
    return "", ""


def _is_known(text: str) -> bool:
    """A name that is known stands in it, or a word that is spelled as one."""
    plain = without_namesakes(text)
    words = [word for word in fold_name(plain).split() if fold_choice(word) not in _ANSWERS]
    alike = not _NAMES_TOO.isdisjoint(map(fold_choice, words)) or bool(as_names(" ".join(words))[0])
    return alike or plain != text or holds_known(" ".join(words))
