"""Updates into the inbox, the same for polling and webhook: stored and committed, then their senders are woken."""

from collections.abc import Iterable
from typing import Any

from bot.channels.contract import Store, Wake
from bot.channels.telegram.parse import new_update, press_of, unusable, usable_id


async def receive(updates: Iterable[Any], store: Store, wake: Wake) -> list[str]:
    """The ids of the presses among them, to be answered now. An error of ``store`` means that nothing was stored."""
    updates = list(updates)
    read = (new_update(update) if usable_id(update) else unusable(update) for update in updates)
    new = [kept for kept in read if kept is not None]
    if new:
        for sender in await store(new):
            wake(sender)
    return [press for update in updates if isinstance(update, dict) and (press := press_of(update))]
