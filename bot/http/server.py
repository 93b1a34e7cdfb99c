"""HTTP servers of this process: the socket, and the limits of a connection."""

import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Final

import uvicorn
from starlette.routing import BaseRoute

from bot.http.connections import most_lines, of_networks
from bot.http.site import Site

BACKLOG: Final = 256  # lines that wait to be taken, and that are taken at once: some tenth of a second


class _Server(uvicorn.Server):
    """A server that leaves signals to the app, which stops everything in order."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def http_server(
    routes: Sequence[BaseRoute],
    *,
    drain: float,
    connections: int | None = None,
    of_a_network: int = 0,
    trusted_proxies: str = "",
) -> uvicorn.Server:
    """A server for sockets of ``listen``. ``drain``: seconds that a stop gives to requests under way. Without
    ``connections`` there may be as many as this process may open; ``of_a_network`` of them, or a quarter."""
    config = uvicorn.Config(
        Site(routes),
        access_log=False,
        log_config=None,
        server_header=False,
        date_header=False,
        lifespan="off",
        ws="none",
        http=of_networks(of_a_network, trusted_proxies),
        limit_concurrency=connections or most_lines(),
        backlog=BACKLOG,
        timeout_keep_alive=5,
        proxy_headers=bool(trusted_proxies),
        forwarded_allow_ips=trusted_proxies,
        timeout_graceful_shutdown=int(drain),
    )
    return _Server(config)


def listen(host: str, port: int) -> socket.socket:
    """A listening socket. Raises OSError where the address is taken."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.create_server((host, port), family=family, backlog=BACKLOG)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # or larger answers wait 40 ms for an ACK
    return listening
