"""Files that are whole or not there: written beside their place under a name of their own, and put into it at once.

Law: what is new is put over nobody else's file. Each draft is its writer's alone, whoever writes beside it.
"""

import errno
import glob
import os
from pathlib import Path
from typing import Final

_NO_LINKS: Final = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)
_DRAFT: Final = ".new"


def draft_beside(path: Path) -> Path:
    """A name of which nobody else knows."""
    return path.with_name(f"{path.name}.{os.urandom(8).hex()}{_DRAFT}")


def remove_drafts(path: Path) -> None:
    """Of processes that were killed, and what SQLite keeps beside them; for who knows that nobody writes one now."""
    for left in path.parent.glob(f"{glob.escape(path.name)}.{'[0-9a-f]' * 16}{_DRAFT}*"):
        left.unlink(missing_ok=True)


def write_whole(text: str, path: Path, *, replace: bool) -> None:
    """With mode 0600. Raises ``FileExistsError`` unless ``replace``."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = draft_beside(path)
    try:
        with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        if replace:
            draft.rename(path)
            sync_folder(path.parent)
        else:
            put_new(draft, path)
    finally:
        draft.unlink(missing_ok=True)


def put_new(draft: Path, path: Path) -> None:
    """Raises ``FileExistsError`` where there is one already, which stays as it is. The draft is gone afterwards."""
    try:
        os.link(draft, path)
    except FileNotFoundError:
        if not path.exists():  # else who came first took away all drafts, ours too
            raise
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
    except FileExistsError:
        raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path)) from None
    except OSError as error:
        if error.errno not in _NO_LINKS:
            raise
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))  # a disk without hard links
        draft.rename(path)
    else:
        draft.unlink(missing_ok=True)
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
