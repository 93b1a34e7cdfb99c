"""The chat page itself."""

from collections.abc import Mapping
from importlib.resources import files

from jinja2 import Environment, StrictUndefined

from bot.domain import limits

FOLDER = files(__package__).joinpath("page")


def page(words: Mapping[str, Mapping[str, str]]) -> bytes:
    """The same for everyone: who looks at it is asked only by its script."""
    template = FOLDER.joinpath("chat.html").read_text("utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    modules = (file.name for file in FOLDER.iterdir() if file.name.endswith(".js"))
    given = {"words": words, "scripts": sorted(modules), "longest": limits.CHAT_PAGE_TEXT}
    return environment.from_string(template).render(given).encode()
