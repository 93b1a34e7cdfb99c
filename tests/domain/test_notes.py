"""A recorded note is taken only as what it must be, told from its bytes."""

import pytest

from bot.domain.notes import LARGEST, Fault, fault_of
from bot.domain.ogg_opus import duration_of
from tests.sounds import a_sound


@pytest.mark.parametrize(
    ("sound", "fault"),
    [
        (a_sound(3), None),
        (a_sound(15), None),
        (a_sound(15.1), "too-long"),
        (a_sound(9, size=LARGEST - 3000), None),
        (a_sound(9, size=LARGEST + 1), "too-large"),
        (b"", "not-opus"),
        (b"OggS", "not-opus"),
        (b"ID3\4" + bytes(400), "not-opus"),
        (a_sound(3, codec=b"\1vorbis\0"), "not-opus"),
        (a_sound(3)[:-1], "not-opus"),
        (a_sound(3) + b"<html>", "not-opus"),
        (a_sound(3) + a_sound(3).replace(b"\7\0\0\0", b"\10\0\0\0"), "not-opus"),
        (a_sound(0), "not-opus"),
    ],
)
def test_a_voice_is_opus_in_ogg_whole_short_and_small(sound: bytes, fault: Fault | None) -> None:
    assert fault_of(sound) == fault


def test_its_length_is_told_by_its_pages() -> None:
    lasts = duration_of(a_sound(7.5, size=100_000))
    assert lasts is not None
    assert lasts.total_seconds() == 7.5
