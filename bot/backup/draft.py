"""Where a database is restored to: on SQLite a file beside its place, under a name that no start looks for.

Law: it is put into its place whole, and only where there is none; nothing is removed but what was made here.
"""

import errno
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url

from storage.engine.whole_files import draft_beside, make_folder, put_new

_BESIDE = ("-wal", "-shm", "-journal")
"""What SQLite keeps beside a file, and would take for a part of whatever comes into its place."""


class NotBlank(Exception):
    """Something is there already, which a restore would mix with the backup's; the text says what."""


@contextmanager
def drafted(url: str, path: Path | None) -> Iterator[tuple[str, Callable[[], None]]]:
    """The address to write to, and the call that puts what was written there, and closed, into its place. ``path`` is
    None on PostgreSQL, where a transaction does. Raises ``NotBlank``, at the beginning and from that call."""
    if path is None:
        yield url, lambda: None
        return
    _refuse_another(path)
    make_folder(path.parent)
    draft = draft_beside(path)

    def put() -> None:
        _refuse_another(path)
        if draft.with_name(f"{draft.name}-wal").exists():
            raise OSError(errno.EIO, "it could not be written whole", str(path))
        try:
            put_new(draft, path)
        except FileExistsError:
            _refuse_another(path)
            raise

    try:
        yield make_url(url).set(database=str(draft)).render_as_string(hide_password=False), put
    finally:
        for end in ("", *_BESIDE):
            draft.with_name(f"{draft.name}{end}").unlink(missing_ok=True)


def _refuse_another(path: Path) -> None:
    for end in ("", *_BESIDE):
        there = path.with_name(f"{path.name}{end}")
        if there.exists() or there.is_symlink():
            what = f"of another database there is still {there}" if end else f"there is a database already: {there}"
            raise NotBlank(what)
