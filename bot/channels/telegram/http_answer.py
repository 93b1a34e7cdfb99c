"""The bytes of a server -> its answer to one request (HTTP/1.1, RFC 9112). Pure.

Law: what is not surely one whole answer is none. A length that is told twice, or beside chunks, ends it: two readers
could find different answers there.
"""

import re
from dataclasses import dataclass
from typing import Final

MOST_OF_HEAD: Final = 2**16
MOST_OF_BODY: Final = 2**25  # bytes; a bot may fetch files of 20 MB
_STATUS: Final = re.compile(rb"HTTP/1\.([01]) ([1-5]\d\d)(?: [^\r\n]*)?")
_HEADER: Final = re.compile(rb"([!#$%&'*+.^_`|~\w-]+):[ \t]*([^\r\n\0]*?)[ \t]*", re.ASCII)
_CHUNK: Final = re.compile(rb"([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]*)?")
_SWITCHES: Final = 101
_WITHOUT_BODY: Final = (204, 304)


class NotHttp(Exception):
    """What came is no answer, or too large for one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """``date``: the header of that name, as it came; empty where there was none. ``keeps``: the server lets the
    connection be used for another request."""

    status: int
    date: str
    body: bytes
    keeps: bool = True


@dataclass(frozen=True, slots=True)
class _Head:
    """``length``: of the body; None where it lasts until the connection ends, -1 where it comes in chunks."""

    status: int
    date: str
    length: int | None
    keeps: bool


class Reading:
    """One answer, as it comes. Raises ``NotHttp``."""

    __slots__ = ("_body", "_came", "_head")

    def __init__(self) -> None:
        self._came = bytearray()
        self._head: _Head | None = None
        self._body = bytearray()  # of the chunks that are whole

    def feed(self, data: bytes) -> Answer | None:
        """The answer once it is whole."""
        self._came += data
        while self._head is None:
            end = self._came.find(b"\r\n\r\n")
            if end > MOST_OF_HEAD or (end < 0 and len(self._came) > MOST_OF_HEAD):
                raise NotHttp
            if end < 0:
                return None
            head = _head_of(bytes(self._came[:end]))
            del self._came[: end + 4]
            if head.status >= 200:  # before it there may be hints
                self._head = head
        if len(self._came) + len(self._body) > MOST_OF_BODY:
            raise NotHttp
        if self._head.length is None:
            return None
        if self._head.length < 0:
            return self._told(self._head, self._body) if self._last_chunk() else None
        if len(self._came) < self._head.length:
            return None
        body = self._came[: self._head.length]
        del self._came[: self._head.length]
        return self._told(self._head, body)

    def end(self) -> Answer | None:
        """The server has ended the connection, which may be the end of the answer too."""
        if self._head is None or self._head.length is not None:
            return None
        return Answer(self._head.status, self._head.date, bytes(self._came), keeps=False)

    def _told(self, head: _Head, body: bytearray) -> Answer:
        """More than was asked for leaves nothing to be trusted behind it."""
        return Answer(head.status, head.date, bytes(body), head.keeps and not self._came)

    def _last_chunk(self) -> bool:
        """Takes the chunks that are whole; True: so is the last one, with the lines behind it."""
        while (end := self._came.find(b"\r\n")) >= 0:
            found = _CHUNK.fullmatch(self._came, 0, end)
            if found is None:
                raise NotHttp
            begins, size = end + 2, int(found[1], 16)
            if not size:
                return self._ended(begins)
            if size > MOST_OF_BODY:
                raise NotHttp
            if len(self._came) < begins + size + 2:
                return False
            if self._came[begins + size : begins + size + 2] != b"\r\n":
                raise NotHttp
            self._body += self._came[begins : begins + size]
            del self._came[: begins + size + 2]
        if len(self._came) > MOST_OF_HEAD:
            raise NotHttp
        return False

    def _ended(self, begins: int) -> bool:
        """Whether the lines behind the last chunk, none as a rule, have come."""
        last = begins if self._came.startswith(b"\r\n", begins) else self._came.find(b"\r\n\r\n", begins) + 2
        if last < begins or len(self._came) < last + 2:
            return False
        del self._came[: last + 2]
        return True


def _head_of(head: bytes) -> _Head:
    first, *lines = head.split(b"\r\n")
    status = _STATUS.fullmatch(first)
    headers: dict[bytes, bytes] = {}
    for line in lines:
        header = _HEADER.fullmatch(line)
        if header is None:
            raise NotHttp
        name = header[1].lower()
        headers[name] = b"%b, %b" % (headers[name], header[2]) if name in headers else header[2]
    if status is None or int(status[2]) == _SWITCHES:
        raise NotHttp
    close = [word.strip() for word in headers.get(b"connection", b"").lower().split(b",")]
    keeps = status[1] == b"1" and b"close" not in close
    date = headers.get(b"date", b"").decode("ascii", "replace")
    return _Head(int(status[2]), date, _length(int(status[2]), headers), keeps)


def _length(status: int, headers: dict[bytes, bytes]) -> int | None:
    length, coded = headers.get(b"content-length"), headers.get(b"transfer-encoding")
    if status in _WITHOUT_BODY or status < 200:
        return 0
    if coded is not None:
        if length is not None or coded.lower() != b"chunked":
            raise NotHttp
        return -1
    if length is None:
        return None
    if not length.isdigit() or len(length) > len(str(MOST_OF_BODY)) or int(length) > MOST_OF_BODY:
        raise NotHttp
    return int(length)
