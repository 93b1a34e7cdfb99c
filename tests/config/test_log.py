"""Logs: one line an event, and nothing in it of a person or a secret, whoever logs and at whatever level."""

import asyncio
import json
import logging
import subprocess
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import structlog

from bot.config.log import configure, where
from bot.config.office import read_office

CANARY = "فاطمة"
TOKEN = "123456789:" + "Ab-_5" * 7
Capture = pytest.CaptureFixture[str]


@dataclass(frozen=True)
class Applicant:
    name: str


@pytest.fixture(autouse=True)
def _logging_as_it_was() -> Iterator[None]:
    handlers, level, hooks = logging.root.handlers, logging.root.level, (sys.excepthook, sys.unraisablehook)
    yield
    logging.root.handlers, logging.root.level = handlers, level
    sys.excepthook, sys.unraisablehook = hooks
    logging.captureWarnings(False)
    structlog.reset_defaults()


def _lines(capsys: Capture) -> list[dict[str, Any]]:
    return [json.loads(line) for line in capsys.readouterr().err.splitlines()]


def test_an_event_is_one_line_of_json(capsys: Capture) -> None:
    configure("INFO", json=True)
    log = structlog.get_logger("bot.inbox.turn")
    log.debug("too fine")
    log.info("turn taken", chats=3, took=0.5, day=date(2026, 11, 28), steps=("name", "birth"))
    (line,) = _lines(capsys)
    assert line.pop("timestamp").endswith("Z")
    assert line == {
        "event": "turn taken",
        "level": "info",
        "logger": "bot.inbox.turn",
        "chats": 3,
        "took": 0.5,
        "day": "2026-11-28",
        "steps": ["name", "birth"],
    }


@pytest.mark.parametrize("as_json", [True, False])
def test_an_exception_is_told_by_type_and_place_alone(capsys: Capture, as_json: bool) -> None:
    configure("DEBUG", json=as_json)
    name = CANARY
    try:
        raise ValueError(name)
    except ValueError as error:
        structlog.get_logger("bot.inbox.turn").exception("turn failed")
        structlog.get_logger("bot.inbox.turn").warning("turn failed", error=error, stack_info=True)
        logging.getLogger("bot.inbox.turn").exception("turn failed")
        logging.getLogger("elsewhere").exception("turn failed", stack_info=True)
    told = capsys.readouterr().err
    assert CANARY not in told
    assert len(told.splitlines()) == 4
    assert told.count("ValueError at house/test_log.py:") + told.count("ValueError at tests/config/test_log.py:") == 4


@pytest.mark.parametrize("as_json", [True, False])
@pytest.mark.parametrize(
    "code", ["482917360531", "4829 1736 0531", "٤٨٢٩ ١٧٣٦ ٠٥٣١", "۴۸۲۹۱۷۳۶۰۵۳۱", "4829\u00a01736\u00a00531"]
)
def test_codes_and_tokens_are_redacted_wherever_they_stand(capsys: Capture, as_json: bool, code: str) -> None:
    configure("DEBUG", json=as_json)
    log = structlog.get_logger("bot.inbox.turn")
    log.info(f"at {code}", code=code, url=f"https://t.me/x?start={code}", inner={"list": [code]})
    log.info(f"POST https://api.telegram.org/bot{TOKEN}/sendMessage", quoted=TOKEN.replace(":", "%3A"))
    logging.getLogger("elsewhere").error("code %s", code)
    told = capsys.readouterr().err
    assert code not in told
    assert TOKEN[10:] not in told
    assert told.count("[redacted]") == 6


def test_a_number_as_long_as_a_code_leaves_the_line_json(capsys: Capture) -> None:
    configure("DEBUG", json=True)
    structlog.get_logger("bot.inbox.turn").info("number", it=482917360531)
    assert _lines(capsys)[0]["it"] == "[redacted]"


def test_values_that_may_hold_anything_are_told_by_type_alone(capsys: Capture) -> None:
    configure("DEBUG", json=True)
    structlog.get_logger("bot.inbox.turn").info(
        "odd", who=Applicant(CANARY), raw=CANARY.encode(), many=[Applicant(CANARY)]
    )
    (line,) = _lines(capsys)
    assert (line["who"], line["raw"], line["many"]) == ("<Applicant>", "<bytes>", ["<Applicant>"])


@pytest.mark.parametrize(
    "library",
    [
        "httpx",
        "httpcore.http11",
        "telegram.Bot",
        "telegram.request",
        "aiohttp.access",
        "uvicorn.access",
        "asyncio",
        "sqlalchemy.engine.Engine",
        "aiosqlite",
        "a.library.of.next.year",
    ],
)
def test_other_libraries_tell_no_url_and_no_row_at_any_level(capsys: Capture, library: str) -> None:
    configure("DEBUG", json=False)
    log = logging.getLogger(library)
    for level in (logging.DEBUG, logging.INFO):
        log.log(level, "GET %s", CANARY)
        log.log(level, f"GET {CANARY}")
    assert capsys.readouterr().err == ""
    log.propagate, log.disabled = True, False  # a server of another test may have turned it off
    for level in (logging.WARNING, logging.ERROR, logging.CRITICAL):
        log.log(level, "refused: %s", CANARY)
        log.log(level, f"refused: {CANARY}")
    told = capsys.readouterr().err
    assert CANARY not in told
    assert (told.count("refused: %s"), len(told.splitlines())) == (3, 6)


def test_a_forgotten_task_and_a_warning_tell_no_words(capsys: Capture) -> None:
    configure("DEBUG", json=True)

    async def fail(name: str) -> None:
        raise ValueError(name)

    async def forget() -> None:
        asyncio.get_running_loop().call_exception_handler(
            {"message": f"lost {CANARY}", "exception": ValueError(CANARY), "future": CANARY}
        )
        await asyncio.gather(fail(CANARY), return_exceptions=True)

    asyncio.run(forget(), debug=True)
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        warnings.warn(CANARY, stacklevel=1)
    told = capsys.readouterr().err
    assert CANARY not in told
    assert "py.warnings" in told
    assert '"logger": "asyncio"' in told


def test_a_crash_is_told_in_one_line_without_its_message() -> None:
    script = f"from bot.config.log import configure\nconfigure('DEBUG', json=True)\nraise ValueError('{CANARY}')"
    root = Path(__file__).parents[2]
    crashed = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, cwd=root, check=False)
    assert crashed.returncode == 1
    (line,) = crashed.stderr.splitlines()
    assert json.loads(line)["event"] == "crashed"
    assert CANARY not in crashed.stderr


def test_where_names_the_innermost_place_in_our_own_code() -> None:
    with pytest.raises(AttributeError) as error:
        read_office(None)  # type: ignore[arg-type]
    place = where(error.value)
    assert place.startswith("AttributeError at bot/config/office.py:")
    assert place.endswith(" in read_office")


def test_where_opens_groups_and_takes_what_was_never_raised() -> None:
    assert where(ExceptionGroup(CANARY, [ValueError(CANARY), KeyError(CANARY)])) == (
        "ExceptionGroup of ValueError; KeyError"
    )
