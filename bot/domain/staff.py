"""Who confirms and who runs the service."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final
from unicodedata import category

from bot.domain.limits import STAFF_NAME, too_long
from bot.domain.marks import bounded
from bot.domain.outcome import Outcome

_JOINERS: Final = "\u200c\u200d"  # within words of some scripts


class Role(StrEnum):
    STATION = "station"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Staff(Outcome):
    """An enrolled member of staff. ``station`` is None for admins, who serve all stations."""

    id: str
    name: str
    role: Role
    station: str | None


PAGE: Final = 8
"""Members on one page of a list."""


@dataclass(frozen=True, slots=True)
class Invitation(Outcome):
    """A one-time invitation; ``payload`` is what follows /start, shown once and never stored readably."""

    payload: str
    role: Role
    station: str | None
    expires_at: datetime

    def on_page(self, site: str) -> str:
        """The address of the chat page with it, behind the #: what stands there reaches no server and no log."""
        return f"{site.rstrip('/')}/chat#start={self.payload}"


@dataclass(frozen=True, slots=True)
class InvitationInvalid(Outcome):
    """Unknown, used, or too old: one answer for all three."""


@dataclass(frozen=True, slots=True)
class StaysAdmin(Outcome):
    """An admin opened an invitation for a station, perhaps to see whether it works: it is still good, for another."""


@dataclass(frozen=True, slots=True)
class NameTooLong(Outcome):
    """For a member of staff: whatever names them, a notice or a button, would be too long for a messenger."""


def read_name(typed: str) -> str | NameTooLong:
    """As it is kept: one line, without control and direction characters; "" where nothing is left."""
    shown = "".join(_shown(char) for char in typed)
    name = " ".join(bounded(shown).split())
    return NameTooLong() if too_long(name, STAFF_NAME) else name


def _shown(char: str) -> str:
    if char in _JOINERS:
        return char
    return {"Cc": " ", "Zl": " ", "Zp": " ", "Cf": "", "Cs": "", "Cn": "", "Co": ""}.get(category(char), char)


EnrolOutcome = Staff | InvitationInvalid | StaysAdmin
