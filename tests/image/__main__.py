"""`make image`: a base of Debian's packages, the image on it, and what it promises at work: by an ordinary user, on a
root file system that nobody can write to, with the keys and the data in volumes. Ends with 1 where anything is not so.
"""

import argparse
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.image.tools import Builder, Missing, Wrong, builder, get, names

ROOT: Final = Path(__file__).parents[2]
BASE, IMAGE, NAME = "localhost/mawid-base", "localhost/mawid", "mawid-tried"
PLAIN: Final = ("--runtime", "crun", "--cgroups", "disabled")
AUTHORITIES: Final = Path("/usr/local/share/ca-certificates")
COUNT: Final = (
    "import sqlite3; print(sqlite3.connect('file:var/mawid.db?mode=ro', uri=True)"
    ".execute('SELECT count(*) FROM invitations').fetchone()[0])"
)
HASH: Final = "import hashlib; print(hashlib.sha256(open('keys/keyring.json', 'rb').read()).hexdigest())"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.image", description=__doc__)
    parser.add_argument("--user", default="", help="an ordinary user who builds and runs it, where root asks")
    parser.add_argument("--base", default="", help="an image of a registry, instead of a base of Debian's packages")
    parser.add_argument("--tar", type=Path, help="a base that mmdebstrap has made before")
    parser.add_argument("--suite", default="bookworm", help="of Debian; 12 is the oldest that has what Mawid needs")
    parser.add_argument("--folder", type=Path, default=Path("/var/tmp"), help="with some gigabytes of room")
    asked = parser.parse_args()
    try:
        with (
            tempfile.TemporaryDirectory(prefix="mawid-image-", dir=asked.folder, ignore_cleanup_errors=True) as folder,
            builder(asked.user, Path(folder)) as made,
        ):
            _say("building")
            build(made, asked.base or base(made, asked.tar, asked.suite))
            tried(made)
    except Missing as missing:
        sys.exit(f"make image: {missing}")
    except Wrong as wrong:
        sys.exit(f"make image: {wrong}")
    _say("all of it is as it should be")


def base(made: Builder, tar: Path | None, suite: str) -> str:
    """Debian and nothing else; what signs for others on this machine does so in it, too: pip asks over the network."""
    if tar is None:
        _say(f"a base of {suite}'s packages")
        tar = made.folder / "base.tar"
        copied = [f"--customize-hook=copy-in {path} {AUTHORITIES}" for path in sorted(AUTHORITIES.glob("*.crt"))]
        there = [f'--customize-hook=mkdir -p "$1{AUTHORITIES}"'] if copied else []
        command = ["mmdebstrap", "--quiet", "--variant=minbase", *there, *copied, suite, str(tar)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            raise Wrong(f"mmdebstrap: {done.stderr[-3000:]}")
    made.run("podman", "import", "--quiet", str(tar), BASE)
    return BASE


def build(made: Builder, on: str) -> None:
    """Of what git knows of this checkout, as it stands now."""
    source = made.folder / "source"
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    for name in names(listed):
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    for path in (source, *source.rglob("*")):
        path.chmod(0o755 if path.is_dir() else 0o644)
    build_with = ("--isolation", "chroot", "--format", "docker", "--build-arg", f"BASE={on}", "--tag", IMAGE)
    made.run("buildah", "build", "--quiet", *build_with, str(source), seconds=3600)


def tried(made: Builder) -> None:
    port = _free_port()
    with running(made, port):
        _say("it runs, and /chat answers")
        _is(made.run("podman", "exec", NAME, "id", "-u"), "10001", "the user in the container")
        _is(made.run("podman", "exec", NAME, "sh", "-c", "touch /x 2>/dev/null || echo refused"), "refused", "touch /x")
        _is(str(Path(f"/proc/{_pid(made)}").stat().st_uid != 0), "True", "an ordinary user's process outside")
        recalled = "from bot.inbox.learning import recall; print(recall())"
        _is(made.run("podman", "exec", NAME, "python", "-c", recalled), "True", "what was learned when it was built")
        made.run("podman", "healthcheck", "run", NAME)
        _is(made.run("podman", "inspect", "--format", "{{.State.Health.Status}}", NAME), "healthy", "its health")
        made.run("podman", "exec", NAME, "mawid", "staff", "invite", "--role", "admin")
        before = [made.run("podman", "exec", NAME, "python", "-c", each) for each in (COUNT, HASH)]
        _is(str(int(before[0]) > 0), "True", "an invitation in the database")
        made.run("podman", "stop", "--time", "20", NAME)
        _is(made.run("podman", "inspect", "--format", "{{.State.ExitCode}}", NAME), "0", "how it ended")
    with running(made, port):
        after = [made.run("podman", "exec", NAME, "python", "-c", each) for each in (COUNT, HASH)]
        _is(" ".join(after), " ".join(before), "what is in the volumes of another container")
    try:
        made.run("podman", "run", "--rm", "--timeout", "60", *PLAIN, "--read-only", "--tmpfs", "/tmp", IMAGE)
    except Wrong:
        _say("a start without volumes: refused")
    else:
        raise Wrong("it starts without volumes, and its keys go with the container")


@contextmanager
def running(made: Builder, port: int) -> Iterator[None]:
    """The container, once it answers; gone afterwards, its volumes not."""
    how = ("--read-only", "--cap-drop", "all", "--security-opt", "no-new-privileges", "--tmpfs", "/tmp")
    volumes = ("--volume", "data:/var/lib/mawid/var", "--volume", "keys:/var/lib/mawid/keys")
    here = ("--network", "host", "--env", "MAWID_HOST=127.0.0.1", "--env", f"MAWID_PORT={port}")
    made.run("podman", "run", "--detach", "--name", NAME, *PLAIN, *how, *volumes, *here, IMAGE)
    try:
        end = time.monotonic() + 90
        while get(f"http://127.0.0.1:{port}/chat") != 200:
            if time.monotonic() > end:
                raise Wrong(f"/chat does not answer:\n{made.run('podman', 'logs', NAME, check=False)[-3000:]}")
            time.sleep(0.5)
        yield
    finally:
        made.run("podman", "rm", "--force", "--time", "5", NAME, check=False)


def _pid(made: Builder) -> str:
    return made.run("podman", "inspect", "--format", "{{.State.Pid}}", NAME)


def _is(found: str, wanted: str, what: str) -> None:
    if found != wanted:
        raise Wrong(f"{what}: {found!r} instead of {wanted!r}")
    _say(f"{what}: {found}")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]
        return port


def _say(text: str) -> None:
    sys.stdout.write(f"{time.strftime('%H:%M:%S')} {text}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
