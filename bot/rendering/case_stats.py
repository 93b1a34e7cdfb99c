"""How cases flow, for admins: words and a picture of counts that are rounded, and stand as today began."""

from collections.abc import Sequence
from typing import Final

from bot.conversation.core.say import Text
from bot.domain.collecting import collection_at
from bot.domain.office import Office, Words
from bot.domain.rules import Rules
from bot.rendering.charts import Chart, Series
from bot.rendering.stats import bare
from storage.engine.transaction import Transaction
from storage.stats.cases import AGES, Standing, count_standing

COLOURS: Final = ("#50606c", "#16803f", "#7fb24a", "#ffb52e", "#a61b1b")
"""In review; then ready, from the freshest to the oldest."""


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


def cases_today(tx: Transaction, office: Office, rules: Rules) -> tuple[Text, ...]:
    """For a chat: a line for each place where something is handed out."""
    return tuple(
        Text(
            "cases-line",
            {
                "place": named(each, office),
                "review": _told(each.review),
                "ready": _told(each.ready),
                "timed": "no" if each.median is None else "yes",
                "median": each.median or 0,
                "oldest": each.oldest or 0,
            },
        )
        for each in count_standing(tx, office, rules)
    )


def _told(count: int | None) -> Text:
    return Text("cases-few") if count is None else Text("cases-some", {"count": count})
