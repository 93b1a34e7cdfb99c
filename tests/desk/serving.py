"""The desk on a real socket, over a migrated database and a clock that stands still until a test moves it.

    async def test_something(desk: Desk, clerk: Browser) -> None:      # fixtures of tests/desk/conftest.py
        booking = await desk.book(TEN, an_applicant())                 # somebody's appointment, from a chat
        desk.clock.forward(hours=2)
        answer = await clerk.scan(booking.code)                        # an Answer as the page gets it
        answer = await clerk.confirm(answer["booking"])
        status, json = await clerk.post("/desk/open", booking=booking.id, query="?day=2026-12-07")
        status, html = await clerk.page("/desk/day")                   # a page; `submit` posts its form
        desk.rules = replace(desk.rules, looks=1)                      # counts from the next request on
        other = await desk.sign_in(stack, "admin", counter=1)          # or `async with desk.browser() as stranger:`
        await desk.journal()                                           # [("look", "expected"), …]
        await desk.notices()                                           # what the applicants are told

``clerk`` is enrolled at saliheen and sits at counter 3, ``admin`` at counter 1; both are signed in. Their sessions do
not end by being idle, unless a test says ``desk.rules = RULES``.
"""

import re
import secrets
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

import aiohttp
import pytest
from sqlalchemy import select
from yarl import URL

from bot.conversation.reading.text.folding import fold_name
from bot.desk.context import DeskContext, usual_limits
from bot.desk.routes import routes
from bot.domain.booking import Booking, Hold, Slot
from bot.domain.desk import Counter, Session
from bot.domain.message import Send
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.domain.staff import Role, Staff
from bot.http.site import Site
from storage import tables
from storage.bookings.applicants import NewApplicant, Registration
from storage.bookings.bookings import book
from storage.chats.conversations import ChatState, save_conversation
from storage.desk.seen import remember
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import open_payload
from storage.staff.desk_sessions import find_session, issue_signin_code, redeem_signin_code
from storage.staff.staff import enrol, invite
from tests.builders import KEYRING, RULES, Clock, a_chat, an_applicant, an_office, open_for_tests
from tests.channels.web.serving import free_port
from tests.http.listening import as_we_serve, listening
from tests.storage.verbs import hold

T = TypeVar("T")
ON_BOTH = pytest.mark.parametrize("database_url", ["sqlite", "postgresql"], indirect=True)
"""For what a page reads and does, on PostgreSQL too: each page and each act once. All else is tried on SQLite."""
BOT = "mawid_test_bot"
PATIENT = replace(RULES, desk_idle=RULES.desk_session)  # or a test that moves the clock by an hour is signed out


