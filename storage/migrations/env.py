"""Run by Alembic, on the connection and in the transaction that ``storage.engine.migrate`` opened."""

from typing import Any, Literal

from alembic import context

from storage.tables import metadata
from storage.tables.columns import Instant, with_conditions


def _render(kind: str, thing: Any, _: Any) -> str | Literal[False]:
    """A migration must not change with our code, so it may not name our types."""
    return "sa.BigInteger()" if kind == "type" and isinstance(thing, Instant) else False


context.configure(
    connection=context.config.attributes["connection"], target_metadata=with_conditions(metadata), render_item=_render
)
with context.begin_transaction():
    context.run_migrations()
