"""Whether a text asks, and whether it may mean money. Pure."""

import re
from typing import Final

from bot.conversation.reading.numbers.gone_papers import KEPT
from bot.conversation.reading.text.digits import latin_digits
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside, pattern
from bot.conversation.reading.text.yes_and_no import is_asked

_ASKING: Final = frozenset(
    fold_aside(word)
    for words in (
        (
            "شو اش اشو ايش وش كيف شلون وين اين فين لوين ليش ليه ايمتى ايمت امتى متى لايمتى لايمت لامتى قديش شقد اديش "
            "مين هل ماذا لماذا"
        ),
        (
            "ولا اذا لو بكفي بيكفي بتكفي بتمشي بيمشي بتنفع بينفع مقبول مقبوله بتقبلو بيقبلو what where which "
            "who why if shu sho kif wen wein emta aymta iza wla wela willa"
        ),
    )
    for word in words.split()
)
"""Words that only a question has, where an answer is one of a few."""
_JOINING: Final = frozenset(["but", "and", "so", "also", "then"])
_ASKING_FIRST: Final = frozenset(["is", "are", "can", "does", "do", "how", "when"])
_IS_IT: Final = pattern(
    (
        "(can|may|could|should|do|does|is|are|will) (i|we|it|he|she|they|you|this|that|there)",
        "or (no|not|nothing)",
        "(بيلزم|بلزم|يلزم|لازم) (شي|غير|كمان) *",
        "(is|would) (that|it|this) (be )?(ok|okay|fine|enough|valid|accepted|possible|allowed)",
    )
)
_ANNOUNCED: Final = pattern(("(عندي |معي |وعندي )?(كمان )?(سؤال|سوال|استفسار|so2al|su2al|sou2al|sho2al|question)",))
"""A question is said to come."""
_NOTHING: Final = pattern(
    (
        "ولا (شي|وحده|واحد|ورقه|وثيقه)",
        "(لا|ما|مو|مش|ليس|بلا|بدون) .. ولا",
        "ولا .. ولا",
        "(ولا|wla|wela|willa|wella) .. (ما ب?تفرق|ما ب?تفرء|ما فارقه|ma btefre2|ma bt2sr|ma b?tefro2)",
        "(no matter|doesn t matter|dont care|don t care) (which|where|when|what)",
        "(وين|اينا|مين|ايمت*|متى|شو) ما (كان|يكون|بدكن|صار)",
        "(اذا|ازا|لو) (في|فيه|كان في|توفر|متوفر|فاضي)",
        "(if|iza|eza) (available|free|fi|there is|possible|you can|momken|bisir|bsir|fi majal)",
        "(اذا|لو) (بصير|بيصير|صار|ممكن|امكن|سمحت*|في مجال|فيه مجال|بتريدو*|بتريد|ما في مانع)",
    )
)
_CONDITIONS: Final = expression(r"(?<!\w)و?(?:[اإ]ذا|ازا|لو|ولا|والا|[اأ]و|if|iza|eza|wella)(?!\w)", re.IGNORECASE)
_OF_US: Final = expression(r"ب?ت\w{2,}و(?:ه|ها|ني|لي|لنا|هن)?")
"""A verb of those who are asked: "بتاخدوه", "بترجعوها"."""
_SUBJECT: Final = pattern(
    (
        "(اي|اينا|انو|انهو|انهي|ايا|اني|اينو|ايهما|ايهن|كم|بكم|قداش|منو|منين|ماهو|ماهي|شنو|شوكت|اشلون)",
        "(which|how|when|whose|whom|quoi|quel*|combien|comment|quand|pourquoi|lequel|lesh|leish|2?adesh|kam|meen)",
    )
)
_TAKES: Final = pattern(
    (
        (
            "(قديش|شقد|اديش|قداش|كم|2?adesh|2?adish|qadesh|kam) (.. )?(ب?تاخد*|ب?تاخذ*|ب?ياخد*|btakhod|bta5od|"
            "takhod|byakhod|bya5od|btekhod)"
        ),
        "how much (.. )?(take|takes)",
    )
)
_OF_TIME: Final = pattern(("(وقت|دقيقه|ساعه|يوم|wa2t|wa2et|time|minutes|long)",))


