"""The failure of a turn: whose fault it is, how often it happened, and what the person is told in the end."""

import asyncio
from dataclasses import replace

from bot.actions.tell import tell
from bot.conversation.core.say import Say, Text
from bot.inbox.turn import TurnContext
from storage.chats import conversations, inbox
from storage.engine.transaction import Transaction


class PictureFailed(Exception):
    """A channel or a library raised at a picture. ``place``: the exception's type and where it was raised."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


def ends_us(error: BaseException) -> bool:
    """This process ends, and not only a library that says so: some raise what no task of ours was told."""
    if isinstance(error, asyncio.CancelledError):
        task = asyncio.current_task()
        return task is not None and task.cancelling() > 0
    return isinstance(error, KeyboardInterrupt | GeneratorExit)


def count_failure(tx: Transaction, sender: bytes, place: str, context: TurnContext, *, tells: bool = True) -> bool:
    """True after the last try: the message is parked and the person told; all handled before it stays."""
    seq = inbox.oldest_waiting(tx, sender)
    if seq is None or not inbox.count_failure(tx, seq, place):
        return False
    # A draft that cannot be opened, as under a lost key, must not silence the person for ever: it is given up.
    recipient = conversations.find_recipient_of(tx, sender)
    if recipient is not None and not conversations.opens(tx, sender):
        conversations.forget_draft(tx, recipient.chat_id)
    if tells and recipient is not None:
        recipient = replace(recipient, channel=inbox.heard_by(tx, seq) or recipient.channel)  # where they wrote now
        tell(tx, recipient, [Say((Text("something-went-wrong"),))], context.office, "reply")
    return True
