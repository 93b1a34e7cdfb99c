"""A name that is put right in the same message: "Khaled Jabrinn, no, Jabrini, a typo". Pure.

Law: what is put right is asked about, never taken.
"""

import re
from typing import Final

from bot.conversation.reading.names.name_corrections import corrected_name
from bot.conversation.reading.names.names import bare_name
from bot.conversation.reading.names.names_within import is_name, put_right
from bot.conversation.reading.names.paper_spellings import as_on_the_paper
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.retracted import said_before_it, surely_last_said

_PAUSE: Final = expression(r"\s*(?:[،,؛;.…!\n]+|\s[-–—]+\s)\s*")
_NO: Final = expression(
    r"^(?:(?:لا|لأ|مو|عفوا|عفواً|قصدي|[اأ]قصد|آسف|اسف|اسفه|آسفة|بل|يعني|غلطت|غلط|خطأ|هي|هو|ال(?:كنية|صح|صحيح)|"
    r"no|sorry|oops|wait|i mean|"
    r"it is|it['’]s|la2?|2asdi|3afwan)(?!\w)[\s،,.:]*)+",
    re.IGNORECASE,
)
_SLIP: Final = expression(
    r"[\s،,.]*(?:(?:و?انا |هي |كان )?(?:غلط(?:ت|ان|ة|ه|نا)?|خط[أا]|سهو|زلة|سهوا|typo|mistake|misspelled|"
    r"ghalat\w*|8alat\w*)"
    r"(?:\s.*)?|قصدي|[بم]\w*[ -]?ال ?التعريف|بدل .*|مو .*|not .*)$",
    re.IGNORECASE,
)
_LAST: Final = expression(r"(?P<first>.+\w) (?P<last>(?:لا|قصدي|عفوا|no|sorry|i mean) \S+)", re.IGNORECASE)
_MARKS: Final = expression("[\u064b-\u0652]")
_MOST: Final = 3
"""Words of what is put right."""
_AND_NOT: Final = expression(
    r"(?<!\w)(?P<right>[^\W\d_]{2,})[\s،,]+(?:و?(?:مو|مش|ليس|ليست|ماهو|not|mo|mu|mish)|and not|بدل|instead of)\s+"
    r"(?P<wrong>[^\W\d_]{2,})(?!\w)",
    re.IGNORECASE,
)


def stands_already(name: str, text: str) -> bool:
    """Of what is to be and what is not to be the first alone stands in the name: "it is Halabi, not Halabia"."""
    parts = {fold_name(part) for part in name.split()}
    found = _AND_NOT.search(text)
    return found is not None and fold_name(found["right"]) in parts and fold_name(found["wrong"]) not in parts


def put_right_at_once(text: str) -> str:
    """The whole name as it is in the end; "" where nothing was put right, or it is not clear."""
    text = _MARKS.sub("", text)
    if on_it := as_on_the_paper(text):
        return on_it
    if (last := surely_last_said(text)) and (right := put_right(text, _SLIP.sub("", last))):
        return right
    if (last := said_before_it(text)) and (right := put_right(text[: text.rindex(last)] + last, last)):
        return right
    plain = " ".join(text.split())
    first, *others = [part for part in _PAUSE.split(plain) if part] or [""]
    found = None if others else _LAST.fullmatch(plain)
    if found:
        first, others = found["first"], [found["last"]]
    rest = "، ".join(others)
    if not others or not is_name(first):
        return ""
    old = bare_name(first)
    if whole := corrected_name(old, rest):
        return whole
    right = bare_name(_SLIP.sub("", _NO.sub("", rest)).strip(" ،,.!"))
    if not (_NO.match(rest) or _SLIP.search(rest)) or not 0 < len(right.split()) <= _MOST:
        return ""
    whole = put_right(f"{old} {right}", right)
    if found and len(right.split()) == 1 and whole in ("", old):  # nothing in it is like it: the last is meant
        whole = " ".join([*old.split()[:-1], right])
    return whole if whole != old else ""