def asks_in_words(text: str) -> bool:
    """It is a question by its mark or its words."""
    folded = fold_aside(text)
    words = _NOTHING.sub(" ", folded.removeprefix("ولا ")).split()
    first = next((word for word in words if word not in _JOINING), "")
    words.append(first.removeprefix("و"))
    asking = first in _ASKING_FIRST or not _ASKING.isdisjoint(words) or any(map(_OF_US.fullmatch, words))
    asking = asking or bool(_ANNOUNCED.search(folded))
    return asking or bool(_IS_IT.search(folded)) or text.rstrip().endswith(("?", "؟"))


def asks_beside_conditions(text: str) -> bool:
    """It asks in other words than "if" and "or", which a wish has too."""
    return asks_in_words(_CONDITIONS.sub(" ", text))


def asks_nothing(text: str) -> bool:
    """Words of a question stand in it that ask nothing there: "neither … nor", "whatever"."""
    return bool(_NOTHING.search(fold_aside(text)))


def asks_something(text: str) -> bool:
    """One of its words asks, or its mark does, and it holds no number, which was meant as an answer."""
    asking = is_asked(text) or asks_in_words(text) or bool(_SUBJECT.search(fold_aside(text)))
    return asking and not re.search(r"\d{2}", latin_digits(text))


def asks_whether_kept(text: str) -> bool:
    """It asks whether a paper that is shown is taken away."""
    return is_asked(text) and bool(KEPT.search(fold_aside(text)))


_WHAT_TO_DO: Final = expression(
    r"(?<!\w)(?:و|ف|طيب |هلق )?(?:شو|اش|إش|ايش|أيش|وش|ماذا|كيف|شلون) (?:لازم |بدي |فيني |رح |ممكن |المفروض |يجب أن )?"
    r"(?:[أا]عمل|بعمل|عمل|[أا]ساوي|ساوي|بساوي|سوي|[أا]سوي|بسوي|[أا]فعل"
    r"|[أا]تصرف|بتصرف|تصرف|العمل|الحل|الحيلة|نعمل|نساوي)(?!\w)"
    r"|(?<!\w)what (?:do|should|can|shall|must|to) (?:i )?do(?: now| then)?(?!\w)"
    r"|(?<!\w)(?:shu|sho|shou|chou) (?:lazem |badde |bade |fini )?(?:2?a3mel|e3m[eo]l|a3mol|b?sawi|bsewi)(?!\w)",
    re.IGNORECASE,
)


def beside_what_to_do(text: str) -> str:
    """Without the question what is to be done then, which the answer to the rest of it tells."""
    left = _WHAT_TO_DO.sub(" ", text)
    return left.rstrip(" ?؟!.") if left != text else text


def may_mean_money(text: str) -> bool:
    """It asks how much is taken, and does not say of what."""
    folded = fold_aside(text)
    return bool(_TAKES.search(folded)) and not _OF_TIME.search(folded)


_WHY: Final = pattern(
    (
        "(ليش|ليه|لماذا|لشو|لاش|لايش|علاش|لم|شو دخل*|شو علاق*|why|how come|pourquoi|lesh|leish|leesh|lech|leh)",
        "(شو|ايش|اش|ما) (الداعي|الفايده|الفائده|الغايه|الغرض|السبب|سبب*|لازمت*|هدف*)|(what|wat) (.. )?(.. )?for",
        "(شو|ايش|اش) (بدكن|بدكم|بدك|بتعملو|بتساوو|رح تعملو|رح تساوو|بتستفيدو) (ب|في|من)\\w*",
        "(what|shu|sho|shou) (.. )?(need|do|want|badkon|bedkon|bedkn|bta3mlo) (.. )?(with|b|bel)",
    )
)
_OF_A_QUESTION: Final = pattern(
    (
        (
            "(ب|ل|هال|عن )?(اسم*|اسامي*|رقم*|ارقام*|عمر|عمري|عمرنا|اعمار*|ميلاد*|مواليد*|تاريخ*|سؤال*|هالسؤال*|اسئله|"
            "هالاسئله|معلومات*|تفاصيل|هالتفاصيل|هويه|هويتي|وثيقه|ورقه)"
        ),
        "(بدكن|بدكم|بدك|بتطلب*|تطلب*|طالب*|بتسال*|تسال*|سالت*|عم تسال*|مطلوب)",
        "need|ask|asking|want|require|required|names?|number|date|birth|birthday|born|age|info|information|questions?",
        "(badkon|bedkon|bedkn|bdkon|btes2alo|esm|esem|ism|esmi|ra2em|ra2m|ra2mi|tarikh|3omri|so2al|su2al)",
    )
)


