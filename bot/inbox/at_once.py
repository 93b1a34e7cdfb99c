"""Updates as they come in: whoever waits for nothing is heard in the transaction that stores the update.

Law: nothing is acknowledged before that commit, and nothing is sent before it. Where a turn fails, nothing of its
transaction stands: all of its updates are stored first, each waits for a turn of its own, and only the one that fails
waits longer. That is so too where the database fails it: who holds a lock, or a row that cannot be read, keeps back one
person and not those whose updates come after.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

import structlog

from bot.config.log import where
from bot.conversation.reading.by_example.likely import NotLearnedYet
from bot.inbox.failures import ends_us
from bot.inbox.turn import Taken, TurnContext, take_message
from storage.chats import inbox
from storage.chats.inbox import NewUpdate, Waiting
from storage.engine.database import Database
from storage.engine.outages import is_outage, is_silent
from storage.engine.transaction import Transaction

MOST: Final = 64  # turns in one transaction, as many as share a commit: all of them are acknowledged together
ALONE: Final = 1  # of a database that takes turns at the same time, each in a transaction of its own

log = structlog.get_logger()


class NotAtOnce(Exception):
    """All of these updates are to be stored first. One was heard before: its turn must leave nothing, not even a chat.
    Or one erases its chat, after which the files are purged, for which nobody else is to wait."""


@dataclass(frozen=True, slots=True)
class Came:
    """``waiting``: the senders whose messages wait in the inbox."""

    waiting: tuple[bytes, ...] = ()
    taken: tuple[Taken, ...] = ()


async def take_in(
    database: Database,
    channel: str,
    updates: Sequence[NewUpdate],
    context: TurnContext,
    answered: Callable[[str], None],
) -> tuple[bytes, ...]:
    """The senders whom to wake. Returns after the commit; raises where nothing was stored. ``answered`` is called when
    deliveries of the channel may wait."""
    together = database.serialises_writes
    if len(updates) > (MOST if together else ALONE):
        return await _store(database, channel, updates)
    if together:
        # The claim of the answers then follows the turns, as a rule into the same commit.
        asyncio.get_running_loop().call_soon(answered, channel)
    try:
        came = await database.write(partial(take_or_store, channel=channel, updates=updates, context=context))
    except BaseException as error:
        if ends_us(error) or is_silent(error):
            raise
        if not isinstance(error, NotAtOnce | NotLearnedYet) and not is_outage(error):
            log.warning("updates could not be heard at once", error=where(error))
        return await _store(database, channel, updates)
    if came.taken and not together:
        answered(channel)
    return came.waiting


def take_or_store(tx: Transaction, channel: str, updates: Sequence[NewUpdate], context: TurnContext) -> Came:
    """Raises whatever a turn raises, and ``NotAtOnce``: then nothing of this may be committed. Of several messages of
    one person all are stored: a turn must know whether another one waits."""
    waiting: dict[bytes, None] = {}
    taken: list[Taken] = []
    of_person = Counter(new.address for new in updates)
    for new in updates:
        took = None
        if not new.parked and of_person[new.address] == 1:
            took = _take(tx, channel, new, context)
        if took is None:
            waiting |= dict.fromkeys(inbox.store(tx, channel, [new]))
        else:
            taken.append(took)
    return Came(tuple(waiting), tuple(taken))


def _take(tx: Transaction, channel: str, new: NewUpdate, context: TurnContext) -> Taken | None:
    """None: it is to be stored, as its person waits for the answer to another, or it wants something to be fetched."""
    sender = inbox.sender_of(tx, channel, new.address)
    if not inbox.is_next(tx, sender):
        return None
    told = Waiting(0, "", channel, new.address, new.payload, 0, tx.now, more=False)
    took = take_message(tx, sender, told, context, partial(_settle, tx, channel, new))
    if not isinstance(took, Taken):
        return None
    if took.erased:
        raise NotAtOnce
    return took


def _settle(tx: Transaction, channel: str, new: NewUpdate, draft_id: str | None, message_ref: str | None) -> bool:
    if not inbox.store_handled(tx, channel, new, draft_id, message_ref):
        raise NotAtOnce
    return True


async def _store(database: Database, channel: str, updates: Sequence[NewUpdate]) -> tuple[bytes, ...]:
    return await database.write(partial(inbox.store, channel=channel, updates=updates))
