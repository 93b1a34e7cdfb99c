"""The commands beside ``run``: each module is read when its command is named, or when all of them are listed."""

from importlib import import_module
from typing import Any, Final

import typer
from typer.core import TyperGroup
from typer.main import get_group

from bot.cli.plain import refusal
from bot.config.causes import explain_anywhere

_MODULES: Final = {
    "backup": "backup",
    "restore": "backup",
    "contain": "contain",
    "clock": "clock",
    "check": "check",
    "office": "office",
    "stations": "office",
    "staff": "staff",
    "keyring": "keyring",
    "journal": "journal",
    "cases": "cases",
}
"""The module of each: it has a function of the command's name, or an ``app`` with commands of its own."""
_OLDER: Final = "As `mawid office`, by its older name."


class Commands(TyperGroup):
    """Those that stand beside it (``run``, ``chat``, ``migrate``), and those of ``_MODULES``."""

    def invoke(self, ctx: Any) -> Any:
        """What the world does while a command works is told in words too, whichever it is."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            known = explain_anywhere(error)
            if known is None:
                raise
            raise refusal(known.what, known.hint) from None

    def list_commands(self, ctx: Any) -> list[str]:
        return [*self.commands, *(name for name in _MODULES if name not in self.commands)]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        if cmd_name in _MODULES and cmd_name not in self.commands:
            self.commands[cmd_name] = _read(cmd_name)
        return super().get_command(ctx, cmd_name)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in self.list_commands(ctx):
            for name in _MODULES:  # or a slip of the hand would be offered the few that were read
                self.get_command(ctx, name)
        return super().resolve_command(ctx, args)


def _read(name: str) -> Any:
    module, alone = import_module(f"bot.cli.{_MODULES[name]}"), typer.Typer(add_completion=False)
    if hasattr(module, "app"):
        alone.add_typer(module.app, name=name, help=_OLDER if name == "stations" else module.app.info.help)
    else:
        alone.command(name)(getattr(module, name))
    return get_group(alone).commands[name]