@dataclass
class Desk:
    """What is served. ``office``, ``rules`` and ``bot_username`` may be changed at any time; ``wakes`` counts how
    often notices were said to wait."""

    database: Database
    clock: Clock
    url: str
    office: Office = field(default_factory=an_office)
    rules: Rules = PATIENT
    bot_username: str = BOT
    wakes: int = 0
    context: DeskContext = field(init=False)

    def __post_init__(self) -> None:
        self.context = DeskContext(
            self.database,
            KEYRING,
            lambda: self.office,
            lambda: self.rules,
            lambda payload: f"https://t.me/{self.bot_username}?start={payload}" if self.bot_username else "",
            self._wake,
            now=self.clock,
            limits=usual_limits(lambda: self.clock().timestamp()),
        )

    def _wake(self) -> None:
        self.wakes += 1

    async def write(self, do: Callable[[Transaction], T]) -> T:
        return await self.database.write(do)

    async def read(self, do: Callable[[Transaction], T]) -> T:
        return await self.database.read(do)

    async def enrol(self, name: str, role: Role = Role.STATION, station: str | None = "saliheen") -> Staff:
        """Somebody new with a chat of their own, whose address is the name."""

        def do(tx: Transaction) -> Staff:
            invitation = invite(tx, role, None if role is Role.ADMIN else station, name, self.rules)
            member = enrol(tx, invitation.payload, a_chat(tx, name))
            assert isinstance(member, Staff)
            return member

        return await self.write(do)

    async def begin_session(self, member: Staff, counter: int = 3) -> str:
        """The token of a session that has just begun."""
        token = secrets.token_urlsafe(32)

        def do(tx: Transaction) -> Session | None:
            (issued,) = issue_signin_code(tx, member.id, self.rules)
            session = redeem_signin_code(tx, issued.code, token, counter, self.rules)
            return session if isinstance(session, Session) else None

        assert await self.write(do) is not None
        return token

    async def sign_in(
        self,
        stack: AsyncExitStack,
        name: str = "clerk",
        role: Role = Role.STATION,
        station: str | None = "saliheen",
        counter: int = 3,
    ) -> "Browser":
        """A browser of somebody newly enrolled; ``stack`` closes it."""
        member = await self.enrol(name, role, station)
        browser = await stack.enter_async_context(self.browser())
        browser.staff = member
        browser.become(await self.begin_session(member, counter))
        return browser

    @asynccontextmanager
    async def browser(self) -> AsyncIterator["Browser"]:
        """Nobody is signed in with it."""
        jar = aiohttp.CookieJar(unsafe=True)  # "unsafe": also of an IP address
        soon = aiohttp.TCPConnector(keepalive_timeout=1)  # seconds: a connection that the server is closing is not used
        async with aiohttp.ClientSession(cookie_jar=jar, connector=soon) as http:
            yield Browser(self, http)

    async def book(
        self, slot: Slot, who: NewApplicant | None = None, *, address: str = "someone", locale: str = "ar"
    ) -> Booking:
        """In the chat at ``address``, which speaks ``locale`` and hears notices."""

        def do(tx: Transaction) -> Booking:
            chat_id = a_chat(tx, address)
            save_conversation(tx, chat_id, ChatState(locale=locale, consent="1"))
            assert isinstance(hold(tx, chat_id, slot, self.office.station(slot.station), self.rules), Hold)
            person = who or an_applicant()
            booking = book(
                tx, chat_id, "console", Registration(person, fold_name(person.name), locale, "1"), slot, self.rules
            )
            assert isinstance(booking, Booking)
            return booking

        return await self.write(do)

    async def notices(self) -> list[str]:
        """What waits to be sent to whoever booked, the oldest first."""
        deliveries = tables.deliveries
        due = select(deliveries.c.id, deliveries.c.payload).where(deliveries.c.payload.is_not(None))
        due = due.order_by(deliveries.c.seq)

        def do(tx: Transaction) -> list[str]:
            found = [open_payload(tx, row.id, row.payload)[1] for row in tx.connection.execute(due).all()]
            return [bare(each.message.text) for each in found if isinstance(each, Send)]

        return await self.read(do)

    async def journal(self) -> list[tuple[str, str]]:
        """(action, result) of each row, the oldest first, without how people came to be enrolled and signed in."""
        journal = tables.journal
        told = select(journal.c.action, journal.c.result).order_by(journal.c.seq)
        told = told.where(journal.c.action.not_in(["invite", "enrol"]), journal.c.action.not_like("sign%"))
        return await self.read(lambda tx: [(row[0], row[1]) for row in tx.connection.execute(told)])

    async def acts(self) -> list[tuple[str, str]]:
        """As ``journal``, without the days that pages fetch whole when they open."""
        return [each for each in await self.journal() if each[0] not in ("list", "pack", "sheet")]


