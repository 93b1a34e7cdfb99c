"""``mawid contain``, run as the operator runs it beside a desk that is being used."""

import asyncio
import os
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from pathlib import Path

import pytest

from bot.rendering.text import write
from storage.engine.keyring import save_keyring
from tests import preloaded
from tests.builders import KEYRING, an_applicant, local
from tests.desk.serving import Browser, Desk, bare, serving
from tests.storage.verbs import ELEVEN, TEN

SINCE = "2026-12-07T10:00"
NAME = "Amina Haddad"


class Operator:
    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder = folder
        save_keyring(KEYRING, folder / "keys" / "keyring.json")
        own = {"MAWID_DATABASE_URL": database_url, "MAWID_KEYRING": str(folder / "keys" / "keyring.json")}
        self.environ = {**os.environ, **own, "COLUMNS": "120"}

    async def types(self, *words: str, answer: str = "") -> tuple[int, str]:
        """Exit code, and all that was printed."""
        code, printed, refused = await preloaded.run(["contain", *words], self.environ, self.folder, answer)
        return code, printed + refused


@pytest.fixture
async def desk(database_url: str) -> AsyncIterator[Desk]:
    async with serving(database_url) as desk:
        yield desk


@pytest.fixture
async def clerk(desk: Desk) -> AsyncIterator[Browser]:
    async with AsyncExitStack() as stack:
        yield await desk.sign_in(stack)


@pytest.fixture
def operator(tmp_path: Path, desk: Desk, database_url: str) -> Operator:
    return Operator(tmp_path, database_url)


async def test_everybody_is_out_at_once_and_what_was_seen_is_printed_without_a_name(
    desk: Desk, clerk: Browser, operator: Operator
) -> None:
    early, late = await desk.book(TEN), await desk.book(ELEVEN, an_applicant("09876543210"), address="other")
    desk.clock.time = local(7, 9, 59)
    await clerk.scan(early.code)
    desk.clock.time = local(7, 10, 5)
    await clerk.scan(late.code)
    code, printed = await operator.types("--since", SINCE, "--yes")
    assert (code, await clerk.get("/desk/me")) == (0, (200, {"signed": False}))
    status, _ = await clerk.post("/desk/scan", text=late.code, nonce="n" * 32)
    assert status == 401
    (line,) = [line for line in printed.splitlines() if f" {late.call_number} " in line]
    for word in ("saliheen", "2026-12-07 10:05:00", "clerk"):
        assert word in line
    assert f" {early.call_number} " not in printed
    assert "1 looks at 1 bookings since 2026-12-07 10:00 (Asia/Damascus)." in printed
    assert "1 desk sessions" in printed
    for secret in (*NAME.split(), late.code, late.id, "09876543210"):
        assert secret not in printed
    assert await desk.notices() == []


async def test_a_desk_is_shut_within_a_second_and_until_look_ups_go_on(
    desk: Desk, clerk: Browser, operator: Operator
) -> None:
    """A clerk who asks all the time: at most a second after the command has ended nobody is answered."""
    booking = await desk.book(TEN)
    desk.clock.time = TEN.starts_at
    answered: list[float] = []
    time, over = asyncio.get_running_loop().time, asyncio.Event()

    async def go_on_asking() -> None:
        while not over.is_set():
            status, _ = await clerk.post("/desk/scan", text=booking.code, nonce="n" * 32)
            if status == 200:
                answered.append(time())
            await asyncio.sleep(0.05)

    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(go_on_asking())
        code, _ = await operator.types("--yes")
        ended = time()
        await asyncio.sleep(1.5)
        over.set()
    assert code == 0
    assert answered, "nothing was ever answered"
    assert max(answered) < ended + 1
    assert clerk.staff
    assert await clerk.post("/desk/pairing", counter=3) == (503, {"why": "frozen"})
    assert "Look-ups go on" in (await operator.types("--thaw", "--yes"))[1]
    assert "were not frozen" in (await operator.types("--thaw", "--yes"))[1]
    clerk.become(await desk.begin_session(clerk.staff))
    assert (await clerk.scan(booking.code))["kind"] == "expected"


async def test_those_who_were_looked_at_are_told_once_in_their_language(
    desk: Desk, clerk: Browser, operator: Operator
) -> None:
    arabic = await desk.book(TEN)
    english = await desk.book(ELEVEN, an_applicant("09876543210"), address="other", locale="en")
    await desk.book(TEN, an_applicant("05556667778"), address="nobody looked")
    for booking in (arabic, english, arabic):
        await clerk.scan(booking.code)
    _, printed = await operator.types("--since", "2026-12-07", "--notify", "--yes")
    assert "2 chats are told" in printed
    told = await desk.notices()
    assert sorted(told) == sorted(bare(write("contain-seen", locale)) for locale in ("ar", "en"))
    assert all(word not in text for text in told for word in ("Salih", "الصالحين", arabic.call_number, "10:00"))
    _, printed = await operator.types("--since", "2026-12-07", "--notify", "--yes")
    assert "0 chats are told" in printed
    assert len(await desk.notices()) == 2


async def test_it_asks_before_it_does_anything(desk: Desk, clerk: Browser, operator: Operator) -> None:
    booking = await desk.book(TEN)
    desk.clock.time = TEN.starts_at
    code, printed = await operator.types("--since", SINCE, answer="n\n")
    assert code == 1
    assert "signs everybody out" in printed
    assert (await clerk.scan(booking.code))["kind"] == "expected"
    assert "contain" not in [action for action, _ in await desk.journal()]
    code, _ = await operator.types("--since", SINCE, answer="y\n")
    assert code == 0
    assert ("contain", "frozen") in await desk.journal()


@pytest.mark.parametrize("words", [("--since", "yesterday"), ("--thaw", "--notify"), ("--thaw", "--since", SINCE)])
async def test_what_makes_no_sense_is_refused_and_changes_nothing(
    desk: Desk, clerk: Browser, operator: Operator, words: tuple[str, ...]
) -> None:
    code, _ = await operator.types(*words, "--yes")
    assert code != 0
    assert "contain" not in [action for action, _ in await desk.journal()]
