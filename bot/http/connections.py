"""Connections: their number, how many one network may have, and the time that one may take for its request.

Law: who asks gets a place before who dawdles: a line that is silent, or slow to ask, is cut after `ASKING_TIME`, and
sooner where a new one needs its place. A bad line that takes its answer slowly is not cut for that: one that takes
less than `LEAST_HEARD` of it in as long is. Law: no network has more than its share, so that it cannot
take everybody else's; beyond it its own slow lines go first.
"""

import asyncio
import resource
from collections.abc import Iterable, Sequence
from contextlib import suppress
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from math import inf
from typing import Final
from weakref import WeakKeyDictionary

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from bot.domain.languages import LOCALES
from bot.http.faults import page
from bot.http.limits import prefix
from bot.http.lines import Lines
from bot.http.site import busy

ASKING_TIME: Final = 15.0  # seconds for a whole request, its body included
LEAST_HEARD: Final = 2048  # bytes of an answer in as long
GRACE: Final = 0.5  # seconds that a new line is safe from being cut for another's
MOST_LINES: Final = 2048  # some 100 MB; each open page waits on one
CROWD: Final = 1.25  # so many times as many lines are a crowd, in which no line is safe
SHARE: Final = 4  # a network may have one in so many, where no setting says otherwise
IPV6_HOME: Final = 56  # bits of the network that providers give one home; /24 of IPv4


def most_lines() -> int:
    """Lets this process open as many files as it may, and keeps half of them for everything but the web."""
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):  # some systems name a limit that they do not grant
        resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    soft, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST_LINES if soft == resource.RLIM_INFINITY else min(MOST_LINES, soft // 2)


class ImpatientProtocol(H11Protocol):
    """HTTP that waits for the answer as long as it takes, and for the question no longer than `ASKING_TIME`."""

    asking_time = ASKING_TIME
    lines_of_a_network = 0  # 0: one in `SHARE`
    proxies: Sequence[IPv4Network | IPv6Network] = ()
    network: str | None = None
    _most = MOST_LINES
    _asking: asyncio.TimerHandle | None = None
    _unheard = 0
    """Bytes of its answer that it had not taken at the last look; each answer is handed over in one piece."""
    _is_beyond = False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._most, self.limit_concurrency = self.limit_concurrency or MOST_LINES, None
        self.network = self._network_of(self.client[0] if self.client else "")
        self._lines = _LINES.setdefault(self.server_state, Lines())
        self._wait()
        self._keep_the_share()
        self._make_room()

    def data_received(self, data: bytes) -> None:
        earlier = self.cycle
        is_full = self._is_beyond or max(len(self.connections), len(self.tasks)) >= self._most
        self.app = busy if is_full else self.config.loaded_app
        super().data_received(data)
        if self.cycle is not earlier:
            self._wait()

    def on_response_complete(self) -> None:
        super().on_response_complete()
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        super().connection_lost(exc)
        self._lines.ends(self)
        if self._asking:
            self._asking.cancel()
            self._asking = None

    def send_400_response(self, msg: str) -> None:
        """To what is no HTTP: who sent it is unknown, and so is the language."""
        words = page(400, "chat", *LOCALES).encode()
        headers = [("content-type", "text/html; charset=utf-8"), ("cache-control", "no-store"), ("connection", "close")]
        headers += [("content-length", str(len(words))), ("x-content-type-options", "nosniff")]
        for event in (h11.Response(status_code=400, headers=headers), h11.Data(data=words), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()

    def cut(self) -> None:
        self.connections.discard(self)
        self._lines.ends(self)
        self.transport.abort()

    def is_dawdling(self) -> bool:
        """Whether it waits for the other side to ask, or to take the answer."""
        return self.conn.their_state in (h11.IDLE, h11.SEND_BODY) or self.flow.write_paused

    def waits_since(self) -> float:
        """Seconds of the loop's clock."""
        return self._asking.when() - self.asking_time if self._asking else 0.0

    def _network_of(self, host: str) -> str | None:
        """None for a web server in front, which speaks for everybody, and for a socket of this machine."""
        try:
            address = ip_address(host)
        except ValueError:
            return None
        return None if any(address in known for known in self.proxies) else prefix(host, IPV6_HOME)

    def _keep_the_share(self) -> None:
        share = self.lines_of_a_network or max(1, self._most // SHARE)
        excess = self._lines.number(self.network) - share
        if self.network is None or excess <= 0:
            return
        slow = self._lines.slow_of(self.network, excess, self)
        self._is_beyond = len(slow) < excess
        _end(slow)

    def _make_room(self) -> None:
        excess = len(self.connections) + 1 - self._most
        if excess > 0:
            is_crowd = len(self.connections) > CROWD * self._most
            _end(self._lines.slow(excess, inf if is_crowd else self.loop.time() - GRACE, self))

    def _wait(self) -> None:
        if self._asking:
            self._asking.cancel()
        self._unheard = self.transport.get_write_buffer_size()
        self._asking = self.loop.call_later(self.asking_time, self._look)
        if not self.transport.is_closing():
            self._lines.waits(self)

    def _look(self) -> None:
        left = self.transport.get_write_buffer_size()
        asks, deaf = self.conn.their_state in (h11.IDLE, h11.SEND_BODY), 0 < self._unheard < left + LEAST_HEARD
        if deaf if left else asks:
            self.transport.abort()
        else:
            self._wait()


def of_networks(lines: int, trusted_proxies: str) -> type[ImpatientProtocol]:
    """``lines``: how many a network may have; 0: a share. Those of the ``trusted_proxies`` count for no network."""

    class OfNetworks(ImpatientProtocol):
        lines_of_a_network = lines
        proxies = tuple(_networks(trusted_proxies.split(",")))

    return OfNetworks


def _networks(written: Iterable[str]) -> Iterable[IPv4Network | IPv6Network]:
    for one in filter(None, (one.strip() for one in written)):
        with suppress(ValueError):  # a wrong one stops the start: see `mawid check`
            yield ip_network(one, strict=False)


_LINES: Final = WeakKeyDictionary[ServerState, Lines[ImpatientProtocol]]()
"""Of each server."""


def _end(lines: Iterable[ImpatientProtocol]) -> None:
    for line in lines:
        line.cut()
