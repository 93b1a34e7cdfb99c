"""Every setting, its usual value and its bounds; ``bot.config.problems`` reads them and says what is wrong."""

import re
from collections.abc import Iterable
from dataclasses import fields
from datetime import timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Annotated, Any, Final, Literal
from urllib.parse import parse_qs, urlsplit

from pydantic import BeforeValidator, Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict
from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from bot.domain.channel import ChannelTraits
from bot.domain.rules import Rules

PREFIX: Final = "MAWID_"
SECRETS: Final = ("database_url", "telegram_token", "telegram_webhook_secret")
TOKENS: Final = "telegram_token"
"""The secret of which there may be several: its file may be a folder of them."""
TELEGRAM: Final = "https://api.telegram.org"

Count = Annotated[int, Field(ge=0)]
Some = Annotated[int, Field(ge=1)]
Level = Annotated[Literal["DEBUG", "INFO", "WARNING", "ERROR"], BeforeValidator(lambda level: str(level).upper())]


class Settings(BaseSettings):
    """Each is read from ``MAWID_<NAME>``; the secret ones also from the file that ``MAWID_<NAME>_FILE`` names."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_ignore_empty=True, extra="forbid", frozen=True)

    database_url: SecretStr = SecretStr("sqlite+aiosqlite:///var/mawid.db")  # it may hold a password
    keyring: Path = Path("var/keyring.json")
    telegram_token: SecretStr | None = None  # or several, with spaces between: a folder gives one a file
    telegram_api_url: str = TELEGRAM
    telegram_per_second: float = Field(default=30, ge=0)  # messages of the whole bot; 0: as fast as it goes
    telegram_webhook_url: str | None = None  # absent: polling
    telegram_webhook_secret: SecretStr | None = None
    host: str = "127.0.0.1"
    port: int = Field(default=8080, ge=0, le=65535)  # 0: any free one
    public_url: str | None = None
    trusted_proxies: str = ""  # addresses and networks, by commas: whose word counts for who is behind them
    time_zone: str = "Asia/Damascus"
    log_level: Level = "INFO"

    unfinished_retention_hours: Some = 72
    screen_retention_hours: int = Field(default=38, ge=1, le=46)  # a messenger deletes nothing older than 48
    personal_retention_days: Count = 7
    collected_retention_days: Count = 7  # of a case, after its card was collected
    uncollected_retention_days: Some = 90  # after it was ready
    unready_retention_days: Some = 180  # after the application, where it was never ready
    review_alarm_days: Some = 30  # an application in review for so long is told to the admins
    update_retention_days: Some = 8  # Telegram's update ids restart at random after a quiet week
    message_retention_hours: Count = 48  # a bot may delete no older message
    hold_minutes: Some = 10
    holds_a_day: Some = 10
    day_pages: Some = 60  # pages of days and times that a chat may open within a day
    view_step_minutes: Some = 10  # the public's view of free times is renewed so often
    kept_back: Count = 3  # a time with so few places left may be shown as full
    notice_checks_a_day: Some = 10
    cooling_minutes: Count = 15
    family_size: Some = 6
    second_person_minutes: Count = 60  # at a rush, after the first one of a new chat
    rush_bookings: Count = 100  # within an hour
    changes_a_booking: Count = 2
    web_share: float = Field(default=0.2, ge=0, le=1)  # of a slot's places, for all web chats together
    web_horizon_days: Some = 3  # days, today among them, that the chat page may book
    web_chats_per_prefix_per_hour: Some = 20
    lines_per_network: Count = 0  # open connections of one network; 0: a quarter of all
    invitation_hours: Some = 24
    wrong_codes: Some = 10
    wrong_code_minutes: Some = 10
    look_minutes: Some = 10
    undo_minutes: Count = 10
    doubles_a_day: Some = 5  # double bookings that one member of staff may meet in a day
    looks: Some = 120  # people whom a member of staff may look up within look_span_minutes
    looks_a_station: Some = 480
    rows_opened: Some = 40  # of them by opening rows of the day
    look_span_minutes: Some = 10
    grace_minutes: Count = 30  # after a slot's end, until the places of those who did not come are lent
    desk_idle_minutes: Some = 60
    desk_hours: int = Field(default=12, ge=1, le=12)
    approval_from: Count = 500  # a broadcast to more recipients than this is approved by a second admin
    offer_minutes: Some = 30
    offer_elsewhere_hours: Some = 24
    reminder_evening: int = Field(default=18, ge=0, le=23)  # local hours
    reminder_morning: int = Field(default=8, ge=0, le=23)
    quiet_from: int = Field(default=21, ge=0, le=23)
    quiet_to: int = Field(default=8, ge=0, le=23)
    lead_silence_seconds: int = Field(default=15, ge=2)  # a leader that is silent so long is put out by the next one
    metrics_host: str = "127.0.0.1"
    metrics_port: int = Field(default=0, ge=0, le=65535)  # 0: none
    clock_jump_hours: Some = 6  # a clock that jumps by more is in doubt: then nobody is forgotten
    backup_folder: Path | None = None  # where mawid backup writes to, unless --to says otherwise
    backup_recipient: str | None = None  # an age public key; its private half is kept away from the server

    @property
    def telegram_tokens(self) -> tuple[str, ...]:
        """One a bot, in the order that they were given in."""
        return tuple(self.telegram_token.get_secret_value().split()) if self.telegram_token else ()

    @property
    def sqlite_path(self) -> Path | None:
        """The database's file; None on PostgreSQL and for an address that cannot be read."""
        url = read_url(self.database_url)
        return Path(url.database) if url and url.drivername == "sqlite+aiosqlite" and url.database else None


