"""What the bot shows of itself: commands by scope and language, name, descriptions, menu button."""

import re
from typing import Any

from tests.simulator.params import Params
from tests.simulator.refusals import Json, bad

_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_LANGUAGE = re.compile(r"([a-z]{2})?")
_SCOPES = {
    "default": set(), "all_private_chats": set(), "all_group_chats": set(), "all_chat_administrators": set(),
    "chat": {"chat_id"}, "chat_administrators": {"chat_id"}, "chat_member": {"chat_id", "user_id"},
}  # fmt: skip
_LENGTHS = {"name": 64, "description": 512, "short_description": 120}


class Profile:
    """`words` maps (field, language) to a text; `menus` maps (scope, chat, person, language) to commands."""

    def __init__(self) -> None:
        self.words: dict[tuple[str, str], str] = {}
        self.menus: dict[tuple[str, int, int, str], list[Json]] = {}
        self.menu_buttons: dict[int, Json] = {}

    def put_commands(self, params: Params) -> bool:
        commands = params.structure("commands")
        if not isinstance(commands, list):
            raise bad("can't parse commands: expected an Array of BotCommand")
        if len(commands) > 100:
            raise bad("too many commands specified")
        self.menus[_place(params)] = [_command(command) for command in commands]
        return True

    def drop_commands(self, params: Params) -> bool:
        self.menus.pop(_place(params), None)
        return True

    def commands(self, params: Params) -> list[Json]:
        return self.menus.get(_place(params), [])

    def menu(self, chat: int, language: str) -> list[Json]:
        """The commands that a person sees in a private chat: the narrowest scope wins, then the own language."""
        for scope, where in (("chat", chat), ("all_private_chats", 0), ("default", 0)):
            for spoken in (language, ""):
                if found := self.menus.get((scope, where, 0, spoken)):
                    return found
        return []

    def put_words(self, field: str, params: Params) -> bool:
        text = params.text(field)
        if len(text) > _LENGTHS[field]:
            raise bad(f"bot {field.replace('_', ' ')} is too long")
        self.words[field, _language(params)] = text
        return True

    def get_words(self, field: str, params: Params) -> Json:
        """In that language, or for whoever has no words in theirs."""
        language = _language(params)
        return {field: self.words.get((field, language), self.words.get((field, ""), ""))}

    def put_menu_button(self, params: Params) -> bool:
        button = params.structure("menu_button") or {"type": "default"}
        if not isinstance(button, dict) or button.get("type") not in {"default", "commands", "web_app"}:
            raise bad("can't parse menu button: unsupported type specified")
        self.menu_buttons[params.integer("chat_id")] = button
        return True


def _language(params: Params) -> str:
    language = params.text("language_code")
    if not _LANGUAGE.fullmatch(language):
        raise bad("invalid language code specified")
    return language


def _place(params: Params) -> tuple[str, int, int, str]:
    scope = params.structure("scope") or {"type": "default"}
    if not isinstance(scope, dict) or scope.get("type") not in _SCOPES:
        raise bad("can't parse BotCommandScope: unsupported type specified")
    if scope.keys() - {"type"} != _SCOPES[scope["type"]]:
        raise bad("can't parse BotCommandScope: wrong fields")
    return scope["type"], int(scope.get("chat_id", 0)), int(scope.get("user_id", 0)), _language(params)


def _command(value: Any) -> Json:
    if not isinstance(value, dict) or value.keys() != {"command", "description"}:
        raise bad("can't parse BotCommand: expected an Object with command and description")
    command = str(value["command"]).removeprefix("/")
    if not _COMMAND.fullmatch(command):
        raise bad("BOT_COMMAND_INVALID")
    if not 1 <= len(str(value["description"])) <= 256:
        raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
    return {"command": command, "description": str(value["description"])}
