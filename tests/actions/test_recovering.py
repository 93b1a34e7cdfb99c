"""What the lost phone shows once the digits of the slip were used on another one."""

from dataclasses import replace

from bot.actions.case_of_chat import recover
from bot.channels.web import traits as web
from bot.conversation.core.case_outcomes import CaseRecovered
from bot.conversation.core.state import Scene
from bot.domain.case import Case
from bot.domain.message import Edit, Send
from bot.rendering.text import write
from storage.bookings.cards import remember_card
from storage.chats.conversations import ChatState, save_conversation
from storage.engine.transaction import Transaction
from storage.outbox.claim import claim
from tests.builders import BOTH, RULES, Clock, a_chat, open_for_tests
from tests.storage.cases.opened import after_undo, collecting, enrolled_at, entered, opened, told


async def test_the_old_picture_says_that_it_goes_on_elsewhere_and_its_chat_is_told(sqlite_url: str) -> None:
    clock = Clock()
    rules = replace(RULES, channels=(replace(web.TRAITS, name="console"),))

    def begin(tx: Transaction) -> str:
        made = opened(tx, enrolled_at(tx, "clerk", "saliheen"))
        entered(tx, enrolled_at(tx, "admin", None), [4711])
        return made.recovery

    def choose(tx: Transaction) -> Case:
        (tell,) = told(tx)
        chosen = collecting(tx, tell.case)
        remember_card(tx, chosen.code, "picture")
        chat_id = tell.case.chat_id or ""
        save_conversation(tx, chat_id, ChatState(locale="en", consent="1", asked="menu"), newly_agreed=True)
        return tell.case

    async with open_for_tests(sqlite_url, clock) as started:
        database = started.database
        recovery = await database.write(begin)
        after_undo(clock)
        case = await database.write(choose)
        scene = Scene(clock.time, BOTH, rules, "")
        got = await database.write(lambda tx: recover(tx, a_chat(tx, "a new phone"), recovery, scene))
        assert isinstance(got, CaseRecovered)
        claimed = await database.write(lambda tx: claim(tx, {"console"}, 10))
    (edit,) = [each.outgoing for each in claimed if isinstance(each.outgoing, Edit)]
    assert (edit.ref, edit.only, edit.message.qr) == ("picture", True, "")
    assert edit.message.text == write("card-elsewhere", "en")
    assert case.serial not in edit.message.text
    texts = [each.outgoing.message.text for each in claimed if isinstance(each.outgoing, Send)]
    assert texts == [write("case-moved-away", "en")]
