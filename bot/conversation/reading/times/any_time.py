"""Whether any of the times will do: "any time suits me", "متل ما بدكن", "you choose". Pure.

Law: whoever asks which time, or says that none suits, leaves nothing to others.
"""

from typing import Final

from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.yes_and_no import is_asked
from bot.conversation.reading.times.clock import plain_text

_B, _E = r"(?<![^\W_])", r"(?![^\W_])"
_SUITS: Final = (
    r"(?:[بيت]{0,2}ناسب\w*|مناسب\w*|منيح\w*|عادي|ماشي|تمام|[بيت]{1,2}مشي\w*|[بيت]{1,2}زبط\w*|متاح|فاضي"
    r"|ما [بت]{0,2}فرق|كان|"
    r"بتشوف\w*|بدك\w*|بتختار\w*|ب[يت]طلع|معي|الي|عندي)"
)
_FINE: Final = r"(?:ما ?(?:في |عندي |عنا )?(?:مشكل\w*|مانع|اعتراض)|(?:is )?no problem)"
_ANY: Final = expression(
    rf"{_B}(?:ب?ا?يا?|عاي|كل) (?:وقت|ساعه|يوم|موعد|شي|واحد|نهار|الاوقات|الايام|المواعيد)(?: \w+)? {_SUITS}{_E}"
    rf"|^(?:\S+ )?ب?ا?يا? (?:وقت|ساعه|موعد|واحد)$"
    rf"|{_B}(?:ب?ا?يا?|كل|any) ?(?:وقت|ساعه|يوم|موعد|نهار|الاوقات|الايام|time|day|hour)(?: \w+)? "
    rf"{_FINE}{_E}"
    rf"|{_B}(?:كلو|كله|كلهن|كلها|كلن) (?:متل بعض\w*|واحد|{_SUITS}){_E}"
    rf"|{_B}(?:ما|مو) (?:[بت]{{0,2}}فرق\w*|فارق\w*|[بت]{{0,2}}فرئ\w*){_E}"
    rf"|{_B}(?:متل|مثل|شو|يلي|اللي|الي|وقت|ايمت|قد) ما? ?(?:بدك\w*|بدكن|بتريد\w*|بتحب\w*|بتشوف\w*|بيطلع\w*){_E}"
    rf"|{_B}(?:مو|ما|مش|لا|ليس) (?:ب?[يت]?هم\w*|مهم\w*|ضروري (?:وين|اي|ايمت\w*)){_E}"
    rf"|{_B}(?:وين|شو|ايمت\w*|كيف) ما (?:كان|يكون|صار|بدك\w*){_E}"
    rf"|{_B}(?:not important|(?:i )?don t care|doesn t matter|no matter|mo mohem+|mu mohem+|ma bi?hem+"
    rf"|ma btefr[e2i]\w*|kello? metl? ba3do?)"
    rf"|{_B}(?:على|ع) ?(?:كيفك\w*|ذوقك\w*|راحتك\w*){_E}"
    rf"|{_B}(?:انت\w*|حضرتك\w*) (?:اختار\w*|نقي?\w*|قرر\w*|شوف\w*|حدد\w*|حط\w*){_E}"
    rf"|{_B}(?:اختار\w*|نقي?\w*|قرر\w*|حدد\w*) (?:لي |الي )?(?:انت\w*|حضرتك\w*){_E}"
    rf"|{_B}(?:any|whatever|whichever|anything|every)(?: ?(?:time|day|one|hour|slot|of (?:them|these|those)))?"
    rf"(?: (?:you (?:want|like|have|choose|think)|(?:will |would )?(?:be|is|s|are|works?|suits?|goes|do"
    rf"|does)(?: \w+){{0,3}}"
    rf"|(?:available|fine|good|ok|okay)))$"
    rf"|^(?:any|any one|any ?time|any day|whatever|whichever|whenever)(?: please)?$"
    rf"|{_B}(?:up to you|you (?:choose|pick|decide)|no preference|i m flexible|flexible|don t mind"
    rf"|all (?:fine|good)){_E}"
)
_NO_PROBLEM: Final = expression(rf"{_B}{_FINE}{_E}")
_NONE: Final = expression(
    rf"{_B}(?:ما|مو|مش|ليس|not|doesn t|don t|no) (?:في |عندي )?(?:ب?[يت]?ناسب\w*|مناسب\w*|ا?يا? |any|suit\w*|work\w*)"
)
_NONE_SUIT: Final = expression(
    rf"{_B}(?:(?:ما|مو|مش|لا|ولا|none|neither|nothing|no|not|doesn ?t|don ?t) .{{0,30}}?(?:[يتب]{{0,2}}ناسب\w*|"
    rf"مناسب\w*|"
    rf"[بيت]{{1,2}}مشي|[بيت]{{1,2}}زبط|suits?|works?|good|fits?)|(?:ما|مو) (?:بقدر|فيني|بحسن) .{{0,12}}(?:هدول|منهن|"
    rf"هاد|بهي?ك|فيهن)|"
    rf"ولا (?:شي|واحد|وحده|يوم|وقت|موعد)|none of (?:these|them)|غير (?:هدول|هيك|هالايام|هالاوقات|هالوقت|هاليوم|"
    rf"هالمواعيد)|غيرهن|(?:كل هدول|كلها|هدول كلهن) (?:بعاد|بعيد\w*|بكير|متاخر\w*)|"
    rf"كلهن (?:مشغول\w*|بكير|بعاد|مو|ما))"
)


def suits_any(text: str) -> bool:
    plain = plain_text(text).strip(" .!،,🙏")
    return bool(_ANY.search(plain)) and not _NONE.search(_NO_PROBLEM.sub(" ", plain)) and not is_asked(text)


def suits_none(text: str) -> bool:
    """None of what is shown will do."""
    return bool(_NONE_SUIT.search(plain_text(text)))
