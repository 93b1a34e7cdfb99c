"""Cases of a chat, and a world that does what is commanded about them; ``mood`` 0 is success."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any, assert_never

from bot.conversation.core import case_commands, case_outcomes
from bot.conversation.core.case_commands import CaseCommand
from bot.conversation.core.state import Conversation
from bot.domain.booking import Booking, HoldExpired, Slot, SlotClosed
from bot.domain.case import AlreadyChosen, Case, CaseEnded, NotInvited, RecoveryRefused, Stage
from bot.domain.outcome import Outcome
from bot.domain.standing import Standing
from tests.builders import MONDAY

COLLECT = "saliheen.collect"


def a_case(number: int = 1, stage: Stage = Stage.READY, slot: Slot | None = None, **changes: Any) -> Standing:
    case = Case(f"{number:015x}c", "cards", "saliheen", stage, f"471{number}", "chat", "en", MONDAY)
    if stage is Stage.READY:
        case = replace(case, ready_at=MONDAY, invited=True)
    if stage is Stage.COLLECTED:
        case = replace(case, collected_at=MONDAY, expires_on=date(2027, 3, 7))
    return Standing(replace(case, **changes), slot)


def about_case(command: CaseCommand, cases: tuple[Standing, ...], mood: int, conversation: Conversation) -> Outcome:
    match command:
        case case_commands.FindCases(purpose, wanted, at):
            return case_outcomes.CasesFound(purpose, cases, wanted, at)
        case case_commands.BookCollection():
            slot = Slot(conversation.answers["station"], datetime.fromisoformat(conversation.answers["time"]))
            made = case_outcomes.CollectionMade(Booking("c" * 16, "482917360531", slot, "", 2, "204", collects=True))
            refusals = (HoldExpired(slot), SlotClosed(slot), AlreadyChosen("c" * 16, slot), NotInvited(), CaseEnded())
            possible: tuple[Outcome, ...] = (made, *refusals)
            return possible[mood % len(possible)]
        case case_commands.LoseCard():
            return case_outcomes.CardLost(not mood)
        case case_commands.WishReminder(case_id, wished):
            found = [each.case for each in cases if each.case.id == case_id and not mood]
            return case_outcomes.ReminderNoted(found[0] if found else None, wished)
        case case_commands.RecoverCase():
            return RecoveryRefused() if mood else case_outcomes.CaseRecovered("ar")
        case _:
            assert_never(command)
