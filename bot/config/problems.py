"""Settings from the environment, and the list of all problems in them.

No problem's text holds a token, a secret or the database's address.
"""

import os
import re
import stat
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from ipaddress import ip_address, ip_network
from itertools import chain
from pathlib import Path
from typing import Any
from urllib.parse import SplitResult, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import SecretStr, ValidationError

from bot.config.settings import PREFIX, SECRETS, TELEGRAM, TOKENS, Settings, bot_of, read_url
from bot.config.token_folder import read_folder
from bot.domain.office import Office
from bot.domain.office_remarks import free_texts, unverified
from storage.engine.whole_files import real_place

_TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{30,}")
_WEBHOOK_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # what Telegram's setWebhook takes
_WEBHOOK_PORTS = (443, 80, 88, 8443)  # what Telegram's own server calls


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong and what to do about it. ``stops``: running in spite of it would lose or leak something."""

    what: str
    hint: str
    stops: bool = True


def read_settings() -> tuple[Settings, tuple[Problem, ...]]:
    """The environment's settings, and the values that cannot be read: those count as absent, so that the rest is
    checked."""
    given, wrong = _from_files()
    wrong += _unknown()
    try:
        return Settings(**given), tuple(wrong)
    except ValidationError as error:
        for mistake in error.errors(include_url=False, include_input=False, include_context=False):
            name = str(mistake["loc"][0])
            usual = Settings.model_fields[name].default
            text = mistake["msg"].removeprefix("Input ")
            wrong.append(Problem(f"{_variable(name)} {text}", _instead(name)))
            given[name] = usual
    return Settings(**given), tuple(wrong)


def problems(settings: Settings, office: Office | None = None) -> tuple[Problem, ...]:
    """Everything wrong with the settings' values, the files they name, and the facts about the stations."""
    return tuple(
        chain(
            _wrong_database(settings),
            _wrong_keyring(settings),
            _wrong_telegram(settings),
            _wrong_webhook(settings),
            _wrong_addresses(settings),
            _long_cases(settings),
            _wrong_office(settings, office),
        )
    )


def _long_cases(settings: Settings) -> Iterator[Problem]:
    """What is held longer can be taken longer."""
    for name in ("collected_retention_days", "uncollected_retention_days", "unready_retention_days"):
        days, usual = getattr(settings, name), Settings.model_fields[name].default
        if days > usual:
            yield Problem(f"{_variable(name)} keeps cases for {days} days", _instead(name), stops=False)


def _variable(name: str) -> str:
    return f"{PREFIX}{name}".upper()


def _instead(name: str) -> str:
    usual = Settings.model_fields[name].default
    shown = usual.get_secret_value() if isinstance(usual, SecretStr) else usual
    return "remove it" if shown is None else f"without it, it is {shown}"


def _from_files() -> tuple[dict[str, Any], list[Problem]]:
    environ = {name.upper(): value for name, value in os.environ.items()}
    given: dict[str, Any] = {}
    wrong: list[Problem] = []
    for name in SECRETS:
        variable = _variable(name)
        if not (path := environ.get(f"{variable}_FILE")):
            continue
        if environ.get(variable):
            wrong.append(Problem(f"both {variable} and {variable}_FILE are set", "remove one of them"))
        if name == TOKENS and Path(path).is_dir():
            tokens, of_folder = read_folder(Path(path))
            given |= {name: SecretStr("\n".join(tokens))} if tokens else {}
            hint = "put one file a bot into it, with its token and nothing else, and let Mawid read them"
            wrong += [Problem(f"the folder of {variable}_FILE {what}", hint) for what in of_folder]
            continue
        try:
            given[name] = SecretStr(Path(path).read_text(encoding="utf-8").strip())
        except (OSError, ValueError) as error:
            hint = "name a file that Mawid may read"
            wrong.append(Problem(f"{variable}_FILE cannot be read ({type(error).__name__})", hint))
    return given, wrong


