"""Pages that wait: rung in their own process by name, and from another one by the floor that they share with others."""

from bot.channels.web.long_poll import Pages

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
