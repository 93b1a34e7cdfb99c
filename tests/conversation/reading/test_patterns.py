"""Patterns are compiled when they are first needed: a mistake in one would be met by a person."""

import pkgutil
import subprocess
import sys
from importlib import import_module

from bot.conversation import reading
from bot.conversation.reading.text.patterns import Later, expression

COMPILED = """
import sys
from bot.conversation import advance
from bot.conversation.reading.text.patterns import Later
modules = [module for name, module in sys.modules.items() if name.startswith("bot.conversation.")]
kept = [each for module in modules for each in vars(module).values() if isinstance(each, Later)]
print(len(kept), sum("search" in vars(each) for each in kept))
"""


def test_every_pattern_can_be_compiled() -> None:
    found = 0
    for each in pkgutil.walk_packages(reading.__path__, f"{reading.__name__}."):
        kept = vars(import_module(each.name)).values()
        for pattern in (one for one in kept if isinstance(one, Later)):
            assert pattern.pattern
            found += 1
    assert found > 100


def test_a_start_compiles_none() -> None:
    told = subprocess.run([sys.executable, "-c", COMPILED], capture_output=True, text=True, check=True)
    kept, compiled = map(int, told.stdout.split())
    assert kept > 100
    assert compiled <= 8  # by which the tables that are made at once are folded


def test_it_is_the_pattern_once_it_was_needed() -> None:
    pattern = expression(r"(\d)\1")
    assert [pattern.sub("-", "1 22 3"), pattern.search("1 2"), pattern.pattern] == ["1 - 3", None, r"(\d)\1"]
    assert not hasattr(pattern, "nothing")
