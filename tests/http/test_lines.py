"""Which lines go where there are too many: of whose network, and after how many looks."""

from dataclasses import dataclass, field

from bot.http.lines import IN_VAIN, Lines


@dataclass(eq=False)
class Line:
    network: str | None
    since: float
    dawdles: bool = True
    looks: list[int] = field(default_factory=list)

    def is_dawdling(self) -> bool:
        return self.dawdles

    def waits_since(self) -> float:
        self.looks.append(1)
        return self.since


def all_of(*written: Line) -> Lines[Line]:
    lines = Lines[Line]()
    for line in written:
        lines.waits(line)
    return lines


def test_the_network_that_has_most_loses_the_line_that_waits_longest() -> None:
    person, busy = Line("home", 0), Line("crowd", 1, dawdles=False)
    crowd = [Line("crowd", nth) for nth in range(2, 6)]
    lines = all_of(person, busy, *crowd)
    lines.waits(crowd[0])  # it asked something, and waits anew
    assert lines.slow(2, 9, crowd[-1]) == crowd[1:3]
    for each in (busy, *crowd):
        lines.ends(each)
        lines.ends(each)
    assert (lines.number("crowd"), lines.slow(2, 9, crowd[0])) == (0, [person])


def test_of_its_own_network_only_those_go_that_dawdle() -> None:
    lines = all_of(one := Line("a", 0), Line("a", 1, dawdles=False), new := Line("a", 2), Line("b", 0))
    assert lines.slow_of("a", 5, new) == [one]


def test_however_many_are_safe_a_new_line_costs_a_few_looks() -> None:
    looks: list[int] = []
    lines, most = Lines[Line](), 0
    for nth in range(5000):
        lines.waits(new := Line(f"network {nth % 50}", 10, looks=looks))
        before = len(looks)
        assert lines.slow(nth, 5, new) == []
        most = max(most, len(looks) - before)
    assert most <= IN_VAIN
