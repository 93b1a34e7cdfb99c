"""Formatted text as Telegram reads it: strict HTML in, plain text and entities out. Lengths count UTF-16 units.

Stricter than Telegram in one point: it lets a bare `&` pass as text, here it is refused, because in a bot it means that
somebody's words were put into HTML unescaped."""

import html
import re
from typing import Any

from tests.simulator.refusals import Json, Refused, bad

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
_KINDS = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline", "ins": "underline",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "code": "code", "pre": "pre",
    "a": "text_link", "tg-spoiler": "spoiler", "span": "spoiler", "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}  # fmt: skip
_SPECIAL = re.compile(r"[<&]")
_NAME = re.compile(r"<(/?)([^\s>]*)")
_ATTRIBUTE = re.compile(r"""\s+([^\s=>]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]+)))?""")
_REFERENCE = re.compile(r"&(?:#(\d+)|#[xX]([0-9a-fA-F]+)|(lt|gt|amp|quot));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_DROPPED = re.compile("[\r\u2028-\u202e]")  # Telegram removes embedding marks; isolates (U+2066-2069) stay
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")


def units(text: str) -> int:
    """Length in UTF-16 units, the measure of every limit and offset of the Bot API."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def formatted(text: str, parse_mode: str, entities: Any = None) -> tuple[str, list[Json]]:
    """Plain text and entities of what a bot sent. Raises 400 "can't parse entities"."""
    text = _CONTROL.sub(" ", _DROPPED.sub("", text))
    mode = parse_mode.lower()
    if mode == "html":
        plain, found = parse_html(text)
    elif mode == "":
        plain, found = text, _given(entities, text)
    elif mode in {"markdown", "markdownv2"}:
        raise bad("can't parse entities: the simulator reads HTML only")
    else:
        raise bad("unsupported parse_mode")
    return _trimmed(plain, found)


def parse_html(source: str) -> tuple[str, list[Json]]:
    """HTML to (text, entities), entities ordered as Telegram orders them: by offset, the longer first."""
    if not _SPECIAL.search(source):
        return source, []
    out: list[str] = []
    entities: list[Json] = []
    opened: list[tuple[str, int, Json]] = []
    at = length = 0
    while found := _SPECIAL.search(source, at):
        start = found.start()
        piece = source[at:start]
        if source[start] == "&":
            piece_after, at = _reference(source, start)
            piece += piece_after
        else:
            at = _tag(source, start, length + units(piece), opened, entities)
        out.append(piece)
        length += units(piece)
    out.append(source[at:])
    if opened:
        raise _cannot(f'Can\'t find end tag corresponding to start tag "{opened[-1][0]}"')
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return "".join(out), entities


def _reference(source: str, start: int) -> tuple[str, int]:
    found = _REFERENCE.match(source, start)
    if found is None:
        raise _cannot(f'Unescaped "&" at byte offset {_bytes(source, start)}')
    decimal, hexadecimal, name = found.groups()
    letter = _NAMED[name] if name else chr(int(decimal) if decimal else int(hexadecimal, 16))
    return letter, found.end()


def _tag(source: str, start: int, offset: int, opened: list[tuple[str, int, Json]], entities: list[Json]) -> int:
    """Reads one tag at `start`; opens or closes it. Gives the place after it."""
    named = _NAME.match(source, start)
    closing, name = (named[1], named[2].lower()) if named else ("", "")
    end = named.end() if named else start
    if closing:
        if not opened:
            raise _cannot(f"Unexpected end tag at byte offset {_bytes(source, start)}")
        expected, begun, entity = opened.pop()
        while end < len(source) and source[end].isspace():
            end += 1
        if source[end : end + 1] != ">":
            raise _cannot(f"Unclosed end tag at byte offset {_bytes(source, start)}")
        if name != expected:
            wrong = f'expected "</{expected}>", found "</{name}>"'
            raise _cannot(f"Unmatched end tag at byte offset {_bytes(source, start)}, {wrong}")
        if offset > begun and entity:
            entities.append({**entity, "offset": begun, "length": offset - begun})
        return end + 1
    if end >= len(source):
        raise _cannot(f"Unclosed start tag at byte offset {_bytes(source, start)}")
    if name not in _KINDS:
        raise _cannot(f'Unsupported start tag "{name}" at byte offset {_bytes(source, start)}')
    attributes: dict[str, str] = {}
    while found := _ATTRIBUTE.match(source, end):
        attributes[found[1].lower()] = html.unescape(found[2] or found[3] or found[4] or "")
        end = found.end()
    while end < len(source) and source[end].isspace():
        end += 1
    if source[end : end + 1] != ">":
        raise _cannot(f'Unclosed start tag "{name}" at byte offset {_bytes(source, start)}')
    opened.append((name, offset, _entity(source, start, name, attributes)))
    return end + 1


def _entity(source: str, start: int, name: str, attributes: dict[str, str]) -> Json:
    kind = _KINDS[name]
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _cannot(f'Tag "span" must have class "tg-spoiler" at byte offset {_bytes(source, start)}')
    if name == "tg-emoji":
        if not attributes.get("emoji-id", "").isdigit():
            raise _cannot("Invalid custom emoji identifier specified")
        return {"type": kind, "custom_emoji_id": attributes["emoji-id"]}
    if name == "a":
        # Telegram shows a link with an unusable address as plain text, without an error
        url = attributes.get("href", "")
        return {"type": kind, "url": url} if "." in url or url.startswith("tg://") else {}
    if name == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    return {"type": kind}


def _given(entities: Any, text: str) -> list[Json]:
    if entities is None:
        return []
    if not isinstance(entities, list):
        raise _cannot("expected an Array of entities")
    whole = units(text)
    for entity in entities:
        if not isinstance(entity, dict) or not {"type", "offset", "length"} <= entity.keys():
            raise _cannot("expected an Object with type, offset and length")
        if entity["offset"] < 0 or entity["offset"] + entity["length"] > whole:
            raise _cannot("entity is out of the text's bounds")
    return entities


def _trimmed(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    text = text.rstrip()
    bare = text.lstrip()
    if len(bare) == len(text) and not entities:
        return text, entities
    shift, whole = units(text) - units(bare), units(bare)
    kept: list[Json] = []
    for entity in entities:
        begin = max(0, entity["offset"] - shift)
        end = min(whole, entity["offset"] + entity["length"] - shift)
        if end > begin:
            kept.append({**entity, "offset": begin, "length": end - begin})
    return bare, kept


def _bytes(source: str, at: int) -> int:
    return len(source[:at].encode())


def _cannot(reason: str) -> Refused:
    return bad(f"can't parse entities: {reason}")
