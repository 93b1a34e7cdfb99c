"""The first steps of every command: settings, key file, open database; each with a plain refusal."""

import asyncio
import sys
import time
from collections.abc import Awaitable, Callable
from typing import Final, TypeVar

import structlog
import typer

from bot.channels.open import channel_traits
from bot.cli.plain import refusal, remark, stop_on
from bot.cli.running import find_claim
from bot.config import log
from bot.config.causes import explain
from bot.config.log import where
from bot.config.problems import Problem, problems, read_settings
from bot.config.settings import Settings, read_rules, read_url
from bot.domain.clock import Why
from bot.domain.rules import Rules
from bot.monitoring.mismatches import report
from bot.preparing import DatabaseLost, KeyringMissing, NoDatabase, prepare_files
from bot.startup import PATIENCE, TRY_AGAIN, OfficeLost, Started, start
from storage.engine.causes import failures_of_drivers, state_of, will_pass
from storage.engine.keyring import Keyring, load_keyring
from storage.engine.making import BeingRestored
from storage.engine.migrate import has_tables
from storage.engine.whole_files import is_place_kept

AFTER_A_RESTORE: Final = "wait until it has ended, and see what it says"
T = TypeVar("T")
logger = structlog.get_logger()


def sound_settings(keyring_may_be_missing: bool = False) -> Settings:
    """The settings, unless something in them would lose or leak something."""
    settings, wrong = read_settings()
    log.configure(settings.log_level, json=not sys.stderr.isatty())
    stopping = [problem for problem in (*wrong, *problems(settings)) if problem.stops]
    if keyring_may_be_missing:
        stopping = [problem for problem in stopping if str(settings.keyring) not in problem.what]
    stop_on(stopping)
    return settings


def prepare_or_refuse(settings: Settings, *, create: bool = False, patience: float = 0) -> Keyring:
    """Only a command that may make a database says ``create``; a service waits for its database for ``patience``
    seconds, who typed a command is told at once."""
    name_database(settings)
    if create and settings.sqlite_path and (told_of := find_restore(settings)):
        raise refusal(told_of, AFTER_A_RESTORE)
    until, told = time.monotonic() + patience, False
    while True:
        try:
            return _prepared(settings, create=create)
        except failures_of_drivers(OSError) as error:
            if not will_pass(error) or time.monotonic() > until:
                raise failed(error) from None
            if not told:
                logger.warning("the database is not ready yet", error=where(error))
            told = True
            time.sleep(TRY_AGAIN)


def _prepared(settings: Settings, *, create: bool) -> Keyring:
    try:
        if create and settings.sqlite_path and is_place_kept(settings.sqlite_path):
            hint = "restore it again: mawid restore; for a new, empty one remove that empty file"
            what = f"a restore was stopped when it had kept {settings.sqlite_path.absolute()}, still empty"
            raise refusal(what, hint)
        return prepare_files(settings, create=create)
    except BeingRestored as error:
        raise refusal(being_restored(settings, error), AFTER_A_RESTORE) from None
    except NoDatabase:
        hint = "go to the service's folder, or set MAWID_DATABASE_URL as the service has it; mawid run makes a new one"
        raise refusal(f"there is no database of Mawid: {database_name(settings)}", hint) from None
    except DatabaseLost:
        lost = lost_database(settings)
        raise refusal(lost.what, lost.hint) from None
    except (KeyringMissing, ValueError) as error:
        raise refusal(str(error), "put the key file back: nothing can be read without it") from None


def find_restore(settings: Settings) -> str:
    """That a backup is being restored there, and by whom; "" if none is."""
    if settings.sqlite_path:
        claim = find_claim(settings.sqlite_path)
        return str(claim) if claim and claim.does == "restores" else ""
    try:
        has_tables(settings.database_url.get_secret_value())
    except BeingRestored as error:
        return being_restored(settings, error)
    return ""


def being_restored(settings: Settings, by: BeingRestored) -> str:
    """As ``Claimed`` says it of a SQLite file."""
    return f"a backup is being restored to {database_name(settings)}: {by}"


