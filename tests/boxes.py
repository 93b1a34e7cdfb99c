"""Three boxes on one machine, each with etcd, Patroni and PostgreSQL, by the example that operators copy.

Each has an address of its own (127.0.57.1 and so on) and the usual ports. Patroni is in a folder of its own, for the
project does not depend on it; etcd is found on the path, or there as well.
"""

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.request import urlopen

from tests.databases import Cluster, made_cluster
from tests.standby import kill_all

EXAMPLE: Final = Path(__file__).parents[1] / "docs" / "examples" / "patroni.yml"
NAMES: Final = ("a", "b", "c")
DATABASE: Final = "mawid"
_OURS: Final = "127.0.57."
_PATIENCE: Final = 120.0  # seconds
# Its standard input is a pipe from us, which ends when we do, kill -9 included.
_UNTIL_WE_END: Final = '"$@" & served=$!; echo $served > "$PIDFILE"; cat > /dev/null; kill -TERM $served; wait $served'


class NotHere(Exception):
    """This machine lacks something; the text says what, and where it is looked for."""


@dataclass
class Box:
    """``name``: at Patroni."""

    number: int
    folder: Path
    running: dict[str, subprocess.Popen[bytes]] = field(default_factory=dict)

    @property
    def name(self) -> str:
        return NAMES[self.number - 1]

    @property
    def address(self) -> str:
        return f"{_OURS}{self.number}"

    @property
    def data(self) -> Path:
        return self.folder / "data"

    def is_at(self, path: str) -> bool:
        """What its Patroni says of itself: ``/primary``, ``/quorum`` (commits may wait for it)."""
        try:
            with urlopen(f"http://{self.address}:8008{path}", timeout=2) as answer:
                return bool(answer.status == 200)
        except OSError:
            return False


@dataclass
class Boxes:
    """``tools``: the folder with ``patroni`` and ``patronictl``."""

    cluster: Cluster
    tools: Path
    etcd: Path
    boxes: tuple[Box, ...]
    seconds: tuple[int, int, int]

    @property
    def url(self) -> str:
        hosts = "&".join(f"host={box.address}:5432" for box in self.boxes)
        return f"postgresql+asyncpg://mawid:secret@/{DATABASE}?{hosts}&target_session_attrs=read-write"

    def begin(self) -> None:
        for box in self.boxes:
            self.start_etcd(box)
        for box in self.boxes:
            self.start_patroni(box)
        self.be_whole()
        self.tell("CREATE USER mawid PASSWORD 'secret'")
        self.tell(f"CREATE DATABASE {DATABASE} OWNER mawid TEMPLATE template0")

    @property
    def leader(self) -> Box | None:
        """Who says of itself that it leads; raises where several do."""
        leading = [box for box in self.boxes if box.is_at("/primary")]
        assert len(leading) < 2, f"{leading} lead"
        return leading[0] if leading else None

    def who_leads(self) -> Box:
        self.until(lambda: self.leader is not None)
        leader = self.leader
        assert leader is not None
        return leader

    def be_whole(self) -> None:
        """Returns when one leads, and commits wait for one of the two others."""
        self.until(lambda: self.leader is not None and sum(box.is_at("/quorum") for box in self.boxes) == 2)

    def start(self, box: Box) -> None:
        self.start_etcd(box)
        self.start_patroni(box)

    def start_etcd(self, box: Box) -> None:
        peers = ",".join(f"{each.name}=http://{each.address}:2380" for each in self.boxes)
        client, peer = f"http://{box.address}:2379", f"http://{box.address}:2380"
        self._run(
            box, "etcd", str(self.etcd), "--name", box.name, "--data-dir", str(box.folder / "etcd"),
            "--listen-client-urls", client, "--advertise-client-urls", client, "--listen-peer-urls", peer,
            "--initial-advertise-peer-urls", peer, "--initial-cluster", peers, "--unsafe-no-fsync",
        )  # fmt: skip

    def start_patroni(self, box: Box) -> None:
        (box.folder / "patroni.yml").write_text(self._written(box))
        self._run(box, "patroni", str(self.tools / "patroni"), str(box.folder / "patroni.yml"))

    def kill9(self, box: Box, *, whole: bool = True) -> None:
        """All that runs on it. Not ``whole``: Patroni alone, whose PostgreSQL lives on."""
        for what in ("patroni", "etcd") if whole else ("patroni",):
            if process := box.running.pop(what, None):
                with suppress(ProcessLookupError, ValueError, FileNotFoundError):
                    os.kill(int((box.folder / f"{what}.pid").read_text()), signal.SIGKILL)
                _over(process)
        if whole:
            kill_all(box.data)

    def control(self, *words: str) -> str:
        """``patronictl``, as seen by the first box that runs."""
        box = next(each for each in self.boxes if "patroni" in each.running)
        command = [str(self.tools / "patronictl"), "-c", str(box.folder / "patroni.yml"), *words]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=box.folder)
        return done.stdout + done.stderr

    def tell(self, statement: str) -> None:
        """The one that leads, as its superuser."""
        where = f"host={self.who_leads().folder} user=postgres dbname=postgres"
        self.cluster.call("psql", where, "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", "--command", statement)

    def until(self, holds: Callable[[], bool], patience: float = _PATIENCE) -> None:
        last = time.monotonic() + patience
        while not holds():
            assert time.monotonic() < last, self.control("list")
            time.sleep(0.1)

    def end(self) -> None:
        for box in self.boxes:
            self.kill9(box)

    def _run(self, box: Box, what: str, *command: str) -> None:
        assert what not in box.running, f"{what} runs already"
        with (box.folder / f"{what}.log").open("ab") as log:
            box.running[what] = subprocess.Popen(
                ["/bin/sh", "-c", _UNTIL_WE_END, "sh", *command],
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=log,
                cwd=box.folder,
                env={"PATH": os.environ["PATH"], "PIDFILE": str(box.folder / f"{what}.pid"), "ETCDCTL_API": "3"},
                start_new_session=True,
                **self.cluster.somebody,
            )

    def _written(self, box: Box) -> str:
        """The example with this box's name, addresses and folders; what differs from it is below."""
        text = EXAMPLE.read_text().replace("10.0.0.0/24", "127.0.0.0/8")
        ttl, wait, retry = self.seconds
        for old, new in (
            ("name: a\n", f"name: {box.name}\n"),
            ("listen: 10.0.0.1", f"listen: {box.address}"),
            ("connect_address: 10.0.0.1", f"connect_address: {box.address}"),
            ("10.0.0.", _OURS),
            ("/usr/lib/postgresql/15/bin", str(self.cluster.binaries)),
            ("/var/lib/postgresql/mawid", str(box.data)),
            ("/var/lib/postgresql/.pgpass-patroni", str(box.folder / "pgpass")),
            ("/var/run/postgresql", str(box.folder)),
            ("local all postgres peer", "local all postgres trust"),
            ("ttl: 30\n", f"ttl: {ttl}\n"),
            ("loop_wait: 10\n", f"loop_wait: {wait}\n"),
            ("retry_timeout: 10\n", f"retry_timeout: {retry}\n"),
            ("        log_parameter_max_length: 0\n", '        log_parameter_max_length: 0\n        fsync: "off"\n'),
        ):
            assert old in text, old
            text = text.replace(old, new)
        return text


