"""Files that are whole or not there: written beside their place under a name of their own, and put into it at once.

Law: what is new is put over nobody else's file. Each draft is its writer's alone, whoever writes beside it.
"""

import errno
import fcntl
import glob
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

_NO_LINKS: Final = (errno.EPERM, errno.ENOTSUP, errno.ENOSYS, errno.EMLINK)
_NO_SYNC: Final = (errno.EINVAL, errno.EBADF, errno.ENOTSUP)
"""A disk that syncs files alone, and no folders: some network's, or one behind FUSE."""
_DRAFT: Final = ".new"


def make_folder(folder: Path, mode: int = 0o700) -> None:
    """And those above it that are missing, which ``Path.mkdir`` makes for everybody who the umask lets in. One that is
    there stays as it is."""
    try:
        folder.mkdir(mode)
    except FileNotFoundError:
        if folder.parent == folder:
            raise
        make_folder(folder.parent, mode)
        make_folder(folder, mode)
    except OSError:  # there already; or where nothing can be made, some systems say that first
        if not folder.is_dir():
            raise


def draft_beside(path: Path) -> Path:
    """A name of which nobody else knows."""
    return path.with_name(f"{path.name}.{os.urandom(8).hex()}{_DRAFT}")


def real_place(path: Path) -> Path:
    """Where links lead: a file put over a link would take its place, and what it led to would stay as it was."""
    return Path(os.path.realpath(path))


def find_drafts(path: Path) -> list[Path]:
    """Of writers at work and of processes that were killed, and what SQLite keeps beside them."""
    return sorted(path.parent.glob(f"{glob.escape(path.name)}.{'[0-9a-f]' * 16}{_DRAFT}*"))


def remove_drafts(path: Path) -> None:
    """For who knows that nobody writes one now."""
    for left in find_drafts(path):
        left.unlink(missing_ok=True)


def is_place_kept(path: Path) -> bool:
    """An empty file with a draft beside it: so it stands where ``put_new`` was killed on a disk without hard links."""
    return path.is_file() and not path.is_symlink() and path.stat().st_size == 0 and bool(find_drafts(path))


def free_place(path: Path) -> None:
    """Removes such an empty file, and then the drafts; for who knows that nobody writes one now. Any other stays."""
    if is_place_kept(path):
        path.unlink()
    remove_drafts(path)


def write_whole(text: str, path: Path, *, replace: bool) -> None:
    """With mode 0600. Raises ``FileExistsError`` unless ``replace``."""
    make_folder(path.parent)
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
        # A disk without hard links. Who is killed between these two leaves both: ``is_place_kept``.
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        draft.rename(path)
    else:
        draft.unlink(missing_ok=True)
    sync_folder(path.parent)


@contextmanager
def alone_in(folder: Path, *, must: bool = True) -> Iterator[None]:
    """One at a time, of all processes that ask for it. Where the disk has no locks: ``OSError``, or unless ``must``
    nobody waits."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        with suppress(*() if must else (OSError,)):
            fcntl.flock(descriptor, fcntl.LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(descriptor)
