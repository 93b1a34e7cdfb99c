"""Boxes that a browser seals for us and cannot open again: ECDH on P-256, HKDF-SHA-256, AES-256-GCM, as WebCrypto has.

The private half is derived from the keyring. Layout of a box: 65 bytes ephemeral public key (uncompressed point), 12
bytes nonce, ciphertext with 16 bytes tag. The 32 bytes that both sides agree on (the x coordinate) pass through HKDF
with an empty salt and info "mawid offline scan" to the AES key; associated data is the box's id, its text in ASCII.
"""

import hashlib
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from storage.engine.keyring import NONCE, Keyring, NotOurs

POINT: Final = 65  # bytes
TAG: Final = 16
CURVE: Final = ec.SECP256R1()
ORDER: Final = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551  # of P-256: FIPS 186-5, SP 800-186
INFO: Final = b"mawid offline scan"


def public_key(keyring: Keyring) -> bytes:
    """65 bytes, an uncompressed point; the same for as long as the keyring's index key is."""
    return _private_key(keyring).public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)


def fingerprint(keyring: Keyring) -> str:
    """By which a browser knows for which server it sealed a box: 16 hex digits of the hash of the public key."""
    return hashlib.sha256(public_key(keyring)).hexdigest()[:16]


def open_box(keyring: Keyring, box: bytes, box_id: str) -> bytes:
    """Raises ``storage.engine.keyring.NotOurs`` for what was not sealed to us under this id."""
    if len(box) < POINT + NONCE + TAG or box[0] != 4:  # 4: uncompressed, as WebCrypto exports
        raise NotOurs("box")
    point, nonce, sealed = box[:POINT], box[POINT : POINT + NONCE], box[POINT + NONCE :]
    try:
        ephemeral = ec.EllipticCurvePublicKey.from_encoded_point(CURVE, point)  # refuses a point off the curve
        key = derived(_private_key(keyring).exchange(ec.ECDH(), ephemeral), INFO, 32)
        return AESGCM(key).decrypt(nonce, sealed, box_id.encode())
    except (ValueError, InvalidTag):
        raise NotOurs("box") from None


def derived(secret: bytes, info: bytes, length: int) -> bytes:
    """HKDF-SHA-256 without a salt (RFC 5869)."""
    return HKDF(SHA256(), length, None, info).derive(secret)


def _private_key(keyring: Keyring) -> ec.EllipticCurvePrivateKey:
    """Nothing more to keep safe than the keyring: a new machine with the old keyring opens what old tablets hold."""
    wide = int.from_bytes(derived(keyring.index_key, b"mawid desk box", 48))  # 128 bits more: no residue is favoured
    return ec.derive_private_key(wide % (ORDER - 1) + 1, CURVE)
