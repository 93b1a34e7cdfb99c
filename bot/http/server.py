"""The web server of this process: the socket, and how patient it is."""

import socket
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.routing import BaseRoute

from bot.config.settings import Settings
from bot.http.line import ImpatientProtocol, most_lines


class _Server(uvicorn.Server):
    """Signals are the app's business: it stops everything in order."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def web_server(settings: Settings, routes: Sequence[BaseRoute], drain: float) -> uvicorn.Server:
    """``drain``: seconds that a stop gives to requests under way."""
    config = uvicorn.Config(
        Starlette(routes=routes),
        settings.host,
        settings.port,
        access_log=False,
        log_config=None,
        server_header=False,
        date_header=False,
        lifespan="off",
        ws="none",
        http=ImpatientProtocol,
        limit_concurrency=most_lines(),
        timeout_keep_alive=5,
        proxy_headers=bool(settings.trusted_proxies),
        forwarded_allow_ips=settings.trusted_proxies,
        timeout_graceful_shutdown=int(drain),
    )
    return _Server(config)


def listen(settings: Settings) -> socket.socket:
    """The socket of the web pages. Raises OSError where the address is taken."""
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    listening = socket.create_server((settings.host, settings.port), family=family, backlog=1024)
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # or larger answers wait 40 ms for an ACK
    return listening
