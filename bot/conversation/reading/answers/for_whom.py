"""For whom it is, or who writes it, beside an agreement: "yes, for my husband", "I agree, my son is writing". Pure.

Law: nothing else stands there but why he does not write himself; of another's agreement nothing is said.
"""

from typing import Final

from bot.conversation.reading.by_example.likely import known_names
from bot.conversation.reading.sentences.acts import booked_then
from bot.conversation.reading.sentences.asking import asks_in_words
from bot.conversation.reading.sentences.plain_answers import asks_to_act
from bot.conversation.reading.text.clauses import clauses
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.times.days import WEEKDAY

KIN: Final = (
    r"(?:(?:ا?بن|بنت) (?:عم|خال|عمت|خالت|اخ|اخت|اخو)ي|زوج(?:ي|تي)|جوزي|مرتي|ا?بني|بنتي|ولدي|ولادي|ابي|ابوي|"
    r"امي|والد(?:ي|تي)|اخي|خيي|خاي|اخوي|اختي|خيتي|عم(?:ي|تي)|"
    r"خال(?:ي|تي)|جد(?:ي|تي)|ستي|حما(?:ي|تي)|جار(?:ي|تي|نا|تنا)|رفيق(?:ي|تي)|صديق(?:ي|تي)|صاحبي|"
    r"(?:my |the )?(?:husband|wife|son|daughter|father|dad|mother|mom|mum|brother|sister|uncle|aunt|cousin|"
    r"grand(?:father|mother)|neighbou?r|friend)|(?:jozi|zawji|marti|ibni|ebni|binti|abi|abuyi|emmi|immi|akhi|khayi|okhti))"
)
_WHY: Final = (
    r"(?:(?:هو|هي|لانو|لانه|لانها|لان|he|she|because(?: he| she)?|since (?:he|she)) ?)?"
    r"(?:(?:ما|مو) (?:معو|معه|معها|عندو|عنده|عندها) \w+|(?:ما|مو) ب?[يت](?:عرف|قرا|كتب|شوف|سمع)\w*(?: \w+){0,3}|"
    r"(?:كبير|ختيار|مريض|تعبان|امي|ضرير|اعمي|مسافر)\w{0,2}(?: ب?ال?\w+)?|بالشغل|"
    r"(?:has no|does ?n[o']t have an?|without an?) \w+|(?:can ?not|can't|does ?n[o']t|does not) (?:know how to )?"
    r"(?:read|write|see|use)(?: \w+){0,4}|is (?:old|sick|ill|blind|illiterate|away|at work)(?: now)?)"
)
_BEGIN: Final = r"(?:بس|لكن|و|هاد|هالموعد|but|and|only|it is|it's|its|this is|i am|i'm|انا|نحنا|هو|هي)"
_DOES: Final = (
    r"(?:(?:عم|رح|بدي|بدنا|حابب|حابه) )?(?:[ابنت]?سجل|[ابن]?حجز|ال(?:حجز|تسجيل|موعد|دور|طلب)|تسجيل|موعد|[اب]كتب|عبي|"
    r"(?:i )?(?:want to |will )?(?:register|book|write|do it|do this|fill (?:it|this) in)|registering|booking|writing|"
    r"(?:the )?(?:booking|appointment) is)"
)
_FOR: Final = expression(
    rf"(?:{_BEGIN} )*(?:{_DOES} )?(?:ل ?|عن |باسم |نيابه عن |مشان |كرمال |for |on behalf of |la )"
    rf"{KIN}(?: {_WHY})?"
)
_WRITES: Final = expression(
    rf"(?:{_BEGIN} )*{KIN} (?:(?:عم|رح|يلي|هو|هي|is) )*"
    r"(?:[بيت]{0,2}(?:كتب|عبي|ساعد)\w*|writ\w+|typ\w+|help\w*|fill\w+)"
    r"(?: (?:عني|لي|الي|معي|it|this|in|for|with|me))*"
)
_REASON: Final = expression(rf"(?:{_BEGIN} )*{_WHY}")


def _words(words: str) -> frozenset[str]:
    return frozenset(words.split())


_FOR_KIN: Final = expression(
    rf"(?<!\w)(?:و?(?:ل|عن|باسم|نيابه عن|مشان|كرمال|for|on behalf of|la|l) ?|\w*(?:سجل|حجز|register|book) ){KIN}(?!\w)"
)
_BESIDES: Final = expression(
    r"(?<!\w)(?:كمان|ايضا|بعد\w*|لاحقا|وبعد\w*|وانا|انا و\w+|الي ول\w+|حالي|تنين\w*|سوا|معي|too|also|as well|after\w*|"
    r"later|both|me and|myself|and me|then|kaman|ba3d\w*|b3d\w*)(?!\w)"
)
"""It is not he alone who is to be booked, or not now."""


