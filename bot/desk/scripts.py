"""The scripts and styles of the desk's pages as they are sent, and the words that the scripts put in.

A page fetches one file of the scripts that keep what happens without a line, the same for all pages, one of its own,
and its styles. Each is asked for by its version: whoever has it asks no more, until a release has another.
"""

from functools import cache
from importlib.resources import files
from typing import Final

from bot.domain.languages import LOCALES
from bot.http.assets import Asset, load, sent
from bot.http.bundle import Shared, bundled, bundled_to_share, stripped_script, stripped_style
from bot.rendering.text import Labels, write

FOLDER: Final = files(__package__).joinpath("page")
PLACES: Final = ("scan", "day", "walk-in", "sheet", "conflicts", "sessions", "admin")  # in the bar, as on every page
SCAN_PAGE_ONLY: Final = (
    "code-",
    "document",
    "have-",
    "or-",
    "pair",
    "ready-",
    "sign",
    "step-",
    "strayed",
    "too-old",
    "unfetched",
)
"""What the words of the scan page begin with that no other page has."""
SHARED: Final = "offline.js"
PAGES: Final = ("main.js", "page.js", "pile_page.js")
"""Each with what it imports, but for what is shared."""
ALONE: Final = ("slip.js", "astray.js", "day.js", "progress.js", "print.js", "worker.js", "too_old.js")
"""Each with all that it imports."""
STYLES: Final = {"page.css": ("desk.css", "answer.css"), "scan.css": ("desk.css", "scan.css", "answer.css")}
"""Of several files; the others are sent as they are."""


@cache
def assets() -> dict[str, Asset]:
    found, texts = load(FOLDER)
    scripts = {name: stripped_script(text) for name, text in texts.items() if name.endswith(".js")}
    together, names = bundled_to_share(scripts, SHARED)
    found[SHARED] = sent(SHARED, together)
    shared = Shared(f"./{SHARED}?v={found[SHARED].version}", names)
    for name in (*PAGES, *ALONE):
        found[name] = sent(name, bundled(scripts, name, shared if name in PAGES else None))
    joined = {part for parts in STYLES.values() for part in parts}
    styles = STYLES | {name: (name,) for name in texts.keys() - scripts.keys() - joined}
    for name, parts in styles.items():
        found[name] = sent(name, stripped_style("".join(texts[part] for part in parts)))
    return found


def address(name: str) -> str:
    """Of a file, as pages name it."""
    return f"/desk/page/{name}?v={assets()[name].version}"


def labels(locale: str) -> dict[str, str]:
    """The words of the scan page's script; what the script puts into them stands as %name%."""
    places = {f"nav-{place}": write(f"nav-{place}", locale) for place in PLACES}
    other = next(each for each in LOCALES if each != locale)
    return {**Labels("desk-page-")(locale), **places, "other-language": write("nav-language", other)}


@cache
def labels_of_any_page(locale: str) -> dict[str, str]:
    """The words with which any page answers a scan."""
    return {key: word for key, word in Labels("desk-page-")(locale).items() if not key.startswith(SCAN_PAGE_ONLY)}
