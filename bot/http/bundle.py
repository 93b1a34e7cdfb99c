"""Scripts and styles as they are sent: the modules of a page in one file, without comments and indentation.

Each file costs a request, whose headers weigh as much as a small module, and modules that import each other are asked
for one after the other. Law: nothing is renamed or rewritten: what runs can be read in a browser as it was written.
"""

import re
from collections.abc import Mapping
from typing import Final

_IMPORT: Final = re.compile(r'^import (\{[^}]*\}) from "\./([\w-]+\.js)";\n', re.MULTILINE)
_EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|const) (\w+))", re.MULTILINE)
_BLOCK: Final = re.compile(r"^\s*/\*.*?\*/\s*?$", re.MULTILINE | re.DOTALL)
_BEHIND: Final = re.compile(r"""[ \t]+//[ ][^"'`\n]*$""", re.MULTILINE)  # with a quote in it, it may be none
_ALONE: Final = re.compile(r"^\s*//.*$", re.MULTILINE)
_NOTE: Final = re.compile(r"/\*.*?\*/", re.DOTALL)


class Unbundled(ValueError):
    """A module is written in a way that cannot be put into one file with others; the text is its name and what."""


def bundled(modules: Mapping[str, str], entry: str) -> str:
    """``entry`` and whatever it imports, by file name. Each module keeps its own names, as a function's."""
    parts: dict[str, str] = {}
    _add(entry, modules, parts, ())
    return "".join(parts.values())


def _add(name: str, modules: Mapping[str, str], parts: dict[str, str], asking: tuple[str, ...]) -> None:
    if name in parts:
        return
    if name in asking:
        raise Unbundled(f"{name}: modules that import each other")
    source = modules[name]
    for _, other in _IMPORT.findall(source):
        _add(other, modules, parts, (*asking, name))
    body = _IMPORT.sub(lambda found: f"const {found[1]} = {_held(found[2])};\n", source)
    alone, exported = _EXPORT.sub("", body), _EXPORT.findall(body)
    if found := re.search(r"^(import|export)\b(?!\().*", alone, re.MULTILINE):
        raise Unbundled(f"{name}: {found[0]}")
    held = f"const {_held(name)} = (() => {{\n{alone}\nreturn {{ {', '.join(exported)} }};\n}})();\n"
    parts[name] = held if asking else body


def _held(name: str) -> str:
    return "$" + name.removesuffix(".js").replace("-", "_")


def stripped_script(source: str) -> str:
    """Raises ``Unbundled`` for a text that runs over several lines: its indentation is a part of it."""
    if any(line.count("`") % 2 for line in source.splitlines()):
        raise Unbundled("a text over several lines")
    return _lines(_BEHIND.sub("", _ALONE.sub("", _BLOCK.sub("", source))))


def stripped_style(source: str) -> str:
    return _lines(_NOTE.sub("", source))


def _lines(source: str) -> str:
    return "".join(f"{line.strip()}\n" for line in source.splitlines() if line.strip())
