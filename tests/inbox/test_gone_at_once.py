"""The messages that leave the screen as soon as they are read."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.channels.contract import Heard, Incoming
from bot.conversation.core.events import CommandGiven, Event, PictureReceived, TextEdited, TextForwarded, TextReceived
from bot.conversation.core.state import Conversation
from bot.domain.code import new_code
from bot.domain.message import Delete
from bot.inbox.gone_at_once import goes_at_once
from storage.engine.transaction import Transaction
from storage.outbox.deliveries import open_payload
from storage.tables import deliveries, inbox
from tests.builders import RULES, open_for_tests
from tests.inbox.world import TO_STATION, Channel, People

RECOVERY = new_code(lambda _: 7)
AT_NUMBER, AT_NAME = Conversation(asked="number"), Conversation(asked="name")
AT_DOCUMENT, AT_CHECK = Conversation(asked="document"), Conversation(asked="check")
GOES: tuple[tuple[Conversation, Event], ...] = (
    (AT_NUMBER, TextReceived("02010012345")),
    (AT_NUMBER, TextReceived("٠٢٠١٠٠١٢٣٤٥ لو سمحت")),
    (AT_NUMBER, TextReceived("N 12345")),
    (AT_NUMBER, TextEdited("02010012346")),
    (AT_NAME, TextReceived("Amina Haddad 02010012345")),
    (AT_NAME, TextReceived("Amina Haddad N1234567")),
    (AT_NAME, TextReceived("Amina Haddad 0201-001-2345")),
    (AT_NAME, TextReceived("Amina Haddad 0201 001 2345, 3/5/1990")),
    (AT_DOCUMENT, TextReceived("passport N1234567")),
    (AT_DOCUMENT, TextForwarded("جواز ١٢٣٤٥٦٧")),
    (AT_CHECK, TextReceived("the number is wrong, N7654321")),
    (AT_CHECK, TextEdited("الرقم غلط هو 02010012346")),
    (replace(AT_CHECK, errand="erase", asked="confirm-erase"), TextReceived("02010012345")),
    (replace(AT_CHECK, errand="stop", asked="stop"), TextReceived("N1234567")),
    (replace(AT_CHECK, errand="", asked="menu"), TextReceived("02010012345")),
    (replace(AT_CHECK, errand="", asked="menu"), TextReceived("4829 1736 0531")),
    (replace(AT_CHECK, errand="", asked="menu"), TextEdited("٤٨٢٩ ١٧٣٦ ٠٥٣١")),
    (AT_CHECK, TextReceived(f"the slip says {RECOVERY}")),
    (AT_NAME, CommandGiven("02010012345")),
    (AT_CHECK, CommandGiven("status", "my number is 02010012345")),
    (replace(AT_CHECK, errand="", asked="menu"), CommandGiven("start", "٠٢٠١٠٠١٢٣٤٥")),
    (AT_NAME, PictureReceived()),
    (replace(AT_NAME, errand=""), PictureReceived()),
)
STAYS: tuple[tuple[Conversation, Event], ...] = (
    (AT_NUMBER, TextReceived("ما بتذكر الرقم")),
    (AT_NAME, TextReceived("Amina Haddad")),
    (AT_NAME, CommandGiven("start", "verify")),
    (AT_NAME, TextReceived("call +963944123456")),
    (AT_NAME, TextReceived("0944123456")),
    (replace(AT_NAME, asked="menu"), TextReceived("630 927")),
    (AT_NAME, TextReceived("Amina Haddad 3/5/1990")),
    (AT_NAME, TextReceived("Amina Haddad 03-05-1990")),
    (AT_CHECK, TextReceived("tomorrow at 10:00")),
    (replace(AT_NUMBER, errand="broadcast"), TextReceived("The number is 02010012345")),
)


@pytest.mark.parametrize(("conversation", "event"), GOES)
def test_a_number_of_a_document_and_a_picture_go(conversation: Conversation, event: Event) -> None:
    assert goes_at_once(conversation, Incoming(event), staff=False)


@pytest.mark.parametrize(("conversation", "event"), STAYS)
def test_other_words_stay_until_the_interview_is_over(conversation: Conversation, event: Event) -> None:
    assert not goes_at_once(conversation, Incoming(event), staff=False)


class Messenger(Channel):
    """Names each message by its words."""

    def read(self, payload: str) -> Heard:
        heard = super().read(payload)
        assert isinstance(heard, Incoming)
        return replace(heard, ref=payload)


@pytest.fixture
async def people(database_url: str) -> AsyncIterator[People]:
    async with open_for_tests(database_url) as opened:
        yield People(opened.database, replace(RULES, channels=()), Messenger())


async def test_the_deletion_is_stored_with_the_answer_and_a_failed_one_is_made_up_for_by_the_sweep(
    people: People,
) -> None:
    await people.talk("amina", *TO_STATION)

    def look(tx: Transaction) -> tuple[list[tuple[str, ...]], bool]:
        found = tx.connection.execute(select(deliveries).order_by(deliveries.c.seq)).all()
        outgoing = [open_payload(tx, row.id, row.payload)[1] for row in found]
        waits = select(inbox.c.seq).where(inbox.c.message_ref == "N1234567", inbox.c.draft_id.is_not(None))
        is_swept = tx.connection.execute(waits).first() is not None
        gone = [one for one in outgoing if isinstance(one, Delete)]
        assert all(one.message for one in gone), "whose message cannot be deleted is told how to do it by hand"
        return [one.refs for one in gone], is_swept

    assert await people.database.read(look) == ([("N1234567",)], True)
