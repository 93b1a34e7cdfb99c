"""Whether a text asks, and whether it may mean money. Pure."""

import re
from typing import Final

from bot.conversation.reading.digits import latin_digits
from bot.conversation.reading.patterns import expression
from bot.conversation.reading.phrases import fold_aside, pattern
from bot.conversation.reading.yes_and_no import is_asked

_ASKING: Final = frozenset(
    fold_aside(word)
    for words in (
        (
            "شو اش ايش وش كيف شلون وين فين لوين ليش ليه ايمتى ايمت امتى متى لايمتى لايمت لامتى قديش شقد اديش "
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
_ASKING_FIRST: Final = frozenset(["is", "are", "can", "does", "do", "how", "when"])
_IS_IT: Final = pattern(
    (
        "(can|may|could|should|do|does|is|are|will) (i|we|it|he|she|they|you|this|that|there)",
        "or (no|not|nothing)",
        "(بيلزم|بلزم|يلزم|لازم) (شي|غير|كمان) *",
        "(is|would) (that|it|this) (be )?(ok|okay|fine|enough|valid|accepted|possible|allowed)",
    )
)
_NOTHING: Final = pattern(
    (
        "ولا (شي|وحده|واحد|ورقه|وثيقه)",
        "(لا|ما|مو|مش|ليس|بلا|بدون) .. ولا",
        "ولا .. ولا",
        "(no matter|doesn t matter|dont care|don t care) (which|where|when|what)",
        "(وين|اينا|مين|ايمت*|متى|شو) ما (كان|يكون|بدكن|صار)",
        "(if|iza) (possible|you can|momken|bisir|bsir|fi majal)",
        "(اذا|لو) (بصير|بيصير|صار|ممكن|امكن|سمحت*|في مجال|فيه مجال|بتريدو*|بتريد|ما في مانع)",
    )
)
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
    first = words[0] if words else ""
    asking = first in _ASKING_FIRST or not _ASKING.isdisjoint(words) or any(map(_OF_US.fullmatch, words))
    return asking or bool(_IS_IT.search(folded)) or text.rstrip().endswith(("?", "؟"))


def asks_nothing(text: str) -> bool:
    """Words of a question stand in it that ask nothing there: "neither … nor", "whatever"."""
    return bool(_NOTHING.search(fold_aside(text)))


def asks_something(text: str) -> bool:
    """One of its words asks, or its mark does, and it holds no number, which was meant as an answer."""
    asking = is_asked(text) or asks_in_words(text) or bool(_SUBJECT.search(fold_aside(text)))
    return asking and not re.search(r"\d{2}", latin_digits(text))


def may_mean_money(text: str) -> bool:
    """It asks how much is taken, and does not say of what."""
    folded = fold_aside(text)
    return bool(_TAKES.search(folded)) and not _OF_TIME.search(folded)
