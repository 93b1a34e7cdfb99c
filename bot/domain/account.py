"""One of several accounts of ours on a channel, as a messenger's second bot: its name, and which messages are its own.

Law: an account's name begins with its channel's, and that of the first account is the channel's name alone: rows and
references from before there were several are the first one's. Chats and bookings are of a channel, whichever account.
"""

from collections.abc import Iterable, Mapping


def account_on(channel: str, own: str) -> str:
    """``own``: what tells the account from others of its channel; "" for the first."""
    return f"{channel}:{own}" if own else channel


def channel_of(account: str) -> str:
    return account.partition(":")[0]


def ref_of(account: str, ref: str) -> str:
    """A message's reference as it is kept: numbers of messages are an account's own, and begin anew with each."""
    own = account.partition(":")[2]
    return f"{ref}@{own}" if own and ref else ref


def bare(ref: str) -> str:
    """As the account itself calls the message."""
    return ref.partition("@")[0]


def account_of(ref: str, beside: str) -> str:
    """The account whose message that is. ``beside``: any account of its channel."""
    return account_on(channel_of(beside), ref.partition("@")[2])


def by_account(refs: Iterable[str], beside: str) -> Mapping[str, tuple[str, ...]]:
    """The references, by the account that alone can edit and delete each."""
    found: dict[str, list[str]] = {}
    for ref in refs:
        found.setdefault(account_of(ref, beside), []).append(ref)
    return {account: tuple(theirs) for account, theirs in found.items()}
