"""What each command needs before it does anything: settings, keys, and a database that is open; or a plain refusal."""

import asyncio
import sys
from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.exc import SQLAlchemyError

from bot.cli.output import refusal, stop_on
from bot.config import log
from bot.config.problems import problems, read_settings
from bot.config.settings import Settings
from bot.startup import KeyringMissing, Started, prepare_files, start
from storage.engine.keyring import Keyring, load_keyring
from storage.engine.transaction import Transaction

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


def prepared(settings: Settings) -> Keyring:
    try:
        return prepare_files(settings)
    except (KeyringMissing, ValueError) as error:
        raise refusal(str(error), "put the key file back: nothing can be read without it") from None
    except (OSError, SQLAlchemyError) as error:
        raise refusal(f"the database cannot be opened ({type(error).__name__})", "mawid check says more") from None


def loaded(settings: Settings) -> Keyring:
    try:
        return load_keyring(settings.keyring)
    except FileNotFoundError:
        raise refusal(f"there is no key file {settings.keyring}", "mawid keyring new makes one") from None
    except ValueError as error:
        raise refusal(str(error), "put the right key file in its place") from None


async def opened(settings: Settings, keyring: Keyring, invite: bool = False) -> Started:
    try:
        return await start(settings, keyring, invite=invite)
    except KeyringMissing as error:
        raise refusal(str(error), "put the key file back: nothing can be read without it") from None


def do_once(settings: Settings, do: Callable[[Transaction], T]) -> T:
    """One transaction from the command line, beside a running bot too."""
    keyring = prepared(settings)

    async def once() -> T:
        started = await opened(settings, keyring)
        try:
            return await started.database.write(do)
        finally:
            await started.database.close()

    return asyncio.run(once())
