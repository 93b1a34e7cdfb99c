"""Recorded notes: short texts of ours that somebody of the office reads aloud, for who does not read."""

from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from typing import Final, Literal

from bot.domain.languages import LOCALES
from bot.domain.ogg_opus import duration_of

LONGEST: Final = timedelta(seconds=15)
LARGEST: Final = 200 * 1024  # bytes

Fault = Literal["too-long", "too-large", "not-opus", "not-fetched"]
"""The reason why a recording is not taken."""


class NoteName(StrEnum):
    ABOUT = "about"  # what this is, and what is kept
    ANSWERING = "answering"  # how to answer with numbers
    COMING = "coming"  # how to come
    MOVED = "moved"  # your time has moved


FIRST: Final = (NoteName.ABOUT, NoteName.ANSWERING)
"""What is heard before anything else."""


@dataclass(frozen=True, slots=True)
class WhichNote:
    """One text in one language."""

    name: NoteName
    locale: str

    def __str__(self) -> str:
        return f"{self.name}-{self.locale}"


@dataclass(frozen=True, slots=True)
class Note:
    """A recording. ``reads``: the mark of the text that was read aloud; ``told``: admins know that it is stale."""

    id: str
    which: WhichNote
    reads: str
    told: bool = field(default=False, compare=False)


EVERY: Final = tuple(WhichNote(name, locale) for name in NoteName for locale in LOCALES)


def which_note(text: str) -> WhichNote | None:
    return next((which for which in EVERY if str(which) == text), None)


def fault_of(sound: bytes) -> Fault | None:
    """Told from the bytes themselves, whatever a messenger says of them."""
    if len(sound) > LARGEST:
        return "too-large"
    lasts = duration_of(sound)
    if lasts is None:
        return "not-opus"
    return "too-long" if lasts > LONGEST else None
