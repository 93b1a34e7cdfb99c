import os
from base64 import b64decode
from dataclasses import replace
from random import Random

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st

from storage.engine.keyring import NotOurs, new_keyring
from storage.engine.sealed_boxes import CURVE, ORDER, open_box, public_key
from tests.builders import KEYRING
from tests.storage.sealing import seal_box

PUBLIC = public_key(KEYRING)
ID = "0f" * 16
TEXT = b'{"code":"482917360531"}'

# Sealed by Chromium's WebCrypto (deriveBits 256, HKDF with an empty salt, AES-GCM) to the tests' keyring under ID.
FROM_A_BROWSER = (
    "BFw484xRazLh5924zelbSxkUmO3Srz6JRZdUivjrAm4CjoBHIQS2VX+Zt/tdQEtlfF7MHHTbJ5xE9TnnSckiNL7yvL6qylNR6om5TIBjO9KZqVqdyxM0"
    "NvpUHX62WpxRXYE6FQuuprO07zB3nlOe+Ik2qcs="
)


def test_what_is_sealed_to_us_opens_under_its_id_alone() -> None:
    box = seal_box(PUBLIC, TEXT, ID)
    assert open_box(KEYRING, box, ID) == TEXT
    with pytest.raises(NotOurs):
        open_box(KEYRING, box, "0e" * 16)
    with pytest.raises(NotOurs):
        open_box(KEYRING, box, "")


def test_what_a_browser_sealed_opens() -> None:
    assert open_box(KEYRING, b64decode(FROM_A_BROWSER), ID) == TEXT


def test_a_box_of_another_keyring_does_not_open() -> None:
    with pytest.raises(NotOurs):
        open_box(new_keyring(), seal_box(PUBLIC, TEXT, ID), ID)
    with pytest.raises(NotOurs):
        open_box(KEYRING, seal_box(public_key(new_keyring()), TEXT, ID), ID)


def test_the_public_key_stays_when_a_sealing_key_is_added() -> None:
    rotated = replace(KEYRING, primary="2", keys={**KEYRING.keys, "2": b"2" * 32})
    assert public_key(rotated) == PUBLIC
    assert public_key(replace(KEYRING, index_key=b"x" * 32)) != PUBLIC
    assert len(PUBLIC) == 65
    assert PUBLIC[0] == 4


def test_the_order_is_that_of_the_curve() -> None:
    minus_g = ec.derive_private_key(ORDER - 1, CURVE).public_key().public_numbers()
    g = ec.derive_private_key(1, CURVE).public_key().public_numbers()
    assert minus_g.x == g.x
    assert minus_g.y != g.y


def test_a_box_with_any_bit_turned_does_not_open() -> None:
    box = seal_box(PUBLIC, TEXT, ID)
    for place in range(len(box)):
        turned = bytearray(box)
        turned[place] ^= 1
        with pytest.raises(NotOurs):
            open_box(KEYRING, bytes(turned), ID)


def test_garbage_of_every_length_is_refused() -> None:
    box, chance = seal_box(PUBLIC, TEXT, ID), Random(1)
    for length in range(200):
        for garbage in (chance.randbytes(length), bytes(length), b"\x04" + chance.randbytes(length), PUBLIC[:length]):
            with pytest.raises(NotOurs):
                open_box(KEYRING, garbage, ID)
    for length in range(len(box)):
        with pytest.raises(NotOurs):
            open_box(KEYRING, box[:length], ID)


@given(st.binary(max_size=300))
def test_any_text_comes_out_as_it_went_in(text: bytes) -> None:
    box_id = os.urandom(16).hex()
    assert open_box(KEYRING, seal_box(PUBLIC, text, box_id), box_id) == text
