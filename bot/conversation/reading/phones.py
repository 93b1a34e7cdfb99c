"""Phone numbers as people dial them, kept as E.164. Syrian unless they begin with + or 00."""

import re

import phonenumbers
from phonenumbers import NumberParseException, PhoneNumberFormat, ValidationResult

from bot.conversation.reading.digits import latin_digits, normalise
from bot.conversation.reading.misread import Misread
from bot.conversation.reading.names import fold_name
from bot.conversation.reading.spoken_numbers import spoken_as_digits

SYRIA = 963
# A plus typed in a right-to-left line may come after its number.
STRETCH = re.compile(r"(?P<plus>\+?)[\s(]*(?P<digits>[0-9](?:[\s\-‐‑–—−()./]*[0-9])*)[\s)]*(?P<late_plus>\+?)")
_ZERO = re.compile(r"(?<!\w)(?:صفر|زيرو|zero)(?!\w)")
_DECLINES = re.compile(
    r"(?<!\w)(?:(?:prefer|rather|would rather) not|(?:no|don.?t have a|do not have a|without a?) ?(?:phone|"
    r"number|mobile)|"
    r"(?:ما|مو) (?:بدي|حابب|حابه|رايد|رايده|بحب) (?:اعطي|حط|احط|اكتب|هات|اعطيكن|اعطيكم|عطيكن)|بلا (?:رقم|ها|تلفون)|"
    r"(?:ما|مو) (?:معي|عندي|في عندي|الي) (?:تلفون|موبايل|رقم|جوال|خط|هاتف|شريحه|نمره)|skip (?:it|this|that))(?!\w)"
)
IMPOSSIBLE = {
    ValidationResult.TOO_SHORT: "phone-too-short",
    ValidationResult.TOO_LONG: "phone-too-long",
    ValidationResult.INVALID_COUNTRY_CODE: "phone-unknown-country",
}
UNPARSABLE = {
    NumberParseException.INVALID_COUNTRY_CODE: "phone-unknown-country",
    NumberParseException.TOO_LONG: "phone-too-long",
}


def read_phone(text: str, region: str = "SY") -> str | Misread:
    """The one valid number in the text, as E.164; ``region`` is whose number it is when it names no country. Said in
    words it counts too: "صفر تسعة اربعة واربعين"."""
    read = _read(text, region)
    spoken = _read(spoken_as_digits(_ZERO.sub("0", fold_name(text))), region) if isinstance(read, Misread) else read
    return spoken if isinstance(spoken, str) else read


def _read(text: str, region: str) -> str | Misread:
    read = [_parse(found, region) for found in STRETCH.finditer(latin_digits(normalise(text)))]
    valid = {number for number in read if isinstance(number, str)}
    if len(valid) == 1:
        return valid.pop()
    if valid:
        return Misread("phone-several")
    refused = [number for number in read if isinstance(number, Misread)]
    return refused[0] if len(refused) == 1 else Misread("phone-invalid" if refused else "phone-missing")


def declines_phone(text: str) -> bool:
    """It says that there is no number, or that it shall not be given."""
    return bool(_DECLINES.search(fold_name(text))) and not re.search(r"[0-9]", latin_digits(text))


def show_phone(e164: str) -> str:
    """As it is dialled in Syria, or with its country. Left-to-right: isolate it in Arabic text."""
    number = phonenumbers.parse(e164)
    local = number.country_code == SYRIA
    return phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL if local else PhoneNumberFormat.INTERNATIONAL)


def _parse(found: re.Match[str], region: str) -> str | Misread:
    plus = "+" if found["plus"] or found["late_plus"] else ""
    try:
        number = phonenumbers.parse(plus + found["digits"], region)
    except NumberParseException as refusal:
        return Misread(UNPARSABLE.get(refusal.error_type, "phone-too-short"))
    if phonenumbers.is_valid_number(number):
        return phonenumbers.format_number(number, PhoneNumberFormat.E164)
    return Misread(IMPOSSIBLE.get(phonenumbers.is_possible_number_with_reason(number), "phone-invalid"))
