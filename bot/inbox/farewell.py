"""The farewell of a chat that was erased at its person's word."""

from bot.channels.contract import Incoming
from bot.conversation.core.say import Say
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.domain.message import Delete, Outgoing, Send
from bot.inbox.gone_at_once import leaves_at_once
from bot.inbox.marks import mark_of
from bot.rendering.text import render
from storage.chats.conversations import ChatRecord
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import NewDelivery, queue


def say_farewell(
    tx: Transaction, turn: Turn, before: Conversation, chat: ChatRecord, heard: Incoming, scene: Scene
) -> None:
    """The chat is gone; its address lives on in these last messages until they are sent, an hour at most. That of
    whoever works here stays, and a word of work goes to it, marked as such: else it would outlast the enrolment."""

    def last(outgoing: Outgoing) -> NewDelivery:
        return NewDelivery(None, chat.account, "farewell", outgoing, address=chat.address)

    # Who taps at once taps a message of which we do not know yet that it was sent: it must go all the same.
    new = [last(Delete((heard.pressed,)))] if heard.pressed else []
    new += [last(Delete((heard.ref,)))] if leaves_at_once(before, chat, heard, scene) else []
    for said in turn.says:
        if isinstance(said, Say):
            send = Send(render(said, turn.conversation.locale, scene.office))
            work = NewDelivery(chat.id, chat.account, "reply", send, mark_of(said, "", chat.id))
            new.append(work if said.work else last(send))
    queue(tx, new)
