"""What is typed at a command without measure: it is bounded, and refused in words."""

from pathlib import Path

import pytest

from bot.domain.limits import STAFF_NAME
from tests.cli.test_cli import Operator


@pytest.fixture
def operator(tmp_path: Path) -> Operator:
    made = Operator(tmp_path)
    made.types("migrate")
    return made


def test_a_name_of_any_length_is_refused_as_everywhere(operator: Operator) -> None:
    for name in ("n" * 4000, "n" * (STAFF_NAME + 1), "\N{WAVING HAND SIGN}" * (STAFF_NAME // 2 + 1)):
        code, printed, refused = operator.types("staff", "invite", "--role", "admin", "--name", name)
        assert (code, f"longer than {STAFF_NAME} letters" in refused, "/start" in printed) == (1, True, False)
    code, printed, _ = operator.types("staff", "invite", "--role", "admin", "--name", "n" * STAFF_NAME)
    assert (code, "/start" in printed) == (0, True)


def test_an_office_without_an_end_is_not_read_to_it(operator: Operator) -> None:
    code, _, refused = operator.types("office", "load", "/dev/zero", "--yes")
    assert (code, "too long for an office" in refused) == (1, True)


def test_the_first_year_is_written_in_full(operator: Operator) -> None:
    code, printed, _ = operator.types("contain", "--since", "0001-01-01", "--yes")
    assert (code, "since 0001-01-01 00:00" in printed) == (0, True), printed
