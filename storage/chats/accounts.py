"""By which account of its channel a chat is written to: the one that it wrote to last.

Law: a chat is one, whichever account hears it; only who answers changes. Rows from before there were several accounts
are the first one's, so which one that is must be known before there is a second.
"""

from collections.abc import Collection, Mapping
from typing import Final

from sqlalchemy import bindparam, case, func, null, select, update

from bot.domain.account import channel_of
from storage.engine.transaction import Transaction
from storage.facts import bind_fact, find_bound_fact, find_bound_facts, forget_fact
from storage.tables import chats

_FIRST: Final = "first account:"
_LINK: Final = "link:"
its_account: Final = func.coalesce(chats.c.account, chats.c.channel)
"""The account by which we write to a chat."""
_index = bindparam("of_index", type_=chats.c.address_index.type)
_account = bindparam("of_account", type_=chats.c.account.type)
_named = case((_account == chats.c.channel, null()), else_=_account)
_HEARD_BY = update(chats).where(chats.c.id == bindparam("of_chat")).values(account=_named)
_BLOCKED = (
    update(chats)
    .where(chats.c.address_index == _index, its_account == _account)
    .values(blocked_at=bindparam("at", type_=chats.c.blocked_at.type))
)
_UNBLOCKED = (
    update(chats)
    .where(chats.c.address_index == _index, chats.c.blocked_at.is_not(None))
    .values(blocked_at=null(), account=_named)
    .returning(chats.c.id)
)
_ANY = select(chats.c.id).where(chats.c.channel == bindparam("of_channel")).limit(1)


def mark_heard_by(tx: Transaction, chat_id: str, account: str) -> None:
    """We write to that chat by this account of its channel from now on."""
    tx.connection.execute(_HEARD_BY, {"of_chat": chat_id, "of_account": account})


def mark_blocked(tx: Transaction, address_index: bytes, account: str) -> None:
    """The person blocked that account. Where we write to them by another, it is no word on that one."""
    tx.connection.execute(_BLOCKED, {"of_index": address_index, "of_account": account, "at": tx.now})


def mark_unblocked(tx: Transaction, address_index: bytes, account: str) -> str | None:
    """The id of the chat, if it could not be written to: by this account it can."""
    found: str | None = tx.connection.execute(_UNBLOCKED, {"of_index": address_index, "of_account": account}).scalar()
    return found


def first_key(channel: str) -> str:
    """Of the fact which account of that channel is the first."""
    return f"{_FIRST}{channel}"


def find_first(tx: Transaction, channel: str) -> str:
    """What tells the first account of that channel from others; "" while nobody has noted it."""
    return find_bound_fact(tx, first_key(channel), earlier=True) or ""


def note_first(tx: Transaction, channel: str, own: str) -> str:
    """The first account, which is this one if none was noted before."""
    first = find_first(tx, channel) or own
    bind_fact(tx, first_key(channel), first)
    return first


def keep_link(tx: Transaction, account: str, link: str, beside: Collection[str]) -> None:
    """The address that opens a chat with that account, up to its payload. Those of accounts that are not open
    ``beside`` it any more go: nobody is sent there."""
    bind_fact(tx, f"{_LINK}{account}", link)
    for other in find_links(tx, channel_of(account)).keys() - set(beside):
        forget_fact(tx, f"{_LINK}{other}")


def find_links(tx: Transaction, channel: str) -> Mapping[str, str]:
    """By account, of those of that channel that have learned their own name."""
    known = ((key.removeprefix(_LINK), link) for key, link in find_bound_facts(tx, _LINK).items())
    return {account: link for account, link in known if channel_of(account) == channel and link}


def any_chat(tx: Transaction, channel: str) -> bool:
    """Somebody wrote to us there, by whichever account."""
    return tx.connection.execute(_ANY, {"of_channel": channel}).first() is not None
