"""What two utterances may have in common: subjects of the thesaurus, words, stems, sounds, runs of letters. Pure.

Each is a sum of 32 bits, whose last three say of which sort it is. Arabic written in Latin letters and digits has the
same consonants, so an example in one script helps the other.
Law: nothing that people wrote is kept, in no cache either.
"""

from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final
from zlib import crc32

from bot.conversation.reading.text.latin_arabic import typed_in_latin
from bot.conversation.reading.text.patterns import expression
from bot.conversation.reading.text.phrases import fold_aside

_SUBJECT, _TWO, _APART, _SOUND, _TWO_SUBJECTS, _WORD, _STEM, _RUN = range(8)
SORT: Final = 7
"""The bits of its sort: a subject of the thesaurus, two words in a row, two with one between them, consonants, two
subjects, a word, a stem, three letters in a row."""
WEIGHTS: Final = (0.5, 1.4, 0.3, 1.4, 0.7, 1.4, 0.5, 0.4)
"""By the sort. Found by trying on writers who were held out."""
_PREFIX: Final = expression(r"^(?:[وف]?(?:ال|عال|هال|بال|لل|كال)|[وف](?=\w{3})|[بلع](?=\w{4})|عم)(?=\w{2})")
_SUFFIX: Final = expression(r"(?<=\w\w)(?:تكن|تكم|كن|كم|هن|هم|ها|نا|ني|ات|ين|ون|وه|لي|لو|ه|ي|و|ك)$")
_PERSON: Final = expression(r"^(?:بت|بي|من|ب|ت|ي|ن|ا)(?=\w{3})")
_ENGLISH: Final = expression(r"(?<=\w{3})(?:ing|ed|es|s|ly)$")
_ARABIC: Final = expression(r"[\u0600-\u06ff]")
_TWICE: Final = expression(r"(.)\1+")
_SOUNDS: Final = str.maketrans("بتطثجحهخدضذظرزسصشغفكلمن", "btttjhhxddzzrzsscgfklmn", "اأإآءؤئىيوعقة")
_WRITTEN: Final = (("kh", "x"), ("5", "x"), ("gh", "g"), ("8", "g"), ("sh", "c"), ("ch", "c"), ("th", "t"), ("dh", "d"))
_LATIN: Final = str.maketrans("796pv", "hstbf", "aeiouyw'23qc4")


@dataclass(frozen=True, slots=True)
class _Part:
    """What a word is known by beside others, and the sum of it, from which sums of two begin."""

    letters: bytes
    begun: int


@dataclass(frozen=True, slots=True)
class _Word:
    found: tuple[int, ...]
    known_by: _Part
    subjects: tuple[_Part, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Words that were taken apart before, for whoever takes many texts apart: of the examples alone, and not for
    long. Those of texts in Latin letters that are Arabic stand by themselves."""

    usual: dict[str, _Word] = field(default_factory=dict)
    in_latin: dict[str, _Word] = field(default_factory=dict)


def features_of(folded: str, text: str, words: Words | None = None) -> tuple[int, ...]:
    """Each once, in a fixed order. ``folded``: the text as ``fold_aside`` gives it."""
    in_latin = typed_in_latin(text)
    apart = (words.in_latin if in_latin else words.usual) if words else {}
    first, before = None, _START
    found, about = list[int](), list[_Part]()
    for word in folded.split():
        known = apart.get(word)
        if known is None:
            known = apart[word] = _apart(word, in_latin)
        found += known.found
        for subject in known.subjects:
            for other in about:
                if other.letters != subject.letters:
                    low, high = (other, subject) if other.letters < subject.letters else (subject, other)
                    found.append(crc32(high.letters, low.begun) & ~SORT | _TWO_SUBJECTS)
        about += known.subjects
        here = known.known_by
        found.append(crc32(here.letters, before.begun) & ~SORT | _TWO)
        if first is not None:
            found.append(crc32(here.letters, first.begun) & ~SORT | _APART)
        first, before = before, here
    return tuple(dict.fromkeys(found))


def _apart(word: str, in_latin: bool) -> _Word:
    stem, sound = _parts(word, in_latin)
    found = [_sum(word, _WORD), _sum(stem, _STEM)]
    if len(sound) > 1:
        found.append(_sum(sound, _SOUND))
    if len(stem) > 3:
        padded = f"<{stem}>"
        found += (_sum(padded[at : at + 3], _RUN) for at in range(len(padded) - 2))
    subjects = _subjects(word, stem, sound if in_latin else "")
    found += (each.begun & ~SORT | _SUBJECT for each in subjects)
    return _Word(tuple(found), subjects[0] if subjects else _part(stem), subjects)


def _sum(letters: str, sort: int) -> int:
    return crc32(letters.encode()) & ~SORT | sort


def _part(letters: str) -> _Part:
    encoded = f"{letters} ".encode()
    return _Part(encoded, crc32(encoded))


_START: Final = _part("^")


def _parts(word: str, in_latin: bool) -> tuple[str, str]:
    """The stem of a word, and its consonants by sound, which are the same in both scripts."""
    if _ARABIC.search(word):
        stem = _PERSON.sub("", _SUFFIX.sub("", _PREFIX.sub("", word)))
        return stem, _TWICE.sub(r"\1", stem.translate(_SOUNDS))
    if not in_latin:
        return _ENGLISH.sub("", word), ""
    heard = word
    for written, sound in _WRITTEN:
        heard = heard.replace(written, sound)
    heard = _TWICE.sub(r"\1", heard.translate(_LATIN))
    return heard or word, heard


def _subjects(word: str, stem: str, sound: str) -> tuple[_Part, ...]:
    known = _thesaurus()
    found = known.words.get(word) or known.stems.get(stem) or known.sounds.get(sound)
    return tuple(found or ())


@dataclass(frozen=True, slots=True)
class _Thesaurus:
    """The subjects of words, of stems and of sounds; each in the order of the file."""

    words: dict[str, dict[_Part, None]] = field(default_factory=dict)
    stems: dict[str, dict[_Part, None]] = field(default_factory=dict)
    sounds: dict[str, dict[_Part, None]] = field(default_factory=dict)


@cache
def _thesaurus() -> _Thesaurus:
    known = _Thesaurus()
    for line in (files(__package__) / "thesaurus.txt").read_text(encoding="utf-8").splitlines():
        named, _, written = line.partition(":")
        subject = _part(named)
        for word in fold_aside(written).split() if not line.startswith("#") else ():
            known.words.setdefault(word, {})[subject] = None
            if len(stem := _parts(word, False)[0]) > 2:
                known.stems.setdefault(stem, {})[subject] = None
            if len(sound := _parts(word, True)[1]) > 2:
                known.sounds.setdefault(sound, {})[subject] = None
    return known
