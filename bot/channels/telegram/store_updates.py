"""Updates into the inbox, the same for polling and webhook: stored and committed, then whoever waits is woken."""

from collections.abc import Awaitable, Callable, Iterable, Sequence

from bot.channels.telegram.reading import Json, new_update, press_of
from storage.chats.inbox import NewUpdate

Store = Callable[[Sequence[NewUpdate]], Awaitable[Sequence[bytes]]]
"""Returns after the commit, with the senders that have something new."""
Wake = Callable[[bytes], None]


async def keep(updates: Iterable[Json], store: Store, wake: Wake) -> list[str]:
    """The ids of the presses among them, to be answered now. What ``store`` raises means that nothing was kept."""
    updates = list(updates)
    new = [kept for update in updates if (kept := new_update(update)) is not None]
    if new:
        for sender in await store(new):
            wake(sender)
    return [press for update in updates if (press := press_of(update))]
