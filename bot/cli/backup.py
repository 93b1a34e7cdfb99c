"""``mawid backup`` and ``mawid restore``: one age file, which only the private key opens; it is not on this machine."""

import asyncio
from pathlib import Path
from typing import Annotated, Final

import typer

from bot.backup.age import AgeFailed, Identity, NotAnAgeKey, Recipient, read_identities, read_recipient
from bot.backup.backup import ERASURES, Backup, make_backup, save_erasures
from bot.backup.draft import NotBlank
from bot.backup.lists import ListBroken, ListOfAnother
from bot.backup.restore import ErasedForgotten, Restored, Target
from bot.backup.restore import restore as restore_backup
from bot.cli.output import out
from bot.cli.plain import refusal, remark
from bot.cli.running import claim_folder
from bot.cli.startup import being_restored, database_name, failed, rules_of, run_beside, sound_settings
from bot.config import clock
from bot.config.settings import Settings
from bot.domain.rules import BACKUPS_LATE, BACKUPS_LIVE
from bot.startup import Started
from storage.engine.causes import Cause, cause_of, failures_of_drivers
from storage.engine.making import BeingMade, BeingRestored
from storage.engine.whole_files import free_place
from storage.maintenance.clock import find_seen
from storage.maintenance.dumps import DumpBroken, is_unused


class EmptyDatabase(Exception):
    """Nobody has ever written to it: another's backups must not give way to one of it."""


NEXT: Final = (
    "Take the private key off this machine.",
    "mawid journal verify, with --since and the anchor of this backup (later ones do not fit any more); mawid check",
    "See that the bot of before runs nowhere any more, then: mawid run",
    "Tell the stations: whoever booked after the backup has a code that is unknown now.",
)
_OLD = f"lists reach back {(BACKUPS_LIVE + BACKUPS_LATE).days} days: take a newer backup, or --erased with every list \
in between; --bring-back-erased does it all the same"
_NO_LIST = "give another copy of it, a newer backup, or the key that it was sealed to; without any of them leave it \
out, and whoever was erased since is back"
_NO_KEY = "make a pair on another machine with: age-keygen -o mawid.key (Debian: apt install age); give the public half"


def backup(
    to: Annotated[Path | None, typer.Option(help="The folder; best on another disk. Or MAWID_BACKUP_FOLDER.")] = None,
    recipient: Annotated[str | None, typer.Option(help="The public key; or set MAWID_BACKUP_RECIPIENT.")] = None,
    erasures_only: Annotated[
        bool, typer.Option("--erasures-only", help=f"Only who was erased lately, into {ERASURES}: every few minutes.")
    ] = False,
) -> None:
    """Write everything, the keys too, into one file sealed to a public key; remove those older than seven days."""
    settings = sound_settings()
    folder = to or settings.backup_folder
    if folder is None:
        raise refusal("there is no folder to write the backup to", "name it with --to, or set MAWID_BACKUP_FOLDER")
    key = _recipient(recipient or settings.backup_recipient)

    async def do(started: Started) -> Backup:
        if await started.database.read(is_unused):
            raise EmptyDatabase
        try:
            made = await _made(started, settings.keyring, folder, key, erasures_only=erasures_only)
        except (AgeFailed, OSError) as error:
            why = str(error) if isinstance(error, AgeFailed) else error.strerror or type(error).__name__
            raise refusal(f"no backup was made: {why}", "see the folder's rights and the room on its disk") from None
        _tell_of_backup(made)  # before the database is closed: whatever fails then, this one is there
        return made

    if not folder.is_dir():
        hint = "is its disk mounted? If that is where backups go, make the folder yourself, with mode 700"
        raise refusal(f"there is no folder {folder.absolute()}: no backup was made", hint)
    try:
        made = run_beside(settings, do)
    except EmptyDatabase:
        hint = "is this the database of the service? Nothing was removed either"
        raise refusal(f"nobody has ever written to {database_name(settings)}: no backup was made", hint) from None
    if made.left:
        which = "; ".join(made.left)
        what = f"the backup was made, but what is older than {BACKUPS_LIVE.days} days could not be removed"
        raise refusal(f"{what}: {which}", "remove them yourself: they hold whoever was erased since")


