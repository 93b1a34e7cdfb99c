"""Boxes as a browser seals them."""

import json
import os
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from storage.engine.sealed_boxes import CURVE, INFO, derived


def seal_box(public: bytes, text: bytes, box_id: str) -> bytes:
    ephemeral = ec.generate_private_key(CURVE)
    agreed = ephemeral.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(CURVE, public))
    point = ephemeral.public_key().public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)
    nonce = os.urandom(12)
    return point + nonce + AESGCM(derived(agreed, INFO, 32)).encrypt(nonce, text, box_id.encode())


def scan_text(code: str, at: datetime, doing: str = "came", station: str = "saliheen", counter: int = 1) -> bytes:
    """What is in a box: one scan."""
    told = {"code": code, "doing": doing, "station": station, "counter": counter, "at": at.isoformat()}
    return json.dumps(told).encode()
