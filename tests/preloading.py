"""The process of which :mod:`tests.preloaded` has each ``mawid`` forked: ``python -m tests.preloading``, and the
numbers of two sockets, one where it is asked, and one that ends with who began it."""

import array
import atexit
import functools
import gc
import importlib
import json
import os
import select
import signal
import socket
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import NoReturn

from tests.preloaded import LONGEST, MAWID

# Not bot.cli.output: what it prints to asks what the screen can do when it is imported.
_IMPORTED = (
    "PIL.Image",
    "alembic.command",
    "anyio._backends._asyncio",
    "asyncpg",
    "bot.actions.lockdown",
    "bot.app",
    "bot.backup.backup",
    "bot.backup.restore",
    "bot.channels.telegram.bots",
    "bot.channels.telegram.channel",
    "bot.channels.web.channel",
    "bot.cli",
    "bot.config.causes",
    "bot.config.office",
    "bot.config.office_file",
    "bot.config.zones",
    "bot.desk.routes",
    "bot.domain.neutral",
    "bot.http.server",
    "bot.rendering.text",
    "jinja2",
    "qrcode.main",
    "rich.progress",
    "rich.table",
    "sqlalchemy.dialects.postgresql.asyncpg",
    "storage.bookings.qr_files",
    "storage.engine.postgresql",
    "storage.engine.probe",
    "storage.engine.sqlite",
    "storage.maintenance.rotation",
    "storage.office.edited",
    "storage.office.gone",
    "storage.office.stations",
    "storage.staff.admin_chats",
    "typer._adapters",
    "typer.rich_utils",
    "uvicorn.lifespan.off",
    "zxingcpp",
)


def _serve(asked: socket.socket, over: socket.socket) -> None:
    """Until ``over`` ends with who began it."""
    woken, wakes = socket.socketpair()
    wakes.setblocking(False)
    signal.set_wakeup_fd(wakes.fileno(), warn_on_full_buffer=False)
    signal.signal(signal.SIGCHLD, lambda *_: None)  # wakes; and where it was ignored, nobody could learn how one ended
    signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background ignores it
    lines: list[socket.socket] = []
    running: dict[int, socket.socket] = {}
    """By process id: on which line its exit code is told."""
    while True:
        ready, _, _ = select.select([asked, over, woken, *lines], [], [])
        if over in ready:
            return
        if woken in ready:
            woken.recv(4096)
            _tell_ends(running)
        if asked in ready:
            _read_all()
            lines.append(asked.accept()[0])
        for line in lines[:]:
            if line in ready and not _answer(line, running, (asked, over, woken, wakes, *lines)):
                lines.remove(line)
                line.close()


def _tell_ends(running: dict[int, socket.socket]) -> None:
    with suppress(ChildProcessError):
        while (ended := os.waitpid(-1, os.WNOHANG))[0]:
            with running.pop(ended[0]) as line, suppress(ConnectionError):  # who asked may have ended
                line.send(str(os.waitstatus_to_exitcode(ended[1])).encode())


@functools.cache
def _read_all() -> None:
    for name in _IMPORTED:
        importlib.import_module(name)
    catalogues = importlib.import_module("bot.rendering.catalogue")
    for locale in catalogues.REGIONS:
        catalogues.catalogue(locale)
    importlib.import_module("tests.learned_once").learn_once()
    talk = importlib.import_module("tests.conversation.talk")
    talk.Talk().hear(*talk.TO_CHECK)
    gc.freeze()


def _answer(line: socket.socket, running: dict[int, socket.socket], open_here: Sequence[socket.socket]) -> bool:
    """Forks for one request, whose process id is told on the line that came with it. Whether there was one: who asked
    may have ended."""
    request = b""
    with suppress(ConnectionError):
        request, ancillary, _, _ = line.recvmsg(LONGEST, socket.CMSG_SPACE(4 * 4))
    if not request:
        return False
    files = array.array("i")
    for _, _, sent in ancillary:
        files.frombytes(sent)
    told, *streams = files
    pid = os.fork()
    if pid == 0:
        signal.set_wakeup_fd(-1)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        for each in (*open_here, *running.values()):
            each.close()
        os.close(told)
        for number, stream in enumerate(streams):
            os.dup2(stream, number)
        for stream in streams:
            os.close(stream)
        _become(json.loads(request))
    for stream in streams:
        os.close(stream)
    running[pid] = socket.socket(fileno=told)
    with suppress(ConnectionError):
        running[pid].send(str(pid).encode())
    return True


def _become(request: dict[str, object]) -> None:
    environ, words = request["environ"], request["words"]
    assert isinstance(environ, dict)
    assert isinstance(words, list)
    os.environ.clear()
    os.environ.update(environ)
    os.chdir(str(request["folder"]))
    sys.argv = [str(MAWID), *words]
    try:
        importlib.import_module("bot.cli").app()
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            _end(end.code or 0)
        raise


def _end(code: int) -> NoReturn:
    """As the interpreter ends, but for taking apart what it imported: for that each page of memory that was shared with
    the process that forks is copied, which costs twice as much as a command."""
    shutdown: Callable[[], None] = vars(threading)["_shutdown"]
    shutdown()
    atexit._run_exitfuncs()
    for stream in (sys.stdout, sys.stderr):
        stream.flush()
    os._exit(code)


if __name__ == "__main__":
    _serve(*(socket.socket(fileno=int(each)) for each in sys.argv[1:]))
