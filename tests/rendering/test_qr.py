"""The picture that an applicant shows, and what a clerk's phone may make of it."""

import io
import random
import struct
import subprocess
import sys
import tracemalloc
import zlib
from functools import cache

import pytest
from PIL import Image, ImageDraw, ImageFilter

from bot.rendering.qr import LEAST_WIDTH, MOST_BYTES, NoQr, NotAPicture, QrRead, SeveralQrs, draw, glimpse, read

LINK = "https://t.me/mawid_aleppo_bot?start=482917360531"
DIGITS = "482917360531"


def opened(text: str = LINK) -> Image.Image:
    return Image.open(io.BytesIO(draw(text))).convert("L")


def png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def jpeg(picture: Image.Image, quality: int = 60, orientation: int | None = None) -> bytes:
    file = io.BytesIO()
    exif = Image.Exif()
    if orientation is not None:
        exif[0x0112] = orientation
    picture.save(file, "JPEG", quality=quality, exif=exif)
    return file.getvalue()


def photographed(code: Image.Image, side: int, angle: float = 0, blur: float = 0, tilt: float = 0) -> Image.Image:
    """The code on a grainy grey desk of 1600 x 1200, `side` pixels wide, badly lit."""
    size = code.width
    lean = tilt / size
    tilted = code.transform(
        code.size, Image.Transform.PERSPECTIVE, (1 + tilt, 0, 0, 0, 1, 0, lean, 0), Image.Resampling.BICUBIC
    )
    turned = tilted.resize((side, side)).rotate(angle, expand=True, fillcolor=255, resample=Image.Resampling.BICUBIC)
    desk = grain().copy()
    desk.paste(turned.point([60 + value // 2 for value in range(256)]), (120, 90))
    return desk.filter(ImageFilter.GaussianBlur(blur))


@cache
def grain() -> Image.Image:
    return Image.effect_noise((1600, 1200), 30)


def beside(*codes: Image.Image) -> Image.Image:
    width = codes[0].width
    sheet = Image.new("L", (width * len(codes), codes[0].height), 255)
    for place, code in enumerate(codes):
        sheet.paste(code, (place * width, 0))
    return sheet


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def bomb(width: int, height: int) -> bytes:
    """A PNG that claims to be this large, in well under a megabyte."""
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", many_pixels()) + chunk(b"IEND", b"")


@cache
def many_pixels() -> bytes:
    return zlib.compress(bytes(64 * 2**20), 1)


@pytest.mark.parametrize("text", [LINK, DIGITS, "http://127.0.0.1:8080/x", "موعد", "a" * 100])
def test_what_is_drawn_is_read(text: str) -> None:
    assert read(draw(text)) == QrRead(text)


def test_the_picture_is_large_one_bit_square_and_has_a_quiet_zone_of_four_modules() -> None:
    picture = Image.open(io.BytesIO(draw(LINK)))
    assert (picture.format, picture.mode) == ("PNG", "1")
    assert picture.width == picture.height >= LEAST_WIDTH
    box = picture.point([255 - value for value in range(256)]).getbbox()
    assert box is not None
    left, top, right, bottom = box
    finder = next(x for x in range(left, right) if picture.getpixel((x, top)) == 255) - left
    module = finder // 7
    assert finder == 7 * module, "each module is a whole number of pixels"
    assert (left, top) == (4 * module, 4 * module)
    assert (right, bottom) == (picture.width - 4 * module, picture.height - 4 * module)


def test_the_file_holds_pixels_and_no_word_beside_them() -> None:
    file = draw(LINK)
    assert Image.open(io.BytesIO(file)).info == {}
    kinds, at = [], 8
    while at < len(file):
        (length,) = struct.unpack_from(">I", file, at)
        kinds.append(file[at + 4 : at + 8])
        at += 12 + length
    assert set(kinds) == {b"IHDR", b"IDAT", b"IEND"}
    assert DIGITS.encode() not in file


def test_the_same_code_is_drawn_the_same() -> None:
    assert draw(LINK) == draw(LINK) != draw(DIGITS)


CENTRES = [(0.5, 0.5), (0.5, 0.2), (0.2, 0.5), (0.8, 0.5), (0.5, 0.8), (0.75, 0.75), (0.85, 0.85)]


def test_a_blot_over_a_quarter_of_the_width_leaves_it_readable() -> None:
    """Anywhere but over one of the three corner squares, without which nobody finds the code."""
    blots = [(centre, ink) for centre in CENTRES for ink in (0, 120, 255)]
    assert [blot for blot in blots if read(png(blotted(*blot))) != QrRead(LINK)] == []


def blotted(centre: tuple[float, float], ink: int) -> Image.Image:
    code = opened()
    x, y = (int(part * code.width) for part in centre)
    half = code.width // 8
    ImageDraw.Draw(code).ellipse((x - half, y - half, x + half, y + half), fill=ink)
    return code


@pytest.mark.parametrize("angle", [0, 17, 45, 90, 180, 263])
def test_a_turned_code_is_read(angle: float) -> None:
    assert read(jpeg(photographed(opened(), 500, angle=angle))) == QrRead(LINK)


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_is_read_whichever_way_the_phone_was_held(orientation: int) -> None:
    assert read(jpeg(photographed(opened(), 600), orientation=orientation)) == QrRead(LINK)


@pytest.mark.parametrize(("side", "blur"), [(900, 5), (600, 3), (300, 1)])
def test_a_blurred_tilted_and_squeezed_photo_is_read(side: int, blur: float) -> None:
    assert read(jpeg(photographed(opened(), side, angle=8, blur=blur, tilt=0.15), quality=35)) == QrRead(LINK)


def test_a_small_code_in_a_large_photo_is_read() -> None:
    desk = Image.effect_noise((4000, 3000), 20)
    desk.paste(opened().resize((260, 260)), (3000, 2000))
    assert read(jpeg(desk, quality=80)) == QrRead(LINK)


def test_a_thumbnail_is_read() -> None:
    assert read(png(opened().resize((110, 110), Image.Resampling.LANCZOS))) == QrRead(LINK)


def test_a_screenshot_in_dark_mode_is_read() -> None:
    screen = Image.new("RGB", (1080, 2340), (18, 18, 20))
    screen.paste(opened().resize((800, 800)).convert("RGB").point([255 - v for v in range(256)] * 3), (140, 600))
    assert read(png(screen)) == QrRead(LINK)


def test_a_code_on_a_transparent_ground_is_read() -> None:
    code = opened()
    ink = Image.new("RGBA", code.size, (0, 0, 0, 0))
    ink.paste((0, 0, 0, 255), mask=code.point([255 - v for v in range(256)]))
    assert read(png(ink)) == QrRead(LINK)


@pytest.mark.parametrize("mode", ["LA", "P", "RGB", "L"])
def test_a_see_through_picture_of_any_kind_is_read(mode: str) -> None:
    code, file = opened(), io.BytesIO()
    if mode == "LA":
        ink = Image.new("L", code.size, 0)
        Image.merge("LA", (ink, code.point([255 - v for v in range(256)]))).save(file, "PNG")
    else:  # black on a colour that is declared see-through, which would be black too
        ground: dict[str, int | tuple[int, int, int]] = {"P": 1, "RGB": (9, 9, 9), "L": 9}
        inked = Image.new(mode, code.size, 0)
        if mode == "P":
            inked.putpalette([0, 0, 0, 9, 9, 9])
        inked.paste(ground[mode], mask=code)
        inked.save(file, "PNG", transparency=ground[mode])
    assert read(file.getvalue()) == QrRead(LINK)


@pytest.mark.skipif(sys.platform != "linux", reason="measured in /proc")
def test_a_large_see_through_picture_takes_no_more_than_it_must() -> None:
    script = """
import re, sys
from pathlib import Path
from PIL import Image
from bot.rendering.qr import NoQr, read
def peak():
    return int(re.search(r"VmHWM:\\s+([0-9]+)", Path("/proc/self/status").read_text())[1]) // 1024
Image.init()
picture = sys.stdin.buffer.read()
before = peak()
assert read(picture) == NoQr()
print(peak() - before)
"""
    file = io.BytesIO()
    Image.new("RGBA", (5000, 5000), (0, 0, 0, 0)).save(file, "PNG", compress_level=1)
    done = subprocess.run([sys.executable, "-c", script], input=file.getvalue(), capture_output=True, check=True)
    assert 100 <= int(done.stdout) < 230  # MB; unpacked it is 100


def test_a_picture_cropped_to_the_code_is_read() -> None:
    code = opened()
    box = code.point([255 - v for v in range(256)]).getbbox()
    assert read(png(code.crop(box))) == QrRead(LINK)


def test_a_webp_is_read() -> None:
    file = io.BytesIO()
    opened().save(file, "WEBP", quality=40)
    assert read(file.getvalue()) == QrRead(LINK)


def test_a_photo_of_a_phone_that_adds_a_second_frame_is_read() -> None:
    file = io.BytesIO()
    photographed(opened(), 500).save(file, "MPO", save_all=True, append_images=[Image.new("L", (64, 48))])
    assert read(file.getvalue()) == QrRead(LINK)


def test_a_picture_without_a_code_has_none() -> None:
    assert read(jpeg(Image.effect_noise((900, 700), 60))) == NoQr()
    assert read(png(Image.new("L", (1, 1)))) == NoQr()


def test_two_codes_are_counted() -> None:
    assert read(png(beside(opened(LINK), opened(DIGITS)))) == SeveralQrs(2)


def test_the_same_code_twice_is_one() -> None:
    assert read(png(beside(opened(), opened()))) == QrRead(LINK)


@pytest.mark.parametrize(
    "file",
    [b"", b"no picture", b"%PDF-1.7\n", draw(LINK)[:20], b"\x89PNG\r\n\x1a\n" + bytes(200), jpeg(opened())[:90]],
)
def test_what_is_no_picture_is_not_one(file: bytes) -> None:
    assert read(file) == NotAPicture()


@pytest.mark.parametrize("lost", [1, 12, 50])
@pytest.mark.parametrize("file", [draw(LINK), jpeg(opened())], ids=["png", "jpeg"])
def test_a_picture_that_lost_its_last_bytes_on_the_way_is_read(file: bytes, lost: int) -> None:
    assert read(file[:-lost]) == QrRead(LINK)


@pytest.mark.parametrize("size", [(1, 1_000_000), (1_000_000, 1), (2, 70_000), (1, 65_536)])
def test_a_thread_of_a_picture_is_refused(size: tuple[int, int]) -> None:
    """zxing-cpp raises at what Pillow opens gladly."""
    thread = bomb(*size)
    assert read(thread) == NotAPicture()
    assert glimpse(thread) is None


def test_broken_bytes_never_raise() -> None:
    """Of a small picture: to look for a code in a large one takes long, and breaks nothing else."""
    chance = random.Random(11)
    small = opened().resize((310, 310), Image.Resampling.NEAREST)
    for good in (png(small.convert("1")), jpeg(small)):
        assert read(good) == QrRead(LINK)
        for _ in range(25):
            bad = bytearray(good)
            for _ in range(chance.randrange(1, 12)):
                bad[chance.randrange(len(bad))] = chance.randrange(256)
            assert isinstance(read(bytes(bad)), QrRead | NoQr | SeveralQrs | NotAPicture)


@pytest.mark.parametrize(("width", "height"), [(5001, 5000), (12_000, 12_000), (60_000, 60_000), (2**31 - 1, 1)])
def test_a_small_file_with_too_many_pixels_is_refused_before_it_is_unpacked(width: int, height: int) -> None:
    file = bomb(width, height)
    assert len(file) < MOST_BYTES
    tracemalloc.start()
    try:
        assert read(file) == NotAPicture()
        assert tracemalloc.get_traced_memory()[1] < 4 * 2**20
    finally:
        tracemalloc.stop()


def test_too_many_bytes_are_refused_whatever_they_are() -> None:
    assert read(draw(LINK) + bytes(MOST_BYTES)) == NotAPicture()
