"""Somebody hands a clerk a picture that was made to break what reads it. The clerk's chat goes on."""

import io
import struct
import zlib
from pathlib import Path

from PIL import Image

from bot.rendering.qr import draw
from bot.rendering.text import write
from tests.simulator import Person, Simulator
from tests.stories.people import ENGLISH, Phone, Registrant, enrol
from tests.stories.running import running_bot


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def made_up(width: int, height: int) -> bytes:
    """A PNG of a few kilobytes that is as large as it says, or claims to be."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    rows = zlib.compress(bytes(height * (1 + -(-width // 8))) if height * width < 10**8 else bytes(10**6), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def blank() -> bytes:
    file = io.BytesIO()
    Image.new("L", (64, 64), 255).save(file, "PNG")
    return file.getvalue()


async def looked_up(clerk: Person) -> bool:
    """The clerk is told of a person, or that the code is for another day or place: it was read."""
    told = await clerk.expect(lambda seen: bool(seen.words), 30)
    return not any(write(f"unread-{why}", "en") in told.words for why in ("no-qr", "not-a-picture", "not-fetched"))


async def test_a_picture_made_to_break_its_reader_is_answered_and_so_is_all_that_follows(
    tmp_path: Path, simulator: Simulator
) -> None:
    async with running_bot(tmp_path, simulator) as bot:
        code = (await Registrant(Phone(simulator.person(5)), ENGLISH).register()).code
        clerk = simulator.person(6)
        await enrol(Phone(clerk), await bot.invite(ENGLISH.station))
        clerk.tap("language:en")
        await clerk.expect(lambda seen: bool(seen.words), 30)

        # A thread of a picture, which the reader of codes raises at, and one that would fill the memory.
        for width, height in ((1, 1_000_000), (60_000, 60_000)):
            picture = made_up(width, height)
            assert len(picture) < 5_000
            clerk.send_document(picture, "code.png", "image/png")
            await clerk.expect(write("unread-not-a-picture", "en"), 30)

        # What was behind it is heard, whichever way the code comes: a file whose type says nothing and whose end was
        # lost on the way, and digits under a picture that shows none.
        clerk.send_document(draw(code)[:-20], "IMG-0001", "application/octet-stream")
        assert await looked_up(clerk)
        clerk.send_photo(blank(), caption=f"{code[:4]} {code[4:8]} {code[8:]}")
        assert await looked_up(clerk)
        clerk.say(code)
        assert await looked_up(clerk)
        assert "parked" not in bot.logged
