"""The whole service rests for a while, and says so to whoever writes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from bot.domain.office import Words

PageUse = Literal["open", "staff", "closed"]
"""Whom the chat page serves: everybody, staff alone, or nobody. What is booked can be seen, cancelled and erased there
all the same."""
PAGE_USES: Final[tuple[PageUse, ...]] = ("open", "staff", "closed")


@dataclass(frozen=True, slots=True)
class Pause:
    """``english`` may be empty: then everyone reads the Arabic text."""

    arabic: str
    english: str
    since: datetime

    @property
    def words(self) -> Words:
        return Words(self.arabic, self.english or self.arabic)
