"""``mawid office``: loading services, places and calendars from a file, and looking at them; ``mawid stations`` is its
name of the release before."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated, Final
from zoneinfo import ZoneInfo

import typer
from rich.table import Column, Table

from bot.cli.output import err, out, shown, signed
from bot.cli.plain import refusal, say
from bot.cli.startup import run_beside, sound_settings
from bot.config.office import OfficeInvalid, is_of_the_release_before, read_office
from bot.config.office_file import write_office
from bot.domain.journal import Result
from bot.domain.languages import LOCALES
from bot.domain.neutral import gives_away
from bot.domain.office import Office, Station
from bot.domain.office_remarks import free_texts, unverified
from bot.rendering.text import write_week
from storage.engine.transaction import Transaction
from storage.office import offices
from storage.office.edited import Edited, find_edited
from storage.office.gone import Gone, What, find_gone
from storage.office.stations import find_left_outside

LONGEST: Final = 10**6  # letters of an office; a device has no end
WIDTH: Final = 80  # of a usual terminal
GONE: Final[dict[What, str]] = {
    "booked": "are booked there, and in the file it is gone, or for something else",
    "waits": "wait for a time there, and in the file it is for something else",
    "open": "cases wait, and in the file it is handed out there no more",
    "collected": "cards are out, and the file has no such service: who wished to be reminded hears nothing",
    "ready": "numbers are entered as ready, and in the file it is handed out there no more",
    "campaign": "last day is named, and the file has no such service",
}

GROUP_NAMES: Final = {Result.HOURS: "hours", Result.PLACES: "places", Result.WORDS: "texts"}

app = typer.Typer(no_args_is_help=True, help="The office: its services, places and calendars.")


@dataclass(frozen=True, slots=True)
class _Loading:
    """What is in the way of a file, in words; ``edited``: what of admins it would take back, or has."""

    gone: tuple[str, ...]
    left: tuple[str, ...]
    edited: tuple[Edited, ...]
    loaded: bool


def check_office(file: Path, zone: str) -> None:
    """All that is wrong with a file, with its line and what to do; exits with 1 if anything is."""
    text, office = _read(file, zone)
    places, calendars = len(office.places), len(office.stations)
    counted = ((len(office.services), "service"), (places, "place"), (calendars, "calendar"))
    signed(out, "✓", ", ".join(f"{count} {what}{'' if count == 1 else 's'}" for count, what in counted))
    for hint in _hints(text, office):
        out.print(f"! {hint}")


def _read(file: Path, zone: str) -> tuple[str, Office]:
    try:
        with file.open(encoding="utf-8") as opened:
            text = opened.read(LONGEST + 1)
        if len(text) > LONGEST:
            raise refusal(f"{file} is too long for an office", "give the path of an office.toml")
        return text, read_office(text, zone)
    except (OSError, UnicodeDecodeError) as error:
        hint = "give the path of an office.toml"
        raise refusal(f"there is no file {file} that can be read ({type(error).__name__})", hint) from None
    except OfficeInvalid as invalid:
        for problem in invalid.problems:
            signed(err, "✗", problem)
        raise typer.Exit(1) from None


def _hints(text: str, office: Office) -> Iterator[str]:
    """What stops nothing."""
    for line in unverified(office):
        yield f"not verified, so left out of messages: {line}"
    for service, inquiry in free_texts(office):
        asked = f"services.{service.key}.questions.{inquiry.key}"
        yield f"{asked}: a free text, in which people write more than is asked; a choice is safer"
    for service in office.services:
        for inquiry in service.inquiries:
            if any(gives_away(inquiry.ask[locale]) for locale in LOCALES):
                asked = f"services.{service.key}.questions.{inquiry.key}.ask"
                yield f"{asked}: a locked phone shows its first words, which tell what it is about"
    if is_of_the_release_before(text):
        yield "the file has the older form, with one service; the newer one is bot/config/office.toml"


@app.command()
def load(
    file: Path,
    yes: Annotated[
        bool,
        typer.Option(
            "--yes",
            help="Also where people would not be told (their times or cards would be gone), and without being asked "
            "where admins have changed what the file has otherwise.",
        ),
    ] = False,
) -> None:
    """Replace the office by that of a TOML file; it counts from the next message on."""
    settings = sound_settings()
    text, office = _read(file, settings.time_zone)

    def do(tx: Transaction, agreed: tuple[Edited, ...] = ()) -> _Loading:
        found = find_gone(tx, office)
        gone = tuple(_told(each) for each in found if each.for_good)
        left = () if yes else (*(_told(each) for each in found if not each.for_good), *_left_outside(tx, office))
        edited = find_edited(tx, office)
        stops = bool(gone or left or (edited and not yes and edited != agreed))
        if not stops:
            offices.load_file(tx, office)
        return _Loading(gone, left, edited, loaded=not stops)

    done = run_beside(settings, lambda started: started.database.write(do))
    gone, left, edited = done.gone, done.left, done.edited
    for line in (*gone, *left):
        signed(err, "✗", line)
    for each in edited:
        err.print(f"! {each.key}: an admin has changed {_listed(each.what)} since, and the file has it otherwise")
    if gone:
        raise refusal(
            "nothing was loaded: a service and a calendar go, change their key or the place of the first service only "
            "when nobody is booked in it and no case waits",
            "keep them in the file; or close the calendar as an admin (/close), which moves and tells people, name a "
            "last day for what is ready, and load the file when they have come",
        )
    if left:
        raise refusal(
            "nothing was loaded: these people would not be told",
            "close the calendar as an admin (/close), which moves and tells them, or keep the service; or say --yes",
        )
    if not done.loaded and sys.stdin.isatty():
        typer.confirm("What admins have changed would be taken back. Load the file?", abort=True)
        done = run_beside(settings, lambda started: started.database.write(partial(do, agreed=edited)))
    if not done.loaded:
        raise refusal(
            "nothing was loaded: what admins have changed would be taken back",
            "mawid office show --toml prints a file of what stands, to change and to load; or say --yes",
        )
    out.print(f"Loaded {len(office.places)} places with {len(office.stations)} calendars.")
    for station in office.stations:
        out.print(f"{station.key}: {_week(station)}")
    for hint in _hints(text, office):
        out.print(f"! {hint}")


def _listed(groups: tuple[Result, ...]) -> str:
    return ", ".join(GROUP_NAMES[group] for group in groups)


def _told(gone: Gone) -> str:
    return f"{gone.key}: {gone.count} {'people ' if gone.what in ('booked', 'waits') else ''}{GONE[gone.what]}"


def _week(station: Station) -> str:
    """Without the marks that isolate directions: a pipe would pass them on as letters."""
    return write_week(station.hours, "en").replace("\u2068", "").replace("\u2069", "")


def _left_outside(tx: Transaction, office: Office) -> Iterator[str]:
    for station in office.stations:
        if count := find_left_outside(tx, station, ZoneInfo(office.zone)).people:
            yield f"{station.key}: {count} people are booked for times that it would not have any more"


@app.command()
def show(
    toml: Annotated[bool, typer.Option("--toml", help="As a file that can be changed and loaded again.")] = False,
) -> None:
    """The calendars as they stand."""
    office = run_beside(sound_settings(), lambda started: started.database.read(offices.find_office))
    if toml:
        say(write_office(office).rstrip("\n") if office else "# No office is loaded yet.")
        return
    missing = dict(line.split(": ", 1) for line in unverified(office)) if office else {}
    for station in office.stations if office else ():
        table = Table.grid(Column(style="dim", min_width=14), Column(overflow="fold"), padding=(0, 1))
        table.add_row("  hours", _week(station))
        table.add_row("  a slot", f"{station.slot_minutes} min, {station.places} places")
        table.add_row("  for walk-ins", f"{station.walk_in_places} of them")
        table.add_row("  to come again", f"{station.return_places} of them")
        if station.place_key in missing:
            table.add_row("  not verified", missing[station.place_key])
        called = office.called(station) if office else station.names
        out.print(f"{station.key}: {shown(called.en)} · {shown(called.ar)}")
        out.print(table, width=min(out.width, WIDTH), soft_wrap=False)
