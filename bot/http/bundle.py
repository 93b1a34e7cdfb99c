"""Scripts and styles as they are sent: the modules of a page in one file, without comments and indentation.

Each file costs a request, whose headers weigh as much as a small module, and modules that import each other are asked
for one after the other. Law: nothing is renamed or rewritten: what runs can be read in a browser as it was written.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Final

_IMPORT: Final = re.compile(
    r'^import (?:(?:(?P<names>\{[\w\s,]*\})|\* as (?P<whole>\w+)) from )?"\./(?P<file>[\w-]+\.js)";\n', re.MULTILINE
)
_EXPORT: Final = re.compile(r"^export (?=(?:async )?(?:function|const|class) (\w+))", re.MULTILINE)
_PASSED_ON: Final = re.compile(r'^export \{([\w\s,]*)\} from "\./([\w-]+\.js)";\n', re.MULTILINE)
_BLOCK: Final = re.compile(r"^\s*/\*.*?\*/\s*?$", re.MULTILINE | re.DOTALL)
_BEHIND: Final = re.compile(r"""[ \t]+//[ ][^"'`\n]*$""", re.MULTILINE)  # with a quote in it, it may be none
_ALONE: Final = re.compile(r"^\s*//.*$", re.MULTILINE)
_NOTE: Final = re.compile(r"/\*.*?\*/", re.DOTALL)


class Unbundled(ValueError):
    """A module is written in a way that cannot be put into one file with others; the text is its name and what."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A file of modules that several others need and of which a page may have but one: its address beside them, and
    the file names of its modules."""

    address: str
    names: frozenset[str]


def bundled(modules: Mapping[str, str], entry: str, shared: Shared | None = None) -> str:
    """``entry`` and whatever it imports and is not ``shared``, by file name. Each module keeps its own names, as a
    function's."""
    names = shared.names if shared else frozenset[str]()
    parts = _parts(modules, entry, names)
    *needed, (_, last) = parts.items()
    used = sorted({_held(name) for source in parts.values() for name in _needed(source) if name in names})
    head = f'import {{ {", ".join(used)} }} from "{shared.address}";\n' if shared and used else ""
    return head + "".join(_alone(name, source) for name, source in needed) + _put_in(last)


def bundled_to_share(modules: Mapping[str, str], entry: str) -> tuple[str, frozenset[str]]:
    """The same, for others to import: each module by a name of its own, ``$offline`` that of offline.js. Gives it with
    the file names of its modules."""
    parts = _parts(modules, entry)
    text = "".join(_alone(name, source) for name, source in parts.items())
    return f"{text}export {{ {', '.join(map(_held, parts))} }};\n", frozenset(parts)


def _parts(modules: Mapping[str, str], entry: str, without: Collection[str] = ()) -> dict[str, str]:
    """In the order in which they are run."""
    parts: dict[str, str] = {}

    def add(name: str, asking: tuple[str, ...]) -> None:
        if name in parts or name in without:
            return
        if name in asking:
            raise Unbundled(f"{name}: modules that import each other")
        source = modules[name]
        for other in _needed(source):
            add(other, (*asking, name))
        if found := re.search(r"^(import|export)\b(?!\().*", _EXPORT.sub("", _put_in(source)), re.MULTILINE):
            raise Unbundled(f"{name}: {found[0]}")
        parts[name] = source

    add(entry, ())
    return parts


def _needed(source: str) -> list[str]:
    return [found["file"] for found in _IMPORT.finditer(source)] + [file for _, file in _PASSED_ON.findall(source)]


def _put_in(source: str) -> str:
    """Without imports: what they name is held in the same file."""

    def put(found: re.Match[str]) -> str:
        taken = found["names"] or found["whole"]
        return f"const {taken} = {_held(found['file'])};\n" if taken else ""

    return _PASSED_ON.sub("", _IMPORT.sub(put, source))


def _alone(name: str, source: str) -> str:
    given = _EXPORT.findall(source)
    for names, other in _PASSED_ON.findall(source):
        given += [f"{one}: {_held(other)}.{one}" for one in re.findall(r"\w+", names)]
    body = _EXPORT.sub("", _put_in(source))
    return f"const {_held(name)} = (() => {{\n{body}\nreturn {{ {', '.join(given)} }};\n}})();\n"


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
