"""Voice messages as phones make them: Ogg Opus, here with packets that nobody could hear."""

from typing import Final

RATE: Final = 48_000
SKIPPED: Final = 312  # samples before the sound begins


def a_sound(seconds: float = 9.0, *, size: int = 400, codec: bytes = b"OpusHead") -> bytes:
    """Of that length by its pages, and about that many bytes."""
    head = codec + b"\1\1" + SKIPPED.to_bytes(2, "little") + RATE.to_bytes(4, "little") + b"\0\0\0"
    tags = b"OpusTags\0\0\0\0\0\0\0\0"
    samples = round(seconds * RATE) + SKIPPED
    packets = [b"\xf8" * min(60_000, left) for left in range(size, 0, -60_000)]
    ends = [samples * (number + 1) // len(packets) for number in range(len(packets))]
    pages = [(head, 0), (tags, 0), *zip(packets, ends, strict=True)]
    return b"".join(_page(content, end, number) for number, (content, end) in enumerate(pages))


def _page(content: bytes, end: int, number: int) -> bytes:
    table = bytes([255] * (len(content) // 255) + [len(content) % 255])
    fields = end.to_bytes(8, "little") + b"\7\0\0\0" + number.to_bytes(4, "little") + b"\0\0\0\0"
    return b"OggS\0\0" + fields + bytes([len(table)]) + table + content
