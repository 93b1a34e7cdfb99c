"""A code's text -> a picture, and a photographed picture -> its text. Pure and slow: both belong in a thread.

Law: the picture says nothing but the code (no metadata), and whatever a stranger sends is measured before it is
unpacked, so that a small file can never become a large image in memory.
"""

from __future__ import annotations

import io
from base64 import b64encode
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from bot import without
from bot.rendering.png import black_on_white

if TYPE_CHECKING:  # Pillow and zxing-cpp are read with the first picture that somebody sends
    import zxingcpp
    from PIL import Image
    from qrcode.main import QRCode

QUIET_ZONE: Final = 4  # modules, the least that ISO/IEC 18004 allows
LEAST_WIDTH: Final = 900  # pixels: a cheap phone shows it sharp however the messenger scales it
MOST_BYTES: Final = 10 * 2**20
MOST_PIXELS: Final = 25_000_000  # a 24-megapixel phone camera; about 100 MB unpacked at worst
MOST_SIDE: Final = 20_000  # pixels: no camera makes a wider one, and zxing-cpp raises from 65,536 on
FRAME_PIXELS: Final = 4_000_000  # of a camera's moving picture

_FORMATS: Final = ("JPEG", "PNG", "WEBP")
_SIDE: Final = 1800  # a photo is shrunk to this before it is searched
_FRAME_SIDE: Final = 1280
# ISO/IEC 18004 has the maker try all eight masks; any of them reads the same. One, fixed, is six milliseconds less, and
# of 120 blotted, tilted and blurred codes as many were read as with the best.
_MASK: Final = 0
_READING: Final = Lock()


@dataclass(frozen=True, slots=True)
class QrRead:
    text: str


@dataclass(frozen=True, slots=True)
class NoQr:
    pass


@dataclass(frozen=True, slots=True)
class SeveralQrs:
    """Codes with different texts; the same code seen twice in one picture is one."""

    count: int


@dataclass(frozen=True, slots=True)
class NotAPicture:
    """Not JPEG, PNG or WebP, broken, or larger than `MOST_BYTES`, `MOST_PIXELS` or `MOST_SIDE`. One that lacks its
    last bytes, as after a bad line, is a picture."""


Sight = QrRead | NoQr | SeveralQrs | NotAPicture


def data_address(text: str) -> str:
    """The picture of ``draw`` as an address that holds it, for a page."""
    return f"data:image/png;base64,{b64encode(draw(text)).decode()}"


