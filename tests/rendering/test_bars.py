"""Serial numbers in bars, as a numbered pad has them: read where one is expected, and passed over elsewhere."""

import io

import pytest
import zxingcpp
from PIL import Image

from bot.rendering.qr import QrRead, glimpse, read

Kind = zxingcpp.BarcodeFormat


@pytest.mark.parametrize(
    ("kind", "text"), [(Kind.Code128, "004711"), (Kind.EAN13, "4006381333931"), (Kind.QRCode, "4711")]
)
def test_a_pad_is_read_while_a_number_is_expected(kind: Kind, text: str) -> None:
    bars = Image.fromarray(zxingcpp.create_barcode(text, kind).to_image(scale=3))
    paper = Image.new("L", (bars.width + 200, bars.height + 200), 255)
    paper.paste(bars, (100, 100))
    file = io.BytesIO()
    paper.save(file, "PNG")
    assert glimpse(file.getvalue(), numbered=True) == text
    assert glimpse(file.getvalue()) == (text if kind == Kind.QRCode else "")
    assert read(file.getvalue()) == QrRead(text)  # of staff in a chat, who are told what it is not
