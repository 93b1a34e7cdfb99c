"""``mawid stations``: loading them from a file, and looking at them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Final
from zoneinfo import ZoneInfo

import typer
from rich.table import Column, Table

from bot.cli.output import err, out, refusal
from bot.cli.startup import run_beside, sound_settings
from bot.config.stations import StationsInvalid, read_stations
from bot.domain.office import Office, Station, unverified
from bot.rendering.text import write_week
from storage.engine.transaction import Transaction
from storage.office import offices
from storage.office.stations import count_booked, find_left_outside

WIDTH: Final = 80  # of a usual terminal

app = typer.Typer(no_args_is_help=True, help="The stations: hours, places, facts.")


@app.command()
def load(
    file: Path,
    yes: Annotated[
        bool, typer.Option("--yes", help="Also where people are booked for times that would be gone.")
    ] = False,
) -> None:
    """Replace the stations by those of a TOML file; they count from the next message on."""
    settings = sound_settings()
    try:
        office = read_stations(file.read_text(encoding="utf-8"), settings.time_zone)
    except FileNotFoundError:
        raise refusal(f"there is no file {file}", "give the path of a stations.toml") from None
    except StationsInvalid as invalid:
        for problem in invalid.problems:
            err.print(f"[red]✗[/red] {problem}")
        raise typer.Exit(1) from None

    def do(tx: Transaction) -> tuple[str, ...]:
        left = () if yes else tuple(_left_outside(tx, office))
        if not left:
            offices.load_office(tx, office)
        return left

    for line in (left := run_beside(settings, lambda started: started.database.write(do))):
        err.print(f"[red]✗[/red] {line}")
    if left:
        raise refusal(
            "nothing was loaded: these people would not be told",
            "close the station as an admin (/close), which moves and tells them; or say --yes",
        )
    out.print(f"Loaded {len(office.stations)} stations.")
    for station in office.stations:
        out.print(f"{station.key}: {_week(station)}")
    for line in unverified(office):
        out.print(f"! not verified, so left out of messages: {line}")


def _week(station: Station) -> str:
    """Without the marks that isolate directions: a pipe would pass them on as letters."""
    return write_week(station.hours, "en").replace("\u2068", "").replace("\u2069", "")


def _left_outside(tx: Transaction, office: Office) -> Iterator[str]:
    before = offices.find_office(tx)
    for gone in {each.key for each in before.stations} - {each.key for each in office.stations} if before else ():
        if count := count_booked(tx, gone):
            yield f"{gone}: {count} people are booked there, and it is not in the file"
    for station in office.stations:
        if count := find_left_outside(tx, station, ZoneInfo(office.zone)).people:
            yield f"{station.key}: {count} people are booked for times that it would not have any more"


@app.command()
def show() -> None:
    """The stations as they stand."""
    office = run_beside(sound_settings(), lambda started: started.database.read(offices.find_office))
    missing = dict(line.split(": ", 1) for line in unverified(office)) if office else {}
    for station in office.stations if office else ():
        table = Table.grid(Column(style="dim", min_width=14), Column(overflow="fold"), padding=(0, 1))
        table.add_row("  hours", _week(station))
        table.add_row("  a slot", f"{station.slot_minutes} min, {station.places} places")
        table.add_row("  for walk-ins", f"{station.walk_in_places} of them")
        if station.key in missing:
            table.add_row("  not verified", missing[station.key])
        out.print(f"{station.key}: {station.names.en} · {station.names.ar}", markup=False)
        out.print(table, width=min(out.width, WIDTH), soft_wrap=False)
