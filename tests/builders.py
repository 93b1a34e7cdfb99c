"""What tests are about, made in a line: a clock to move, a station, an office, a person, a database with its tables."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from bot.channels.open import channel_traits
from bot.config.settings import Settings
from bot.domain.documents import DocumentKind
from bot.domain.office import APPLY, Fact, Office, OpenSpan, Service, Station, Visit, Words
from bot.domain.rules import Rules
from storage.bookings.applicants import NewApplicant, Registration
from storage.chats.chats import open_chat
from storage.engine.database import Database, open_database
from storage.engine.keyring import Keyring
from storage.engine.transaction import Transaction, TransactionFactory
from storage.journal.anchor import begin_journal

ZONE = ZoneInfo("Asia/Damascus")
MONDAY = datetime(2026, 12, 7, 5, 0, tzinfo=UTC)  # eight in the morning there, an hour before the stations open
RULES = Rules(channels=channel_traits(Settings()), kept_back=0)  # a time is full when the last place is taken
KEYRING = Keyring("1", {"1": b"1" * 32}, b"i" * 32, b"j" * 32)  # fixed, so that a seeded test repeats exactly
OPEN = (OpenSpan(time(9), time(15)),)
WEEK = (OPEN, OPEN, OPEN, OPEN, (), OPEN, OPEN)  # closed on Fridays


@dataclass
class Clock:
    """Stands still until a test moves it."""

    time: datetime = MONDAY

    def __call__(self) -> datetime:
        return self.time

    def forward(self, *, seconds: float = 0, minutes: float = 0, hours: float = 0, days: float = 0) -> None:
        self.time += timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds)


def a_station(key: str = "saliheen", **changes: Any) -> Station:
    """Open 9 to 15 local time but on Fridays; 16 places a slot, 4 of them for walk-ins."""
    return replace(Station(key, Words("الصالحين", "al-Saliheen"), WEEK), **changes)


def an_office(*stations: Station) -> Office:
    service = Service(Fact(Words("الهيئة", "The authority"), verified=True))
    return Office(service, stations or (a_station(), a_station("shahba", names=Words("الشهباء", "al-Shahba"))))


def an_office_of_two() -> Office:
    """Two services: cards, with the second visit that collects them, and work."""
    collect = Visit("collect", Words("استلام البطاقة", "collecting the card"), "collects")
    register = Visit("register", Words("التسجيل", "registering"))
    one = an_office().service
    work = Service(one.authority, key="work", titles=Words("العودة إلى العمل", "return to work"), visits=(register,))
    calendars = (
        a_station("saliheen"),
        a_station("saliheen.collect", visit="collect"),
        a_station("saliheen.work", service="work", visit="register"),
        a_station("shahba", names=Words("الشهباء", "al-Shahba")),
        a_station("nasr.work", service="work", visit="register", names=Words("باب النصر", "Bab al-Nasr")),
    )
    return Office(replace(one, visits=(APPLY, collect)), calendars, more_services=(work,))


BOTH = an_office_of_two()


def an_applicant(number: str | None = "01234567890", **changes: Any) -> NewApplicant:
    """Somebody with a national ID, or with no document where ``number`` is None."""
    kind = DocumentKind.NATIONAL_ID if number else DocumentKind.NONE
    someone = NewApplicant("Amina Haddad", kind, number, None if number else date(1990, 5, 3))
    return replace(someone, **changes)


def a_registration(
    who: NewApplicant | None = None, locale: str = "ar", consent: str = "1", folded_name: str = ""
) -> Registration:
    who = who or an_applicant()
    return Registration(who, folded_name or who.name.casefold(), locale, consent)


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """A time of December 2026 as the stations' clocks show it; the 7th is the Monday on which tests begin."""
    return datetime(2026, 12, day, hour, minute, tzinfo=ZONE).astimezone(UTC)


def a_chat(tx: Transaction, address: str = "someone", channel: str = "console") -> str:
    return open_chat(tx, channel, address)


@dataclass(frozen=True)
class Started:
    """The database and the clock that it reads."""

    database: Database
    clock: Clock = field(default_factory=Clock)


@asynccontextmanager
async def open_for_tests(
    url: str, clock: Clock | None = None, *, keyring: Keyring = KEYRING, seed: int = 1, empty: bool = False
) -> AsyncIterator[Started]:
    """Opened, closed in the end; its tables are there. ``empty``: without the one row that a start of the program
    writes."""
    clock = clock or Clock()
    database = await open_database(url, TransactionFactory(keyring, clock, Random(seed)))
    if not empty:
        await database.write(begin_journal)
    try:
        yield Started(database, clock)
    finally:
        await database.close()
