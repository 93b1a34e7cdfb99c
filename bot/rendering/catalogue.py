"""The words of ``locales/<locale>/*.ftl``, the same keys in each, in Fluent's syntax.

Each file is read at once, as text; each message is parsed when it is first written. To parse all of them delays a start
by most of a second, and whoever is answered meets some tens of fifteen hundred.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any, Final

from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.resolver import Pattern
from fluent.syntax.ast import Identifier, MessageReference, SelectExpression, VariableReference
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
    _uses: dict[str, Mapping[str, frozenset[str]]] = field(default_factory=dict)

    def __contains__(self, key: object) -> bool:
        return key in self.sources

    def pattern(self, key: str) -> Pattern | None:
        """Raises ``KeyError`` where there is no such message. None: it has no text."""
        self.uses(key)
        return self.bundle.get_message(key).value

    def uses(self, key: str) -> Mapping[str, frozenset[str]]:
        """The parameters of a message, each with the names of the variants that it chooses, if it does. Raises
        ``KeyError`` where there is no such message."""
        found = self._uses.get(key)
        return self._parse(key) if found is None else found

    def _parse(self, key: str) -> Mapping[str, frozenset[str]]:
        """With the messages that it takes in, which must be there before it is."""
        resource = FluentResource(self.sources[key])
        looking = _Looking()
        looking.visit(resource)
        uses = {name: frozenset(variants) for name, variants in looking.found.items()}
        for other in looking.mentioned:
            if other != key and other in self.sources:
                for name, variants in self.uses(other).items():
                    uses[name] = uses.get(name, frozenset()) | variants
        self.bundle.add_resource(resource)
        self._uses[key] = uses
        return uses


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


class _Looking(Visitor):
    """``found``: parameters and the variants that they choose. ``mentioned``: other messages."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, set[str]] = {}
        self.mentioned: list[str] = []

    def visit_MessageReference(self, node: MessageReference) -> Any:  # Fluent's name
        self.mentioned.append(node.id.name)

    def visit_VariableReference(self, node: VariableReference) -> Any:  # Fluent's name
        self.found.setdefault(node.id.name, set())

    def visit_SelectExpression(self, node: SelectExpression) -> Any:  # Fluent's name
        if isinstance(node.selector, VariableReference):
            keys = [each.key for each in node.variants]
            names = {key.name if isinstance(key, Identifier) else key.value for key in keys}
            self.found.setdefault(node.selector.id.name, set()).update(names)
        self.generic_visit(node)
