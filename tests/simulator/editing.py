"""Changing what was sent: a bot edits its own messages at any time and deletes within 48 hours."""

from tests.simulator import keyboards
from tests.simulator.params import Params
from tests.simulator.refusals import Json, bad
from tests.simulator.sending import caption_body, find_chat, text_body
from tests.simulator.world import Chat, Message, World

DELETE_SECONDS = 48 * 3600
_CAPTIONED = ("photo", "document")


def edit_text(world: World, params: Params) -> Json:
    message = _editable(world, params)
    body, source = text_body(params)
    if "text" not in message.body:
        raise bad("there is no text in the message to edit")
    return _edited(world, message, params, body, source)


def edit_caption(world: World, params: Params) -> Json:
    message = _editable(world, params)
    caption, source = caption_body(params)
    kept = {name: message.body[name] for name in _CAPTIONED if name in message.body}
    if not kept:
        raise bad("there is no caption in the message to edit")
    return _edited(world, message, params, {**kept, **caption}, source)


def edit_markup(world: World, params: Params) -> Json:
    message = _editable(world, params)
    return _edited(world, message, params, message.body, message.source)


def edit_media(world: World, params: Params) -> Json:
    message = _editable(world, params)
    media = params.structure("media")
    if not isinstance(media, dict) or media.get("type") not in _CAPTIONED:
        raise bad("can't parse InputMedia: unsupported type specified")
    if not any(name in message.body for name in _CAPTIONED):
        raise bad("there is no media in the message to edit")
    kind: str = media["type"]
    inner = Params({**media, kind: media.get("media", "")}, params.files)
    caption, source = caption_body(inner)
    file = world.files.sent(inner, kind, kind.capitalize())
    content = file.sizes() if kind == "photo" else file.document()
    return _edited(world, message, params, {kind: content, **caption}, source)


def delete_one(world: World, params: Params) -> bool:
    chat = find_chat(world, params)
    message = chat.messages.get(_identifier(params))
    if message is None:
        raise bad("message to delete not found")
    _deletable(world, message)
    world.forget(message)
    return True


def delete_many(world: World, params: Params) -> bool:
    """Ids that are gone are skipped; one that may not be deleted refuses them all."""
    chat = find_chat(world, params)
    ids = params.structure("message_ids")
    if ids is None or ids == []:
        raise bad("message identifiers are not specified")
    if not isinstance(ids, list):
        raise bad("expected an Array of message identifiers")
    if len(ids) > 100:
        raise bad("too many message identifiers specified")
    if any(isinstance(one, bool) or not isinstance(one, int) for one in ids):
        raise bad("message identifier must be a Number")
    if min(ids) <= 0:
        raise bad("invalid message identifier specified")
    found = [chat.messages[one] for one in dict.fromkeys(ids) if one in chat.messages]
    for message in found:
        _deletable(world, message)
    for message in found:
        world.forget(message)
    return True


def _identifier(params: Params) -> int:
    number = params.integer("message_id")
    if number <= 0:
        raise bad("message identifier is not specified")
    return number


def _editable(world: World, params: Params) -> Message:
    chat: Chat = find_chat(world, params)
    message = chat.messages.get(_identifier(params))
    if message is None:
        raise bad("message to edit not found")
    if not message.from_bot or message.rigid:
        raise bad("message can't be edited")
    return message


def _deletable(world: World, message: Message) -> None:
    foreign = not message.from_bot and message.chat.kind != "private"
    if foreign or world.clock() - message.sent_at >= DELETE_SECONDS:
        raise bad("message can't be deleted")


def _edited(world: World, message: Message, params: Params, body: Json, source: str) -> Json:
    """An edit without reply_markup takes the buttons away, as at Telegram."""
    hanging = keyboards.read(params.values.get("reply_markup"))
    if hanging is not None and hanging.inline is None:
        raise bad("inline keyboard expected")
    world.change(message, body, source, hanging.inline if hanging else None)
    return message.card()
