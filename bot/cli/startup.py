"""The first steps of every command: settings, key file, open database; each with a plain refusal."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from bot.channels.open import channel_traits
from bot.cli.output import refusal, stop_on
from bot.config import log
from bot.config.problems import problems, read_settings
from bot.config.settings import Settings, read_rules
from bot.domain.rules import Rules
from bot.monitoring.mismatches import report
from bot.startup import PATIENCE, KeyringMissing, Started, prepare_files, start
from storage.engine.keyring import Keyring, load_keyring

T = TypeVar("T")


def sound_settings(keyring_may_be_missing: bool = False) -> Settings:
    """The settings, unless something in them would lose or leak something."""
    settings, wrong = read_settings()
    log.configure(settings.log_level, json=not sys.stderr.isatty())
    stopping = [problem for problem in (*wrong, *problems(settings)) if problem.stops]
    if keyring_may_be_missing:
        stopping = [problem for problem in stopping if str(settings.keyring) not in problem.what]
    stop_on(stopping)
    return settings


def prepare_or_refuse(settings: Settings) -> Keyring:
    try:
        return prepare_files(settings)
    except (KeyringMissing, ValueError) as error:
        raise refusal(str(error), "put the key file back: nothing can be read without it") from None
    except (OSError, SQLAlchemyError) as error:
        raise refusal(f"the database cannot be opened ({type(error).__name__})", "mawid check says more") from None


def load_or_refuse(settings: Settings) -> Keyring:
    try:
        return load_keyring(settings.keyring)
    except FileNotFoundError:
        raise refusal(f"there is no key file {settings.keyring}", "mawid keyring new makes one") from None
    except ValueError as error:
        raise refusal(str(error), "put the right key file in its place") from None


async def start_or_refuse(settings: Settings, keyring: Keyring, *, invite: bool = False) -> Started:
    try:
        patience = PATIENCE if invite else 0.0  # who typed a command is told at once
        return await start(settings, keyring, rules_of(settings), invite=invite, patience=patience)
    except KeyringMissing as error:
        raise refusal(str(error), "put the key file back: nothing can be read without it") from None


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
        finally:
            await started.database.close()

    return asyncio.run(once())