async def _made(started: Started, key_file: Path, folder: Path, to: Recipient, *, erasures_only: bool) -> Backup:
    now = started.clock.now()
    if erasures_only:
        return await save_erasures(started.database, folder, to, now)
    seen = await started.database.read(find_seen)
    doubt = started.clock.doubt() is not None or (seen is not None and seen.doubt is not None)
    return await make_backup(started.database, key_file, folder, to, now, prune=not doubt)


def _tell_of_backup(made: Backup) -> None:
    path = made.path.absolute()
    out.print(f"Made {path} ({made.size / 1e6:.1f} MB). Copy it off this machine.")
    if made.anchor:
        out.print("The journal's anchor, for mawid journal verify --since:")
        out.print(made.anchor, soft_wrap=True)  # in one piece, however narrow the screen
    if made.removed:
        out.print(f"Removed {made.removed} older than {BACKUPS_LIVE.days} days; remove the copies of them too.")
    if made.nameless:
        then = f"remove those of this one yourself when they are {BACKUPS_LIVE.days} days old"
        out.print(f"! {made.nameless} old backups in {path.parent} name no database: {then}.")
    if made.doubt:
        out.print("! The clock is in doubt (mawid clock): older backups were not removed.")


def restore(
    file: Annotated[Path, typer.Argument(help="The backup.")],
    identity: Annotated[Path, typer.Option(help="The file with the private key. Take it off this machine afterwards.")],
    erased: Annotated[
        list[Path] | None, typer.Option(help=f"The newest {ERASURES}, or a newer backup: they are erased again.")
    ] = None,
    bring_back: Annotated[
        bool, typer.Option("--bring-back-erased", help="Even a backup so old that no list tells who was erased since.")
    ] = False,
) -> None:
    """Make the database and the key file from a backup, where there is neither yet."""
    settings = sound_settings(keyring_may_be_missing=True)
    target = Target(
        settings.database_url.get_secret_value(),
        settings.sqlite_path,
        settings.keyring,
        rules_of(settings),
        clock.now,
        clock.CHANCE,
    )
    identities = _identities(identity)
    if settings.sqlite_path:
        _claim(settings.sqlite_path)
    try:
        restored = asyncio.run(restore_backup(file, identities, target, erased or (), bring_back=bring_back))
    except ErasedForgotten as error:
        raise refusal(
            f"{error}, is in no list and would be back, with their data; nothing was restored", _OLD
        ) from None
    except ListOfAnother as error:
        named = ERASURES.replace("ID", error.database_id) if error.database_id else "that bears the id of the backup"
        raise refusal(
            f"{error.file}: {error}; nothing was restored", f"give with --erased the newest list {named}"
        ) from None
    except ListBroken as error:
        raise refusal(f"{error.file}, given with --erased: {error}; nothing was restored", _NO_LIST) from None
    except (AgeFailed, DumpBroken) as error:
        raise refusal(f"{file}: {error}; nothing was restored", "try the backup before it, or another key") from None
    except NotBlank as error:
        raise refusal(f"{error}; nothing was restored", "name another, or move this one away") from None
    except BeingRestored as error:
        raise refusal(f"{being_restored(settings, error)}; nothing was restored", "wait until it has ended") from None
    except BeingMade:
        what = f"another process makes the tables of {database_name(settings)}; nothing was restored"
        raise refusal(what, "stop what starts there, and see with mawid check whether it is empty") from None
    except failures_of_drivers() as error:
        remark(f"{database_name(settings)} holds all of the backup now, or nothing: mawid check")
        raise failed(error) from None
    except OSError as error:
        if cause_of(error) is Cause.SERVER_DOWN:
            raise failed(error) from None
        raise refusal(f"{error.filename or file}: {error.strerror}", "see the path and its rights") from None
    except (KeyboardInterrupt, asyncio.CancelledError):
        _tell_of_stop(settings)
        raise typer.Exit(130) from None  # as a shell tells of Ctrl-C
    _tell(restored)


