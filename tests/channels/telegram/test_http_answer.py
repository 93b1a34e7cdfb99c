"""Answers of a server: the same however they are cut into pieces, and whatever is not surely one is none."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.http_answer import MOST_OF_BODY, MOST_OF_HEAD, Answer, NotHttp, Reading

KNOWN = b'HTTP/1.1 200 OK\r\nDate: Sat, 28 Nov 2026 10:00:00 GMT\r\nContent-Length: 11\r\n\r\n{"ok":true}'
CHUNKED = (
    b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\ntransfer-encoding:Chunked\r\n\r\n"
    b'5;x=y\r\n{"ok"\r\n6\r\n:true}\r\n0\r\nDigest: x\r\n\r\n'
)


def read(*pieces: bytes) -> Answer | None:
    """The first answer in them."""
    reading = Reading()
    return next((answer for piece in pieces if (answer := reading.feed(piece))), None)


@given(st.sampled_from((KNOWN, CHUNKED)), st.sets(st.integers(1, len(CHUNKED)), max_size=12))
def test_an_answer_is_the_same_however_it_is_cut(whole: bytes, cuts: set[int]) -> None:
    at = [0, *sorted(cut for cut in cuts if cut < len(whole)), len(whole)]
    pieces = [whole[begins:ends] for begins, ends in pairwise(at)]
    answer = read(*pieces)
    assert answer is not None
    assert (answer.status, answer.body, answer.keeps) == (200, b'{"ok":true}', True)
    assert read(*pieces[:-1]) is None


@given(st.binary(max_size=300), st.sampled_from((b"", KNOWN[:-11], CHUNKED[:-20])))
def test_any_bytes_are_an_answer_or_part_of_one_or_none(noise: bytes, before: bytes) -> None:
    try:
        read(before + noise)
    except NotHttp:
        return


def test_an_answer_without_a_length_lasts_until_the_connection_ends() -> None:
    reading = Reading()
    assert reading.feed(b"HTTP/1.0 200 OK\r\n\r\n{") is None
    assert reading.feed(b"}") is None
    assert reading.end() == Answer(200, "", b"{}", keeps=False)
    assert Reading().end() is None


@pytest.mark.parametrize(
    "whole",
    [
        KNOWN + b"HTTP/1.1 200 OK\r\n",
        KNOWN.replace(b"Date", b"Connection: close\r\nDate"),
        KNOWN.replace(b"Date", b"connection: x, Close\r\nDate"),
        KNOWN.replace(b"HTTP/1.1", b"HTTP/1.0"),
        b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n",
    ],
)
def test_a_connection_is_kept_only_where_nothing_speaks_against_it(whole: bytes) -> None:
    answer = read(whole)
    assert answer is not None
    assert not answer.keeps


@pytest.mark.parametrize(
    "head",
    [
        b"ICY 200 OK",
        b"HTTP/2 200",
        b"HTTP/1.1 099 No",
        b"HTTP/1.1 101 Switching Protocols",
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 2",
        b"HTTP/1.1 200 OK\r\nContent-Length: +2",
        b"HTTP/1.1 200 OK\r\nContent-Length: %d" % (MOST_OF_BODY + 1),
        b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked",
        b"HTTP/1.1 200 OK\r\nA: b\r\n folded",
        b"HTTP/1.1 200 OK\r\nA : b",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nffffffff",
        b"x" * (MOST_OF_HEAD + 1),
    ],
)
def test_what_is_not_surely_an_answer_is_none(head: bytes) -> None:
    with pytest.raises(NotHttp):
        read(head + b"\r\n\r\n{}")


def test_a_body_that_never_ends_is_given_up() -> None:
    with pytest.raises(NotHttp):
        read(b"HTTP/1.1 200 OK\r\n\r\n", *[bytes(2**20)] * 40)
