"""SQL that is compiled once a test process: each test opens an engine of its own, whose cache begins empty, and to
compile its statements took a third of a storage test.

In the program one engine serves every statement of its life: what a cache could mix up is mixed up there too.
"""

from typing import Any

from sqlalchemy import Connection, Engine, event


class _OfAllEngines(dict[Any, Any]):
    """The cache of one kind of dialect. A key begins with the engine's own dialect, of which each engine makes one."""

    def get(self, key: Any, default: Any = None) -> Any:
        return super().get(key[1:], default)

    def __setitem__(self, key: Any, compiled: Any) -> None:
        super().__setitem__(key[1:], compiled)


def compile_once_for_all() -> None:
    """Counts for each engine of this process from now on."""
    caches: dict[type, _OfAllEngines] = {}

    @event.listens_for(Engine, "engine_connect")
    def _share(connection: Connection) -> None:
        cache = caches.setdefault(type(connection.dialect), _OfAllEngines())
        connection.execution_options(compiled_cache=cache)
