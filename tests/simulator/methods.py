"""Every method the simulator knows, with every parameter the Bot API has for it. Telegram ignores a parameter that it
does not know; here it is refused: in a bot it is a misspelling. getUpdates waits, so the server runs it itself."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.simulator import editing, markup, sending
from tests.simulator.membership import stand
from tests.simulator.params import Params
from tests.simulator.refusals import Json, bad, forbidden
from tests.simulator.world import World

Run = Callable[[World, Params], Any]


@dataclass(frozen=True, slots=True)
class Method:
    """`paced` methods count against the messages a second."""

    name: str
    run: Run
    accepts: frozenset[str]
    needs: tuple[str, ...] = ()
    paced: bool = False

    def check(self, params: Params) -> None:
        if unknown := params.values.keys() - self.accepts:
            raise bad(f'unknown parameter "{min(unknown)}" in {self.name}')
        for name in self.needs:
            if params.values.get(name) in (None, "") and name not in params.files:
                raise bad(f'parameter "{name}" is required')


def _get_file(world: World, params: Params) -> Json:
    if not params.text("file_id"):
        raise bad("file_id not specified")
    file = world.files.find(params.text("file_id"))
    if file is None:
        raise bad("invalid file_id")
    if len(file.content) > 20_000_000:
        raise bad("file is too big")
    return {**file.card(), "file_path": file.path}


def _answer(world: World, params: Params) -> bool:
    text = params.text("text")
    if markup.units(text) > 200:
        raise bad("MESSAGE_TOO_LONG")
    if url := params.text("url"):
        raise bad("URL_INVALID" if "t.me/" not in url else "query is not a game")
    world.answer(params.text("callback_query_id"), text, params.flag("show_alert"))
    return True


def _leave(world: World, params: Params) -> bool:
    chat = sending.find_chat(world, params)
    if chat.kind == "private":
        raise bad("chat member status can't be changed in private chats")
    if chat.standing in {"left", "kicked"}:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")
    stand(world, chat, "left", world.me)
    return True


def _drop_webhook(world: World, params: Params) -> bool:
    return world.webhook.set(Params({"drop_pending_updates": params.flag("drop_pending_updates")}))


def _me(world: World, _: Params) -> Json:
    extra = dict.fromkeys(
        ("can_read_all_group_messages", "supports_inline_queries", "can_connect_to_business", "has_main_web_app"), False
    )
    return {**world.me, "can_join_groups": True, **extra}


_SENDING = frozenset(
    {
        "chat_id", "business_connection_id", "message_thread_id", "direct_messages_topic_id", "disable_notification",
        "protect_content", "allow_paid_broadcast", "message_effect_id", "suggested_post_parameters",
        "reply_parameters", "reply_markup",
    }
)  # fmt: skip
_EDITING = frozenset({"chat_id", "message_id", "inline_message_id", "business_connection_id", "reply_markup"})
_CAPTION = frozenset({"caption", "parse_mode", "caption_entities", "show_caption_above_media"})
_TEXT = frozenset({"text", "parse_mode", "entities", "link_preview_options"})
_PLACE = frozenset({"latitude", "longitude"})
_SCOPE = frozenset({"scope", "language_code"})


def _method(
    name: str, run: Run, *accepts: str | frozenset[str], needs: tuple[str, ...] = (), paced: bool = False
) -> Method:
    allowed: set[str] = set()
    for one in accepts:
        allowed |= {one} if isinstance(one, str) else one
    return Method(name, run, frozenset(allowed), needs, paced)


def _nothing(world: World, params: Params) -> None:
    raise AssertionError("the server runs getUpdates itself")


_ALL = (
    _method("getMe", _me),
    _method("getUpdates", _nothing, "offset", "limit", "timeout", "allowed_updates"),
    _method(
        "setWebhook",
        lambda world, p: world.webhook.set(p),
        "url",
        "certificate",
        "ip_address",
        "max_connections",
        "allowed_updates",
        "drop_pending_updates",
        "secret_token",
    ),
    _method("deleteWebhook", _drop_webhook, "drop_pending_updates"),
    _method("getWebhookInfo", lambda world, _: world.webhook.info()),
    _method("sendMessage", sending.send_message, _SENDING, _TEXT, paced=True),
    _method("sendPhoto", sending.send_photo, _SENDING, _CAPTION, "photo", "has_spoiler", paced=True),
    _method("sendVoice", sending.send_voice, _SENDING, _CAPTION, "voice", "duration", paced=True),
    _method(
        "sendDocument",
        sending.send_document,
        _SENDING,
        _CAPTION,
        "document",
        "thumbnail",
        "disable_content_type_detection",
        paced=True,
    ),
    _method(
        "sendLocation",
        sending.send_location,
        _SENDING,
        _PLACE,
        "horizontal_accuracy",
        "live_period",
        "heading",
        "proximity_alert_radius",
        needs=("latitude", "longitude"),
        paced=True,
    ),
    _method(
        "sendVenue",
        sending.send_venue,
        _SENDING,
        _PLACE,
        "title",
        "address",
        "foursquare_id",
        "foursquare_type",
        "google_place_id",
        "google_place_type",
        needs=("latitude", "longitude", "title", "address"),
        paced=True,
    ),
    _method(
        "sendChatAction",
        sending.send_chat_action,
        "chat_id",
        "action",
        "message_thread_id",
        "business_connection_id",
    ),
    _method("editMessageText", editing.edit_text, _EDITING, _TEXT, paced=True),
    _method("editMessageCaption", editing.edit_caption, _EDITING, _CAPTION, paced=True),
    _method("editMessageReplyMarkup", editing.edit_markup, _EDITING, paced=True),
    _method("editMessageMedia", editing.edit_media, _EDITING, "media", needs=("media",), paced=True),
    _method("deleteMessage", editing.delete_one, "chat_id", "message_id"),
    _method("deleteMessages", editing.delete_many, "chat_id", "message_ids"),
    _method(
        "answerCallbackQuery",
        _answer,
        "callback_query_id",
        "text",
        "show_alert",
        "url",
        "cache_time",
    ),
    _method("getFile", _get_file, "file_id"),
    _method("leaveChat", _leave, "chat_id"),
    _method("setMyCommands", lambda world, p: world.profile.put_commands(p), _SCOPE, "commands", needs=("commands",)),
    _method("deleteMyCommands", lambda world, p: world.profile.drop_commands(p), _SCOPE),
    _method("getMyCommands", lambda world, p: world.profile.commands(p), _SCOPE),
    _method("setMyName", lambda world, p: world.profile.put_words("name", p), "name", "language_code"),
    _method(
        "setMyDescription", lambda world, p: world.profile.put_words("description", p), "description", "language_code"
    ),
    _method(
        "setMyShortDescription",
        lambda world, p: world.profile.put_words("short_description", p),
        "short_description",
        "language_code",
    ),
    _method("getMyName", lambda world, p: world.profile.get_words("name", p), "language_code"),
    _method("getMyDescription", lambda world, p: world.profile.get_words("description", p), "language_code"),
    _method("getMyShortDescription", lambda world, p: world.profile.get_words("short_description", p), "language_code"),
    _method("setChatMenuButton", lambda world, p: world.profile.put_menu_button(p), "chat_id", "menu_button"),
)

METHODS = {method.name.lower(): method for method in _ALL}  # Telegram does not mind the case of a method's name
