"""A message in its clauses: a story, a question and an answer often come in one. Pure.

Law: a tag ("صح؟", "right?") asks about what stands before it and is no clause of its own, nor is a mark between digits.
"""

import re
from typing import Final

from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside, pattern

_STARTS: Final = (
    r"بس|لكن|ولكن|خليها|خليه|خلوها|خلوه|حطني|حطيني|حطوني|حطلي|حطيلي|حطولي|سجلني|سجلوني|قصدي|لأن\w*|لان(?!ا(?!\w))\w*|[وف]?ل?مشان|"
    r"منشان|عشان|[وف]?[اإ][ذز]ا|وبعدين|وبعدا|وبعدها|وبعد هيك|وبس|وهلق|هلق|فـ|فانا|لذلك|لهيك|"
    r"و(?:شو|م[اأإ]?تى|[اأ]ين|كم|لماذا|ماذا|"
    r"[اأإ]ش|كيف|قديش|اديش|وين|ليش|مين|[اأإ]?يمت\w*|هل|لازم|ممكن|بقدر|فيني|(?:في |عندي )?س[ؤو]ال)"
    r"|but|because|though|although|also|so|if|and then|and (?:what|how|where|when|who|is|are|do|does|can)"
    r"|w (?:(?:(?:fe|fi|3andi) )?sh?[ou]{1,2}2al|[ie]za|shu|sho|kif|wen|wein|lesh|emta|adesh|2adesh|bade|badde)"
    r"|ba?s|la2enno|[ie]za|mais|parce|et (?:ou|comment|combien)"
)
_BREAK: Final = expression(
    rf"(?<!\d)[،,؛;.!…\n]+|[،,؛;.!…\n]+(?!\s*\d)|(?<=[؟?])\s*|\s[-–—]+\s|\s+(?=(?:{_STARTS})(?!\w))", re.IGNORECASE
)
_ALL_BUT: Final = expression(
    r"\b((?:any|every|all|whatever) ?(?:day|days|time|place|station|one))[,،]? but (?!not\b|if\b|only\b|i\b)",
    re.IGNORECASE,
)
_TAG: Final = expression(
    r"\W*(?:صح|مو هيك|مش هيك|مزبوط|مظبوط|تمام|ماشي|طيب|اوكي|right|ok|okay|yes|no|isn.?t it|correct|sa7|hek)?\W*[؟?]\W*",
    re.IGNORECASE,
)
_MOST: Final = 8
"""Clauses; a longer text is read as a whole only."""
_SUPPOSES: Final = pattern(("(اذا|ازا|لو|بحال|شرط|بشرط|الا اذا|if|unless|in case|provided|iza|eza|law|si)",))
_WHATEVER: Final = expression(r"(?<!\w)(?:كل|وين|اين|متي|ايمت\w*|شو|مين|كيف)? ?ما كان\w?(?!\w)")
_TELLS: Final = pattern(
    (
        (
            "(كنت|كان|كانت|كنا|رحت|رحنا|اجيت|اجينا|جيت|وصلت|وصلنا|سالت|سمعت|قالولي|قالو|قلولي|حكولي|وردوني|ردوني|"
            "رجعوني|طردوني|حجزت|انتقلت|نقلت|مبارح|من قبل|اول مبارح|سابقا|was|were|went|heard|told|said|used|yesterday|"
            "kent|ra7et|re7et|2aluli|aluli)"
        ),
    )
)


def clauses(text: str) -> tuple[str, ...]:
    """In their order; the text itself where it is one clause, or too many."""
    text = _ALL_BUT.sub(r"\1 except ", text)
    parts: list[str] = []
    for part in _BREAK.split(text):
        if not any(map(str.isalnum, part)):
            continue
        if parts and _TAG.fullmatch(part):
            parts[-1] = f"{parts[-1]}?"
            continue
        parts.append(part.strip())
    return tuple(parts) if 1 < len(parts) <= _MOST else (text,)


def supposes(clause: str) -> bool:
    """It says what would be if, and is no answer by itself."""
    return bool(_SUPPOSES.search(fold_aside(clause)))


_OF_LIFE: Final = pattern(
    (
        "(مطر*|بتمطر|تمطر|شتت*|برد|تلج*|مرض*|مريض*|تعب*|اجا *|رجع *|خلصت|سياره|rain*|snow*|cold|sick|ill|weather)",
        "(matar*|mattar*|tmtr|btmtr|mred|mrid|talj)",
    )
)


def depends(clause: str) -> bool:
    """It supposes what nobody knows yet: the weather, one's health."""
    return supposes(clause) and bool(_OF_LIFE.search(fold_aside(clause)))


def tells(clause: str) -> bool:
    """It is a story of what has been."""
    return bool(_TELLS.search(_WHATEVER.sub(" ", fold_aside(clause))))


_RATHER: Final = pattern(
    (
        (
            "(لا|قصدي|اقصد|يعني|خلي*|احسن|بدي|هلق|فلذلك|لهيك|sorry|actually|i mean|rather|better|make it|instead|so|"
            "now|"
            "2asdi|khaliha|khalli*)"
        ),
    )
)


def decides(clause: str) -> bool:
    """It is the one that counts, of several that name something."""
    return bool(_RATHER.search(fold_aside(clause)))
