"""What a camera, or whoever pretends to be one, may send: measured and typed before anything is unpacked."""

import asyncio
import io
import random
import struct
import zlib
from collections.abc import AsyncIterator

import pytest
from PIL import Image

from bot.desk.scan import MOST_FRAME
from bot.domain.code import new_code
from bot.rendering import qr
from tests.desk.serving import Browser, Desk

LINK = f"https://t.me/mawid_test_bot?start={new_code(lambda _: 4242)}"


def saved(picture: Image.Image, form: str, **options: object) -> bytes:
    file = io.BytesIO()
    picture.save(file, form, **options)
    return file.getvalue()


def drawn(text: str = LINK) -> Image.Image:
    return Image.open(io.BytesIO(qr.draw(text))).convert("L")


def bomb(side: int) -> bytes:
    """A small PNG that would become side x side pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    rows = zlib.compress(b"\0" * min(side * (side // 8 + 1), 3_000_000), 9)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize("form", ["PNG", "JPEG", "WEBP"])
async def test_a_code_is_read_from_each_kind_of_picture(desk: Desk, clerk: Browser, form: str) -> None:
    scene = Image.new("L", (1280, 720), 120)
    scene.paste(drawn().resize((420, 420)).rotate(9, fillcolor=255, expand=True), (300, 80))
    answer = await clerk.show(saved(scene, form), f"image/{form.lower()}")
    assert answer == (200, {"text": LINK})


async def test_a_frame_without_one_code_is_empty_words(desk: Desk, clerk: Browser) -> None:
    two = Image.new("L", (1200, 600), 255)
    two.paste(drawn().resize((560, 560)), (10, 20))
    two.paste(drawn("another").resize((560, 560)), (620, 20))
    for picture in (Image.new("L", (640, 480), 90), Image.new("L", (1, 1)), two):
        assert await clerk.show(saved(picture, "PNG")) == (200, {"text": ""})


@pytest.mark.parametrize(
    ("name", "picture"),
    [
        ("nothing", b""),
        ("words", b"hello"),
        ("a page", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a GIF", saved(Image.new("L", (9, 9)), "GIF")),
        ("a TIFF", saved(Image.new("L", (9, 9)), "TIFF")),
        ("a head alone", qr.draw(LINK)[:33]),
        ("a bomb", bomb(30_000)),
        ("a wide bomb", bomb(2_001)),
        ("a large picture", saved(Image.new("L", (2100, 2100)), "PNG")),
    ],
)
async def test_what_is_no_picture_of_ours_is_refused(desk: Desk, clerk: Browser, name: str, picture: bytes) -> None:
    assert len(picture) <= MOST_FRAME
    assert await clerk.show(picture) == (415, {"why": "unreadable"}), name


async def test_a_picture_that_lacks_its_end_is_read_as_far_as_it_goes(desk: Desk, clerk: Browser) -> None:
    scene = Image.new("L", (600, 900), 255)
    scene.paste(drawn().resize((560, 560)), (20, 20))
    for form in ("PNG", "JPEG"):
        whole = saved(scene, form)
        assert await clerk.show(whole[:-20]) == (200, {"text": LINK}), form
    assert await clerk.show(qr.draw(LINK)[:200]) == (200, {"text": ""})
    assert await clerk.show(saved(Image.effect_noise((600, 600), 90), "JPEG")[:9000]) == (200, {"text": ""})


async def test_other_types_are_refused_unseen(desk: Desk, clerk: Browser) -> None:
    picture = qr.draw(LINK)
    for kind in ("image/gif", "image/svg+xml", "image/*", "image/", "video/mp4", "text/html", "application/json"):
        status, answer = await clerk.show(picture if kind != "application/json" else b"{}", kind)
        assert (status, answer) == (415, {"why": "unreadable"}), kind
    assert await clerk.show(picture, "IMAGE/PNG; charset=x") == (200, {"text": LINK})


async def test_a_frame_too_large_is_refused_before_it_is_unpacked(desk: Desk, clerk: Browser) -> None:
    picture = qr.draw(LINK)
    assert (await clerk.show(picture + b"\0" * (MOST_FRAME - len(picture))))[0] == 200
    assert await clerk.show(picture + b"\0" * (MOST_FRAME - len(picture) + 1)) == (413, {"why": "too-large"})
    headers = {"X-Form-Token": clerk.form, "Content-Type": "image/png"}
    status, text, _ = await clerk.ask("POST", "/desk/frame", data=iter_of(picture + b"\0" * 10**6), headers=headers)
    assert (status, text) == (413, '{"why":"too-large"}')


async def test_broken_pictures_by_the_hundred_break_nothing(desk: Desk, clerk: Browser) -> None:
    chance = random.Random(5)
    whole = [saved(drawn().resize((300, 300)), form) for form in ("PNG", "JPEG", "WEBP")]
    for number in range(300):
        broken = bytearray(whole[number % 3])
        for _ in range(chance.randrange(1, 40)):
            broken[chance.randrange(len(broken))] = chance.randrange(256)
        status, answer = await clerk.show(bytes(broken[: chance.randrange(20, len(broken) + 1)]))
        assert (status, answer) in [(415, {"why": "unreadable"}), (200, {"text": ""}), (200, {"text": LINK})]


async def test_a_camera_shows_so_many_frames_a_minute(desk: Desk, clerk: Browser) -> None:
    frame = saved(Image.new("L", (64, 64)), "PNG")
    answers = [await clerk.show(frame) for _ in range(481)]
    assert [status for status, _ in answers] == [200] * 480 + [429]
    assert answers[-1][1] == {"why": "too-fast"}
    assert (await clerk.post("/desk/scan", text=""))[0] == 200


async def test_scans_are_answered_while_many_cameras_look(desk: Desk, clerk: Browser) -> None:
    noise = saved(Image.effect_noise((1280, 720), 60), "JPEG", quality=40)
    async with asyncio.TaskGroup() as tasks:
        looks = [tasks.create_task(clerk.show(noise, "image/jpeg")) for _ in range(24)]
        await asyncio.wait(looks, return_when=asyncio.FIRST_COMPLETED)
        assert (await clerk.post("/desk/scan", text=""))[0] == 200
        assert not all(look.done() for look in looks)
    assert {look.result()[0] for look in looks} == {200}


async def iter_of(sent: bytes) -> AsyncIterator[bytes]:
    """Sent in chunks, without saying how many."""
    for start in range(0, len(sent), 65536):
        yield sent[start : start + 65536]
