"""A reply that is no answer, and why."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Misread:
    """``key`` is the Fluent message that tells the person why. ``params`` never repeat what the person wrote."""

    key: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)
