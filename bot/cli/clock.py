"""``mawid clock``: what this machine's clock says, whether it is believed, and the operator's word that it is right."""

from typing import Annotated

import typer

from bot.actions.clock import believe_clock_for_operator
from bot.cli.output import out
from bot.cli.plain import refusal
from bot.cli.startup import run_beside, sound_settings
from bot.config.clock import now
from bot.domain.clock import Doubt, Why
from storage.maintenance.clock import ClockSeen, find_seen

_WHY = {
    Why.JUMPED: "it jumped while Mawid ran",
    Why.BEHIND: "it stands before the last time that the database saw",
    Why.FAR: "it stands more than a month after the last time that the database saw",
    Why.DENIED: "another machine's clock says something else",
    Why.UNPROVEN: "Mawid was off for a while; it is believed within an hour, by itself",
}


def clock(
    right: Annotated[bool, typer.Option("--right", help="The clock is right: Mawid goes on by it.")] = False,
) -> None:
    """Whether the running bot believes this machine's clock. In doubt nobody is forgotten and no offer ends."""
    settings = sound_settings()
    seen = run_beside(settings, lambda started: started.database.read(find_seen))
    doubt = seen.doubt if seen else None
    out.print(f"This machine's clock says {now():%Y-%m-%d %H:%M} UTC.")
    if doubt is None:
        _tell_of_none(seen)
        return
    for line in told(doubt):
        out.print(line)
    if not right:
        out.print("Put the clock right. If it is right already: mawid clock --right")
        raise typer.Exit(1)
    if not run_beside(
        settings, lambda started: started.database.write(lambda tx: believe_clock_for_operator(tx, doubt.id))
    ):
        raise refusal("that doubt is over, or another stands by now", "look again: mawid clock")
    out.print("Noted. The running bot goes on by its clock within a second.")


def told(doubt: Doubt) -> list[str]:
    return [
        f"It is in doubt: {_WHY[doubt.why]}.",
        f"  the bot's clock said          {doubt.clock:%Y-%m-%d %H:%M} UTC",
        f"  the last time that was sure   {doubt.seen:%Y-%m-%d %H:%M} UTC",
        "Until it is settled nobody is forgotten, no offer runs out and nobody counts as missing.",
    ]


def _tell_of_none(seen: ClockSeen | None) -> None:
    if seen is None:
        out.print("The database has seen no time yet: it believes any clock.")
    else:
        out.print(f"It was last believed at {seen.at:%Y-%m-%d %H:%M} UTC.")
