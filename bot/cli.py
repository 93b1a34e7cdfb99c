"""``mawid``: the operator's commands. Everything personal stays in the chats; nothing here lists or finds a person."""

import asyncio
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table
from sqlalchemy.exc import ArgumentError, SQLAlchemyError

from bot import log
from bot.app import App, listen
from bot.chatting import chat as chat_in_terminal
from bot.config import Problem, Settings, problems, read_settings
from bot.domain.office import Office, unverified
from bot.domain.staff import Invitation, Role
from bot.opening import KeyringMissing, Opened, open_house, prepare_files, rules_of
from bot.stations import StationsInvalid, packaged_stations, read_stations
from bot.text import write_week
from storage import offices, staff
from storage.database import Transaction
from storage.migrate import is_current
from storage.migrate import migrate as migrate_database
from storage.secrets import Keyring, load_keyring, new_keyring, save_keyring, with_new_key

T = TypeVar("T")
app = typer.Typer(no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)
stations_app = typer.Typer(no_args_is_help=True, help="The stations: hours, places, facts.")
staff_app = typer.Typer(no_args_is_help=True, help="Who confirms at a station, and who runs the service.")
keyring_app = typer.Typer(no_args_is_help=True, help="The keys that everything personal is sealed with.")
app.add_typer(stations_app, name="stations")
app.add_typer(staff_app, name="staff")
app.add_typer(keyring_app, name="keyring")
out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)


@app.command()
def run() -> None:
    """Migrate, then serve the chat page, and Telegram where a token is set."""
    settings = _settings()
    keyring = _prepared(settings)
    try:
        socket = listen(settings)
    except OSError as error:
        raise _refusal(
            f"cannot listen on {settings.host}:{settings.port}: {error.strerror}",
            "stop what uses it, or choose another with MAWID_PORT",
        ) from None

    async def serve() -> None:
        opened = await _opened(settings, keyring, invite=True)
        try:
            stop = asyncio.Event()
            for number in (signal.SIGTERM, signal.SIGINT):
                asyncio.get_running_loop().add_signal_handler(number, stop.set)
            _tell_where(settings, socket.getsockname()[1], opened)
            await App(settings, opened, socket, stop).run()
        finally:
            await opened.database.close()

    asyncio.run(serve())


@app.command()
def chat() -> None:
    """Talk with the bot in this terminal."""
    settings = _settings()
    keyring = _prepared(settings)

    async def talk() -> None:
        opened = await _opened(settings, keyring)
        try:
            await chat_in_terminal(opened, rules_of(settings), lambda text: out.print(f"\n{text}\n", markup=False))
        finally:
            await opened.database.close()

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
    settings = _settings()
    migrate_database(settings.database_url.get_secret_value())
    out.print("The tables are current.")


@stations_app.command("load")
def stations_load(file: Path) -> None:
    """Replace the stations by those of a TOML file; they count from the next message on."""
    settings = _settings()
    try:
        office = read_stations(file.read_text(encoding="utf-8"), settings.time_zone)
    except FileNotFoundError:
        raise _refusal(f"there is no file {file}", "give the path of a stations.toml") from None
    except StationsInvalid as invalid:
        for problem in invalid.problems:
            err.print(f"[red]✗[/red] {problem}")
        raise typer.Exit(1) from None
    _do(settings, lambda tx: offices.load_office(tx, office))
    out.print(f"Loaded {len(office.stations)} stations.")
    for line in unverified(office):
        out.print(f"! not verified, so left out of messages: {line}")


@stations_app.command("show")
def stations_show() -> None:
    """The stations as they stand."""
    office = _do(_settings(), offices.find_office)
    table = Table("key", "name", "الاسم", "hours", "slot", "places", "walk-in", "not verified")
    missing = dict(line.split(": ", 1) for line in unverified(office)) if office else {}
    for station in office.stations if office else ():
        table.add_row(
            station.key,
            station.names.en,
            station.names.ar,
            write_week(station.hours, "en"),
            f"{station.slot_minutes} min",
            str(station.places),
            str(station.walk_in_places),
            missing.get(station.key, ""),
        )
    out.print(table)


@staff_app.command("invite")
def staff_invite(
    role: Annotated[Role, typer.Option(help="station: confirms at one station. admin: all stations.")],
    station: Annotated[str | None, typer.Option(help="The station's key, for role station.")] = None,
    name: Annotated[str | None, typer.Option(help="How the list of staff calls them.")] = None,
) -> None:
    """Print a one-time invitation, valid for a day. Whoever sends it to the bot is enrolled."""
    settings = _settings()
    if (role is Role.STATION) != (station is not None):
        raise _refusal("--station goes with --role station, and only with it", "mawid staff invite --help")

    def invite(tx: Transaction) -> tuple[Invitation | None, str]:
        office = offices.find_office(tx)
        if station and (office is None or office.station(station) is None):
            return None, ", ".join(known.key for known in office.stations) if office else ""
        return staff.invite(tx, role, station, name, rules_of(settings)), offices.recall(tx, "bot_username") or ""

    invitation, told = _do(settings, invite)
    if invitation is None:
        raise _refusal(f"there is no station {station!r}", f"the stations are {told}")
    out.print("\n".join(_ways_in(invitation, told)), markup=False)


@staff_app.command("list")
def staff_list() -> None:
    """Who is enrolled."""
    table = Table("id", "name", "role", "station", "since")
    for member, since in _do(_settings(), staff.list_staff):
        table.add_row(member.id, member.name, member.role, member.station or "all", f"{since:%Y-%m-%d %H:%M} UTC")
    out.print(table)


