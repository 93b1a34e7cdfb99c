"""Tables and colours for the operator, by rich. What needs neither is printed by ``bot.cli.plain``."""

from rich.console import Console

out = Console(highlight=False, soft_wrap=True)
err = Console(stderr=True, highlight=False, soft_wrap=True)