def bot_of(token: str) -> str:
    """The bot's id, which is no secret: it is the sender of all its messages."""
    return token.partition(":")[0]


def read_url(url: SecretStr) -> URL | None:
    """None for an address that cannot be read: with a bare @ in its password too, whose end would pass for a host and
    be shown."""
    try:
        read = make_url(url.get_secret_value())
    except (ArgumentError, ValueError):
        return None
    return None if "@" in (read.host or "") else read


_SHORT_LOOPBACK: Final = re.compile(r"127(\.\d+){0,2}")  # as inet_aton reads them: 127.1 is 127.0.0.1


def is_elsewhere(url: str) -> bool:
    """What answers there is not known to be this machine, whose clock it would have."""
    try:
        parts = urlsplit(url)
        others = [host for host in parse_qs(parts.query).get("host", ()) if "/" not in host]
        hosts = [urlsplit(f"//{host}").hostname or "" for host in others]
        return any(map(_is_another, [parts.hostname or "", *hosts]))
    except ValueError:
        return False


def _is_another(host: str) -> bool:
    try:
        return not ip_address(host).is_loopback
    except ValueError:
        return host not in ("", "localhost") and "/" not in host and not _SHORT_LOOPBACK.fullmatch(host)


_UNITS: Final = ("minutes", "hours", "days")


_NAMED_OTHERWISE: Final = {"wrong_code": "wrong_code_span", "desk": "desk_session"}


_RULES: Final = frozenset(field.name for field in fields(Rules))


def read_rules(settings: Settings, channels: Iterable[ChannelTraits]) -> Rules:
    """A setting that ends in a unit of time gives a span; the settings that no rule is named after are passed over."""
    values: dict[str, Any] = {"channels": tuple(channels)}
    for name, value in settings:
        stem, _, unit = name.rpartition("_")
        rule = _NAMED_OTHERWISE.get(stem, stem)
        if name in _RULES:
            values[name] = value
        elif unit in _UNITS and rule in _RULES:
            values[rule] = timedelta(**{unit: value})
    return Rules(**values)
