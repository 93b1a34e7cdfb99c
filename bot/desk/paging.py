"""A list that is longer than a page: which page is asked for, and how much stands on those after it."""

from dataclasses import dataclass

from starlette.requests import Request


@dataclass(frozen=True, slots=True)
class Paging:
    """``here`` and ``last`` count from 0. ``more``: how many stand on the pages after this one."""

    here: int
    last: int
    more: int


def asked_page(request: Request) -> int:
    """From 0; what is no number of a page is the first one."""
    text = request.query_params.get("page", "")
    return int(text) - 1 if text.isdecimal() and len(text) <= 4 and int(text) else 0


def paged(asked: int, *lists: tuple[int, int]) -> Paging:
    """Of lists that go through the pages side by side: of each how many there are, and how many a page shows. A page
    that is none any more, as what stood there was settled, is the last one."""
    last = max(0, *(-(-there // shown) - 1 for there, shown in lists))
    here = min(asked, last)
    return Paging(here, last, sum(max(0, there - (here + 1) * shown) for there, shown in lists))
