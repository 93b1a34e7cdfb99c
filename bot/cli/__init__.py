"""``mawid``: the operator's commands. Everything personal stays in the chats; nothing here lists or finds a person."""

import asyncio
import signal
from collections.abc import Sequence
from importlib.metadata import version
from typing import Annotated

import typer

from bot.cli.commands import Commands
from bot.cli.plain import refusal, remark, say
from bot.cli.running import claim_folder, note_file, note_site, remove_left_drafts, remove_left_keys
from bot.cli.startup import database_name, prepare_or_refuse, site_of, sound_settings, start_or_refuse
from bot.config import collector
from bot.config.clock import now
from bot.config.core_dumps import forbid_core_dumps
from bot.config.settings import Settings, bot_of
from bot.config.zones import use_newest
from bot.startup import PATIENCE, Started

_HELP = "The operator's commands. Everything personal stays in the chats; nothing here lists or finds a person."
app = typer.Typer(cls=Commands, no_args_is_help=True, pretty_exceptions_enable=False, help=_HELP)


def _tell_version(wanted: bool) -> None:
    if wanted:
        say(f"Mawid {version('mawid')}")
        raise typer.Exit


@app.callback(help=_HELP)
def begin(
    context: typer.Context,
    _: Annotated[
        bool, typer.Option("--version", callback=_tell_version, is_eager=True, help="Which release this is.")
    ] = False,
) -> None:
    """Before every command."""
    forbid_core_dumps()
    context.obj = use_newest()


@app.command()
def run() -> None:
    """Migrate, then serve the chat page, the desk, and Telegram where a token is set."""
    collector.hold_off()
    from bot.app import App
    from bot.channels.contract import FirstAccountUnknown
    from bot.http.server import listen  # what serves takes a second to import: no other command waits for it

    settings = sound_settings()
    runs = claim_folder(settings.sqlite_path, now()) if settings.sqlite_path else None
    keyring = prepare_or_refuse(settings, create=True, patience=PATIENCE)
    if settings.sqlite_path and runs is None:
        remove_left_drafts(settings.sqlite_path)
    remove_left_keys(settings.keyring)
    try:
        socket = listen(settings.host, settings.port)
    except OSError as error:
        raise refusal(
            f"cannot listen on {settings.host}:{settings.port}: {error.strerror}",
            f"{runs}; stop that one first" if runs else "stop what uses it, or choose another with MAWID_PORT",
        ) from None
    if runs:
        remark(f"! {runs}; this one takes over when that one ends")

    async def serve() -> None:
        started = await start_or_refuse(settings, keyring, invite=True)
        try:
            stop = asyncio.Event()
            for number in (signal.SIGTERM, signal.SIGINT):
                asyncio.get_running_loop().add_signal_handler(number, stop.set)
            asyncio.get_running_loop().call_later(collector.AFTER, collector.spare_what_stays)
            if settings.sqlite_path:
                note_file(started.files.opened)
            port = socket.getsockname()[1]
            note_site(site_of(settings, port))
            _tell_where(settings, port, started)
            await App(settings, started, socket, stop).run()
        except FirstAccountUnknown:
            hint = "start once with the token of that bot alone, stop, and name the folder then"
            raise refusal("several tokens, and nobody has noted which bot people wrote to so far", hint) from None
        finally:
            await started.database.close()

    asyncio.run(serve())
    say("Mawid has stopped. All is kept; the next start goes on with it.")


@app.command()
def chat() -> None:
    """Talk with the bot in this terminal."""
    from bot.cli.chat import chat as chat_in_terminal

    settings = sound_settings()
    keyring = prepare_or_refuse(settings, create=True)

    async def talk() -> None:
        started = await start_or_refuse(settings, keyring)
        try:
            await chat_in_terminal(started, lambda text: say(f"\n{text}\n"))
        finally:
            await started.database.close()

    asyncio.run(talk())


@app.command()
def migrate() -> None:
    """Bring the tables to this version. The command run does it by itself."""
    prepare_or_refuse(sound_settings(), create=True)
    say("The tables are current.")


def told_of_bots(tokens: Sequence[str]) -> str:
    """By their ids, which the log has too: what they are called only Telegram knows, and ``mawid check`` asks."""
    bots = ", ".join(map(bot_of, tokens))
    if not tokens:
        return "off: set MAWID_TELEGRAM_TOKEN to serve it too"
    return f"on, {len(tokens)} bots: {bots}" if len(tokens) > 1 else f"on, bot {bots}"


def _tell_where(settings: Settings, port: int, started: Started) -> None:
    lines = [
        f"Mawid is running. Chat page: {site_of(settings, port)}/chat",
        f"  database  {database_name(settings)} (id {started.database_id})",
        f"  key file  {settings.keyring.absolute()}",
        f"  stations  {', '.join(station.key for station in started.office.stations)}",
        f"  Telegram  {told_of_bots(settings.telegram_tokens)}",
    ]
    if started.invitation:
        lines += [
            "",
            "Nobody is admin yet. Send the line in this file to the bot, or type it on the chat page, within a day:",
            f"  {started.invitation}",
        ]
    say("\n".join(lines))
