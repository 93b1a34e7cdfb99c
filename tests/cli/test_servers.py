"""What ``mawid check`` says of a server that answers: it loses what it acknowledged, or lets everybody lead."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import make_url

from bot.cli.servers import wrong_server
from bot.config.problems import Problem
from storage.engine.probe import Limit, Server, probe_postgresql
from tests.cli.test_cli import Operator
from tests.databases import AdminConnection
from tests.databases import Server as PostgreSQL

ROOMY = Limit(97, "server")
GOOD = Server(True, locks_once=True, standbys=1, waits=True, flushes=True, limit=ROOMY, encoding="UTF8")
URL = "postgresql+asyncpg://mawid@/mawid?host=one:5432"
BOTH = f"{URL}&host=two:5432"


def found(url: str = URL, **changes: Any) -> list[Problem]:
    return [*wrong_server(replace(GOOD, **changes), url)]


def test_a_server_that_loses_nothing_is_praised_by_silence() -> None:
    assert found() == found(standbys=0, waits=False) == found(f"{BOTH}&target_session_attrs=read-write") == []


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("two processes would lead", found(locks_once=False)),
        ("before they are on its disk", found(flushes=False)),
        ("the role allows 11 connections at once, and one process of Mawid needs 12", found(limit=Limit(11, "role"))),
        ("does not hold every letter", found(encoding="LATIN1")),
    ],
)
def test_a_server_that_lets_everybody_lead_or_loses_what_it_acknowledged_is_wrong(
    words: str, wrong: list[Problem]
) -> None:
    (problem,) = wrong
    assert problem.stops
    assert words in problem.what


def test_a_server_that_waits_for_a_standby_which_is_not_there_is_refused() -> None:
    (problem,) = found(standbys=0)
    assert problem.stops
    assert "nobody is answered" in problem.what


@pytest.mark.parametrize(
    ("words", "wrong"),
    [
        ("no commit waits for it", found(waits=False)),
        ("names several hosts", found(BOTH)),
        ("not for a second one", found(limit=Limit(12, "database"))),
    ],
)
def test_what_may_lose_something_is_warned_of(words: str, wrong: list[Problem]) -> None:
    (problem,) = wrong
    assert words in problem.what
    assert not problem.stops


def test_a_real_server_is_looked_at_and_left_as_it_was(tmp_path: Path, postgres_url: str) -> None:
    """That of the tests is told to flush nothing, for speed: that is said, and nothing else of it."""
    for _ in range(2):
        looked = probe_postgresql(postgres_url)
        assert looked == replace(GOOD, standbys=0, waits=False, flushes=False, limit=Limit(200, "server"))
    operator = Operator(tmp_path)
    operator.environ |= {"MAWID_DATABASE_URL": postgres_url, "COLUMNS": "300"}
    code, printed, _ = operator.types("check")
    assert code == 1
    assert "before they are on its disk" in printed
    assert "advisory lock" not in printed


def test_the_least_of_the_limits_counts(postgres: PostgreSQL, postgres_url: str) -> None:
    database = make_url(postgres_url).database
    postgres.admin.execute("CREATE ROLE few LOGIN CONNECTION LIMIT 60")
    postgres.admin.execute(f'GRANT ALL ON DATABASE "{database}" TO few')
    with closing(AdminConnection(postgres.folder, str(database))) as inside:
        inside.execute("GRANT ALL ON ALL TABLES IN SCHEMA public TO few")
        few = make_url(postgres_url).set(username="few").render_as_string(hide_password=False)
        assert probe_postgresql(few).limit == Limit(60, "role")
        postgres.admin.execute(f'ALTER DATABASE "{database}" CONNECTION LIMIT 50')
        assert probe_postgresql(few).limit == Limit(50, "database")  # others may be in it: it is lent again and again
        assert probe_postgresql(postgres_url).limit == Limit(200, "server"), "a superuser is bound by no other"
        postgres.admin.execute(f'ALTER DATABASE "{database}" CONNECTION LIMIT -1')
        inside.execute("DROP OWNED BY few")
    postgres.admin.execute("DROP OWNED BY few")
    postgres.admin.execute("DROP ROLE few")
