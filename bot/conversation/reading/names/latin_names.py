"""Names in Latin letters beside one that is known in Arabic letters: "not Khaled, Khalil". Pure.

Law: a word becomes the part of the known name that may be spelled so, else the one name among the examples; where
several may be, it stays as it is.
"""

import re
from collections import Counter
from functools import cache
from typing import Final

from bot.conversation.reading.by_example.likely import examples
from bot.conversation.reading.names.names import read_full_name
from bot.conversation.reading.names.unlike_names import unlike_a_name
from bot.conversation.reading.text.latin_spelling import frame_of_arabic, frame_of_latin, spellings
from bot.conversation.reading.text.patterns import expression

_WORD: Final = expression(r"(?<![\w'])[a-z0-9']*[a-z]{2}[a-z0-9']*(?![\w'])", re.IGNORECASE)
_ARABIC: Final = expression(r"[ء-ي]{2,}")
_NOT_COMPARED: Final = expression(r"[aeiouy'’-]|(.)(?=\1)")
"""What is left out to compare two spellings: vowels, and a letter that is doubled."""
_SHORTEST: Final = 4
"""Letters: of a shorter word too many are near."""
_ARTICLE: Final = expression(r"^ال(?=\w{3})")
_HAMZA: Final = str.maketrans("أإآى", "اااي")


def in_arabic_names(text: str, known: str) -> str:
    """``known``: the name in Arabic letters of which it speaks."""
    if not _ARABIC.search(known):
        return text
    return _WORD.sub(lambda word: _spelled(word[0], known.split()) or word[0], text)


def _spelled(word: str, parts: list[str]) -> str:
    spelled = spellings(word.casefold())
    own = [part for part in parts if spelled.fullmatch(_plain(part)) or spelled.fullmatch(part)]
    if len(own) == 1:
        return own[0]
    near = _names().get(frame_of_latin(word.casefold()), ()) if len(word) >= _SHORTEST else ()
    found = [name for name in near if spelled.fullmatch(name)]
    return found[0] if len({*map(_plain, found)}) == 1 else ""


def _plain(name: str) -> str:
    return _ARTICLE.sub("", name).translate(_HAMZA)


@cache
def _names() -> dict[str, list[str]]:
    """The names among the examples by their consonants, the commonest first."""
    written = (each.text for each in examples("answer-name") if not each.step)
    counted = Counter(name for text in written for name in _ARABIC.findall(text))
    by_frame: dict[str, list[str]] = {}
    for name, _ in counted.most_common():
        by_frame.setdefault(frame_of_arabic(name), []).append(name)
    return by_frame


def in_its_own_script(text: str) -> str:
    """A name that is written twice, in Latin letters and in Arabic ones: as it is in the latter. "" for others."""
    runs = re.findall(r"[\u0621-\u064a ]+|[A-Za-zÀ-ž'’ -]+", text)
    arabic = [run.strip() for run in runs if re.search(r"[\u0621-\u064a]", run)]
    latin = [run.strip() for run in runs if re.search("[A-Za-z]", run)]
    if len(arabic) != 1 or len(latin) != 1 or len(latin[0].split()) < 2 or unlike_a_name(arabic[0]):
        return ""
    return arabic[0] if isinstance(read_full_name(arabic[0]), str) else ""


def begins_alike(name: str, part: str) -> bool:
    """The first word of the name may be the part as others spell it: "Ahmad" and "Ahmed", "Ahmad" and "أحمد"."""
    one, other = name.split()[0].casefold(), part.casefold()
    if one.isascii() and other.isascii():
        compared = _NOT_COMPARED.sub("", one)
        return len(compared) > 1 and compared == _NOT_COMPARED.sub("", other)
    latin, arabic = (one, other) if one.isascii() else (other, one)
    return latin.isascii() and not arabic.isascii() and bool(spellings(latin).fullmatch(_plain(arabic)))
