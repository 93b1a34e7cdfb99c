"""Law: what one of us tells a chat unasked is queued in the transaction that gave the reason for it."""

from collections.abc import Iterable, Mapping
from datetime import datetime

from bot.conversation.applicant.interview.listening import UNASKED, numbered_unasked
from bot.conversation.core.say import Say
from bot.domain.message import Message, Send
from bot.domain.office import Office
from bot.rendering.digits import with_eastern_digits
from bot.rendering.text import render
from storage.chats.conversations import Recipient, find_readers, find_recipient, note_numbers
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import Kind, NewDelivery, queue
from storage.outbox.staff_screens import staff_mark


def tell(
    tx: Transaction,
    to: str | Recipient | None,
    says: Iterable[Say | Message],
    office: Office,
    kind: Kind = "notice",
    *,
    tag: str | None = None,
    due_at: datetime | None = None,
    until: datetime | None = None,
) -> tuple[str, ...]:
    """Queues each of ``says`` in the chat's language; a ``Message`` goes out as it is. ``to``: a chat's id, or the
    recipient where the caller has it. ``due_at`` and ``until`` as in ``NewDelivery``; a say may have an end of
    its own. The ids of the deliveries; none where there is no such chat."""
    recipient = find_recipient(tx, to) if isinstance(to, str) else to
    if recipient is None:
        return ()
    return queue(tx, letters(tx, recipient, says, office, kind, tag=tag, due_at=due_at, until=until))


def tell_staff(
    tx: Transaction, chat_id: str | None, says: Iterable[Say | Message], office: Office, kind: Kind = "notice"
) -> tuple[str, ...]:
    """Somebody who works here, of their work: it goes from the screen with the enrolment. None: they have no chat."""
    return tell(tx, chat_id, says, office, kind, tag=staff_mark(chat_id) if chat_id else None)


def letters(
    tx: Transaction,
    to: Recipient,
    says: Iterable[Say | Message],
    office: Office,
    kind: Kind = "notice",
    *,
    tag: str | None = None,
    due_at: datetime | None = None,
    until: datetime | None = None,
    listens: bool = True,
    eastern: bool | None = None,
) -> list[NewDelivery]:
    """What ``tell`` queues, for who tells many at once. ``listens``: False where it is known that the person is not in
    listen mode. ``eastern``: digits as ٣, as the chat's person types them; None: it is looked up."""
    new = []
    if eastern is None:
        eastern = to.locale != "en" and to.chat_id in find_readers(tx, [to.chat_id]).eastern
    for say in says:
        said = _numbered(tx, to.chat_id, say) if isinstance(say, Say) and listens and say.step in UNASKED else say
        message = said if isinstance(said, Message) else render(said, to.locale, office)
        message = with_eastern_digits(message) if eastern and isinstance(said, Say) else message
        end = until or (say.until if isinstance(say, Say) else None)
        new.append(NewDelivery(to.chat_id, to.channel, kind, Send(message), tag, due_at, until=end))
    return new


def _numbered(tx: Transaction, chat_id: str, say: Say) -> Say:
    """With numbers beside its choices for who is in listen mode."""
    said = say

    def number(known: Mapping[str, str]) -> Mapping[str, str]:
        nonlocal said
        said, numbers = numbered_unasked(say, known)
        return numbers

    note_numbers(tx, chat_id, number)
    return said