def draw(text: str) -> bytes:
    """A black on white 1-bit PNG, level H (a quarter of the width may be blotted), at least `LEAST_WIDTH` pixels."""
    with _READING:
        code = _maker()()
    code.add_data(text)
    code.make(fit=True)
    modules = code.get_matrix()
    return black_on_white(modules, -(-LEAST_WIDTH // len(modules)))


@cache
def _maker() -> Callable[[], QRCode[Any]]:
    """Makes an empty code. qrcode would read Pillow for pictures of its own: ten times as long, and eight megabytes.
    Under ``_READING``, or another thread would find no Pillow where it needs it."""
    with without("PIL"):
        from qrcode.constants import ERROR_CORRECT_H
        from qrcode.main import QRCode
    return partial(QRCode, error_correction=ERROR_CORRECT_H, border=QUIET_ZONE, mask_pattern=_MASK)


def read(picture: bytes) -> Sight:
    """What a photo or screenshot shows. Takes milliseconds when there is a code, and up to a second when not."""
    if len(picture) > MOST_BYTES:
        return NotAPicture()
    _prepare()
    try:
        gray = _unpacked(picture)
        return NotAPicture() if gray is None else _searched(gray)
    except Exception:  # the readers raise nearly anything at a file made to break them, when opened or later
        return NotAPicture()


@cache
def _prepare() -> None:
    """Outside of what answers for broken pictures: a library that is not there is no picture's fault."""
    with _READING:
        _maker()
    from PIL import Image, ImageFile

    ImageFile.LOAD_TRUNCATED_IMAGES = True  # Pillow has no other place for it
    Image.init()  # WebP is not among the formats that Pillow knows before this
    _kinds(numbered=True)


def _kinds(*, numbered: bool) -> zxingcpp.BarcodeFormats:
    """QR, or also the kinds of code that a pad of serial numbers is printed with."""
    from zxingcpp import BarcodeFormat, BarcodeFormats

    of_pads = (BarcodeFormat.Code128, BarcodeFormat.EAN13, BarcodeFormat.EAN8) if numbered else ()
    return BarcodeFormats([BarcodeFormat.QRCode, *of_pads])


def _searched(gray: Image.Image) -> Sight:
    import zxingcpp

    for view in _views(gray):
        found = zxingcpp.read_barcodes(view, formats=_kinds(numbered=True))
        # Paper bears bars of all kinds beside our code: they count only where there is none.
        texts = {code.text for code in found if code.format == zxingcpp.BarcodeFormat.QRCode}
        texts = texts or {code.text for code in found}
        if len(texts) == 1:
            return QrRead(texts.pop())
        if texts:
            return SeveralQrs(len(texts))
    return NoQr()


def glimpse(frame: bytes, numbered: bool = False) -> str | None:
    """The text of the one code in a frame of a camera; empty where there is none, or several; None for no picture.
    ``numbered``: a serial number is expected, which may stand in bars.

    One look, some ten milliseconds: the next frame comes at once.
    """
    import zxingcpp

    _prepare()
    try:
        gray = _unpacked(frame, FRAME_PIXELS, _FRAME_SIDE)
        if gray is None:
            return None
        gray.thumbnail((_FRAME_SIDE, _FRAME_SIDE))
        texts = {code.text for code in zxingcpp.read_barcodes(gray, formats=_kinds(numbered=numbered))}
    except Exception:  # as in ``read``
        return None
    return texts.pop() if len(texts) == 1 else ""


def _unpacked(picture: bytes, most: int = MOST_PIXELS, side: int = _SIDE) -> Image.Image | None:
    """In gray, on white where it is see-through; None if it would have too many pixels. Opening reads headers only.

    Never more than two copies of four bytes a pixel: gray and alpha are taken apart before anything else is made.
    """
    from PIL import Image

    with Image.open(io.BytesIO(picture), formats=_FORMATS) as opened:
        if opened.width * opened.height > most or max(opened.size) > MOST_SIDE:
            return None
        opened.draft("L", (side, side))  # a JPEG is then unpacked at a fraction of its size
        if opened.has_transparency_data:
            layers: Image.Image = opened
            if opened.mode not in ("LA", "RGBA"):
                layers = opened.convert("LA" if opened.mode in ("1", "L") else "RGBA")
            gray, alpha = layers.convert("L"), layers.getchannel("A")
            layers.close()
            opened.close()
            return Image.composite(gray, Image.new("L", gray.size, 255), alpha)
        return opened.convert("L")


def _views(gray: Image.Image) -> Iterator[Image.Image]:
    """The same picture made easier in different ways, the likeliest first. How it is turned matters to none of them.

    Of 120 made-up photos (tilted, blurred, noisy, badly lit), the first view alone reads 92 and all together 114.
    """
    from PIL import Image, ImageFilter, ImageOps

    fitted = gray.copy()
    fitted.thumbnail((_SIDE, _SIDE))
    yield fitted
    yield fitted.filter(ImageFilter.UnsharpMask(radius=4, percent=250))
    yield fitted.filter(ImageFilter.MedianFilter(3))
    yield ImageOps.expand(fitted, border=max(fitted.size) // 10, fill=255)  # cropped, no quiet zone left
    if gray.size != fitted.size:
        yield gray  # a code that is a small part of a large photo
    for side in (1000, 600, 400):  # shrinking takes away noise, and the dots of a photographed screen
        if side < max(fitted.size):
            small = gray.copy()
            small.thumbnail((side, side))
            yield small
    yield fitted.resize((fitted.width * 2, fitted.height * 2), Image.Resampling.BICUBIC)
    yield fitted.filter(ImageFilter.GaussianBlur(1.5)).filter(ImageFilter.UnsharpMask(radius=6, percent=300))
