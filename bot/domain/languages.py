"""The languages that people read, the first of them first: a chat begins in it."""

from typing import Final, Literal

LOCALES: Final = ("ar", "en")
FIRST_LOCALE: Final = "ar"


def direction(locale: str) -> Literal["rtl", "ltr"]:
    return "rtl" if locale == "ar" else "ltr"
