"""One office with two bots: who writes to either is one person, and each bot touches its own messages alone."""

import asyncio

from bot.domain.message import Edit, Message, Send
from storage.chats.accounts import its_account
from storage.engine.transaction import Transaction
from storage.leads import claim_term
from storage.outbox.claim import claim
from storage.outbox.deliveries import NewDelivery, queue
from storage.outbox.mark import recover
from storage.tables import chats, deliveries
from tests.channels.telegram.two_bots import Office, two_bots, until
from tests.simulator import Person
from tests.simulator.refusals import Refused


async def registers(phone: Person) -> None:
    """Up to the question for the name."""
    phone.start()
    await phone.expect("هل نتابع")
    phone.tap("consent:agree")
    await phone.expect()


async def account_of(office: Office, number: int) -> str:
    def read(tx: Transaction) -> str:
        found: str = tx.connection.execute(
            chats.select().with_only_columns(its_account).where(chats.c.id == chat_id)
        ).scalar_one()
        return found

    chat_id = await office.chat_id(number)
    return await office.database.read(read)


async def test_a_question_asked_by_one_bot_is_answered_at_another_and_an_old_button_only_asks_there(
    sqlite_url: str,
) -> None:
    async with two_bots(sqlite_url) as office, office.sending():
        at_a, at_b = office.phone(5)
        await registers(at_a)
        asked = at_a.from_bot[-1]
        at_b.say("أمينة حداد")
        question = await at_b.expect("معك")
        assert not any("معك عند" in one.words for one in at_a.from_bot), "who wrote to the other is answered there"
        assert await account_of(office, 5) == office.second
        before = {one.id: one.words for one in at_b.from_bot}
        at_a.tap("consent:agree", next(one for one in at_a.from_bot if "consent:agree" in str(one.keyboard)))
        await at_a.expect("معك")
        assert await account_of(office, 5) == "telegram"
        assert {one.id: one.words for one in at_b.from_bot} == before, "what the other shows is not touched"
        assert asked.id in {one.id for one in at_a.from_bot}
        assert question.id in before


async def test_updates_of_two_bots_with_one_number_are_both_heard(sqlite_url: str) -> None:
    async with two_bots(sqlite_url) as office, office.sending():
        at_a, at_b = office.phone(5)
        of_a = at_a.start()
        await at_a.expect()
        office.b.world.updates.last_id = office.a.world.updates.last_id - 1
        assert at_b.say("/help") == of_a, "messages too have one number at both"
        assert office.b.world.updates.last_id == office.a.world.updates.last_id
        await at_b.expect()


async def test_erasing_at_one_bot_clears_what_each_of_them_showed(sqlite_url: str) -> None:
    async with two_bots(sqlite_url) as office, office.sending():
        at_a, at_b = office.phone(5)
        await registers(at_a)
        at_b.say("أمينة حداد")
        await at_b.expect("معك")
        shown = {one.id for one in at_a.chat}
        await office.recorded()  # people are slower than the 20 ms that a result may wait for others
        at_b.say("/erase")
        await at_b.expect("التراجع")
        at_b.tap("🗑 نعم، حذف كل شيء")
        await until(lambda: shown <= set(at_a.deleted) and "أمينة حداد" not in at_b.transcript())  # each by its own bot
        assert office.a.world.chats[5].messages == {}


async def test_what_waits_goes_by_the_bot_that_the_chat_wrote_to_last_and_edits_stay_with_their_own(
    sqlite_url: str,
) -> None:
    async with two_bots(sqlite_url) as office:
        at_a, at_b = office.phone(5)
        async with office.sending():
            await registers(at_a)
            at_b.say("/help")
            await at_b.expect()
            at_a.say("/help")
            await at_a.expect()
        chat_id = await office.chat_id(5)
        old = at_a.from_bot[0]

        def wait(tx: Transaction) -> None:
            unread = Edit(f"{old.id}", Message("تبدّل"), only=True)
            queue(tx, [NewDelivery(chat_id, "telegram", "notice", Edit(f"{old.id}", Message("خبر")))])
            queue(tx, [NewDelivery(chat_id, "telegram", "chore", unread)])

        await office.database.write(wait)
        at_b.say("/status")
        async with asyncio.timeout(10):
            while await account_of(office, 5) != office.second:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        async with office.sending():
            await at_b.expect("خبر")
            await until(lambda: any(one.words == "تبدّل" for one in at_a.from_bot))
        assert not any("خبر" in one.words for one in at_a.from_bot)
        assert not any("تبدّل" in one.words for one in at_b.from_bot), "its message of that number is another one"