_WITH_IT: Final = expression(r"(?<!\w)(?:شو|اش|ايش|وش) (?:بدكن|بدكم|بدك|دخلكن|بتعملو|بتساوو) ?بال")
"""The preposition goes with the article where a text is folded."""


def asks_why(text: str) -> bool:
    """It asks what an answer is wanted for."""
    folded = fold_aside(text)
    return bool(_WITH_IT.search(text) or (_WHY.search(folded) and _OF_A_QUESTION.search(folded)))


_NAMED: Final = {
    "name": pattern(("(ب|ل|هال|عن )?(اسم*|اسامي*|كنيتي|names?|surname|esm|esem|ism|esmi)",)),
    "birth": pattern(("(ب|ل|هال|عن )?(ميلاد*|مواليد*|عمري|عمرنا|birth|birthday|age)",)),
    "number": pattern(("(ب|ل|هال|عن )?رقم (هوي*|وطني*|جواز*|وثيق*)|رقمي|(my|the|national|id|passport) number",)),
}


def asked_about(text: str) -> str:
    """The one question whose answer it asks the reason of, whichever is asked now; else ""."""
    folded = fold_aside(text)
    named = [step for step, words in _NAMED.items() if words.search(folded)]
    return named[0] if len(named) == 1 and asks_why(text) else ""


_STATE: Final = pattern(
    (
        "(منتهي*|خالص*|خلصان*|خلصت|مكسور*|ممزوق*|ممزق*|مشقوق*|مهتري*|تالف*|محروق*|مبلول*|قديم*|مو واضح*|ممسوح*)",
        "(expired|broken|torn|damaged|old|worn|burnt|khalsan*|mntahe*|mntahi*|maksour*|2adim*|adim*)",
    )
)


def asks_of_a_state(text: str) -> bool:
    """It asks whether a paper does that is old, damaged or has run out."""
    folded = fold_aside(text)
    return asks_in_words(text) and bool(_STATE.search(folded)) and bool(_A_PAPER.search(folded))


_PICTURE: Final = pattern(
    (
        "(بصور*|صورها|صورلكن|اصور*|نصور*)|(ابعت*|بعت*|ارسل*) (.. )?(صوره|صورتها|صورته)",
        "(send|take) (.. )?(photo|picture|pic|image)|(sawwer*|soura|sura|ab3at sura)",
    )
)


def offers_a_picture(text: str) -> bool:
    return bool(_PICTURE.search(fold_aside(text)))


_PAPER: Final = (
    r"(هويه|هويتي|هويات|جواز*|باسبور*|دفتر*|ورقه|وراق*|اوراق*|وثيق*|بطاق*|"
    r"id|passport|papers?|documents?|card|book|booklet)"
)
_LOST: Final = r"(ضاع*|ضايع*|ضيعت*|انحرق*|احترق*|محروق*|انسرق*|مسروق*|راح|راحت|راحو|تلف*|فقدت*|lost|burnt|stolen|da3*)"
_A_PAPER: Final = pattern((_PAPER,))
_PAPER_IS_LOST: Final = pattern((f"{_PAPER} (.. )?{_LOST}", f"{_LOST} (.. )?{_PAPER}"))


def tells_of_a_lost_paper(text: str) -> bool:
    """Of one's own papers one is said to be lost."""
    return bool(_PAPER_IS_LOST.search(fold_aside(text)))