def _unknown() -> list[Problem]:
    known = {_variable(name) for name in Settings.model_fields} | {f"{_variable(name)}_FILE" for name in SECRETS}
    wrong = []
    for variable in sorted(os.environ):
        if variable.upper().startswith(PREFIX) and variable.upper() not in known:
            near = get_close_matches(variable.upper(), sorted(known), 1)
            wrong.append(
                Problem(f"there is no setting {variable}", f"did you mean {near[0]}?" if near else "remove it")
            )
    return wrong


def _url(text: str) -> SplitResult | None:
    """None unless it is http or https with a host, and without a query, a fragment or a password."""
    try:
        url = urlsplit(text)
        sound = url.scheme in ("http", "https") and url.hostname and url.port != 0 and "@" not in url.netloc
    except ValueError:
        return None
    return url if sound and not url.query and not url.fragment and not re.search(r"\s", text) else None


def _is_loopback(host: str | None) -> bool:
    try:
        return host == "localhost" or ip_address(host or "").is_loopback
    except ValueError:
        return False


def _is_network(text: str) -> bool:
    try:
        return ip_network(text).prefixlen > 0
    except ValueError:
        return False


def _wrong_database(settings: Settings) -> Iterator[Problem]:
    url = read_url(settings.database_url)
    if url is None or url.drivername not in ("sqlite+aiosqlite", "postgresql+asyncpg"):
        hint = "write sqlite+aiosqlite:///var/mawid.db or postgresql+asyncpg://user:password@host/database"
        yield Problem("MAWID_DATABASE_URL is neither SQLite nor PostgreSQL", f"{hint}; in a password @ is %40")
    elif url.drivername == "sqlite+aiosqlite" and (url.database or ":memory:") == ":memory:":
        yield Problem("MAWID_DATABASE_URL names no file", "write sqlite+aiosqlite:///var/mawid.db")
    elif not url.database:
        yield Problem("MAWID_DATABASE_URL names no database", "write postgresql+asyncpg://user:password@host/database")


def _wrong_keyring(settings: Settings) -> Iterator[Problem]:
    path, database = settings.keyring, settings.sqlite_path
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        if database and database.exists():
            hint = "put the key file back: without it nothing in the database can be read, and no new key is made"
            yield Problem(f"there is a database but no key file {path}", hint)
        mode = None
    except OSError as error:
        yield Problem(f"the key file {path} cannot be read ({type(error).__name__})", "let Mawid read it")
        mode = None
    if mode is not None and not (stat.S_ISREG(mode) and os.access(path, os.R_OK)):
        yield Problem(
            f"{path} is no file that Mawid can read", "name the key file in MAWID_KEYRING, and let Mawid read it"
        )
    elif mode is not None and mode & 0o077:
        yield Problem(f"others can read the key file {path}", f"chmod 600 {path}")
    elif mode is not None and not os.access(real_place(path).parent, os.W_OK):
        hint = "let Mawid write to that folder: each month of applications has a key of its own, made as it begins"
        yield Problem(f"no key can be added to {path}", hint, stops=False)
    reachable = settings.public_url or settings.telegram_token
    if reachable and database and real_place(path).parent == real_place(database).parent:
        hint = "keep the key elsewhere (MAWID_KEYRING), so that one stolen folder or backup is not enough"
        yield Problem("the key file and the database are in one folder", hint, stops=False)


def _wrong_telegram(settings: Settings) -> Iterator[Problem]:
    if _url(settings.telegram_api_url) is None:
        yield Problem("MAWID_TELEGRAM_API_URL is no web address", f"write one such as {TELEGRAM}")
    tokens = settings.telegram_tokens
    if not all(map(_TOKEN.fullmatch, tokens)):
        which = "MAWID_TELEGRAM_TOKEN does not look like a bot's token"
        if len(tokens) > 1:
            bad = sum(_TOKEN.fullmatch(token) is None for token in tokens)
            which = f"of {len(tokens)} tokens in MAWID_TELEGRAM_TOKEN {bad} do not look like a bot's"
        yield Problem(which, "copy it from @BotFather: digits:letters")
    for bot, count in Counter(map(bot_of, filter(_TOKEN.fullmatch, tokens))).items():
        if count > 1:
            hint = "keep the newest token of each bot: two receivers of one bot take each other's messages away"
            yield Problem(f"there are {count} tokens of the bot {bot}", hint)