_MAY_IT: Final = expression(
    r"(?<!\w)(?:(?:بي?|ب)(?:صير|مشي)|ي?مكن|ممكن|مسموح|عادي|مقبول|فيني|is (?:it|that) (?:ok|okay|fine|allowed)|"
    r"may i|can i|3adi|bi?sir|"
    r"fini)(?!\w)"
)


def wishes_for_other(text: str) -> bool:
    """It is for one of one's own people, and for nobody else."""
    if not all(asks_to_act(part) or _MAY_IT.search(fold_name(part)) for part in clauses(text) if asks_in_words(part)):
        return False
    folded = fold_name(text)
    return bool(_FOR_KIN.search(folded)) and not _BESIDES.search(folded)


_ANOTHER: Final = expression(
    rf"(?<!\w)(?:(?:و|ل|ول|عن|ب) ?)?(?:{KIN}|(?:ال)?(?:مدام|حرمه|عيله|حجه|اولاد|ولاد|عيال)|عيلتي|اهلي|عيالي|غيري|حدا"
    r"|شخص|واحد تاني|واحده تانيه|some(?:one|body)|(?:an)?other (?:person|man|woman)"
    r"|(?:my |the )?(?:family|kids?|child(?:ren)?|parents?|mum|boy|girl|baby)|7ada|ahli|wlad\w*)(?!\w)"
)
_PRONOUN: Final = expression(
    r"(?<!\w)(?:book|register) (?:for )?(?:him|her|them)(?!\w)|\w*(?:سجل|حجز|جز)ل(?:ها|ه|و|هن|هم)(?!\w)"
)
_BOOKED: Final = expression(
    r"(?<!\w)(?!\w*(?:لي|لنا)(?!\w))\w*(?:سجل|حجز|جز|book|register|7jez|7joz|sajj?el)\w*"
    r"(?: (?:(?:an? )?(?:موعد|دور|appointment|booking|slot|place)|another(?: one)?|one|it|واحد))?"
    r"(?: (?P<for>for|la|l|عن|باسم|ل))? ل?(?P<who>\w+)"
)


_DAY: Final = expression(rf"(?:ال)?(?:{WEEKDAY})")
_CALLED_A_DAY: Final = expression(r"خميس|جمع[هة]|سبت|khamis|khamees|5amis|jum[3a]*a|jom[3a]*a|joumaa?|sabah|صباح")
"""Without its article, and behind "for"."""
_NO_NAME: Final = expression(r"يوم|بكرا|بكره|غدا|باب")


def books_another(text: str) -> bool:
    """Of a wish to cancel, and to book then: the second is for somebody else than the first."""
    first, then = booked_then(text)
    if _ANOTHER.search(then):
        return True
    if not then or _ANOTHER.search(first):
        return False
    named = _BOOKED.search(then)
    who = named["who"] if named else ""
    if _PRONOUN.search(then):
        return True
    if named and named["for"] and _CALLED_A_DAY.fullmatch(who):
        return True
    return who in known_names() and not (_DAY.fullmatch(who) or _NO_NAME.fullmatch(who))


_KIN_ALONE: Final = expression(rf"(?:(?:ل|و|ول|عن) ?)?{KIN}")
_CALLED: Final = _words(
    "اسمو اسمه اسمها هو هي ismo esmo ismha esmha isma named called his her name is الاسم واسمو واسمه"
)


_CALLED_SO: Final = _words("اسمو اسمه اسمها واسمو واسمه واسمها ismo esmo ismha esmha isma named called")


def kin_named(text: str) -> str:
    """The one name of who is spoken of: "my brother Mahmoud"; "" where there is none, or more of it."""
    words = [word.strip('،,.:;!؟?()"') for word in text.split()]
    folded = [fold_name(word) for word in words]
    for at, word in enumerate(folded):
        if not _KIN_ALONE.fullmatch(word):
            continue
        rest = [(said, plain) for said, plain in zip(words, folded, strict=True)][at + 1 :]
        while rest and rest[0][1] in _CALLED:
            rest = rest[1:]
        told = next((at for at, (_, plain) in enumerate(rest) if plain in _CALLED_SO), None)
        rest = rest[told + 1 :] if told is not None else rest
        if rest and rest[0][1] in known_names() and not (len(rest) > 1 and rest[1][1] in known_names()):
            return rest[0][0]
    return ""


def tells_for_whom(text: str) -> bool:
    """It says for whom it is or who writes, and nothing else but why."""
    parts = [" ".join(fold_name(part).strip(" ،,.!").split()) for part in clauses(text)]
    told = [bool(_FOR.fullmatch(part) or _WRITES.fullmatch(part)) for part in parts]
    return any(told) and all(of or _REASON.fullmatch(part) for of, part in zip(told, parts, strict=True))
