"""Command -> act, for what a person does about the chat's own cases."""

from typing import assert_never

from bot.actions import case_of_chat
from bot.conversation.core import case_commands, case_outcomes
from bot.conversation.core.case_commands import CaseCommand
from bot.conversation.core.state import Conversation, Scene
from bot.domain.outcome import Outcome
from storage.chats.conversations import ChatRecord
from storage.engine.transaction import Transaction


def execute_case(
    tx: Transaction, command: CaseCommand, chat: ChatRecord, conversation: Conversation, scene: Scene
) -> Outcome:
    match command:
        case case_commands.FindCases(purpose, wanted, at):
            offers = purpose in ("time", "choose", "collect")
            return case_outcomes.CasesFound(
                purpose, case_of_chat.standings(tx, chat.id, scene, offers=offers), wanted, at
            )
        case case_commands.BookCollection(case_id):
            return case_of_chat.book(tx, chat.id, case_id, conversation.answers, scene)
        case case_commands.LoseCard(case_id):
            return case_of_chat.lose(tx, chat.id, case_id, scene)
        case case_commands.WishReminder(case_id, wished):
            return case_of_chat.wish_reminder(tx, chat.id, case_id, scene, wished=wished)
        case case_commands.RecoverCase(digits):
            return case_of_chat.recover(tx, chat.id, digits, scene)
        case _:
            assert_never(command)