class Browser:
    """Cookies, the form token and the headers that a browser sends from our own page; ``staff``: who is signed in."""

    def __init__(self, desk: Desk, http: aiohttp.ClientSession) -> None:
        self.desk, self.http, self.form = desk, http, ""
        self.headers = {"Sec-Fetch-Site": "same-origin"}
        self.staff: Staff | None = None

    def become(self, token: str) -> None:
        """Signed in as whoever has this token, as if its cookie had been given by the server."""
        self.cookie("mawid-desk", token)
        self.form = self.desk.context.form_token(token)

    def cookie(self, name: str, value: str) -> None:
        self.http.cookie_jar.update_cookies({name: value}, URL(self.desk.url))

    def speak(self, locale: str) -> None:
        self.cookie("mawid-desk-language", locale)

    @property
    def token(self) -> str:
        return next((cookie.value for cookie in self.http.cookie_jar if cookie.key == "mawid-desk"), "")

    async def ask(self, method: str, path: str, **options: Any) -> tuple[int, str, Any]:
        """Status, text and headers; redirections are not followed."""
        headers = {**self.headers, **options.pop("headers", {})}
        asked = self.http.request(method, self.desk.url + path, headers=headers, allow_redirects=False, **options)
        async with asked as answer:
            return answer.status, await answer.text(errors="replace"), answer.headers

    async def page(self, path: str) -> tuple[int, str]:
        status, text, _ = await self.ask("GET", path)
        return status, text

    async def get(self, path: str) -> tuple[int, Any]:
        async with self.http.get(self.desk.url + path, headers=self.headers) as answer:
            return answer.status, await answer.json()

    async def post(self, path: str, query: str = "", **fields: Any) -> tuple[int, Any]:
        """A script's question: JSON, with the form token in a header."""
        headers = {**self.headers, "X-Form-Token": self.form}
        async with self.http.post(self.desk.url + path + query, json=fields, headers=headers) as answer:
            return answer.status, await answer.json()

    async def submit(self, path: str, fields: Any = (), query: str = "") -> tuple[int, str]:
        """A page's form, as a mapping or as pairs; the hidden token is put in."""
        pairs = [*(fields.items() if hasattr(fields, "items") else fields), ("form_token", self.form)]
        status, text, _ = await self.ask("POST", path + query, data=aiohttp.FormData(pairs))
        return status, text

    async def show(self, picture: bytes, media_type: str = "image/png") -> tuple[int, Any]:
        """One frame of the camera."""
        headers = {**self.headers, "X-Form-Token": self.form, "Content-Type": media_type}
        async with self.http.post(f"{self.desk.url}/desk/frame", data=picture, headers=headers) as answer:
            return answer.status, await answer.json()

    async def answer(self, path: str, query: str = "", **fields: Any) -> dict[str, Any]:
        status, answer = await self.post(path, query, **fields)
        assert status == 200, (status, answer)
        assert isinstance(answer, dict)
        return answer

    async def scan(self, text: str) -> dict[str, Any]:
        return await self.answer("/desk/scan", text=text, nonce=secrets.token_hex(16))

    async def sees(self, booking: str) -> None:
        """The person stands before whoever is signed in here, who has looked at them a moment ago."""
        token, rules = self.token, self.desk.rules

        def do(tx: Transaction) -> None:
            session = find_session(tx, token, rules)
            if session is not None:
                remember(tx, session.staff, booking, Counter("", session.counter, session.id))

        await self.desk.write(do)

    async def confirm(self, booking: str, nonce: str = "") -> dict[str, Any]:
        await self.sees(booking)
        return await self.answer("/desk/confirm", booking=booking, nonce=nonce or secrets.token_hex(16))

    async def undo(self, answer: dict[str, Any]) -> dict[str, Any]:
        """The button below that answer."""
        which = {each: answer[each] for each in ("booking", "confirmation")}
        return await self.answer("/desk/undo", **which)


@asynccontextmanager
async def serving(
    database_url: str, clock: Clock | None = None, around: Callable[[Database], Database] = lambda plain: plain
) -> AsyncIterator[Desk]:
    """``around``: what the desk has for its database, over the one that is there."""
    async with open_for_tests(database_url, clock) as opened:
        port = free_port()
        desk = Desk(around(opened.database), opened.clock, f"http://127.0.0.1:{port}")
        async with listening(as_we_serve(Site(routes(desk.context)), port)):
            yield desk


def bare(text: str) -> str:
    """Without the marks that isolate what is put into a sentence, to be compared by eye."""
    return re.sub("[\u2066-\u2069\u200f]", "", text)


def without_ids(page: str) -> str:
    """A page as a person reads it: ids and stamps in its markup are drawn at random, and hold any few digits."""
    return re.sub(r"[0-9A-Za-z_-]{16,}", "", page)
