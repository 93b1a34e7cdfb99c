"""The send methods: who may be written to, and what a new message may hold."""

from tests.simulator import keyboards, markup
from tests.simulator.keyboards import Markup
from tests.simulator.params import Params
from tests.simulator.refusals import Json, bad, forbidden
from tests.simulator.world import Chat, World

_ACTIONS = frozenset(
    {
        "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
        "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    }
)  # fmt: skip


def find_chat(world: World, params: Params) -> Chat:
    """The chat of a call. Raises 400 for an unknown one."""
    given = params.text("chat_id")
    if not given:
        raise bad("chat_id is empty")
    try:
        chat = world.chats.get(int(given))
    except ValueError:
        chat = None
    if chat is None:
        raise bad("chat not found")
    return chat


def open_chat(world: World, params: Params) -> Chat:
    """A chat that the bot may write to now. Raises 403 where the person or the group does not let it."""
    chat = find_chat(world, params)
    if chat.kind == "private":
        if chat.standing == "kicked":
            raise forbidden("bot was blocked by the user")
        if not chat.started:
            raise forbidden("bot can't initiate conversation with a user")
    elif chat.standing == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    elif chat.standing == "left":
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    return chat


def send_message(world: World, params: Params) -> Json:
    chat = open_chat(world, params)
    body, source = text_body(params)
    return _sent(world, chat, params, body, source)


def send_photo(world: World, params: Params) -> Json:
    chat = open_chat(world, params)
    caption, source = caption_body(params)
    hanging = _hanging(chat, params)
    body: Json = {"photo": world.files.sent(params, "photo", "Photo").sizes(), **caption}
    return world.post(chat, body, source=source, markup=hanging).card()


def send_document(world: World, params: Params) -> Json:
    chat = open_chat(world, params)
    caption, source = caption_body(params)
    hanging = _hanging(chat, params)
    body: Json = {"document": world.files.sent(params, "document", "Document").document(), **caption}
    return world.post(chat, body, source=source, markup=hanging).card()


def send_voice(world: World, params: Params) -> Json:
    """Only .OGG with OPUS is a voice."""
    chat = open_chat(world, params)
    caption, source = caption_body(params)
    hanging = _hanging(chat, params)
    if chat.deaf:
        raise bad("VOICE_MESSAGES_FORBIDDEN")
    file = world.files.sent(params, "voice", "Voice")
    body: Json = {"voice": {**file.card(), "duration": params.integer("duration"), "mime_type": "audio/ogg"}, **caption}
    return world.post(chat, body, source=source, markup=hanging).card()


def send_location(world: World, params: Params) -> Json:
    chat = open_chat(world, params)
    return _sent(world, chat, params, {"location": place(params)}, "")


def send_venue(world: World, params: Params) -> Json:
    chat = open_chat(world, params)
    where = place(params)
    for name in ("title", "address"):
        if not params.text(name).strip():
            raise bad(f"venue {name} must be non-empty")
    venue = {"location": where, "title": params.text("title"), "address": params.text("address")}
    return _sent(world, chat, params, {"location": where, "venue": venue}, "")


def send_chat_action(world: World, params: Params) -> bool:
    open_chat(world, params)
    if params.text("action") not in _ACTIONS:
        raise bad("wrong parameter action in request")
    return True


def text_body(params: Params) -> tuple[Json, str]:
    """The content fields of a text message, and its HTML as sent ("" when it was not HTML)."""
    source, mode = params.text("text"), params.text("parse_mode")
    text, entities = markup.formatted(source, mode, params.structure("entities"))
    if not text:
        raise bad("message text is empty")
    if markup.units(text) > markup.TEXT_LIMIT:
        raise bad("message is too long")
    return ({"text": text, "entities": entities} if entities else {"text": text}), source if mode else ""


def caption_body(params: Params) -> tuple[Json, str]:
    """The caption fields of a photo or document; {} without a caption."""
    source, mode = params.text("caption"), params.text("parse_mode")
    text, entities = markup.formatted(source, mode, params.structure("caption_entities"))
    if markup.units(text) > markup.CAPTION_LIMIT:
        raise bad("message caption is too long")
    body: Json = {"caption": text} if text else {}
    if entities:
        body["caption_entities"] = entities
    return body, source if mode else ""


def place(params: Params) -> Json:
    latitude, longitude = params.number("latitude"), params.number("longitude")
    if latitude is None or longitude is None or not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad("wrong latitude or longitude specified")
    return {"latitude": latitude, "longitude": longitude}


def _hanging(chat: Chat, params: Params) -> Markup | None:
    """The checked reply markup; the message replied to must be there as well."""
    reply = params.structure("reply_parameters")
    lost = isinstance(reply, dict) and reply.get("message_id") not in chat.messages
    if lost and not reply.get("allow_sending_without_reply"):
        raise bad("message to be replied not found")
    return keyboards.read(params.values.get("reply_markup"))


def _sent(world: World, chat: Chat, params: Params, body: Json, source: str) -> Json:
    return world.post(chat, body, source=source, markup=_hanging(chat, params)).card()
