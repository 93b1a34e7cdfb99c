"""Two hundred people work here: the list is read page by page, in chat and on the page, and a name finds somebody."""

import base64
import html
import re
from collections.abc import AsyncIterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.domain.staff import PAGE, Role, Staff
from storage.engine.transaction import Transaction
from storage.staff.staff import enrol, invite
from tests.actions.both_ways import Office, an_office_filled
from tests.actions.doing import PEOPLE
from tests.builders import RULES, a_chat
from tests.desk.serving import PATIENT, Browser, bare

MANY = 200


@pytest.fixture
async def office(migrated_file: Path, tmp_path: Path) -> AsyncIterator[Office]:
    def many(tx: Transaction) -> None:
        for number in range(MANY):
            invitation = invite(tx, Role.STATION, "saliheen", f"Counter {number:03}", RULES)
            assert isinstance(enrol(tx, invitation.payload, a_chat(tx, f"c{number}")), Staff)

    async with an_office_filled(migrated_file, tmp_path / "many.db", PATIENT) as filled:
        await filled.desk.write(many)
        yield filled


async def test_in_chat_they_stand_on_pages_of_eight_and_are_found_by_a_name(office: Office) -> None:
    (first,) = await office.say("boss", "/staff")
    assert len(re.findall(r"Counter \d\d\d", bare(first))) == PAGE - 2, "boss and clerk stand before them"
    assert "Page 1 of 26" in bare(first)
    (last,) = await office.say("boss", "[admin:staff-page:25]")
    assert "Counter 199" in bare(last)
    assert "other" in bare(last)
    assert "Page 26 of 26" in bare((await office.say("boss", "[admin:staff-page:999]"))[0])
    (found,) = await office.say("boss", "/staff counter 14")
    assert set(re.findall(r"Counter \d\d\d", bare(found))) == {f"Counter 14{digit}" for digit in range(PAGE)}
    assert "There are more" in found
    assert "Nobody who works here is called so" in (await office.say("boss", "/staff Amina"))[0]
    assert "Counter" not in "\n".join(await office.say("clerk", "/staff counter 14"))


async def test_on_the_page_too_and_who_is_on_another_page_can_be_let_go(office: Office) -> None:
    boss = office.browser("boss")
    boss.speak("en")
    _, first = await boss.page(PEOPLE)
    assert len(re.findall(r'id="of-', first)) == PAGE
    assert "Page 1 of 26" in bare(first)
    many = await found_by(boss, "COUNTER 1")
    (second,) = re.findall(r'rel="next" href="([^"]*)"', many)
    _, many = await boss.page(html.unescape(second))
    assert "Counter 108" in bare(many)
    assert "Page 2 of 13" in bare(many)
    found = await found_by(boss, "COUNTER 199")
    (member,) = re.findall(r'id="of-([0-9a-f]{16})"', found)
    assert "Page 1" not in bare(found)
    _, asked = await boss.page(f"{PEOPLE}?ask={member}")
    assert "Counter 199" in bare(asked)
    assert f'name="which" value="{member}"' in asked
    assert "Nobody who works here is called so" in await found_by(boss, "Amina")


async def test_what_was_looked_for_is_kept_while_somebody_is_let_go_and_opens_in_that_session_alone(
    office: Office,
) -> None:
    boss = office.browser("boss")
    many = await found_by(boss, "counter 1")
    (second,) = map(html.unescape, re.findall(r'rel="next" href="([^"]*)"', many))
    _, many = await boss.page(second)
    ask = html.unescape(re.findall(r'href="([^"]*ask=[^"]*)"', many)[0])
    _, asked = await boss.page(ask.removesuffix("#really"))
    assert ids(asked) == ids(many)
    fields = dict(re.findall(r'name="(find|page|which)" value="([^"]*)"', asked))
    status, _, headers = await boss.ask("POST", PEOPLE, data={**fields, "do": "revoke", "form_token": boss.form})
    assert (status, "said=revoked" in headers["Location"]) == (303, True)
    _, left = await boss.page(headers["Location"])
    assert fields["which"] not in left
    assert ids(many)[1:] == ids(left)[:-1]
    assert 'name="q" value="counter 1"' in left
    _, wrong = await boss.submit(PEOPLE, {**fields, "do": "invite", "name": ""})
    assert ids(wrong) == ids(left)
    boss.become(await office.desk.begin_session(office.staff("boss")))
    for another in (second, f"{PEOPLE}?find=%D9%A1", f"{PEOPLE}?find=AAAA", f"{PEOPLE}?find={'A' * 2000}"):
        status, everybody = await boss.page(another)
        assert (status, 'id="q" name="q" value=""' in everybody) == (200, True)


def ids(page: str) -> list[str]:
    return re.findall(r'id="of-([0-9a-f]{16})"', page)


async def found_by(boss: Browser, words: str) -> str:
    """Where a search leads to: an address that says nothing of it."""
    fields = {"do": "find", "q": words, "form_token": boss.form}
    status, _, headers = await boss.ask("POST", PEOPLE, data=fields)
    assert status == 303
    raw = base64.urlsafe_b64decode(parse_qs(urlsplit(headers["Location"]).query)["find"][0])
    assert len(raw) == len(b"nonce of 12 ") + 64 + len(b"a tag of 16 byte")
    status, page = await boss.page(headers["Location"])
    assert status == 200
    return page
