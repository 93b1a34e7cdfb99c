"""A request that says twice where it ends, to whoever stands between and to us."""

from bot.http.connections import of_networks
from tests.attacks.test_http import GET, a_server, asked


async def test_what_stands_behind_a_request_with_two_ends_is_no_request() -> None:
    """Its sender, and whoever stands between, may hold it for a part of the first (RFC 9112, 6.1)."""
    behind = GET % (b"/", b"x")
    two = b"Content-Length: %d\r\nTransfer-Encoding: chunked" % (5 + len(behind))
    async with a_server(of_networks(0, "")) as port:
        told = await asked(port, b"POST / HTTP/1.1\r\nHost: x\r\n%s\r\n\r\n0\r\n\r\n%s" % (two, behind))
    assert told.startswith(b"HTTP/1.1 400 ")
    assert told.count(b"HTTP/1.1 ") == 1
    assert b"\r\nconnection: close\r\n" in told.lower()
