"""The scripts of the desk's pages, their parts, and the words that they put in."""

import re
from functools import cache
from importlib.resources import files
from typing import Final

from bot.http.assets import Asset, load
from bot.rendering.text import LOCALES, Labels, write

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
_IMPORT: Final = re.compile(r'^(?:import|export)[^;]*? from "\./([\w-]+\.js)";', re.MULTILINE)


@cache
def assets() -> dict[str, Asset]:
    return load(FOLDER)


@cache
def parts(script: str) -> tuple[str, ...]:
    """It and whatever it imports: named in the page, they are fetched at once and not one after the other."""
    return tuple(sorted(_parts(script)))


def labels(locale: str) -> dict[str, str]:
    """The words of the scan page's script; what the script puts into them stands as %name%."""
    places = {f"nav-{place}": write(f"nav-{place}", locale) for place in PLACES}
    other = next(each for each in LOCALES if each != locale)
    return {**Labels("desk-page-")(locale), **places, "other-language": write("nav-language", other)}


@cache
def labels_of_any_page(locale: str) -> dict[str, str]:
    """The words with which any page answers a scan."""
    return {key: word for key, word in Labels("desk-page-")(locale).items() if not key.startswith(SCAN_PAGE_ONLY)}


def _parts(script: str, known: frozenset[str] = frozenset()) -> frozenset[str]:
    known |= {script}
    for part in _IMPORT.findall(assets()[script].content.decode()):
        if part not in known:
            known = _parts(part, known)
    return known
