"""Browsers at which somebody has signed in before: what strangers spend of a limit is not taken from theirs.

Law: the cookie opens nothing. It holds a random number and our seal of it; stored is a keyed hash of it, with the
counter of the last sign-in.
"""

import hmac
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from bot.desk.context import DeskContext
from bot.http.limits import prefix

HALF: Final = 16  # bytes of the number, and of its seal


def whose(context: DeskContext, request: Request) -> str:
    """Who pays for a request of somebody not signed in: a known browser for itself, all others with their network."""
    number = find_number(context, request)
    return f"known {number}" if number else network(request)


def find_number(context: DeskContext, request: Request) -> str:
    """Empty for a browser that is not known."""
    token = context.known_cookie.token(request)
    if token is None:
        return ""
    sent = urlsafe_b64decode(token + "=")
    number, seal = sent[:HALF].hex(), sent[HALF:]
    return number if hmac.compare_digest(seal, _seal(context, number)) else ""


def number_of(context: DeskContext, request: Request) -> str:
    """Of a browser at which somebody signs in: the one it has, or a new one."""
    return find_number(context, request) or secrets.token_hex(HALF)


def remember(context: DeskContext, number: str, response: Response) -> None:
    """Somebody has signed in at it."""
    token = urlsafe_b64encode(bytes.fromhex(number) + _seal(context, number)).decode().rstrip("=")
    context.known_cookie.give(response, token)


def network(request: Request) -> str:
    return prefix(request.client.host if request.client else "")


def _seal(context: DeskContext, number: str) -> bytes:
    return context.keyring.index("known", number)[:HALF]
