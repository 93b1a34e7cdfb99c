"""The rules know by whose clock their local hours are told."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from bot.domain.office import Office
from tests.builders import RULES, an_office


def test_rules_of_another_office_differ_in_its_clock_alone() -> None:
    beirut = replace(RULES, hold=RULES.hold * 2).in_zone("Asia/Beirut")
    assert beirut == replace(RULES, hold=RULES.hold * 2, zone=ZoneInfo("Asia/Beirut"))


def test_without_an_office_the_rules_go_by_the_clock_that_an_office_has_by_itself() -> None:
    assert RULES.zone.key == an_office().zone == Office.__dataclass_fields__["zone"].default
