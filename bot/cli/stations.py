"""``mawid stations``: loading them from a file, and looking at them."""

from pathlib import Path

import typer
from rich.table import Table

from bot.cli.opening import do_once, sound_settings
from bot.cli.shown import err, out, refusal
from bot.domain.office import unverified
from bot.stations import StationsInvalid, read_stations
from bot.text import write_week
from storage import offices

app = typer.Typer(no_args_is_help=True, help="The stations: hours, places, facts.")


@app.command()
def load(file: Path) -> None:
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
    do_once(settings, lambda tx: offices.load_office(tx, office))
    out.print(f"Loaded {len(office.stations)} stations.")
    for line in unverified(office):
        out.print(f"! not verified, so left out of messages: {line}")


@app.command()
def show() -> None:
    """The stations as they stand."""
    office = do_once(sound_settings(), offices.find_office)
    table = Table("key", "name", "الاسم", "hours", "slot", "places", "walk-in", "not verified")
    missing = dict(line.split(": ", 1) for line in unverified(office)) if office else {}
    for station in office.stations if office else ():
        table.add_row(
            station.key,
            station.names.en,
            station.names.ar,
            write_week(station.hours, "en"),
            f"{station.slot_minutes} min",
            str(station.places),
            str(station.walk_in_places),
            missing.get(station.key, ""),
        )
    out.print(table)
