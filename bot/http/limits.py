"""Limits of requests in a time, counted in memory and never stored."""

from collections import deque
from collections.abc import Callable
from ipaddress import ip_address, ip_network


class Sliding:
    """At most ``most`` a key within ``span`` seconds."""

    def __init__(self, most: int, span: float, clock: Callable[[], float]) -> None:
        self._most, self._span, self._clock = most, span, clock
        self._times: dict[str, deque[float]] = {}
        self._swept = clock()

    def allow(self, key: str) -> bool:
        """Counts it if it is allowed: those that are turned away do not prolong the wait."""
        now = self._clock()
        self._sweep(now)
        times = self._times.setdefault(key, deque())
        while times and times[0] <= now - self._span:
            times.popleft()
        if len(times) >= self._most:
            return False
        times.append(now)
        return True

    def _sweep(self, now: float) -> None:
        if now - self._swept > self._span:
            self._swept = now
            self._times = {key: times for key, times in self._times.items() if times and times[-1] > now - self._span}


def prefix(host: str) -> str:
    """The network an address is in: /24 of IPv4, /48 of IPv6. Whatever is no address is one network."""
    try:
        address = ip_address(host)
    except ValueError:
        return "?"
    mapped = getattr(address, "ipv4_mapped", None)
    address = mapped or address
    return str(ip_network((address, 24 if address.version == 4 else 48), strict=False))
