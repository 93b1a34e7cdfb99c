"""What is measured on both databases, one after the other."""

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.bench.bots import database_url
from tests.databases import NoPostgreSQL, postgres_server


@contextmanager
def databases(folder: Path, name: str, notes: list[str]) -> Iterator[Sequence[tuple[str, str]]]:
    """What each is called in a table, and its URL; neither has tables yet. Where there is no PostgreSQL, a note says
    so."""
    urls = [("SQLite (fsync on)", database_url(folder / name))]
    with ExitStack() as stack:
        try:
            server = stack.enter_context(postgres_server())
        except NoPostgreSQL as missing:
            notes.append(f"No PostgreSQL here: {missing}")
        else:
            server.create(name)
            urls.append(("PostgreSQL (fsync off)", server.url(name)))
        yield urls
