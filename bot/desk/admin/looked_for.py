"""What was looked for, as an address carries it: sealed under the session, and of one length for all but the longest.

Law: an address stays in the browser's history and in the logs of whatever stands in front. It names nobody, and what it
carries opens in the session in which it was typed, and in no other.
"""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.desk.context import DeskContext, SignedRequest
from storage.engine.keyring import NONCE

STEP: Final = 64  # bytes
MOST: Final = 512  # characters of an address


def sealed(context: DeskContext, signed: SignedRequest, text: str) -> str:
    """Empty where nothing was."""
    if not text:
        return ""
    nonce, plain = secrets.token_bytes(NONCE), text.encode()
    padded = plain + bytes(-len(plain) % STEP)
    return urlsafe_b64encode(nonce + _cipher(context, signed).encrypt(nonce, padded, None)).decode()


def opened(context: DeskContext, signed: SignedRequest, given: str) -> str:
    """Empty for what is none of this session's: then nothing was looked for."""
    if not given or len(given) > MOST:
        return ""
    try:
        raw = urlsafe_b64decode(given.encode())
        return _cipher(context, signed).decrypt(raw[:NONCE], raw[NONCE:], None).rstrip(b"\x00").decode()
    except (ValueError, InvalidTag):
        return ""


def _cipher(context: DeskContext, signed: SignedRequest) -> AESGCM:
    return AESGCM(context.keyring.index("looked for", signed.token))
