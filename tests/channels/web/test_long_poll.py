"""Pages that wait: rung in their own process by name, and from another one by the floor that they share with others."""

from bot.channels.web.long_poll import Pages, unkeyed
from tests.builders import KEYRING

ADDRESS, OTHER = "page one", "another page"


def test_a_page_of_another_process_is_rung_by_a_floor_that_names_nobody() -> None:
    here, told = Pages(lambda: 0.0), list[str]()
    there = Pages(lambda: 0.0, told.append)
    with here.watching(ADDRESS) as bell, here.watching(OTHER) as others:
        there.wake(ADDRESS)
        (floor,) = told
        assert len(floor) == 2
        here.rung(floor)
        assert (bell.is_set(), others.is_set()) == (True, False)
        here.rung("")
        assert others.is_set()


def test_the_floor_of_a_page_is_another_one_each_hour_and_without_the_key_nobody_knows_it() -> None:
    """Whoever may open a session on the server hears each ring: a tag that stayed would tell who writes when."""
    told, hours = list[str](), iter(range(200))
    page = Pages(
        lambda: 0.0, told.append, lambda address, hour: KEYRING.index("ring", address, str(hour)), lambda: next(hours)
    )
    for _ in range(100):
        page.wake(ADDRESS)
    guessed = [unkeyed(ADDRESS, hour).hex()[:2] for hour in range(100)]
    assert len(set(told)) > 50
    assert sum(one == other for one, other in zip(told, guessed, strict=True)) < 5


def test_a_bell_that_rang_for_another_page_of_the_floor_is_hushed_and_one_that_rang_for_this_page_is_not() -> None:
    told = list[str]()
    here = Pages(lambda: 0.0, told.append)
    with here.watching(ADDRESS) as bell:
        here.rung("")
        here.hush(bell)
        assert not bell.is_set()
        here.rung("")
        here.wake(ADDRESS)
        here.hush(bell)
        assert bell.is_set()
        here.rung("")
        here.hush(bell)
        assert bell.is_set()
