"""``mawid``: the operator's commands. Everything personal stays in the chats; nothing here lists or finds a person."""

import asyncio
import signal

import typer
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from bot.cli import backup, contain, journal, staff, stations
from bot.cli import keyring as keyring_commands
from bot.cli.output import out, refusal
from bot.cli.startup import prepare_or_refuse, run_beside, sound_settings, start_or_refuse
from bot.config import log
from bot.config.problems import problems, read_settings
from bot.config.settings import Settings
from bot.config.stations import packaged_stations, read_stations
from bot.domain.office import Office
from bot.startup import Started
from storage.engine.migrate import is_current
from storage.engine.migrate import migrate as migrate_database
from storage.office import offices

app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)
app.add_typer(stations.app, name="stations")
app.add_typer(staff.app, name="staff")
app.add_typer(keyring_commands.app, name="keyring")
app.add_typer(journal.app, name="journal")
app.command()(backup.backup)
app.command()(backup.restore)
app.command()(contain.contain)


@app.command()
def run() -> None:
    """Migrate, then serve the chat page, the desk, and Telegram where a token is set."""
    from bot.app import App
    from bot.http.server import listen  # what serves takes a second to import: no other command waits for it

    settings = sound_settings()
    keyring = prepare_or_refuse(settings)
    try:
        socket = listen(settings.host, settings.port)
    except OSError as error:
        raise refusal(
            f"cannot listen on {settings.host}:{settings.port}: {error.strerror}",
            "stop what uses it, or choose another with MAWID_PORT",
        ) from None

    async def serve() -> None:
        started = await start_or_refuse(settings, keyring, invite=True)
        try:
            stop = asyncio.Event()
            for number in (signal.SIGTERM, signal.SIGINT):
                asyncio.get_running_loop().add_signal_handler(number, stop.set)
            _tell_where(settings, socket.getsockname()[1], started)
            await App(settings, started, socket, stop).run()
        finally:
            await started.database.close()

    asyncio.run(serve())


@app.command()
def chat() -> None:
    """Talk with the bot in this terminal."""
    from bot.cli.chat import chat as chat_in_terminal

    settings = sound_settings()
    keyring = prepare_or_refuse(settings)

    async def talk() -> None:
        started = await start_or_refuse(settings, keyring)
        try:
            await chat_in_terminal(started, lambda text: out.print(f"\n{text}\n", markup=False))
        finally:
            await started.database.close()

    asyncio.run(talk())


@app.command()
def check() -> None:
    """Print everything that is wrong, each with what to do, and exit with 1 if anything is."""
    settings, wrong = read_settings()
    log.configure(settings.log_level, json=False)
    found = [*wrong, *problems(settings, _office_or_packaged(settings))]
    for problem in found:
        out.print(f"{'[red]✗[/red]' if problem.stops else '!'} {problem.what}\n  → {problem.hint}")
    if found:
        raise typer.Exit(1)
    out.print("[green]✓[/green] nothing is wrong")


@app.command()
def migrate() -> None:
    """Bring the tables to this version. ``run`` does it by itself."""
    settings = sound_settings()
    migrate_database(settings.database_url.get_secret_value())
    out.print("The tables are current.")


def _office_or_packaged(settings: Settings) -> Office:
    """The stations as they stand; where no database is yet, those that the first start will load."""
    packaged = read_stations(packaged_stations(), settings.time_zone)
    try:
        if not settings.keyring.exists() or not is_current(settings.database_url.get_secret_value()):
            return packaged
        return run_beside(settings, lambda started: started.database.read(offices.find_office)) or packaged
    except (typer.Exit, OSError, SQLAlchemyError, ArgumentError):
        return packaged


def _tell_where(settings: Settings, port: int, started: Started) -> None:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    shown = "127.0.0.1" if host in ("0.0.0.0", "[::]") else host  # noqa: S104  # compared, not listened on
    lines = [
        f"Mawid is running. Chat page: {settings.public_url or f'http://{shown}:{port}'}/chat",
        f"  database  {settings.sqlite_path or 'PostgreSQL'}",
        f"  key file  {settings.keyring}",
        f"  stations  {', '.join(station.key for station in started.office.stations)}",
        f"  Telegram  {'on' if settings.telegram_token else 'off: set MAWID_TELEGRAM_TOKEN to serve it too'}",
    ]
    if started.invitation:
        lines += [
            "",
            "Nobody is admin yet. Send this to the bot, or type it on the chat page, within a day:",
            *staff.ways_in(started.invitation, ()),
        ]
    out.print("\n".join(lines), markup=False)
