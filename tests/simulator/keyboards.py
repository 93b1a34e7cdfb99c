"""What may hang under a message: inline buttons with one action each, or a keyboard in place of the person's own."""

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from tests.simulator.markup import units
from tests.simulator.refusals import Json, bad

ROW_LIMIT = 8
BUTTON_LIMIT = 100
STYLES = frozenset({"danger", "success", "primary"})
_INLINE_ACTIONS = frozenset(
    {
        "callback_data", "url", "copy_text", "web_app", "login_url", "switch_inline_query",
        "switch_inline_query_current_chat", "switch_inline_query_chosen_chat", "callback_game", "pay",
    }
)  # fmt: skip
_REPLY_ACTIONS = frozenset(
    {
        "request_contact", "request_location", "request_poll", "request_users", "request_chat", "request_managed_bot",
        "web_app",
    }
)  # fmt: skip
_LOOKS = frozenset({"text", "style", "icon_custom_emoji_id"})
_FIELDS = {
    "inline_keyboard": frozenset({"inline_keyboard"}),
    "keyboard": frozenset(
        {"keyboard", "is_persistent", "resize_keyboard", "one_time_keyboard", "input_field_placeholder", "selective"}
    ),
    "remove_keyboard": frozenset({"remove_keyboard", "selective"}),
    "force_reply": frozenset({"force_reply", "input_field_placeholder", "selective"}),
}


@dataclass(frozen=True, slots=True)
class Markup:
    """A checked reply markup: `kind` is the field that names it. Its content is shared, so nobody changes it."""

    kind: str
    content: Json

    @property
    def inline(self) -> Json | None:
        return self.content if self.kind == "inline_keyboard" else None


def read(value: Any) -> Markup | None:
    """The `reply_markup` of a call. None when there is none, or when its inline keyboard is empty."""
    if value is None or value == "":
        return None
    return _read(value if isinstance(value, str) else json.dumps(value, sort_keys=True))


@lru_cache(maxsize=4096)
def _read(raw: str) -> Markup | None:
    try:
        content = json.loads(raw)
    except ValueError:
        raise bad("can't parse reply keyboard markup JSON object") from None
    if not isinstance(content, dict):
        raise bad("object expected as reply markup")
    kind = next((name for name in _FIELDS if name in content), None)
    if kind is None:
        if content:
            raise bad("object expected as reply markup")
        return None
    if unknown := content.keys() - _FIELDS[kind]:
        raise bad(f'unknown field "{min(unknown)}" in reply markup')
    if kind in {"inline_keyboard", "keyboard"}:
        rows = _rows(content[kind])
        if kind == "inline_keyboard":
            rows = [[_inline(button) for button in row] for row in rows]
        else:
            rows = [[_reply(button) for button in row] for row in rows]
            _placeholder(content)
        if not rows:
            return None
        return Markup(kind, {**content, kind: rows})
    if content[kind] is not True:
        raise bad(f'field "{kind}" must be true')
    _placeholder(content)
    return Markup(kind, content)


def _rows(value: Any) -> list[list[Any]]:
    if not isinstance(value, list) or not all(isinstance(row, list) for row in value):
        raise bad("can't parse reply markup: field must be an Array of Arrays of buttons")
    rows = [row for row in value if row]
    if sum(map(len, rows)) > BUTTON_LIMIT or any(len(row) > ROW_LIMIT for row in rows):
        raise bad("reply markup is too long")
    return rows


def _look(button: Any, where: str) -> None:
    if not isinstance(button, dict):
        raise bad(f"can't parse {where} button: expected an Object")
    if "text" not in button:
        raise bad(f"can't parse {where} button: Can't find field \"text\"")
    if not isinstance(button["text"], str):
        raise bad(f'can\'t parse {where} button: Field "text" must be of type String')
    if not button["text"].strip():
        raise bad(f"{where} button text must be non-empty")
    if button.get("style") is not None and button["style"] not in STYLES:
        raise bad(f"can't parse {where} button: invalid button style specified")


def _inline(button: Any) -> Json:
    where = "inline keyboard"
    _look(button, where)
    if unknown := button.keys() - _INLINE_ACTIONS - _LOOKS:
        raise bad(f'can\'t parse {where} button: unknown field "{min(unknown)}"')
    actions = [name for name in _INLINE_ACTIONS if name in button]
    if not actions or button.get("callback_data") == "":
        raise bad(f"can't parse {where} button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad(f"can't parse {where} button: exactly one action must be specified")
    if "callback_data" in button:
        data = button["callback_data"]
        if not isinstance(data, str) or not 1 <= len(data.encode()) <= 64:
            raise bad("BUTTON_DATA_INVALID")
    if "url" in button:
        url = button["url"]
        if not isinstance(url, str) or not url.startswith(("http://", "https://", "tg://")) or "." not in url:
            raise bad(f"inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
    if "copy_text" in button:
        copied = button["copy_text"]
        if not isinstance(copied, dict) or copied.keys() != {"text"} or not 1 <= units(str(copied["text"])) <= 256:
            raise bad("BUTTON_COPY_TEXT_INVALID")
    if "web_app" in button and not str((button["web_app"] or {}).get("url", "")).startswith("https://"):
        raise bad("inline keyboard button Web App URL is invalid: Only HTTPS links are allowed")
    return dict(button)


def _reply(button: Any) -> Json:
    if isinstance(button, str):
        button = {"text": button}
    _look(button, "keyboard")
    if unknown := button.keys() - _REPLY_ACTIONS - _LOOKS:
        raise bad(f'can\'t parse keyboard button: unknown field "{min(unknown)}"')
    if sum(bool(button.get(name)) for name in _REPLY_ACTIONS) > 1:
        raise bad("can't parse keyboard button: at most one action may be specified")
    return dict(button)


def _placeholder(content: Json) -> None:
    if "input_field_placeholder" in content and not 1 <= units(str(content["input_field_placeholder"])) <= 64:
        raise bad("input field placeholder must be 1-64 characters long")
