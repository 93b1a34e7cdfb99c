"""Words that a locked phone must not show: they tell whoever looks at it what its owner is about."""

import re
from typing import Final

PREVIEW: Final = 150
"""Characters of a message that a locked phone may show."""
GIVES_AWAY: Final = re.compile(
    r"مكتب|شرط[ةي]|مخفر|محطة|مركز|موظف|وثيق|وثائق|عسكري|تسجيل|سجّل|بلاغ|بطاقة|تسوية"
    r"|\b(?:offices?|officers?|police|stations?|staff|clerks?|desks?|documents?|military|regist\w*|cards?)\b",
    re.IGNORECASE,
)
_IN_A_USERNAME: Final = re.compile(
    r"office|police|station|staff|clerk|document|militar|army|regist|card|settlement"
    r"|taswiya|taswea|shurta|makhfar|askari|bitaqa|wathiq",
    re.IGNORECASE,
)


def gives_away(text: str) -> bool:
    return bool(GIVES_AWAY.search(text[:PREVIEW]))


def username_gives_away(username: str) -> bool:
    """In a username words stand together, in Latin letters."""
    return bool(_IN_A_USERNAME.search(username))
