"""Entries of serials that are ready, by an admin, and what can come of entering and undoing one, as values."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from bot.domain.outcome import Outcome


@dataclass(frozen=True, slots=True)
class ReadyRecorded(Outcome):
    """``entered`` serials, of which ``repeated`` were ready before. ``matched``: how many of the others have a case,
    in full tens; None below twenty, where a count could tell of a single person. Nobody is told before ``tells_at``:
    until then it may be undone."""

    batch_id: str
    entered: int
    repeated: int
    matched: int | None
    tells_at: datetime


@dataclass(frozen=True, slots=True)
class ReadyWantsSecond(Outcome):
    """More of one maker and day than one admin may enter alone; nothing is ready until another one approves."""

    batch_id: str
    entered: int


@dataclass(frozen=True, slots=True)
class ReadyRefused(Outcome):
    why: Literal["not-admin", "none", "too-many", "gone", "own-approval", "too-new", "too-late"]


@dataclass(frozen=True, slots=True)
class ReadyUndone(Outcome):
    """``entered`` serials are ready no more, as far as no other entry has them."""

    batch_id: str
    entered: int


@dataclass(frozen=True, slots=True)
class ReadyBatch:
    """One entry of serials. ``stage``: approval | waiting | undone. ``matched`` and ``told`` (cases whose chat was
    written to) in full tens, None below twenty."""

    id: str
    service: str
    place: str
    stage: Literal["approval", "waiting", "undone"]
    made_by: str
    made_at: datetime
    entered: int
    repeated: int
    tells_at: datetime | None
    matched: int | None
    told: int | None


ReadyOutcome = ReadyRecorded | ReadyWantsSecond | ReadyRefused
UndoReadyOutcome = ReadyUndone | ReadyRefused
