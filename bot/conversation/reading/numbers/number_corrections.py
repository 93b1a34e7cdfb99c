"""Digits of a number that are said to be otherwise: "اخر رقم ٩ مو ٨", "the last two are 54, not 45". Pure.

Law: the number with those digits changed is only asked about.
"""

from typing import Final

from bot.conversation.reading.numbers.documents import read_document_number
from bot.conversation.reading.numbers.spoken_numbers import spoken_as_digits
from bot.conversation.reading.text.digits import latin_digits, normalise
from bot.conversation.reading.text.folding import fold_name
from bot.conversation.reading.text.patterns import expression
from bot.domain.documents import DocumentKind

_LAST: Final = r"(?<!\w)(?:و ?)?(?:ب?(?:ال)?(?:اخر\w{0,2}|اخير\w{0,2})|last|final|akher\w{0,2})"
_NOT: Final = r"(?:و ?)?(?:مو|مش|ليس|بدل|بدال|not|instead of|mo|mu)"
_CORRECTS: Final = expression(
    rf"(?:(?P<last>{_LAST})(?:\s+[^\W\d]+){{0,5}}?\s+)?(?<!\d)(?P<right>\d{{1,11}})\s+{_NOT}(?:\s+[^\W\d]+){{0,2}}?\s+"
    r"(?P<wrong>\d{1,11})(?!\d)"
)
_ENDS: Final = expression(
    r"(?:ends? (?:with|in)|ending (?:with|in)|(?:بي?خلص|بي?نتهي|اخرو|اخره) ?ب?)\s*(?P<end>\d{1,4})(?!\d)"
    rf"|{_LAST} (?:رقم\w{{0,3}}|خان\w{{1,3}}|digits?|two|ra2[ea]?m\w{{0,3}})(?:\s+(?!{_NOT}\s)[^\W\d]+){{0,3}}?\s+"
    r"(?P<right>\d{1,2})(?!\d)"
)
_A_NUMBER: Final = expression(
    r"(?<!\w)(?:و|ب)*(?:ال)?(?:رقم\w{0,3}|خان[هت]\w{0,2}|digits?|number|ra2[ea]?m\w{0,3})(?!\w)"
)
_DENIES: Final = expression(rf"(?<!\w){_NOT}(?!\w)")
_BREATH: Final = expression(r"(?:[\s،,.…]+(?:لا|لأ|no|la2?|wait|عفوا|sorry))*[\s،,.…]*$")


def corrected_number(old: str, text: str) -> str:
    """The ``old`` number with the digits put right; "" where that is not clear."""
    if not old or not _A_NUMBER.search(fold_name(text)):
        return ""
    said = _plain(text)
    if found := _CORRECTS.search(said):
        right, wrong = found["right"], found["wrong"]
        if old.endswith(wrong):
            return old[: -len(wrong)] + right if len(right) == len(wrong) else ""
        once = not found["last"] and old.count(wrong) == 1 and len(right) == len(wrong)
        return old.replace(wrong, right) if once else ""
    if (found := _ENDS.search(said)) and not old.endswith(right := found["end"] or found["right"]):
        return old[: -len(right)] + right
    return ""


def number_put_right(text: str, kind: str) -> str:
    """A number of which a digit is put right in the same breath: "02150092238 لا لا اخر رقم ٩ مو ٨"."""
    if kind in ("", DocumentKind.NONE) or not _DENIES.search(fold_name(text)):
        return ""
    if not (found := _CORRECTS.search(said := _plain(text))):
        return ""
    first = read_document_number(DocumentKind(kind), _BREATH.sub("", said[: found.start()]))
    return corrected_number(first, f"number {said[found.start() :]}") if isinstance(first, str) else ""


def _plain(text: str) -> str:
    """Folded, with its numbers in words as digits."""
    return " ".join(fold_name(latin_digits(normalise(spoken_as_digits(text)))).split())