async def test_a_bot_that_is_banned_strands_nobody_who_writes_to_another(sqlite_url: str) -> None:
    async with two_bots(sqlite_url) as office, office.sending():
        for number in (5, 6, 7, 8):
            at_a, at_b = office.phone(number)
            at_a.start()
            await at_a.expect()
            if number > 6:
                at_b.say("/help")
                await at_b.expect()
        office.a.banned = Refused(403, "Forbidden")
        ids = [await office.chat_id(number) for number in (5, 6, 7, 8)]
        by = {number: await account_of(office, number) for number in (5, 6, 7, 8)}
        assert list(by.values()) == ["telegram", "telegram", office.second, office.second]

        def tell(tx: Transaction) -> None:
            news = [
                NewDelivery(one, account, "notice", _say("مغلق غداً"))
                for one, account in zip(ids, by.values(), strict=True)
            ]
            queue(tx, news)

        await office.database.write(tell)
        office.deliverer.wake()
        for number in (7, 8):
            await office.phone(number)[1].expect("مغلق غداً")
        left = (deliveries.c.chat_id.in_(ids[:2]), deliveries.c.kind == "notice")
        async with asyncio.timeout(10):
            while {row.status for row in await office.rows(*left)} != {"due"}:  # noqa: ASYNC110
                await asyncio.sleep(0.01)
        assert {row.reason for row in await office.rows(*left)} <= {"token-refused", None}, "nobody has blocked us"
        at_b = office.phone(5)[1]
        at_b.say("/help")
        await at_b.expect("مغلق غداً")


async def test_a_block_counts_for_the_bot_that_is_used_and_for_no_other(sqlite_url: str) -> None:
    async with two_bots(sqlite_url) as office:
        at_a, at_b = office.phone(5)
        async with office.sending():
            at_a.start()
            await at_a.expect()
            at_b.say("/help")
            await at_b.expect()
        chat_id = await office.chat_id(5)

        async def blocked() -> bool:
            query = chats.select().with_only_columns(chats.c.blocked_at).where(chats.c.id == chat_id)
            return await office.database.read(lambda tx: tx.connection.execute(query).scalar()) is not None

        at_a.block()
        async with office.sending():
            at_b.say("/help")
            await at_b.expect()
            assert not await blocked()
            # On its way by A when the chat left A: A's refusal is no word on B.
            await office.database.write(lambda tx: queue(tx, [NewDelivery(chat_id, "telegram", "notice", _say("خبر"))]))
            office.deliverer.wake()
            await at_b.expect("خبر")
            assert not await blocked()
            at_b.block()
            at_a.unblock()
            at_a.say("/help")
            await at_a.expect()
            assert not await blocked()
            assert await account_of(office, 5) == "telegram"


async def test_what_a_killed_process_was_sending_goes_by_the_bot_that_the_chat_wrote_to_since(sqlite_url: str) -> None:
    async with two_bots(sqlite_url) as office:
        at_a, at_b = office.phone(5)
        async with office.sending():
            at_a.start()
            await at_a.expect()
        chat_id = await office.chat_id(5)
        await office.database.write(lambda tx: queue(tx, [NewDelivery(chat_id, "telegram", "notice", _say("خبر"))]))
        claimed = await office.database.write(lambda tx: claim(tx, ["telegram"], 10))
        assert [one.kind for one in claimed] == ["notice"]  # and then it is killed
        async with office.sending(office.second):
            at_b.say("/help")
            await at_b.expect()
            await office.database.write(lambda tx: claim_term(tx, office.second))
            assert await office.database.write(lambda tx: recover(tx, ["telegram"])) == 1
            await at_b.expect("خبر")
        (row,) = await office.rows(deliveries.c.id == claimed[0].id)
        assert (row.status, row.channel, row.unknown) == ("sent", office.second, 1)


async def test_a_picture_that_one_bot_has_uploaded_is_uploaded_anew_by_another(sqlite_url: str) -> None:
    async with two_bots(sqlite_url) as office, office.sending():
        at_a, at_b = office.phone(5)
        await registers(at_a)
        at_a.say("أمينة حداد")
        await at_a.expect()
        at_a.tap("document:passport")
        await at_a.expect("الرقم")
        at_a.say("N1234567")
        await at_a.expect("أنسب")
        at_a.tap(at_a.from_bot[-1].keyboard[0][0].data)  # a place, at its earliest time
        await at_a.expect(lambda seen: "check:confirm" in str(seen.keyboard))
        at_a.tap("check:confirm")
        card = await at_a.expect(lambda seen: seen.photo is not None)
        at_b.say("/code")
        again = await at_b.expect(lambda seen: seen.photo is not None)
        assert card.photo != again.photo, "each names the bot that is used"
        refused = [call.refusal for call in office.b.calls if call.method == "sendPhoto"]
        assert refused == [None], "not tried with the other's file"
        at_b.say("/code")
        await at_b.expect(lambda seen: seen.photo is not None)


def _say(text: str) -> Send:
    return Send(Message(text))
