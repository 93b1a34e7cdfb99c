"""Serial numbers: what the office's paper says; how they are read is ``bot.conversation.reading.numbers.serials``."""

from dataclasses import dataclass
from typing import Final

MOST: Final = 500  # serials in one entry


@dataclass(frozen=True, slots=True)
class Serial:
    """``shown`` as the office writes it; ``canonical`` as two of them are compared."""

    shown: str

    @property
    def canonical(self) -> str:
        return (self.shown.lstrip("0") or "0") if self.shown.isdigit() else self.shown
