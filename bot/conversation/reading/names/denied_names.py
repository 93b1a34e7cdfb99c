"""A name that is denied: "أنا مو خالد", "I am not Khaled". Pure. Law: it is no name, and nothing is taken of it."""

from typing import Final

from bot.conversation.reading.names.names import bare_name
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression

_WHO: Final = r"(?:و?انا|و?اسمي|الاسم|ana|i am|i['’]?m|my name(?: is|['’]s)?|esmi|ismi|it['’]?s)"
_NAME: Final = r"(?:(?:ب?اسمي|انا|esmi|ismi)\s+)?(?P<name>[^\W\d_]+(?: [^\W\d_]+){0,2})"
_DENIED: Final = (
    expression(
        rf"(?:(?:لا|لاء|كلا|no|la|la2)[\s،,]+)?{_WHO}\s+(?:مو|مش|ماني|لست|ليس|not|mo|mu|mish|mesh|msh|mani)\s+{_NAME}"
    ),
    expression(rf"(?:(?:لا|لاء|كلا)[\s،,]+)?(?:مو|مش|ماني|لست|ليس)\s+{_NAME}"),
)


def denied_name(text: str) -> str:
    """What it says one is not called; "" where it says anything else."""
    folded = fold_name(text).strip(" .!،,")
    found = next((found for each in _DENIED if (found := each.fullmatch(folded))), None)
    return bare_name(found["name"]) if found else ""
