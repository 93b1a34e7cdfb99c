"""Structured logs that a person's words and addresses never reach, at any level.

Of an exception only its type and place are written, never its message. Other libraries get a say from WARNING on, and
only with the part of it that their authors wrote: they put URLs with the bot's token, and people's rows, in the rest.
"""

import logging
import re
import sys
import threading
from collections.abc import Mapping
from datetime import date, timedelta
from enum import Enum
from pathlib import Path
from types import TracebackType
from typing import Any, Final
from uuid import UUID

import structlog
from structlog.typing import EventDict, WrappedLogger

from storage.engine.causes import cause_of

_WORLD: Final = {
    "NotReached": "NotReached: Telegram is not reached",
    "OutcomeUnknown": "OutcomeUnknown: Telegram gave no whole answer",
    "InvalidToken": "InvalidToken: Telegram refuses the token (401)",
    "EndPointNotFound": "EndPointNotFound: Telegram does not know the token",
    "Conflict": "Conflict: another process receives this bot's messages (409)",
    "RetryAfter": "RetryAfter: Telegram asks to wait (429)",
}
_ROOT: Final = Path(__file__).resolve().parents[2]
_OURS: Final = ("bot", "storage")
_SILENT: Final = ("httpx", "httpcore", "telegram", "aiohttp.access", "uvicorn.access", "sqlalchemy.engine", "aiosqlite")
_SECRETS: Final = (
    re.compile(r"\d+(?::|%3[Aa])[A-Za-z0-9_-]{30,}"),  # a bot's token
    re.compile(r"(?<!\d)\d{4}[ \u00a0\u202f_-]?\d{4}[ \u00a0\u202f_-]?\d{4}(?!\d)"),  # a code, in any digits
)


def configure(level: str = "INFO", json: bool = False) -> None:
    """Writes one line an event to stderr: JSON, or for a person to read. ``level`` counts for our own loggers."""
    number = logging.getLevelNamesMapping()[level.upper()]
    render: Any = (
        structlog.processors.JSONRenderer(ensure_ascii=False)  # escapes would hide Arabic digits from _redacted
        if json
        else structlog.dev.ConsoleRenderer(
            colors=sys.stderr.isatty(), pad_event_to=0, exception_formatter=_no_traceback
        )
    )
    shared: list[Any] = [
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        _places_only,
        _plain_values,
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(_OursOrWarning())
    handler.setFormatter(
        _OneRedactedLine(
            foreign_pre_chain=[*shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, render],
        )
    )
    logging.root.handlers = [handler]
    logging.root.setLevel(number)
    logging.captureWarnings(True)
    for name in _SILENT:
        logging.getLogger(name).setLevel(logging.WARNING)  # spares them even the making of a record
    sys.excepthook = _log_crash
    threading.excepthook = lambda args: _log_crash(args.exc_type, args.exc_value, args.exc_traceback)
    sys.unraisablehook = lambda args: _log_crash(args.exc_type, args.exc_value, args.exc_traceback)


def where(exc: BaseException) -> str:
    """``ValueError at bot/inbox/turn.py:88 in take_turn``: the innermost place in our own code, else anywhere. What the
    world did (a server is down, a disk full) is told in words: a place in the code would send people astray."""
    if words := _of_the_world(exc):
        return words
    if isinstance(exc, BaseExceptionGroup):
        return f"{type(exc).__name__} of {'; '.join(where(inner) for inner in exc.exceptions)}"
    place = ""
    ours = False
    trace = exc.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        here = path.is_relative_to(_ROOT) and path.relative_to(_ROOT).parts[0] in _OURS
        if here or not ours:
            ours = here
            place = f" at {_short(path)}:{trace.tb_lineno} in {trace.tb_frame.f_code.co_name}"
        trace = trace.tb_next
    return f"{type(exc).__name__}{place}"


def _of_the_world(exc: BaseException) -> str:
    if isinstance(exc, BaseExceptionGroup):
        return ""
    if cause := cause_of(exc):
        return f"{type(exc).__name__}: {cause.value.replace('-', ' ')}"
    return _WORLD.get(type(exc).__name__, "")


def _short(path: Path) -> str:
    return str(path.relative_to(_ROOT)) if path.is_relative_to(_ROOT) else "/".join(path.parts[-2:])


def _is_ours(record: logging.LogRecord) -> bool:
    return isinstance(record.msg, dict) or record.name.partition(".")[0] in _OURS  # structlog hands over a dict


class _OursOrWarning(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        return record.levelno >= logging.WARNING or _is_ours(record)


class _OneRedactedLine(structlog.stdlib.ProcessorFormatter):
    def format(self, record: logging.LogRecord) -> str:
        return _redacted(" ".join(super().format(record if _is_ours(record) else _authors_part(record)).splitlines()))


def _redacted(text: str) -> str:
    for secret in _SECRETS:
        text = secret.sub("[redacted]", text)
    return text


def _authors_part(record: logging.LogRecord) -> logging.LogRecord:
    """A message with arguments is a template. One without may have been put together before: only its place is told."""
    cut = logging.makeLogRecord(record.__dict__)
    template = str(record.msg).splitlines()[:1] if record.args else []
    cut.msg = " ".join([*template, f"({_short(Path(record.pathname))}:{record.lineno})"])
    cut.args = None
    return cut


def _places_only(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    """Runs before anything could print a traceback: their last line is the message."""
    told = event.pop("exc_info", None)
    record = event.get("_record")
    if record is not None:
        told = told or record.exc_info
        record.exc_info = record.exc_text = record.stack_info = None
    event.pop("stack_info", None)
    if told is True:
        told = sys.exc_info()
    exc = told[1] if isinstance(told, tuple) else told
    if isinstance(exc, BaseException):
        event["error"] = exc
    return event


def _plain_values(_logger: WrappedLogger, _method: str, event: EventDict) -> EventDict:
    return {key: value if key.startswith("_") else _plain(value) for key, value in event.items()}


def _plain(value: object) -> Any:
    """Values whose repr may hold anything (rows, updates, applicants) are told by their type alone."""
    match value:
        case BaseException():
            return where(value)
        case Enum():
            return value.name
        case int() if abs(value) >= 10**11:
            return _redacted(str(value))  # as a string: a bare number's place in JSON could not hold that
        case str():
            return _redacted(value)  # here too: what is rendered later may escape the spaces of a code
        case None | bool() | int() | float():
            return value
        case date() | timedelta() | UUID() | Path():
            return str(value)
        case list() | tuple() | set() | frozenset():
            return [_plain(item) for item in value]
        case Mapping():
            return {_redacted(str(key)): _plain(item) for key, item in value.items()}
        case _:
            return f"<{type(value).__name__}>"


def _no_traceback(_stream: object, _exc_info: object) -> None:
    """The console renderer's own formatter prints locals."""


def _log_crash(kind: type[BaseException], exc: BaseException | None, _trace: TracebackType | None, /) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return
    structlog.get_logger("bot").critical("crashed", error=exc or kind())
