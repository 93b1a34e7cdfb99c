"""A case as its person sees it: how far it is, and the time at which it is collected, once one was chosen."""

from dataclasses import dataclass

from bot.domain.booking import Slot
from bot.domain.case import Case, Stage


@dataclass(frozen=True, slots=True)
class Standing:
    case: Case
    slot: Slot | None = None

    @property
    def may_choose(self) -> bool:
        return self.case.stage is Stage.READY and self.case.invited and self.slot is None

    @property
    def waits_for_times(self) -> bool:
        """It is ready, and nobody was told yet to choose when to come."""
        return self.case.stage is Stage.READY and not self.case.invited and self.slot is None

    @property
    def can_be_reminded(self) -> bool:
        """Of its end, which nobody has wished yet."""
        case = self.case
        return case.stage is Stage.COLLECTED and case.expires_on is not None and not case.remind
