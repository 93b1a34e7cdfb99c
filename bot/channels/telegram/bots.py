"""The bots that the settings ask for, each with its own token, webhook and file ids, and all with the same chats."""

import hmac
from collections.abc import Iterable, Sequence

import structlog

from bot.channels.contract import DrawChart, FirstAccountUnknown
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.deliver import Sounds
from bot.channels.telegram.menu import AdminMenu
from bot.channels.telegram.traits import TRAITS
from bot.channels.telegram.transport import Hears, open_bot
from bot.channels.telegram.trouble import Troubles
from bot.channels.telegram.webhook import Webhook
from bot.config.log import where
from bot.config.settings import Settings, bot_of, is_elsewhere
from bot.domain.account import account_on
from bot.domain.channel import ChannelTraits
from bot.domain.trouble import TroubleKind
from storage.bookings import qr_files
from storage.chats import accounts
from storage.chats.troubles import forget_trouble, mark_trouble
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office import notes
from storage.staff.admin_chats import find_admin_chats

log = structlog.get_logger(__name__)


async def find_first_bot(database: Database, tokens: Sequence[str]) -> str:
    """The one to which everybody wrote who came before there were several; it is noted once and for all. "" without
    tokens. Raises ``FirstAccountUnknown``."""
    if not tokens:
        return ""

    def look(tx: Transaction) -> tuple[str, bool]:
        return accounts.find_first(tx, TRAITS.name), accounts.any_chat(tx, TRAITS.name)

    first, anybody = await database.read(look)
    if first:
        return first
    if anybody and len(tokens) > 1:
        raise FirstAccountUnknown
    try:
        return await database.write(lambda tx: accounts.note_first(tx, TRAITS.name, bot_of(tokens[0])))
    except Exception as error:  # no write at the start may end a process; the next start notes it
        log.warning("which bot is the first is not noted yet", error=where(error))
        return bot_of(tokens[0])


def open_telegram(
    settings: Settings,
    token: str,
    first: str,
    traits: ChannelTraits,
    database: Database,
    draw_chart: DrawChart,
    hears: Hears | None = None,
) -> TelegramChannel:
    """The bot of that token. ``first``: which of them all is the first. ``hears``: what Telegram's clock says; a server
    of one's own on this machine has the clock of this machine."""
    bot = bot_of(token)
    own = "" if bot == first else bot
    account = account_on(traits.name, own)
    address, secret = settings.telegram_webhook_url, settings.telegram_webhook_secret

    async def recall(digits: str) -> str | None:
        kept = await database.read(lambda tx: qr_files.recall_picture(tx, digits)) or ""
        file_id, _, whose = kept.partition(" ")
        return file_id if whose == own else None

    async def remember(digits: str, file_id: str) -> None:
        kept = f"{file_id} {own}".rstrip()  # a file_id is the bot's to whom it was given
        await database.write(lambda tx: qr_files.remember_picture(tx, digits, kept))

    async def admins() -> Iterable[AdminMenu]:
        found = await database.read(lambda tx: find_admin_chats(tx, traits.name))
        return [AdminMenu(each.address, each.stands) for each in found]

    async def report(kind: TroubleKind, who: str) -> None:
        await database.write(lambda tx: mark_trouble(tx, account, kind, who))

    async def over(kind: TroubleKind) -> None:
        await database.write(lambda tx: forget_trouble(tx, account, kind))

    return TelegramChannel(
        open_bot(
            token,
            settings.telegram_api_url,
            hears=hears if is_elsewhere(settings.telegram_api_url) else None,
        ),
        traits=traits,
        webhook=Webhook(address, secret_of(secret.get_secret_value(), own), own) if address and secret else None,
        recall_file=recall,
        remember_file=remember,
        draw_chart=draw_chart,
        sounds=_sounds(database, bot),
        troubles=Troubles(report, over, bot=bot),
        admins=admins,
        own=own,
    )


def secret_of(secret: str, own: str) -> str:
    """Of the webhook of one bot: who learns that of one, as whoever runs it, cannot pose as Telegram to another."""
    return hmac.digest(secret.encode(), own.encode(), "sha256").hex() if own else secret


def _sounds(database: Database, of: str) -> Sounds:
    """A file_id is the bot's to whom it was given: with the token of another the note is uploaded anew."""
    bot = f"{TRAITS.name}:{of}"

    async def recall(note: str) -> str | None:
        return await database.read(lambda tx: notes.recall_file(tx, note, bot))

    async def remember(note: str, file_id: str) -> None:
        await database.write(lambda tx: notes.remember_file(tx, note, bot, file_id))

    async def sound(note: str) -> bytes | None:
        return await database.read(lambda tx: notes.open_sound(tx, note))

    return Sounds(recall, remember, sound)