def lost_database(settings: Settings) -> Problem:
    """What is said where there was one under this key file."""
    hint = "see whether its disk is there and MAWID_DATABASE_URL is right; if it is lost: mawid restore"
    return Problem(
        f"the database of this key file is not there: {database_name(settings)}",
        f"{hint}; for a new, empty one move {settings.keyring.absolute()} away",
    )


def load_or_refuse(settings: Settings) -> Keyring:
    try:
        return load_keyring(settings.keyring)
    except FileNotFoundError:
        raise refusal(f"there is no key file {settings.keyring}", "mawid keyring new makes one") from None
    except ValueError as error:
        raise refusal(str(error), "put the right key file in its place") from None


def site_of(settings: Settings, port: int) -> str:
    """The address of the pages, as a browser on this machine or, where it is known, elsewhere opens them."""
    host = f"[{settings.host}]" if ":" in settings.host else settings.host
    shown = "127.0.0.1" if host in ("0.0.0.0", "[::]") else host  # noqa: S104  # compared, not listened on
    return settings.public_url or f"http://{shown}:{port}"


def found_site(settings: Settings) -> tuple[str, str]:
    """The same, of the bot that runs on this database if it says where; and by what this command knows it."""
    if settings.public_url:
        return settings.public_url, "MAWID_PUBLIC_URL"
    claim = find_claim(settings.sqlite_path) if settings.sqlite_path else None
    if claim and claim.site:
        return claim.site, "the bot that runs on this database"
    return site_of(settings, settings.port), "MAWID_HOST and MAWID_PORT as this command has them"


def database_name(settings: Settings) -> str:
    """The absolute path, or PostgreSQL's host and database; never a password."""
    if settings.sqlite_path:
        return str(settings.sqlite_path.absolute())
    url = read_url(settings.database_url)
    hosts = (url.host or url.query.get("host") or "localhost") if url else "?"
    where = hosts if isinstance(hosts, str) else ", ".join(hosts)
    return f"PostgreSQL {url.database if url else '?'} at {where}{f':{url.port}' if url and url.port else ''}"


def name_database(settings: Settings) -> None:
    """On standard error, beside what the command prints."""
    remark(f"database {database_name(settings)}", dim=True)


async def start_or_refuse(settings: Settings, keyring: Keyring, *, invite: bool = False) -> Started:
    try:
        patience = PATIENCE if invite else 0.0  # who typed a command is told at once
        started = await start(settings, keyring, rules_of(settings), invite=invite, patience=patience)
    except KeyringMissing as error:
        raise refusal(str(error), "put the key file back: nothing can be read without it") from None
    except OfficeLost:
        raise refusal("the office in the database cannot be read", "restore the newest backup: mawid restore") from None
    except failures_of_drivers(OSError) as error:
        raise failed(error) from None
    if (doubt := started.clock.doubt()) is not None and doubt.why is not Why.UNPROVEN:
        where = "stands before the last time" if doubt.clock < doubt.seen else "stands long after the last time"
        said = f"this machine's clock ({doubt.clock:%Y-%m-%d %H:%M} UTC) {where} in the database"
        remark(f"! {said} ({doubt.seen:%Y-%m-%d %H:%M} UTC): mawid check")
    return started


def failed(error: Exception) -> typer.Exit:
    """What the world did to the database, in words."""
    known = explain(error)
    if known is None:
        state = f", SQLSTATE {state_of(error)}" if state_of(error) else ""
        return refusal(f"the database failed ({type(error).__name__}{state})", "see its server's log; mawid check")
    return refusal(known.what, known.hint)


def rules_of(settings: Settings) -> Rules:
    return read_rules(settings, channel_traits(settings))


def run_beside(settings: Settings, do: Callable[[Started], Awaitable[T]]) -> T:
    """The result of ``do`` on the open database, which is closed again; a bot may be running beside it."""
    keyring = prepare_or_refuse(settings)

    async def once() -> T:
        started = await start_or_refuse(settings, keyring)
        try:
            done = await do(started)
            await report(started.database, started.mismatches)
            return done
        except failures_of_drivers() as error:
            if explain(error) is None:
                raise
            raise failed(error) from None
        finally:
            await started.database.close()

    return asyncio.run(once())
