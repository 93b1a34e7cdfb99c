"""The length of each text that people write: one limit a text, whichever way it comes.

Law: all are counted in UTF-16 units. Messengers count a message so (core.telegram.org/bots/api: "4096 characters after
entities parsing"), and browsers count ``maxlength`` so. An Arabic or Latin letter is one unit, most emoji are two.
"""

from typing import Final

from bot.domain.marks import is_mark

MESSAGE: Final = 4096  # the longest message of any messenger; the texts below go out inside one
BROADCAST: Final = 3500  # one language; the number and a line of ours stand below it
PAUSE: Final = 1000  # one language; whose language is not known is told both in one message

APPLICANT_NAME: Final = 120
STAFF_NAME: Final = 60
FREE_TEXT: Final = 200  # what a service may ask to be written freely
STATION_TEXT: Final = 500  # a name, an address or another fact of a station, in one language
STATION_WORD: Final = 40  # letters of a word in it: as many as a line of a small phone holds
CHAT_PAGE_TEXT: Final = BROADCAST  # a message typed on the chat page: an admin composes there too
APPLICANT_MESSAGE: Final = 600  # what is read of a message at a question; the longest answer is a third of it
CHAT_PAGE_LABEL: Final = 100  # a button's words as they stand in the bubble of the person who pressed it

FIELD: Final = 500  # a field of a form of the desk, where nothing else is said of it
LONG_FIELD: Final = 20_000  # a text field; a text that is too long comes back with its fault and is not thrown away


def units(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def too_long(text: str, limit: int) -> bool:
    return units(text) > limit


def has_long_word(text: str, limit: int) -> bool:
    """By letters, without the marks on them. A link is as long as it is."""
    words = (word for word in text.split() if not word.startswith("https://"))
    return any(sum(not is_mark(char) for char in word) > limit for word in words)
