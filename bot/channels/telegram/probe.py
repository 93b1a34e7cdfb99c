"""What is wrong between us and Telegram, asked once and changed nowhere: the token, and where updates go."""

import asyncio
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any, Final
from urllib.parse import urlsplit

from telegram.error import Conflict, EndPointNotFound, Forbidden, InvalidToken, TelegramError

from bot.channels.telegram.api import call
from bot.channels.telegram.menu import LANGUAGES, shown_name
from bot.channels.telegram.transport import NotReached, OutcomeUnknown, open_bot
from bot.config.problems import Problem
from bot.config.settings import Settings, bot_of
from bot.domain.neutral import gives_away, username_gives_away

PATIENCE: Final = 10.0  # seconds
TOKEN_REFUSED: Final = Problem(
    "Telegram refuses the token (401)", "copy it anew from @BotFather and set MAWID_TELEGRAM_TOKEN; then restart"
)
TWO_POLL: Final = Problem(
    "another process receives this bot's messages (409)",
    "stop the other one; if you do not know it, revoke the token with @BotFather and set the new one",
)
NOT_REACHED: Final = Problem(
    "Telegram is not reached", "see the network and its name server; without it the chat page and the desk still work"
)


async def probe_telegram(settings: Settings) -> tuple[list[str], list[Problem]]:
    """The names of the bots that are known, and what is wrong; of several bots, with which."""
    found = await asyncio.gather(*(_probe(settings, token) for token in settings.telegram_tokens))
    if len(found) > 1:  # the id is the half of a token that everybody may know
        ids = (bot_of(token) for token in settings.telegram_tokens)
        found = [
            (name, [replace(one, what=f"{f'@{name}' if name else f'bot {bot}'}: {one.what}") for one in wrong])
            for bot, (name, wrong) in zip(ids, found, strict=True)
        ]
    return [name for name, _ in found if name], [one for _, wrong in found for one in wrong]


async def _probe(settings: Settings, token: str) -> tuple[str, list[Problem]]:
    """The bot's name, "" if it is not known; and what is wrong."""
    bot = open_bot(token, settings.telegram_api_url, limit=1)
    await bot.request.initialize()
    try:
        me = await call(bot, "getMe", {}, seconds=PATIENCE)
        info = await call(bot, "getWebhookInfo", {}, seconds=PATIENCE)
        names = {await shown_name(bot, language, seconds=PATIENCE) for language in LANGUAGES}
    except TelegramError as error:
        return "", [told(error)]
    finally:
        await bot.request.shutdown()
    username = str(me.get("username", ""))
    return username, [*_wrong_webhook(settings, info), *_telling_names(username, names)]


def told(error: TelegramError) -> Problem:
    match error:
        case InvalidToken() | EndPointNotFound() | Forbidden():
            return TOKEN_REFUSED
        case Conflict():
            return TWO_POLL
        case NotReached() | OutcomeUnknown():
            return NOT_REACHED
        case _:
            return Problem(f"Telegram refuses to answer ({type(error).__name__})", "try again in a minute")


def _wrong_webhook(settings: Settings, info: dict[str, Any]) -> Iterator[Problem]:
    set_to, ours = str(info.get("url") or ""), settings.telegram_webhook_url
    if set_to and ours is None:
        hint = "mawid run takes it back; if it comes again, somebody else has the token: revoke it with @BotFather"
        yield Problem(f"this bot's messages go to a webhook at {_host(set_to)}, not here (409)", hint, stops=False)
    elif set_to and ours is not None and _host(set_to) != _host(ours):
        hint = "mawid run sets its own again; if it changes back, somebody else has the token: revoke it"
        yield Problem(f"this bot's webhook is at {_host(set_to)}, not at {_host(ours)}", hint, stops=False)
    if set_to and info.get("last_error_message"):
        hint = "see that its https certificate is good and that it passes the path on to Mawid"
        yield Problem(f"Telegram could not deliver to {_host(set_to)} lately", hint, stops=False)
    if (waiting := int(info.get("pending_update_count") or 0)) > 100:
        hint = "start mawid run: Telegram keeps them for a day"
        yield Problem(f"{waiting} messages of people wait at Telegram", hint, stops=False)


def _telling_names(username: str, names: Iterable[str]) -> Iterator[Problem]:
    """The name is the title of every push, and the username stands in every link and QR code."""
    for name in sorted(names):
        if gives_away(name):
            hint = "mawid run sets the neutral one; if it comes back, somebody sets it with @BotFather"
            yield Problem(
                f"the bot's name, {name!r}, tells what people come for: a locked phone shows it", hint, stops=False
            )
    if username_gives_away(username):
        hint = (
            "make a bot with a neutral username with @BotFather: codes handed out under the old one go to the old bot"
        )
        yield Problem(f"the bot's username, @{username}, tells what people come for", hint, stops=False)


def _host(url: str) -> str:
    return urlsplit(url).hostname or "?"
