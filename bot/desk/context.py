"""What every page of the desk works with. One value, made once by the app and passed to each endpoint."""

import asyncio
import re
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, Final, TypeVar
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import Response

from bot.config import clock
from bot.conversation.core.state import Scene
from bot.domain import limits
from bot.domain.desk import Counter, Session
from bot.domain.office import Office, Station
from bot.domain.rules import Rules
from bot.domain.staff import Staff
from bot.http.cookie import Cookie
from bot.http.limits import Sliding
from storage.engine.database import Database
from storage.engine.keyring import Keyring
from storage.engine.transaction import Transaction

T = TypeVar("T")
KNOWN: Final = 400 * 24 * 3600  # seconds; no browser keeps a cookie for longer
UNWRITABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Limits:
    """Counted in memory, to spare the machine: a restart begins them anew. The limits that protect people are counted
    in the journal, and tries of what is not to be guessed in ``storage.counts``."""

    frames: Sliding
    posts: Sliding


def usual_limits(seconds: Callable[[], float] = time.monotonic) -> Limits:
    return Limits(
        frames=Sliding(480, 60.0, seconds),  # of one session: a camera shows some four a second
        posts=Sliding(600, 60.0, seconds),  # of one session
    )


def new_token() -> str:
    return secrets.token_urlsafe(32)


@dataclass(frozen=True, slots=True)
class DeskContext:
    """``wake()``: notices wait to be sent. ``link(payload)``: the address that opens a chat with that payload, or ""
    where no channel has one."""

    database: Database
    keyring: Keyring
    office: Callable[[], Office]
    rules: Callable[[], Rules]
    link: Callable[[str], str]
    wake: Callable[[], None]
    public_url: str = ""
    now: Callable[[], datetime] = clock.now
    new_token: Callable[[], str] = new_token
    limits: Limits = field(default_factory=usual_limits)
    charts: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(1))
    frame_slots: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
    """How many of the cameras' pictures are looked at in one moment; the others wait."""

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.office().zone)

    @property
    def session_cookie(self) -> Cookie:
        return Cookie(self.public_url, self.new_token, "mawid-desk")

    @property
    def pairing_cookie(self) -> Cookie:
        return Cookie(self.public_url, self.new_token, "mawid-pairing")

    @property
    def known_cookie(self) -> Cookie:
        return Cookie(self.public_url, self.new_token, "mawid-known", KNOWN)

    def form_token(self, session_token: str) -> str:
        """Known to the pages of that session alone; another site can neither read nor guess it."""
        return self.keyring.index("form", session_token).hex()[:32]

    async def act(self, member: Staff, do: Callable[[Transaction, Scene], T]) -> T:
        """One act in one transaction, in which it also queues whom it tells; then the outbox is woken."""
        outcome = await self.database.write(lambda tx: do(tx, self.scene(tx.now, member)))
        self.wake()
        return outcome

    def scene(self, now: datetime, staff: Staff | None = None) -> Scene:
        """The surroundings of an act at the desk: what it writes to chats is written as the conversation writes."""
        return Scene(now, self.office(), self.rules(), "desk", staff)


@dataclass(frozen=True, slots=True)
class SignedRequest:
    """Who asks, at which counter, for which place (or one of its calendars) and day: all checked by the gate.
    ``fields``: what the form or the JSON object holds; values of a form are text."""

    session: Session
    station: Station
    day: date
    locale: str
    form_token: str
    path: str = ""
    fields: dict[str, Any] = field(default_factory=dict)
    conflicts: int = 0
    """How many things that happened without a connection wait for a human, at this station."""
    shut: tuple[datetime, datetime] | None = None
    """From when to when the place is shut, if it is or will be today; local times."""
    calendars: tuple[Station, ...] = ()
    """All that the place has."""
    token: str = field(default="", repr=False)
    """Of the session."""

    @property
    def staff(self) -> Staff:
        return self.session.staff

    @property
    def counter(self) -> Counter:
        return Counter(self.station.place_key, self.session.counter, self.session.id)

    def text(self, name: str, longest: int = limits.FIELD) -> str:
        """Empty where the field is missing, longer than ``longest`` UTF-16 units, or a text that no database takes."""
        value = self.fields.get(name)
        if not isinstance(value, str) or limits.too_long(value, longest):
            return ""
        return "" if UNWRITABLE.search(value) else value


OpenEndpoint = Callable[[DeskContext, Request, str], Awaitable[Response]]
"""Of a page that is open to anybody; the text is the locale of the browser."""
SignedEndpoint = Callable[[DeskContext, Request, SignedRequest], Awaitable[Response]]
