"""A simulator for each attack, as for a story; or a desk on a real socket, and who is signed in at it."""

from tests.desk.conftest import admin, clerk, database_url, desk, stack, stranger
from tests.stories.conftest import simulator

__all__ = ["admin", "clerk", "database_url", "desk", "simulator", "stack", "stranger"]
