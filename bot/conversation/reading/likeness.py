"""What two utterances may have in common: subjects of the thesaurus, words, stems, sounds, runs of letters. Pure.

Arabic written in Latin letters and digits has the same consonants, so an example in one script helps the other.
Law: nothing that people wrote is kept, in no cache either.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files
from typing import Final

from bot.conversation.reading.latin_arabic import typed_in_latin
from bot.conversation.reading.patterns import expression
from bot.conversation.reading.phrases import fold_aside

WEIGHTS: Final = {"a": 0.5, "b": 1.4, "j": 0.3, "k": 1.4, "p": 0.7, "w": 1.4, "s": 0.5, "g": 0.4}
"""By the first letter of what was found: a subject of the thesaurus, two words in a row, two with one between them,
consonants, two subjects, a word, a stem, three letters in a row. Found by trying on writers who were held out."""
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
class _Word:
    found: tuple[str, ...]
    stem: str
    subjects: tuple[str, ...]


Words = dict[tuple[str, bool], _Word]
"""Words that were taken apart before, for whoever takes many texts apart: of the examples alone, and not for long."""


def features_of(folded: str, text: str, words: Words | None = None) -> tuple[str, ...]:
    """Each once, in a fixed order. ``folded``: the text as ``fold_aside`` gives it."""
    return tuple(dict.fromkeys(_features(folded, typed_in_latin(text), {} if words is None else words)))


def _features(folded: str, in_latin: bool, words: Words) -> Iterator[str]:
    first, before, about = "", "^", list[str]()
    for word in folded.split():
        known = words.get((word, in_latin)) or words.setdefault((word, in_latin), _apart(word, in_latin))
        yield from known.found
        for subject in known.subjects:
            yield f"a{subject}"
            yield from (f"p{min(subject, other)}+{max(subject, other)}" for other in about if other != subject)
        about += known.subjects
        here = known.subjects[0] if known.subjects else known.stem
        yield f"b{before} {here}"
        if first:
            yield f"j{first} {here}"
        first, before = before, here


def _apart(word: str, in_latin: bool) -> _Word:
    stem, sound = _parts(word, in_latin)
    found = [f"w{word}", f"s{stem}"]
    if len(sound) > 1:
        found.append(f"k{sound}")
    if len(stem) > 3:
        padded = f"<{stem}>"
        found += (f"g{padded[at : at + 3]}" for at in range(len(padded) - 2))
    return _Word(tuple(found), stem, _subjects(word, stem, sound if in_latin else ""))


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


def _subjects(word: str, stem: str, sound: str) -> tuple[str, ...]:
    known = _thesaurus()
    found = known.words.get(word) or known.stems.get(stem) or known.sounds.get(sound)
    return tuple(found or ())


@dataclass(frozen=True, slots=True)
class _Thesaurus:
    """The subjects of words, of stems and of sounds; each in the order of the file."""

    words: dict[str, dict[str, None]] = field(default_factory=dict)
    stems: dict[str, dict[str, None]] = field(default_factory=dict)
    sounds: dict[str, dict[str, None]] = field(default_factory=dict)


@cache
def _thesaurus() -> _Thesaurus:
    known = _Thesaurus()
    for line in (files(__package__) / "thesaurus.txt").read_text(encoding="utf-8").splitlines():
        subject, _, written = line.partition(":")
        for word in fold_aside(written).split() if not line.startswith("#") else ():
            known.words.setdefault(word, {})[subject] = None
            if len(stem := _parts(word, False)[0]) > 2:
                known.stems.setdefault(stem, {})[subject] = None
            if len(sound := _parts(word, True)[1]) > 2:
                known.sounds.setdefault(sound, {})[subject] = None
    return known