@staff_app.command("revoke")
def staff_revoke(who: Annotated[str, typer.Argument(help="The id or the name that `list` shows.")]) -> None:
    """End an enrolment; it counts from the next message on."""
    if not _do(_settings(), lambda tx: staff.revoke(tx, who)):
        raise _refusal(f"nobody enrolled is called {who!r}", "mawid staff list shows everyone")
    out.print("Revoked.")


@keyring_app.command("new")
def keyring_new() -> None:
    """Make the key file. Never where a database is: it could not be read any more."""
    settings = _settings(keyring_may_be_missing=True)
    if settings.sqlite_path and settings.sqlite_path.exists():
        raise _refusal(f"{settings.sqlite_path} exists already", "put the key file of that database back in its place")
    try:
        save_keyring(new_keyring(), settings.keyring)
    except FileExistsError:
        raise _refusal(f"{settings.keyring} exists already", "mawid keyring add puts a new key into it") from None
    out.print(f"Made {settings.keyring}. Keep a copy of it away from the database.")


@keyring_app.command("add")
def keyring_add() -> None:
    """Add a key and make it the primary one: what is written from the next start on is sealed with it."""
    settings = _settings()
    keyring = with_new_key(_loaded(settings))
    save_keyring(keyring, settings.keyring, replace=True)
    out.print(f"Key {keyring.primary} is the primary one now; it counts from the next start on.")


@keyring_app.command("list")
def keyring_list() -> None:
    """The ids of the keys, never the keys."""
    keyring = _loaded(_settings())
    for key_id in keyring.keys:
        out.print(f"{key_id}{' (primary)' if key_id == keyring.primary else ''}")


def _settings(keyring_may_be_missing: bool = False) -> Settings:
    """The settings, unless something in them would lose or leak something."""
    settings, wrong = read_settings()
    log.configure(settings.log_level, json=not sys.stderr.isatty())
    stopping = [problem for problem in (*wrong, *problems(settings)) if problem.stops]
    if keyring_may_be_missing:
        stopping = [problem for problem in stopping if str(settings.keyring) not in problem.what]
    _stop_on(stopping)
    return settings


def _stop_on(found: list[Problem]) -> None:
    for problem in found:
        err.print(f"[red]✗[/red] {problem.what}\n  → {problem.hint}")
    if found:
        raise typer.Exit(1)


def _refusal(what: str, hint: str) -> typer.Exit:
    err.print(f"[red]✗[/red] {what}\n  → {hint}")
    return typer.Exit(1)


def _prepared(settings: Settings) -> Keyring:
    try:
        return prepare_files(settings)
    except (KeyringMissing, ValueError) as error:
        raise _refusal(str(error), "put the key file back: nothing can be read without it") from None
    except (OSError, SQLAlchemyError) as error:
        raise _refusal(f"the database cannot be opened ({type(error).__name__})", "mawid check says more") from None


def _loaded(settings: Settings) -> Keyring:
    try:
        return load_keyring(settings.keyring)
    except FileNotFoundError:
        raise _refusal(f"there is no key file {settings.keyring}", "mawid keyring new makes one") from None
    except ValueError as error:
        raise _refusal(str(error), "put the right key file in its place") from None


async def _opened(settings: Settings, keyring: Keyring, invite: bool = False) -> Opened:
    try:
        return await open_house(settings, keyring, invite=invite)
    except KeyringMissing as error:
        raise _refusal(str(error), "put the key file back: nothing can be read without it") from None


def _office_or_packaged(settings: Settings) -> Office:
    """The stations as they stand; where no database is yet, those that the first start will load."""
    packaged = read_stations(packaged_stations(), settings.time_zone)
    try:
        if not settings.keyring.exists() or not is_current(settings.database_url.get_secret_value()):
            return packaged
        return _do(settings, offices.find_office) or packaged
    except (typer.Exit, OSError, SQLAlchemyError, ArgumentError):
        return packaged


def _tell_where(settings: Settings, port: int, opened: Opened) -> None:
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    shown = "127.0.0.1" if host in ("0.0.0.0", "[::]") else host  # noqa: S104  # compared, not listened on
    lines = [
        f"Mawid is running. Chat page: {settings.public_url or f'http://{shown}:{port}'}/chat",
        f"  database  {settings.sqlite_path or 'PostgreSQL'}",
        f"  key file  {settings.keyring}",
        f"  stations  {', '.join(station.key for station in opened.office.stations)}",
        f"  Telegram  {'on' if settings.telegram_token else 'off: set MAWID_TELEGRAM_TOKEN to serve it too'}",
    ]
    if opened.invitation:
        lines += [
            "",
            "Nobody is admin yet. Send this to the bot, or type it on the chat page, within a day:",
            *_ways_in(opened.invitation, ""),
        ]
    out.print("\n".join(lines), markup=False)


def _ways_in(invitation: Invitation, username: str) -> list[str]:
    link = [f"  https://t.me/{username}?start={invitation.payload}"] if username else []
    return [f"  /start {invitation.payload}", *link]


def _do(settings: Settings, do: Callable[[Transaction], T]) -> T:
    """One transaction from the command line, beside a running bot too."""
    keyring = _prepared(settings)

    async def once() -> T:
        opened = await _opened(settings, keyring)
        try:
            return await opened.database.write(do)
        finally:
            await opened.database.close()

    return asyncio.run(once())
