"""A recorded note as the chat page plays it: the same for everybody, and nobody in its address."""

from functools import partial

import aiohttp

from bot.domain.message import Message, Send
from bot.domain.notes import NoteName, WhichNote
from bot.domain.staff import Role, Staff
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office import notes
from tests.channels.web.serving import serving
from tests.channels.web.visitor import echo, visiting
from tests.sounds import a_sound

ADMIN = Staff("a" * 16, "Hala", Role.ADMIN, None)
SOUND = a_sound(9, size=5000)


def recorded(tx: Transaction, *, keep: bool) -> str:
    note = notes.draft_note(tx, ADMIN, WhichNote(NoteName.ABOUT, "ar"), "mark", SOUND)
    if keep:
        notes.keep_note(tx, ADMIN, note.id)
    return note.id


async def test_a_note_is_played_by_its_own_id_whole_or_in_parts_without_a_cookie(database: Database) -> None:
    kept = await database.write(partial(recorded, keep=True))
    draft = await database.write(partial(recorded, keep=False))
    async with serving(database, echo) as served, visiting(served) as visitor:
        await visitor.log()
        await visitor.say(text="hello")
        await visitor.until(2)
        await served.channel.deliver(visitor.address, Send(Message("what it says", "ar", voice=kept)), "delivery-1")
        entries = await visitor.until(3)
        assert entries[-1]["message"]["voice"] == kept
        async with aiohttp.ClientSession() as http:
            at = f"{served.url}/chat/note"
            async with http.get(f"{at}/{kept}") as whole:
                assert (whole.status, whole.content_type, await whole.read()) == (200, "audio/ogg", SOUND)
                assert "Set-Cookie" not in whole.headers
                assert whole.headers["Cache-Control"] == "no-cache"
            async with http.get(f"{served.url}/chat") as page:
                assert "media-src 'self'" in page.headers["Content-Security-Policy"]
            async with http.get(f"{at}/{kept}", headers={"If-None-Match": whole.headers["ETag"]}) as same:
                assert same.status == 304
            for asked, part in (("bytes=0-1", SOUND[:2]), ("bytes=4990-", SOUND[4990:]), ("bytes=9-99999", SOUND[9:])):
                async with http.get(f"{at}/{kept}", headers={"Range": asked}) as some:
                    assert (some.status, await some.read()) == (206, part)
            async with http.get(f"{at}/{kept}", headers={"Range": "bytes=99999-"}) as beyond:
                assert beyond.status == 416
            for nothing in (draft, "0" * 16, "about-ar", "x"):
                async with http.get(f"{at}/{nothing}") as gone:
                    assert gone.status == 404
