"""What a message shows on the screen besides its text: words of any kind, and pictures.

Law: kinds of messages that are not known yet count too. So all of it is walked through, but for who sent it, what it
answers, and what nobody sees of it.
"""

from collections.abc import Iterator
from typing import Any, Final

_ELSEWHERE: Final = frozenset(
    {
        *("from", "chat", "user", "via_bot", "sender_chat", "sender_business_bot", "reply_to_message"),
        *("forward_origin", "origin", "entities", "caption_entities", "mime_type", "type", "language_code", "sticker"),
    }
)
"""A sticker is of its set."""
_SOUNDS: Final = frozenset({"voice", "audio"})


def contents_of(message: dict[str, Any]) -> tuple[tuple[str, ...], bool]:
    """The words but the message's own text, and whether there is a picture: a photo, video, file, story or cover."""
    words: list[str] = []
    pictured = False
    for name, part in _parts(message):
        if isinstance(part, str):
            words.append(part.rpartition(".")[0] or part if name == "file_name" else part)
        elif isinstance(part, dict):
            pictured |= name == "story" or ("file_id" in part and name not in _SOUNDS)
    return tuple(words), pictured


def _parts(message: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """In no order. Whatever lies in a list has the list's name."""
    left: list[tuple[str, Any]] = [("", {key: part for key, part in message.items() if key != "text"})]
    while left:
        name, part = left.pop()
        yield name, part
        if isinstance(part, dict):
            left += [(key, inner) for key, inner in part.items() if key not in _ELSEWHERE and not key.endswith("id")]
        elif isinstance(part, list):
            left += [(name, inner) for inner in part]
