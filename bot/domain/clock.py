"""A clock that is judged: by steady progress while a process runs, and at its start by what the database last saw.

Law: nothing irreversible happens on a clock in doubt. In doubt the time goes on from what was believed before.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

JUMP: Final = timedelta(hours=6)
FAR: Final = timedelta(days=30)
"""At a start: a longer gap than the usual ones (no power, no season) waits for an admin."""
PROOF: Final = timedelta(hours=1)
"""Of steady running, after which a gap at the start is believed."""
AGREES: Final = timedelta(minutes=5)
"""Two clocks that differ by no more say the same."""
SLACK: Final = timedelta(minutes=1)
"""By so much a clock may be put back as a matter of course."""


JUDGED: Final = 1.0
"""So many seconds a judgement holds for a clock that goes on: it is asked ten times a turn."""
LITTLE: Final = timedelta(seconds=2)


class Why(StrEnum):
    """Why a clock is in doubt."""

    JUMPED = "jumped"
    """While the process ran."""
    BEHIND = "behind"
    """At the start it stood before what the database had seen."""
    FAR = "far"
    """At the start it stood more than ``FAR`` after that."""
    UNPROVEN = "unproven"
    """At the start a gap that nothing has confirmed yet; an hour does, or a second clock."""
    DENIED = "denied"
    """As before, and a second clock says otherwise."""


@dataclass(frozen=True, slots=True)
class Moment:
    """``wall``: the time of day. ``steady``: seconds of a counter that nobody can put forward or back."""

    wall: datetime
    steady: float

    def after(self, steady: float) -> datetime:
        """The time of day when the counter stands there, if the clock goes on as it went."""
        return self.wall + timedelta(seconds=steady - self.steady)


@dataclass(frozen=True, slots=True)
class Doubt:
    """``clock``: what the doubted clock says; ``time``: what is taken for the time instead; ``seen``: what the database
    last saw. An admin's word is about the doubt with this ``id``, and about no later one."""

    id: str
    why: Why
    clock: datetime
    time: datetime
    seen: datetime


@dataclass(frozen=True, slots=True)
class Judged:
    """``believed``: the last moment that was believed, at a start what the database had seen. ``mark``: where the clock
    stood when the doubt began. ``other``: what a second clock said last."""

    believed: Moment
    why: Why | None = None
    mark: Moment | None = None
    other: Moment | None = None
    jump: timedelta = JUMP
    """By how much a clock may differ from what was believed."""

    def doubt(self, now: Moment) -> Doubt | None:
        if self.why is None or self.mark is None:
            return None
        name = f"{self.why}-{round(self.mark.wall.timestamp())}"
        return Doubt(name, self.why, now.wall, time_of(self, now), self.believed.wall)


def no_doubt() -> Doubt | None:
    """Where nobody judges the clock it is believed."""
    return None


def judge_start(seen: datetime | None, now: Moment, jump: timedelta = JUMP, other: Moment | None = None) -> Judged:
    """``seen`` ``None``: a database that has seen nothing yet believes any clock."""
    if seen is None:
        return Judged(now, other=other, jump=jump)
    return _rejudge(Judged(Moment(seen, now.steady), Why.UNPROVEN, now, other, jump), now)


def goes_on(judged: Judged, wall: datetime, steady: float) -> bool:
    """Nothing is to be judged anew: no doubt stands, and since the last judgement, a moment ago, it went on."""
    if judged.why is not None or not 0 <= steady - judged.believed.steady < JUDGED:
        return False
    return _apart(wall, judged.believed.wall) <= LITTLE <= judged.jump


def said_so(judged: Judged, other: datetime, steady: float) -> bool:
    """The clock of another machine has said this a moment ago: most tell whole seconds, and with each answer."""
    heard = judged.other
    return heard is not None and heard.wall == other and 0 <= steady - heard.steady < JUDGED


def follow(judged: Judged, now: Moment) -> Judged:
    """The judgement at a later moment."""
    match judged.why:
        case None:
            if _is_near(judged, now):
                return replace(judged, believed=now)
            return replace(judged, why=Why.JUMPED, mark=now)
        case Why.JUMPED:
            return believe(judged, now) if _is_near(judged, now) else _marked_anew(judged, now)
        case _:
            return _rejudge(_marked_anew(judged, now), now)


def hear(judged: Judged, other: datetime, now: Moment) -> Judged:
    """What the clock of another machine says."""
    return follow(replace(judged, other=Moment(other, now.steady)), now)


def believe(judged: Judged, now: Moment) -> Judged:
    """From now on, as at an admin's word."""
    return replace(judged, believed=now, why=None, mark=None)


def time_of(judged: Judged, now: Moment) -> datetime:
    """What is taken for the time."""
    match judged.why:
        case None | Why.UNPROVEN:
            return now.wall
        case Why.JUMPED:
            return judged.believed.after(now.steady)
        case Why.BEHIND if _is_near(judged, now):
            return now.wall
        case _:
            known = judged.other or judged.believed
            return known.after(now.steady)


def is_guess(judged: Judged, now: Moment) -> bool:
    """Nothing tells what the time is: neither this clock, nor another, nor what went before."""
    if judged.why in (None, Why.UNPROVEN, Why.JUMPED) or judged.other is not None:
        return False
    return time_of(judged, now) != now.wall


def _is_near(judged: Judged, now: Moment) -> bool:
    return _apart(now.wall, judged.believed.after(now.steady)) <= judged.jump


def _marked_anew(judged: Judged, now: Moment) -> Judged:
    """A doubted clock that jumps again is another doubt: what an admin said was about the one before."""
    mark = judged.mark
    jumped = mark is None or _apart(now.wall, mark.after(now.steady)) > judged.jump
    return replace(judged, mark=now) if jumped else judged


def _rejudge(judged: Judged, now: Moment) -> Judged:
    """Of a start: the gap between the clock and the earliest time that it can be."""
    gap = now.wall - judged.believed.after(now.steady)
    off = None if judged.other is None else _apart(judged.other.after(now.steady), now.wall)
    agrees = off is not None and off <= AGREES
    if gap < -judged.jump or gap > FAR:
        return replace(judged, why=Why.BEHIND if gap < -judged.jump else Why.FAR)
    if now.wall < judged.believed.wall - SLACK and not agrees:
        return replace(judged, why=Why.BEHIND)
    if gap <= judged.jump or agrees:
        return believe(judged, now)
    if off is not None and off > judged.jump:
        return replace(judged, why=Why.DENIED)
    if judged.mark is not None and now.steady - judged.mark.steady >= PROOF.total_seconds():
        return believe(judged, now)
    return replace(judged, why=Why.UNPROVEN)


def _apart(one: datetime, other: datetime) -> timedelta:
    return abs(one - other)
