"""``Rules`` from ``Settings`` by their names: the setting ``hold_minutes`` gives the rule ``hold``."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import timedelta
from typing import Any, Final

from bot.config.settings import Settings
from bot.domain.channel import ChannelTraits
from bot.domain.rules import Rules

_UNITS: Final = ("minutes", "hours", "days")
_NAMED_OTHERWISE: Final = {"wrong_code": "wrong_code_span", "desk": "desk_session"}
_RULES: Final = frozenset(field.name for field in fields(Rules))


def read_rules(settings: Settings, channels: Iterable[ChannelTraits]) -> Rules:
    """A setting that ends in a unit of time gives a span; the settings that no rule is named after are passed over."""
    values: dict[str, Any] = {"channels": tuple(channels)}
    for name, value in settings:
        stem, _, unit = name.rpartition("_")
        rule = _NAMED_OTHERWISE.get(stem, stem)
        if name in _RULES:
            values[name] = value
        elif unit in _UNITS and rule in _RULES:
            values[rule] = timedelta(**{unit: value})
    return Rules(**values)
