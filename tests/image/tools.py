"""What an image is built and run with, as an ordinary user: mmdebstrap, buildah, podman and crun."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.error import URLError
from urllib.request import urlopen

NEEDED: Final = ("mmdebstrap", "buildah", "podman", "crun", "newuidmap", "fuse-overlayfs")
DEBIAN: Final = "apt-get install mmdebstrap buildah podman crun uidmap fuse-overlayfs"
# crun refuses to start anything where both kinds of cgroups are mounted: it gets to see the second kind alone.
SECOND_KIND: Final = "umount -R /sys/fs/cgroup && mount -t cgroup2 none /sys/fs/cgroup && exec"


class Missing(Exception):
    """This machine cannot do it; the text says what to do."""


class Wrong(Exception):
    """The image is not what it should be."""


@dataclass(frozen=True, slots=True)
class Builder:
    """An ordinary user, with a folder for everything that is made."""

    user: str
    folder: Path

    def run(self, *command: str, check: bool = True, seconds: float = 900.0) -> str:
        """What it printed. Raises ``Wrong`` with what it complained of, where it fails and may not."""
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(self.folder / "home"),
            "XDG_RUNTIME_DIR": str(self.folder / "run"),
            "TMPDIR": str(self.folder / "tmp"),
        }
        whole = [*self._as_user(), *command]
        done = subprocess.run(
            whole, env=environment, cwd=self.folder, capture_output=True, text=True, timeout=seconds, check=False
        )
        if check and done.returncode:
            raise Wrong(f"{' '.join(command[:4])} … ended with {done.returncode}:\n{done.stderr[-3000:]}")
        return done.stdout.strip()

    def _as_user(self) -> list[str]:
        if os.getuid():
            return []
        switch = ["setpriv", f"--reuid={self.user}", f"--regid={self.user}", "--init-groups", "--"]
        if not Path("/sys/fs/cgroup/unified").is_dir():
            return switch
        return ["unshare", "--mount", "--", "sh", "-c", f'{SECOND_KIND} "$0" "$@"', *switch]


@contextmanager
def builder(user: str, folder: Path) -> Iterator[Builder]:
    """Raises ``Missing``. All that was made is gone afterwards."""
    found = _found(user)
    if lacking := [tool for tool in NEEDED if shutil.which(tool) is None]:
        raise Missing(f"Not found here: {', '.join(lacking)}. On Debian: {DEBIAN}")
    if not found.pw_uid:
        raise Missing("Rootless means an ordinary user: run this as one, or say ARGS='--user NAME'.")
    if all(f"{found.pw_name}:" not in Path(path).read_text() for path in ("/etc/subuid", "/etc/subgid")):
        raise Missing(f"{found.pw_name} has no range of ids in /etc/subuid and /etc/subgid (useradd makes them).")
    if os.getuid() and Path("/sys/fs/cgroup/unified").is_dir():
        raise Missing("Both kinds of cgroups are mounted here, which crun refuses: run this as root with --user NAME.")
    for name in ("home", "run", "tmp", "source"):
        (folder / name).mkdir(mode=0o700)
        shutil.chown(folder / name, found.pw_uid, found.pw_gid)
    folder.chmod(0o755)
    made = Builder(found.pw_name, folder)
    try:
        yield made
    finally:
        made.run("podman", "system", "reset", "--force", check=False)
        made.run("podman", "unshare", "rm", "-rf", str(folder / "home" / ".local"), check=False)


def _found(user: str) -> pwd.struct_passwd:
    try:
        return pwd.getpwnam(user) if user else pwd.getpwuid(os.getuid())
    except KeyError:
        raise Missing(f"There is no user {user!r} here (useradd --create-home {user}).") from None


def get(url: str) -> int:
    """The status of an answer; 0: there is none."""
    try:
        with urlopen(url, timeout=12) as answer:
            return int(answer.status)
    except URLError as error:
        return int(getattr(error, "code", 0))
    except OSError:
        return 0


def names(paths: str) -> Sequence[str]:
    """Of ``git ls-files -z``."""
    return [path for path in paths.split("\0") if path]
