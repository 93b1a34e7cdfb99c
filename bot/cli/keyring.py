"""``mawid keyring``: the key file. Keys are made, counted, put in front and dropped; nothing prints one."""

from dataclasses import replace
from functools import partial
from typing import Annotated

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from bot.cli.output import out
from bot.cli.plain import refusal
from bot.cli.startup import load_or_refuse, run_beside, sound_settings
from bot.domain.journal import Action, Result
from bot.startup import Started, note_primary
from storage.engine.keyring import Keyring, change_keyring, new_keyring, save_keyring, with_new_key, without_key
from storage.engine.month_keys import is_month_key, keys_by_month, with_next_key
from storage.engine.transaction import Transaction
from storage.facts import bind_facts_anew
from storage.journal.journal import adopt_journal, record
from storage.maintenance.bind import bind_rows
from storage.maintenance.rotate_months import rotate_months
from storage.maintenance.rotation import Rotated, count_by_key, count_left, count_rows_left
from storage.maintenance.rotation import rotate as seal_again
from storage.office.offices import bind_office

app = typer.Typer(no_args_is_help=True, help="The keys that everything personal is sealed with.")


@app.command()
def new() -> None:
    """Make the key file. Never where a database is: it could not be read any more."""
    settings = sound_settings(keyring_may_be_missing=True)
    if settings.sqlite_path and settings.sqlite_path.exists():
        raise refusal(f"{settings.sqlite_path} exists already", "put the key file of that database back in its place")
    try:
        save_keyring(new_keyring(), settings.keyring)
    except FileExistsError:
        raise refusal(f"{settings.keyring} exists already", "mawid keyring add puts a new key into it") from None
    out.print(f"Made {settings.keyring}. Keep a copy of it away from the database.")


@app.command()
def add() -> None:
    """Add a key and make it the primary one, and one for each month of cases: what is written from now on is sealed
    with them, by a running bot too.

    Where several machines share a database, copy the key file to all of them before any of them writes again.
    """
    settings = sound_settings()
    load_or_refuse(settings)
    keyring = change_keyring(settings.keyring, _with_new_keys)
    out.print(f"Key {keyring.primary} is the primary one now; everything written from now on is sealed with it.")


@app.command()
def rotate() -> None:
    """Seal everything again under a new key, beside a running bot. Cut off, it goes on when it is run again.

    The keys of blind indexes and of the journal stay. Where several machines share a database: `add`, copy the key
    file to all of them, then `rotate`.
    """
    settings = sound_settings()
    load_or_refuse(settings)

    async def do(started: Started) -> Rotated | None:
        database = started.database
        if _old_keys(started.keyring) and not await database.read(count_left):
            return None
        change_keyring(settings.keyring, _with_one_to_go_to)
        with _progress() as bar:
            task = bar.add_task("rows", total=await database.read(count_rows_left))
            of_months, broken = await rotate_months(database, settings.keyring, lambda rows: bar.advance(task, rows))
            rotated = await seal_again(database, lambda rows: bar.advance(task, rows))
            await database.write(note_primary)
            return replace(rotated, rows=rotated.rows + of_months, broken=rotated.broken + broken)

    rotated = run_beside(settings, do)
    keyring = load_or_refuse(settings)
    old = " ".join(_old_keys(keyring))
    if rotated is None:
        out.print(f"Everything is sealed under key {keyring.primary} already. Drop first: {old} (mawid keyring drop).")
        return
    out.print(f"{rotated.rows} rows were sealed again under key {keyring.primary}; {rotated.left} values are not.")
    if rotated.broken:
        raise refusal(f"{rotated.broken} values open under no key", "restore them from a backup, or leave them")
    if rotated.left:
        raise refusal("somebody still seals with an old key", "give all machines this key file, and run it again")
    out.print(f"The old key is needed no more: mawid keyring drop {old}")


@app.command()
def drop(key_ids: Annotated[list[str], typer.Argument(help="One key or several.")]) -> None:
    """Take keys out of the file, once nothing is sealed under them. Backups have them still, where they need them."""
    settings = sound_settings()
    keyring = load_or_refuse(settings)
    for key_id in key_ids:
        if key_id not in keyring.keys:
            raise refusal(f"there is no key {key_id!r}", f"the keys are {', '.join(keyring.keys)}")
        if key_id == keyring.primary:
            raise refusal(f"key {key_id} is the primary one", "mawid keyring rotate makes another, and seals with it")
    numbers = run_beside(settings, lambda started: started.database.write(count_by_key))
    for key_id in key_ids:
        if numbers[key_id]:
            raise refusal(f"{numbers[key_id]} values are still sealed under key {key_id}", "mawid keyring rotate")
    for key_id in key_ids:
        change_keyring(settings.keyring, partial(without_key, key_id=key_id))
        out.print(f"Dropped key {key_id}. Destroy the copies of the old key file too.")


@app.command()
def bind(yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False) -> None:
    """Take every row as it stands for ours: after an earlier release has run on this database once more."""
    if not yes:
        typer.confirm(
            "Whatever somebody changed in the database without the keys counts from then on. Go on?", abort=True
        )

    async def do(started: Started) -> int:
        rows = await bind_rows(started.database, anew=True)

        def settle(tx: Transaction) -> None:
            bind_facts_anew(tx)
            bind_office(tx, anew=True)
            adopt_journal(tx)
            record(tx, Action.MISMATCH, Result.SETTLED)

        await started.database.write(settle)
        return rows

    rows = run_beside(sound_settings(), do)
    out.print(f"{rows} rows are bound by the key file as they stand.")


@app.command("list")
def list_all() -> None:
    """The ids of the keys, never the keys."""
    keyring = load_or_refuse(sound_settings())
    for key_id in keyring.keys:
        out.print(f"{key_id}{' (primary)' if key_id == keyring.primary else ''}")


def _with_new_keys(keyring: Keyring) -> Keyring:
    for month in keys_by_month(keyring):
        keyring = with_next_key(keyring, month)
    return with_new_key(keyring)


def _with_one_to_go_to(keyring: Keyring) -> Keyring:
    """A run that was cut off has added a second key already."""
    several = sum(1 for key_id in keyring.keys if not is_month_key(key_id)) > 1
    return keyring if several else with_new_key(keyring)


def _old_keys(keyring: Keyring) -> list[str]:
    """Neither the primary one nor the newest of a month."""
    newest = {ids[-1] for ids in keys_by_month(keyring).values()}
    return [key_id for key_id in keyring.keys if key_id != keyring.primary and key_id not in newest]


def _progress() -> Progress:
    return Progress(TextColumn("Sealing"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), console=out)
