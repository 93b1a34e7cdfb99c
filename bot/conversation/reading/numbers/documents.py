"""Numbers of documents, kept compact: N 1234-567 is N1234567, in whatever digits and words it was typed."""

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.conversation.reading.numbers.document_kinds import read_document_kind
from bot.conversation.reading.text.digits import latin_digits, normalise
from bot.conversation.reading.text.misread import Misread
from bot.conversation.reading.text.patterns import expression
from bot.domain.documents import DocumentKind

NATIONAL_DIGITS = 11
SHAPES = {
    DocumentKind.NATIONAL_ID: expression(rf"[0-9]{{{NATIONAL_DIGITS}}}"),
    DocumentKind.MILITARY_ID: expression(r"(?=.*[0-9])\w{3,20}"),
    DocumentKind.PASSPORT: expression(r"[A-Z]?[0-9]{6,9}"),
    DocumentKind.FAMILY_BOOKLET: expression(r"(?=.*[0-9])\w{3,20}"),
    DocumentKind.OTHER: expression(r"(?=.*[0-9])\w{3,20}"),
}
# Only these say which document they belong to; any number could be a booklet's.
TELLING = (DocumentKind.NATIONAL_ID, DocumentKind.PASSPORT)

# Words end a number; up to three Latin letters, or one of another script, may be part of it (AB 1234, 12/ب).
WORDS = expression(
    r"[^\W0-9_A-Z]{2,}|[A-Z]{4,}|(?<![A-Z0-9])(?:(?:NO|NR|NUM)(?![A-Z])|(?:ID|IS|IT(?:\WS)?|MY|THE|ON|IN)\b)"
)
STRETCH = expression(r"[^\W_]+(?:[\s\-‐‑–—−_/.]*[^\W_]+)*")
OTHERS = expression(
    r"\+\d[\d\s\-]*|(?<!\d)0?9\d{8}(?!\d)|(?<!\d)\d{4}([\s\-]?)\d{4}\1\d{4}(?!\d)|"
    r"(?<!\d)(?:\d{1,2}\s*([./\-])\s*\d{1,2}\s*\2\s*\d{2,4}|\d{4}\s*([./\-])\s*\d{1,2}\s*\3\s*\d{1,2})(?!\d)"
)
"""Phone numbers, codes of a booking and dates, which are no numbers of documents."""
_PHONE = expression(r"(?:00963|963|0)?9\d{8}")
BETWEEN = expression(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class LooksLike:
    """No number of the kind asked for, but shaped as one of another: worth asking, not worth refusing."""

    kind: DocumentKind
    number: str


def read_document_number(kind: DocumentKind, text: str) -> str | Misread | LooksLike:
    """The compact number, capitals throughout. A refusal tells how much was read (``count``), never what.

    ValueError for a kind that has no number.
    """
    if kind not in SHAPES:
        raise ValueError(f"{kind} has no number")
    numbers = _numbers(text)
    for shape in (kind, *TELLING):
        fitting = {number for written in numbers if (number := _as_shaped(shape, written)) is not None}
        if kind == DocumentKind.NATIONAL_ID and shape == DocumentKind.PASSPORT and not _names_another(text):
            fitting = {number for number in fitting if not number.isdecimal()}  # digits alone are rather too few
        if len(fitting) == 1:
            return fitting.pop() if shape == kind else LooksLike(shape, fitting.pop())
        if fitting:
            return Misread("document-number-unclear")
    match numbers:
        case []:
            return Misread("document-number-missing")
        case [number]:
            return _unshaped(kind, number)
        case _:
            return Misread("document-number-unclear")


def _names_another(text: str) -> bool:
    return read_document_kind(text) not in (None, DocumentKind.NONE, DocumentKind.NATIONAL_ID)


def in_groups(kind: DocumentKind, text: str) -> str | None:
    """A national number whose groups stand apart in a sentence; worth asking, as they may be of two numbers."""
    groups = re.findall("[0-9]+", latin_digits(normalise(text)))
    joined = "".join(groups)
    apart = isinstance(read_document_number(kind, text), str) or OTHERS.search(latin_digits(normalise(text)))
    return joined if kind is DocumentKind.NATIONAL_ID and len(groups) > 1 and len(joined) == 11 and not apart else None


def looks_like_phone(number: str) -> bool:
    return bool(_PHONE.fullmatch(number))


def looks_made_up(number: str) -> bool:
    """One digit over and over, or at least eight that count up or down: typed to get on, or a key that stuck."""
    digits = re.sub("[^0-9]", "", number)
    steps = {(int(after) - int(before)) % 10 for before, after in pairwise(digits)}
    return (len(digits) >= 6 and steps == {0}) or (len(digits) >= 8 and steps in ({1}, {9}))


def compact_number(text: str) -> str | None:
    """The one number in the text, of whatever document; None for none, several, and what is too short to be whole."""
    numbers = {re.sub("^N(?=[0-9]{11}$)", "", number) for number in _numbers(text)}
    if len(numbers) != 1:
        return None
    number = numbers.pop()
    return number if any(shape.fullmatch(number) for shape in SHAPES.values()) else None


def document_numbers(text: str) -> list[str]:
    """Every number in the text that only a document has: eleven digits, or six to nine with a letter before them, or
    seven to nine. A phone number with its prefix, a code, a date and six digits of a sign-in are none."""
    plain = OTHERS.sub("|", latin_digits(normalise(text)))
    telling = [number for number in _numbers(plain) if any(_as_shaped(kind, number) for kind in TELLING)]
    return [number for number in telling if not re.fullmatch("[0-9]{6}", number)]


def _unshaped(kind: DocumentKind, number: str) -> Misread:
    digits = len(re.findall("[0-9]", number))
    if kind == DocumentKind.NATIONAL_ID and looks_like_phone(number):
        return Misread("number-is-phone")
    if kind == DocumentKind.NATIONAL_ID:
        return Misread("document-number-unclear" if digits == 11 else "national-id-length", {"count": digits})
    if kind == DocumentKind.PASSPORT:
        return Misread("passport-letters" if 6 <= digits <= 9 else "passport-length", {"count": digits})
    return Misread("document-number-length", {"count": len(number)})


def _numbers(text: str) -> list[str]:
    """Every stretch of letters and digits that has a digit, without what stands between them."""
    capitals = latin_digits(normalise(text)).upper()
    stretches = (BETWEEN.sub("", found[0]) for found in STRETCH.finditer(WORDS.sub("|", capitals)))
    return [stretch for stretch in stretches if re.search("[0-9]", stretch)]


def _as_shaped(kind: DocumentKind, number: str) -> str | None:
    if kind == DocumentKind.NATIONAL_ID:
        number = re.sub("^[^0-9]+|[^0-9O]+$", "", number).replace("O", "0")  # N: 0123… is "number", no letter of it
    return number if SHAPES[kind].fullmatch(number) else None
