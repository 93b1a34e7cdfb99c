"""Updates into the inbox, the same for polling and webhook: stored and committed, then their senders are woken."""

from collections.abc import Iterable

from bot.channels.contract import Store, Wake
from bot.channels.telegram.parse import Json, new_update, press_of


async def receive(updates: Iterable[Json], store: Store, wake: Wake) -> list[str]:
    """The ids of the presses among them, to be answered now. An error of ``store`` means that nothing was stored."""
    updates = list(updates)
    new = [kept for update in updates if (kept := new_update(update)) is not None]
    if new:
        for sender in await store(new):
            wake(sender)
    return [press for update in updates if (press := press_of(update))]
