"""For whom it is, or who writes it, beside an agreement: "yes, for my husband", "I agree, my son is writing". Pure.

Law: nothing else stands there but why he does not write himself; of another's agreement nothing is said.
"""

from typing import Final

from bot.conversation.reading.clauses import clauses
from bot.conversation.reading.names import fold_name
from bot.conversation.reading.patterns import expression

KIN: Final = (
    r"(?:زوج(?:ي|تي)|جوزي|مرتي|ا?بني|بنتي|ولدي|ولادي|ابي|ابوي|امي|والد(?:ي|تي)|اخي|خيي|خاي|اخوي|اختي|خيتي|عم(?:ي|تي)|"
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


def tells_for_whom(text: str) -> bool:
    """It says for whom it is or who writes, and nothing else but why."""
    parts = [" ".join(fold_name(part).strip(" ،,.!").split()) for part in clauses(text)]
    told = [bool(_FOR.fullmatch(part) or _WRITES.fullmatch(part)) for part in parts]
    return any(told) and all(of or _REASON.fullmatch(part) for of, part in zip(told, parts, strict=True))
