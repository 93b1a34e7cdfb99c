"""The whole service rests for a while, and says so to whoever writes."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.office import Words


@dataclass(frozen=True, slots=True)
class Pause:
    """``english`` may be empty: then everyone reads the Arabic text."""

    arabic: str
    english: str
    since: datetime

    @property
    def words(self) -> Words:
        return Words(self.arabic, self.english or self.arabic)