def _claim(database: Path) -> None:
    """No bot starts on it, and nobody else restores it, as long as this process lives."""
    claim = claim_folder(database, clock.now(), "restores")
    if claim is not None:
        hint = "wait until it has ended" if claim.does == "restores" else "stop that one first"
        raise refusal(f"{claim}; nothing was restored", hint)
    free_place(database)


def _tell_of_stop(settings: Settings) -> None:
    if settings.sqlite_path and settings.sqlite_path.exists():
        remark(f"stopped when the database was there already: {database_name(settings)}\n  → mawid check")
        return
    if settings.sqlite_path is None:
        remark(f"stopped; all of it is in {database_name(settings)}, or nothing\n  → mawid check")
        return
    is_there = f"; the key file is there: {settings.keyring.absolute()}" if settings.keyring.exists() else ""
    remark(f"stopped; nothing was restored{is_there}\n  → the same command begins anew, with the same key file too")


def _tell(restored: Restored) -> None:
    rows = [f"  {name:<14} {number}" for name, number in sorted(restored.rows.items()) if number]
    made_at = f"{restored.made_at:%Y-%m-%d %H:%M:%S} UTC"
    lines = [
        f"Restored everything as it was at {made_at}, database id {restored.database_id or 'none'}:",
        *rows,
        *_told_of_forgotten(restored),
        *_told_of_erased(restored, made_at),
        *(f"Cases of {month} were forgotten since, and are again." for month in restored.months),
        "Whoever was revoked since is back (mawid staff list): do it again. Invitations are void.",
        f"{restored.held_back} broadcasts are held back, as they may have gone out since: an admin sees /broadcasts.",
        "",
        "Next:",
        *(f"  {number}. {step}" for number, step in enumerate(NEXT, 1)),
    ]
    out.print("\n".join(lines))
    if restored.journal_wrong is not None:
        out.print(f"! the journal was already wrong at row {restored.journal_wrong}: mawid journal verify")


def _told_of_forgotten(restored: Restored) -> list[str]:
    if restored.forgotten is None:
        return [
            "! By this machine's clock the backup is of the future, or over a month old: nobody was forgotten now.",
            "  Put the clock right. If it is right, mawid clock --right beside the running bot lets it forget.",
        ]
    return [
        f"Rows among these that were due to be forgotten since, and are: {restored.forgotten}.",
        "Nobody is signed in at a desk.",
    ]


def _told_of_erased(restored: Restored, made_at: str) -> list[str]:
    return [*_told_of_untold(restored), *_told_of_unsure(restored), *_told_of_listed(restored, made_at)]


def _told_of_unsure(restored: Restored) -> list[str]:
    return [
        f"! {file} does not tell of which database it is: is it another's, whoever was erased since IS BACK."
        for file in restored.unsure
    ]


def _told_of_untold(restored: Restored) -> list[str]:
    if restored.untold is None:
        return []
    begin, end = (f"{one:%Y-%m-%d %H:%M} UTC" for one in restored.untold)
    return [
        f"! WHOEVER ERASED EVERYTHING FROM {begin} TO {end} IS BACK, with their data: no list tells who they are.",
        "  So is every month of cases that was forgotten then. Nobody but they themselves can erase it again.",
    ]


def _told_of_listed(restored: Restored, made_at: str) -> list[str]:
    if restored.erased is None:
        return [
            f"! No list of the erased was given: whoever was erased after {made_at} IS BACK, with their data.",
            f"  If there is a newer {ERASURES}, or a newer backup, remove what was restored and do it with --erased.",
        ]
    return [
        f"{restored.erased} who were erased after that time, by the lists given, are erased again.",
        "Whoever was erased after the newest of those lists is back: do it again.",
    ]


def _recipient(text: str | None) -> Recipient:
    if not text:
        raise refusal("there is no public key to seal the backup to", _NO_KEY)
    try:
        return read_recipient(text)
    except NotAnAgeKey as error:
        raise refusal(str(error), _NO_KEY) from None


def _identities(path: Path) -> tuple[Identity, ...]:
    try:
        return read_identities(path)
    except OSError as error:
        raise refusal(f"{path} cannot be read: {error.strerror}", "name the file that age-keygen wrote") from None
    except NotAnAgeKey as error:
        raise refusal(str(error), "name the file that age-keygen wrote") from None
