"""Limits of requests in a time, counted in memory and never stored.

Law: the memory is bounded, whatever is invented. A key is nothing that a request may make up: not a cookie, but the
chat or the session behind it, or else the network that asks.
"""

import hashlib
import os
from collections import deque
from collections.abc import Callable
from ipaddress import ip_address, ip_network
from typing import Final

MOST_KEYS: Final = 20_000


class Sliding:
    """At most ``most`` a key within ``span`` seconds. Beyond ``keys`` the one that asked longest ago is forgotten.
    ``secret``: under which a key that several people share has a limit of its own in each span."""

    def __init__(
        self,
        most: int,
        span: float,
        clock: Callable[[], float],
        keys: int = MOST_KEYS,
        secret: bytes | None = None,
    ) -> None:
        self._most, self._span, self._clock, self._keys = most, span, clock, keys
        self._secret = os.urandom(32) if secret is None else secret
        self._times: dict[str, deque[float]] = {}
        self._swept = clock()

    def allow(self, key: str, *, shared: bool = False) -> bool:
        """Counts it if it is allowed: those that are turned away do not prolong the wait. ``shared``: by people who
        must not learn of each other how often they asked; the limit is then up to twice as much, nobody knows where."""
        now = self._clock()
        most = self._most + (self._more(key, now) if shared else 0)
        self._sweep(now)
        times = self._times.pop(key, None) or deque()
        self._times[key] = times  # the last now
        if len(self._times) > self._keys:
            del self._times[next(iter(self._times))]
        while times and times[0] <= now - self._span:
            times.popleft()
        if len(times) >= most:
            return False
        times.append(now)
        return True

    def _more(self, key: str, now: float) -> int:
        drawn = hashlib.blake2b(f"{now // self._span} {key}".encode(), key=self._secret, digest_size=8).digest()
        return int.from_bytes(drawn) % self._most

    def _sweep(self, now: float) -> None:
        if now - self._swept > self._span:
            self._swept = now
            self._times = {key: times for key, times in self._times.items() if times and times[-1] > now - self._span}


def prefix(host: str, length: int = 48) -> str:
    """The network an address is in: /24 of IPv4, /48 (or ``length``) of IPv6. Whatever is no address is one network."""
    try:
        address = ip_address(host)
    except ValueError:
        return "?"
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    return str(ip_network((address, 24 if address.version == 4 else length), strict=False))