def _wrong_webhook(settings: Settings) -> Iterator[Problem]:
    address, secret = settings.telegram_webhook_url, settings.telegram_webhook_secret
    if secret and not _WEBHOOK_SECRET.fullmatch(secret.get_secret_value()):
        hint = "1 to 256 Latin letters, digits, _ and -; for instance from: openssl rand -hex 32"
        yield Problem("MAWID_TELEGRAM_WEBHOOK_SECRET has characters or a length that Telegram refuses", hint)
    if address is None:
        if secret:
            hint = "set MAWID_TELEGRAM_WEBHOOK_URL, or remove the secret to go on polling"
            yield Problem("there is a webhook secret but no webhook address", hint, stops=False)
        return
    if secret is None:
        hint = "set MAWID_TELEGRAM_WEBHOOK_SECRET; for instance from: openssl rand -hex 32"
        yield Problem("MAWID_TELEGRAM_WEBHOOK_URL is set without a secret: anybody could pose as Telegram", hint)
    if settings.telegram_token is None:
        yield Problem("MAWID_TELEGRAM_WEBHOOK_URL is set without a token", "set MAWID_TELEGRAM_TOKEN", stops=False)
    url = _url(address)
    if url is None or (url.scheme == "http" and not _is_loopback(url.hostname)):
        hint = "write https://host/path (http is for loopback only)"
        yield Problem("MAWID_TELEGRAM_WEBHOOK_URL is no https address", hint)
    elif settings.telegram_api_url == TELEGRAM and (url.port or 443) not in _WEBHOOK_PORTS:
        yield Problem("MAWID_TELEGRAM_WEBHOOK_URL has a port that Telegram does not call", "use 443, 80, 88 or 8443")


def _wrong_addresses(settings: Settings) -> Iterator[Problem]:
    if not settings.host.strip():
        yield Problem("MAWID_HOST is empty", "write 127.0.0.1 for this machine alone, 0.0.0.0 for the network")
    if not _is_loopback(settings.host.strip()) and settings.host.strip() and settings.public_url is None:
        hint = "set MAWID_HOST=127.0.0.1, and a web server with https in front (MAWID_PUBLIC_URL): else others read all"
        yield Problem(f"the pages are served at {settings.host} without https", hint, stops=False)
    if settings.public_url is not None:
        url = _url(settings.public_url)
        if url is None or (url.scheme == "http" and not _is_loopback(url.hostname)):
            hint = "write https://host, as people's browsers reach it (http is for loopback only)"
            yield Problem("MAWID_PUBLIC_URL is no https address", hint)
    for proxy in filter(None, (one.strip() for one in settings.trusted_proxies.split(","))):
        if not _is_network(proxy):
            hint = "write addresses or networks by commas, such as 127.0.0.1,10.0.0.0/24: anybody else could lie"
            yield Problem("MAWID_TRUSTED_PROXIES names something that is no address", hint)
    if settings.public_url is not None and not settings.trusted_proxies.strip():
        hint = "set it to your web server's address, or all people share one network's limit of new chats"
        yield Problem("MAWID_PUBLIC_URL is set without MAWID_TRUSTED_PROXIES", hint, stops=False)


def _wrong_office(settings: Settings, office: Office | None) -> Iterator[Problem]:
    try:
        ZoneInfo(settings.time_zone)
    except (ZoneInfoNotFoundError, OSError, ValueError):
        yield Problem(f"there is no time zone {settings.time_zone}", "write one such as Asia/Damascus")
    if office is None:
        return
    if office.zone != settings.time_zone:
        hint = "load the stations again, or set MAWID_TIME_ZONE back: their hours are kept in that zone"
        yield Problem(f"the stations were loaded for {office.zone}, not for {settings.time_zone}", hint)
    for service, inquiry in free_texts(office):
        what = f"the service {service.key} asks for a free text ({inquiry.key}): people write more there than is asked"
        yield Problem(what, "ask a choice instead, if one will do, and run: mawid office load FILE", stops=False)
    for line in unverified(office):
        hint = "check it on the spot, set verified = true, and run: mawid office load FILE"
        yield Problem(f"not verified, so not told to anybody: {line}", hint, stops=False)
