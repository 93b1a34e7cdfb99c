"""The commands about the chat's own cases. Data only: ``bot.inbox.execute_cases`` does them."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

CasePurpose = Literal["time", "choose", "said", "renew", "collect", "lost", "erase"]
"""The purpose of a list of the chat's cases; it comes back with the list."""


@dataclass(frozen=True, slots=True)
class FindCases:
    """The cases of the chat that have not ended. ``wanted``, the id of the one that was tapped or what was typed, and
    ``at``, the time that was tapped beside it, come back with the outcome."""

    purpose: CasePurpose
    wanted: str = ""
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class BookCollection:
    """At the time that the errand's answers name, which the chat holds."""

    case_id: str


@dataclass(frozen=True, slots=True)
class LoseCard:
    case_id: str


@dataclass(frozen=True, slots=True)
class WishReminder:
    """Before what was handed over ends."""

    case_id: str
    wished: bool


@dataclass(frozen=True, slots=True)
class RecoverCase:
    """``digits``: twelve, which need not be a code at all."""

    digits: str


CaseCommand = FindCases | BookCollection | LoseCard | WishReminder | RecoverCase
