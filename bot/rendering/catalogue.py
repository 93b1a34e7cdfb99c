"""The words of ``locales/<locale>/*.ftl``, the same keys in each, in Fluent's syntax.

Each file is read at once, as text; each message is parsed when it is first written. To parse all of them delays a start
by most of a second, and whoever is answered meets some tens of fifteen hundred.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern
from fluent.syntax.ast import MessageReference, Resource
from fluent.syntax.visitor import Visitor

REGIONS: Final = {"ar": "ar_SY", "en": "en_GB"}  # Levantine month names; Latin digits
_BEGINS: Final = re.compile(r"^([a-z][a-z0-9-]*) =", re.MULTILINE)  # whatever else belongs to it is indented


def files(locale: str) -> list[Path]:
    """From the source tree, or from the installed package that carries a copy."""
    here = Path(__file__).parents[1]
    folder = next(path for path in (here / "locales", here.parent / "locales") if path.is_dir())
    return sorted((folder / locale).glob("*.ftl"))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """``sources``: each message as it stands in its file. Threads may ask at once: what both parse is the same."""

    sources: dict[str, str]
    bundle: FluentBundle
    _parsed: set[str] = field(default_factory=set)

    def __contains__(self, key: object) -> bool:
        return key in self.sources

    def pattern(self, key: str) -> Pattern | None:
        """Raises ``KeyError`` where there is no such message. None: it has no text."""
        self._parse(key)
        return self.bundle.get_message(key).value

    def _parse(self, key: str) -> None:
        """With the messages that it takes in, which must be there before it is."""
        if key in self._parsed:
            return
        resource = FluentResource(self.sources[key])
        for other in _mentions(resource):
            if other != key and other in self.sources:
                self._parse(other)
        self.bundle.add_resource(resource)
        self._parsed.add(key)


@cache
def catalogue(locale: str) -> Catalogue:
    sources: dict[str, str] = {}
    for path in files(locale):
        text = path.read_text(encoding="utf-8")
        begun = [*_BEGINS.finditer(text)]
        ends = [*(following.start() for following in begun[1:]), len(text)]
        for found, end in zip(begun, ends, strict=True):
            sources.setdefault(found[1], text[found.start() : end])
    return Catalogue(sources, FluentBundle([REGIONS[locale].replace("_", "-")], use_isolating=True))


@cache
def keys(locale: str) -> tuple[str, ...]:
    """Of every message of a locale."""
    return tuple(catalogue(locale).sources)


def _mentions(resource: Resource) -> list[str]:
    found: list[str] = []

    class Looking(Visitor):
        def visit_MessageReference(self, node: MessageReference) -> Any:  # Fluent's name
            found.append(node.id.name)

    Looking().visit(resource)
    return found
