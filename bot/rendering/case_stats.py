"""How cases flow, for admins: words and a picture of counts that are rounded, and stand as today began."""

from collections.abc import Sequence
from typing import Final

from bot.conversation.core.say import Text
from bot.domain.collecting import collection_at
from bot.domain.office import Office, Words
from bot.domain.rules import Rules
from bot.rendering.charts import Chart, Series
from bot.rendering.stats import bare, sheet
from storage.engine.transaction import Transaction
from storage.stats.cases import AGES, Standing, Totals, count_standing, count_totals

COLOURS: Final = ("#50606c", "#16803f", "#7fb24a", "#ffb52e", "#a61b1b")
"""In review; then ready, from the freshest to the oldest."""
DAYS: Final = ("cases-median", "cases-oldest")


def age_key(nth: int) -> str:
    """The key of the name of an age group, of which ``nth`` counts from the freshest."""
    return f"cases-ready-{AGES[nth] if nth < len(AGES) else 'older'}"


def named(standing: Standing, office: Office) -> Words:
    station = collection_at(office, standing.service, standing.place)
    place = office.place(standing.place)
    names = place.names if place else Words(standing.place, standing.place)
    if station is None or not office.more_services:
        return names
    titles = office.service_of(standing.service).titles
    return Words(f"{names.ar}: {titles.ar}", f"{names.en}: {titles.en}")


def flow_chart(standings: Sequence[Standing], office: Office, locale: str) -> Chart:
    """A bar for each place: what is in review, then what waits to be collected, by its age. What is too few to be told
    is not drawn."""
    parts = [bare("cases-review", locale), *(bare(age_key(nth), locale) for nth in range(len(AGES) + 1))]
    rows = [[each.review, *each.waiting] for each in standings]
    series = tuple(
        Series(name, colour, tuple(row[nth] or 0 for row in rows))
        for nth, (name, colour) in enumerate(zip(parts, COLOURS, strict=True))
    )
    labels = tuple(named(each, office)[locale] for each in standings)
    return Chart("bars", bare("cases-flow", locale), labels, series, None, locale)


def flow_columns() -> tuple[str, ...]:
    """The keys of the names of what ``flow_row`` counts, in its order."""
    ages = (age_key(nth) for nth in range(len(AGES) + 1))
    middle = ("cases-collected", "cases-renewed", "cases-papers", "cases-served", "cases-forgotten")
    return ("cases-applied", "cases-review", *DAYS, "cases-ready", *ages, *middle)


def flow_row(standing: Standing, totals: Totals, locale: str) -> tuple[str, ...]:
    """As words: a count that is too few to be told is told as that."""
    days = ["–" if each is None else str(each) for each in (standing.median, standing.oldest)]
    open_now = [_told(each, locale) for each in (standing.ready, *standing.waiting)]
    ended = (totals.collected, totals.renewed, totals.papers, totals.served, totals.forgotten)
    first = (_told(totals.applied, locale), _told(standing.review, locale))
    return (*first, *days, *open_now, *(_told(each, locale) for each in ended))


def is_told(standing: Standing, totals: Totals) -> bool:
    """Of anything there is enough to be told."""
    counted = (standing.review, standing.ready, *standing.waiting, totals.applied, totals.collected, totals.renewed)
    return any(each is not None for each in (*counted, totals.papers, totals.served, totals.forgotten))


def flow_table(rows: Sequence[tuple[Standing, Totals]], office: Office, locale: str) -> bytes:
    """CSV for a spreadsheet: a head in the locale's words, then a row for each service and place."""
    head = [bare(key, locale) for key in ("numbers-place", *flow_columns())]
    return sheet(head, [[named(each, office)[locale], *flow_row(each, totals, locale)] for each, totals in rows])


def cases_today(tx: Transaction, office: Office, rules: Rules) -> tuple[Text, ...]:
    """For a chat: some lines for each place where something is handed out."""
    standings = count_standing(tx, office, rules)
    totals = count_totals(tx, office, rules) if standings else {}
    return tuple(in_chat(each, totals[each.service, each.place], office) for each in standings)


def in_chat(standing: Standing, totals: Totals, office: Office) -> Text:
    counts = {
        "applied": totals.applied,
        "review": standing.review,
        "ready": standing.ready,
        "collected": totals.collected,
        "renewed": totals.renewed,
        "papers": totals.papers,
        "served": totals.served,
        "forgotten": totals.forgotten,
        **{f"age{nth}": count for nth, count in enumerate(standing.waiting)},
    }
    return Text(
        "cases-line",
        {
            "place": named(standing, office),
            "told": "yes" if is_told(standing, totals) else "no",
            "timed": "no" if standing.median is None else "yes",
            "median": standing.median or 0,
            "oldest": standing.oldest or 0,
            **{name: _count(count) for name, count in counts.items()},
        },
    )


def _told(count: int | None, locale: str) -> str:
    return bare("cases-few", locale) if count is None else str(count)


def _count(count: int | None) -> Text:
    return Text("cases-few") if count is None else Text("cases-some", {"count": count})
