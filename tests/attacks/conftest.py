"""A simulator for each attack, as for a story."""

from tests.stories.conftest import simulator

__all__ = ["simulator"]
