"""A neighbour on the same network counts what is left of a limit, to learn how many others are there."""

from bot.http.limits import Sliding
from storage.counts import count_new_chat, network_of
from storage.engine.transaction import Transaction
from tests.builders import Clock, open_for_tests
from tests.channels.web.serving import Clock as Seconds

NETWORKS = 60
MOST = 20


def _own(tx: Transaction, network: str, others: int) -> int:
    """How many chats a neighbour opens until one is refused, after so many of others."""
    who = network_of(tx, network)
    for _ in range(others):
        assert count_new_chat(tx, who, MOST)
    own = 0
    while count_new_chat(tx, who, MOST):
        own += 1
    return own


async def test_who_opens_chats_until_one_is_refused_cannot_tell_three_neighbours_from_none(sqlite_url: str) -> None:
    def seen(tx: Transaction, others: int) -> list[int]:
        return [_own(tx, f"{others} {number}", others) for number in range(NETWORKS)]

    async with open_for_tests(sqlite_url, Clock()) as opened:
        alone = await opened.database.write(lambda tx: seen(tx, 0))
        beside = await opened.database.write(lambda tx: seen(tx, 3))
    assert min(alone) >= MOST, "nobody has less than was set"
    assert max(alone) < 2 * MOST
    both = set(alone) & set(beside)
    assert len(both) > MOST // 2
    assert sum(each in both for each in beside) > NETWORKS // 2, "mostly it could be either"


def test_what_a_network_without_chats_says_in_a_minute_has_no_limit_to_count_by() -> None:
    clock = Seconds()
    limit = Sliding(10, 60.0, clock, secret=b"of a test")
    allowed = []
    for _ in range(30):
        allowed.append(sum(limit.allow("a network", shared=True) for _ in range(50)))
        clock.now += 120
    assert min(allowed) >= 10
    assert max(allowed) < 20
    assert len(set(allowed)) > 5
    assert sum(limit.allow("a chat") for _ in range(50)) == 10, "a chat has its own, and counts nobody else's"
