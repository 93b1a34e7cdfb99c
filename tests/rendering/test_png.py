"""A picture of squares, read by Pillow and by zxing-cpp: each square is where it was, and nothing else is there."""

import io
import random

import pytest
import zxingcpp
from PIL import Image

from bot.rendering.png import black_on_white
from bot.rendering.qr import draw


@pytest.mark.parametrize(("width", "height", "scale"), [(1, 1, 1), (7, 3, 1), (8, 2, 5), (49, 49, 19), (13, 1, 3)])
def test_each_square_is_where_it_was(width: int, height: int, scale: int) -> None:
    """Also where a line ends in the middle of a byte."""
    chance = random.Random(width * height * scale)
    squares = [[chance.random() < 0.5 for _ in range(width)] for _ in range(height)]
    with Image.open(io.BytesIO(black_on_white(squares, scale))) as opened:
        opened.verify()  # the checksums
    with Image.open(io.BytesIO(black_on_white(squares, scale))) as picture:
        assert (picture.mode, picture.size) == ("1", (width * scale, height * scale))
        seen = picture.convert("L").tobytes()
    rows = [bytes(0 if square else 255 for square in row for _ in range(scale)) for row in squares]
    assert seen == b"".join(row for row in rows for _ in range(scale))


def test_a_reader_that_is_not_ours_reads_the_code() -> None:
    with Image.open(io.BytesIO(draw("https://t.me/mawid_bot?start=482917360531"))) as picture:
        (found,) = zxingcpp.read_barcodes(picture.convert("L"))
    assert (found.text, found.format) == ("https://t.me/mawid_bot?start=482917360531", zxingcpp.BarcodeFormat.QRCode)
    assert found.ec_level == "H"
