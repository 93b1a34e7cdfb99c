"""The chat page itself, and the files that it fetches."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

from bot.domain import limits
from bot.http.assets import SHARED, Asset, load, sent
from bot.http.bundle import bundled, stripped_script, stripped_style

FOLDER = files(__package__).joinpath("page")
SCRIPTS: Final = ("main.js", "chat.js", "photo.js", "save_picture.js")
"""Each with what it imports. The first screen needs the first alone; the others are fetched when they are needed."""
STYLE: Final = "chat.css"
IN_THE_PAGE: Final = ("welcome", "start", "no-script", "too-old", "unfetched")
"""Words that stand in the page itself, so that its script need not have them too."""


@cache
def inline() -> tuple[str, ...]:
    """Scripts that stand in the page: asked for by themselves, they would hold up the first screen."""
    here = (SHARED.joinpath("too_old.js"), FOLDER.joinpath("first_look.js"))
    return tuple(stripped_script(file.read_text("utf-8")) for file in here)


def page(words: Mapping[str, Mapping[str, str]], hours: int, app: Mapping[str, str]) -> bytes:
    """The same for everyone: who looks at it is asked only by its script. ``hours``: so long a browser keeps what was
    typed and not sent. ``app``: the words of the way to another channel, by language; empty where there is none."""
    from jinja2 import Environment, StrictUndefined  # with the first visitor: who only polls needs no pages

    template = FOLDER.joinpath("chat.html").read_text("utf-8")
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    environment.policies["json.dumps_kwargs"] = {
        "ensure_ascii": False
    }  # an Arabic letter is three times as long escaped
    of_script = {
        one: {key: word for key, word in each.items() if key not in IN_THE_PAGE} for one, each in words.items()
    }
    own = {"inline": inline(), "longest": limits.CHAT_PAGE_TEXT, "hours": hours}
    given = {"words": words, "of_script": of_script, "app": app, **own}
    return environment.from_string(template).render(given).encode()


@cache
def parts() -> dict[str, Asset]:
    """By file name."""
    found, texts = load(FOLDER)
    scripts = {name: stripped_script(text) for name, text in texts.items() if name.endswith(".js")}
    for name in SCRIPTS:
        found[name] = sent(name, bundled(scripts, name))
    found[STYLE] = sent(STYLE, stripped_style(texts[STYLE]))
    return found