def _over(process: subprocess.Popen[bytes]) -> None:
    assert process.stdin is not None
    process.stdin.close()
    process.wait(20)


def _look(tools: Path, somebody: dict[str, Any]) -> None:
    try:
        said = subprocess.run([tools / "patroni", "--version"], capture_output=True, text=True, check=True, **somebody)
        missing = "" if said.stdout.startswith("patroni 4.") else f"that in {tools} is {said.stdout.strip()}"
    except (OSError, subprocess.CalledProcessError) as error:
        missing = f"{tools}/patroni does not run as {somebody.get('user', 'you')}: {error}"
    if missing:
        hint = "pip install 'patroni[etcd3,psycopg3]' 'psycopg[binary]', into a folder that this user may read"
        raise NotHere(f"it needs Patroni 4, and {missing} ({hint}; --patroni names its bin)")


@contextmanager
def three_boxes(tools: Path, seconds: tuple[int, int, int] = (30, 10, 10)) -> Iterator[Boxes]:
    """Raises :class:`NotHere`. ``seconds``: Patroni's ``ttl``, ``loop_wait`` and ``retry_timeout``."""
    with made_cluster() as cluster:
        etcd = shutil.which("etcd", path=f"{tools}:{os.environ['PATH']}")
        if etcd is None:
            raise NotHere(f"etcd is neither in {tools} nor on the path: Debian's package is etcd-server")
        _look(tools, cluster.somebody)
        boxes = tuple(Box(number, cluster.folder / NAMES[number - 1]) for number in range(1, 4))
        for box in boxes:
            box.folder.mkdir()
            if cluster.somebody:
                shutil.chown(box.folder, cluster.somebody["user"])
        made = Boxes(cluster, tools, Path(etcd), boxes, seconds)
        try:
            made.begin()
            yield made
        finally:
            made.end()
