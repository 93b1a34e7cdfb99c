"""What is wanted instead, behind a "no" or a "yes, but": "no, make it 12:30", "نعم بس الثلاثاء". Pure.

Law: a refusal that holds nothing else, no objection, no idea and a question are none of these.
"""

import re
from typing import Final

from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.yes_and_no import finds_right, is_asked, refuses, refuses_outright

_PAUSE: Final = r"[\s،,.;:!…\-–—]"
_DENYING: Final = r"(?:ل[اأ]+ء?|كلا|no+|nope|nah|non|la2?|laa+)"
_NOT_SO: Final = (
    r"(?:(?:مو|مش|ليس|not|mu|mo|mish|msh|it s not|it is not|that is not|that s not)\s+"
    r"(?:هيك|هاد|هادا|هاي|هذا|هذه|صح|مظبوط|المقصود|this|that|it|right|correct|heik|hek|sa7)(?:\s+one)?)"
)
_BEHIND_NO: Final = expression(
    rf"\s*{_DENYING}(?:{_PAUSE}+{_DENYING})*{_PAUSE}+(?:{_NOT_SO}{_PAUSE}+)?(?P<rest>\S.*)", re.IGNORECASE | re.DOTALL
)
_BEHIND_YES: Final = expression(
    r"\s*(?:نعم|[اإأ]ي|[اإأ]يه|[اإأ]يوا?|[اإأ]يوه|أجل|تمام|ماشي|موافق\w*|صح|مظبوط|yes|yeah|yep|ok|okay|sure|fine|right|"
    rf"evet|aywa|eh|na3am|tamam){_PAUSE}+(?:و?لكن|بس|غير انو|but|only|except|just|bas|bass)"
    rf"{_PAUSE}+(?P<rest>\S.*)",
    re.IGNORECASE | re.DOTALL,
)


def wanted_instead(text: str) -> str:
    """What stands behind the word that denies or restricts; "" where nothing does."""
    if finds_right(text):
        return ""
    found = _BEHIND_YES.fullmatch(text)
    if found is None and refuses(text) and not refuses_outright(text):
        found = _BEHIND_NO.fullmatch(text)
    return "" if found is None or is_asked(text) else found["rest"].strip()


def agrees_but(text: str) -> bool:
    """It agrees, and says at once what is to be otherwise."""
    return not (is_asked(text) or finds_right(text)) and bool(_BEHIND_YES.fullmatch(text))
