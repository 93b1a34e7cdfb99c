"""Requests with files in them: what stands in a name or a text writes no line of the form."""

from email import message_from_bytes
from email.message import Message

from bot.channels.telegram.form import form

HOSTILE = 'a "b"\r\nX-Mine: 1\r\n\r\nmore'


def test_each_field_is_what_was_given_and_no_name_writes_a_header() -> None:
    body = form(
        {"caption": HOSTILE, "chat_id": 42, "photo": "named"}, {"photo": (HOSTILE, b"\r\n\x00\xff", "image/png")}
    )
    read = message_from_bytes(f"Content-Type: {body.kind}\r\n\r\n".encode() + body.content)
    parts: list[Message] = [part for part in read.walk() if not part.is_multipart()]
    caption, chat, photo = parts
    assert [part.get_param("name", header="content-disposition") for part in parts] == ["caption", "chat_id", "photo"]
    assert caption.get_payload() == HOSTILE
    assert chat.get_payload() == "42"
    assert photo.get_payload(decode=True) == b"\r\n\x00\xff"
    assert photo.get_content_type() == "image/png"
    assert photo.get_filename() == "a %22b%22%0D%0AX-Mine: 1%0D%0A%0D%0Amore"
    assert all(part["X-Mine"] is None for part in parts)
