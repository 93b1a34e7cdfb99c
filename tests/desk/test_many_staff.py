"""Two hundred people work here: the list is read page by page, in chat and on the page, and a name finds somebody."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.domain.staff import PAGE, Role, Staff
from storage.engine.transaction import Transaction
from storage.staff.staff import enrol, invite
from tests.actions.both_ways import Office, an_office_filled
from tests.actions.doing import PEOPLE
from tests.builders import RULES, a_chat
from tests.desk.serving import PATIENT, bare

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
    _, many = await boss.submit(PEOPLE, {"do": "find", "q": "COUNTER 1", "page": "2"})
    assert "Counter 108" in bare(many)
    assert "Page 2 of 13" in bare(many)
    _, found = await boss.submit(PEOPLE, {"do": "find", "q": "COUNTER 199"})
    (member,) = re.findall(r'id="of-([0-9a-f]{16})"', found)
    assert "Page 1" not in bare(found)
    _, asked = await boss.page(f"{PEOPLE}?ask={member}")
    assert "Counter 199" in bare(asked)
    assert f'name="which" value="{member}"' in asked
    _, nobody = await boss.submit(PEOPLE, {"do": "find", "q": "Amina", "page": "-1"})
    assert "Nobody who works here is called so" in nobody
