"""The length of an Ogg Opus file, read off its pages (RFC 3533, RFC 7845). Nothing is decoded."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

_HEAD: Final = 27  # bytes of a page before its segment table
_RATE: Final = 48_000  # samples a second, whatever was recorded
_NO_END: Final = 2**64 - 1  # of a page on which no packet ends


def duration_of(sound: bytes) -> timedelta | None:
    """``None``: it is not one Opus stream, whole, in pages of Ogg, and nothing else."""
    pages = [*_pages(sound)]
    if not pages or None in pages:
        return None
    (_, serial, head), *rest = [page for page in pages if page is not None]
    if not head.startswith(b"OpusHead") or len(head) < 19 or any(each != serial for _, each, _ in rest):
        return None
    ends = [end for end, _, _ in rest if end != _NO_END]
    skipped = int.from_bytes(head[10:12], "little")
    samples = max(ends, default=0) - skipped
    return timedelta(seconds=samples / _RATE) if samples > 0 else None


def _pages(sound: bytes) -> Iterator[tuple[int, int, bytes] | None]:
    """The end of each page in samples, its stream, its content; ``None`` for what is no page."""
    at = 0
    while at < len(sound):
        head = sound[at : at + _HEAD]
        if len(head) < _HEAD or not head.startswith(b"OggS\0"):
            yield None
            return
        table = sound[at + _HEAD : at + _HEAD + head[26]]
        start = at + _HEAD + head[26]
        at = start + sum(table)
        if len(table) < head[26] or at > len(sound):
            yield None
            return
        yield int.from_bytes(head[6:14], "little"), int.from_bytes(head[14:18], "little"), sound[start:at]
