"""``mawid check``: settings, database, disk, clock, zones, Telegram and backups, each looked at and nothing changed.

It is what an operator reads at night: every problem in words, with what to do, and no place in the code.
"""

import asyncio
import os
import re
import shutil
import stat
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import groupby
from pathlib import Path
from typing import Annotated, Final
from zoneinfo import ZoneInfo

import typer

from bot.actions.notes import is_stale
from bot.channels.open import probe_channels
from bot.cli.check_files import lost_files, open_folders
from bot.cli.check_kept import Kept, read_kept, wrong_macs, wrong_values
from bot.cli.office import check_office
from bot.cli.output import out, signed
from bot.cli.servers import wrong_server
from bot.cli.startup import AFTER_A_RESTORE, database_name, find_restore, lost_database
from bot.config import clock, log
from bot.config.causes import explain
from bot.config.office import packaged_office, read_office
from bot.config.problems import Problem, problems, read_settings
from bot.config.settings import Settings, read_rules
from bot.config.zones import ZoneData
from bot.domain.clock import FAR, SLACK
from storage.engine.keyring import load_keyring
from storage.engine.migrate import is_current
from storage.engine.probe import PagesDamaged, probe_postgresql, probe_sqlite
from storage.maintenance.clock import ClockSeen

LEAST_PART, LEAST_BYTES = 0.05, 500 * 10**6  # free of a disk, as for the alarm
OLD_BACKUP: Final = timedelta(hours=26)
_DAMAGED: Final = Problem(
    "pages of the database are damaged",
    "stop Mawid, copy the file as it is, and restore the newest backup: mawid restore",
)


def check(
    context: typer.Context,
    office_file: Annotated[
        Path | None, typer.Argument(metavar="[OFFICE]", help="An office.toml that is to be loaded; its mistakes alone.")
    ] = None,
) -> None:
    """Print everything that is wrong, each with what to do. Exit with 1 if something is marked ✗; what is marked ! is a
    remark, and fails nothing."""
    settings, wrong = read_settings()
    if office_file is not None:
        check_office(office_file, settings.time_zone)
        return
    log.configure(settings.log_level, json=False)
    out.print(f"database  {database_name(settings)}")
    out.print(f"key file  {settings.keyring.absolute()}")
    found = [*wrong, *problems(settings)]
    kept = Kept()
    if not any("MAWID_DATABASE_URL" in problem.what for problem in found):
        of_database, kept = _look_at_database(settings)
        found += of_database
    packaged = read_office(packaged_office(), settings.time_zone) if _zone(settings) else None
    found = [*wrong, *problems(settings, kept.office or packaged), *found[len(wrong) + len(problems(settings)) :]]
    found += _wrong_clock(kept.seen, clock.now())
    found += lost_files(settings, kept.foreign)
    found += wrong_macs(settings, kept)
    found += wrong_values(settings, kept)
    found += _stale_notes(settings, kept)
    found += _wrong_rights(settings)
    found += open_folders(settings)
    found += _wrong_disk(settings)
    found += _wrong_backups(settings, kept.database_id, clock.now())
    found += asyncio.run(_look_at_channels(settings))
    if isinstance(context.obj, ZoneData):
        _tell_zones(settings, context.obj)
    for hint, alike in groupby(found, key=lambda problem: problem.hint):
        for problem in alike:
            if problem.stops:
                signed(out, "✗", problem.what)
            else:
                out.print(f"! {problem.what}")
        out.print(f"  → {hint}")
    if any(problem.stops for problem in found):
        raise typer.Exit(1)
    what = "nothing has to be mended first; what is marked ! is worth a look" if found else "nothing is wrong"
    signed(out, "✓", what)


def _zone(settings: Settings) -> ZoneInfo | None:
    try:
        return ZoneInfo(settings.time_zone)
    except (OSError, ValueError, KeyError):
        return None


def _look_at_database(settings: Settings) -> tuple[list[Problem], Kept]:
    nothing = Kept()
    path, url = settings.sqlite_path, settings.database_url.get_secret_value()
    if path is not None and not path.exists():
        if told := find_restore(settings):
            return [Problem(told, AFTER_A_RESTORE)], nothing
        if _is_used(settings.keyring):
            return [lost_database(settings)], nothing
        out.print("          not there yet: mawid run makes it. Another folder? MAWID_DATABASE_URL names the file")
        return [], nothing
    try:
        server = probe_postgresql(url) if path is None else None
        found = [*wrong_server(server, url, 1 + len(settings.telegram_tokens))] if server else []
        has_tables = server.has_tables if server else path is not None and probe_sqlite(path)
        if not has_tables:
            if told := find_restore(settings):
                return [*found, Problem(told, AFTER_A_RESTORE)], nothing
            if _is_used(settings.keyring):
                return [*found, lost_database(settings)], nothing
            out.print("          empty yet: mawid run makes the tables")
            return found, nothing
        if not is_current(url):
            out.print("          of an older release: mawid run brings it up to this one")
            return found, nothing
        if not settings.keyring.exists():
            return found, nothing
        return found, asyncio.run(read_kept(settings, url))
    except PagesDamaged:
        return [_DAMAGED], nothing
    except Exception as error:
        known = explain(error)
        return [known or Problem(f"the database fails ({type(error).__name__})", "see its server's log")], nothing


def _is_used(key_file: Path) -> bool:
    try:
        return load_keyring(key_file).used
    except (OSError, ValueError):  # told beside it
        return False


async def _look_at_channels(settings: Settings) -> list[Problem]:
    names, found = await probe_channels(settings)
    for channel, name in names:
        out.print(f"{channel}  {name}")
    return found


def _wrong_clock(seen: ClockSeen | None, now: datetime) -> Iterator[Problem]:
    if seen is None:
        return
    said, saw = f"{now:%Y-%m-%d %H:%M} UTC", f"{seen.at:%Y-%m-%d %H:%M} UTC"
    if now < seen.at - SLACK:
        hint = "put the clock right; if it is right, start mawid run and say so: mawid clock --right"
        yield Problem(f"this machine's clock says {said}, which is before the last time in the database, {saw}", hint)
    elif now > seen.at + FAR:
        hint = "see whether the clock is right; if it is, start mawid run and say so: mawid clock --right"
        yield Problem(f"this machine's clock says {said}; the database last saw {saw}", hint, stops=False)
    elif seen.doubt is not None:
        yield Problem("the running bot doubts its clock: nobody is forgotten until it is settled", "mawid clock")


def _stale_notes(settings: Settings, kept: Kept) -> Iterator[Problem]:
    rules = read_rules(settings, ())
    for which in (note.which for note in kept.notes if is_stale(note, rules)):
        what = f"the recorded note {which} reads an older text aloud, and is not offered"
        yield Problem(what, "an admin records it anew in the chat: /voice", stops=False)


def _wrong_rights(settings: Settings) -> Iterator[Problem]:
    path = settings.sqlite_path
    if path is None or not path.exists():
        return
    if path.stat().st_mode & (stat.S_IRWXG | stat.S_IRWXO):
        yield Problem(f"others can read the database {path.absolute()}", f"chmod 600 {path.absolute()}")
    if not os.access(path.parent, os.W_OK | os.X_OK):
        hint = "run mawid as the service's user, and let that user write the folder: SQLite keeps two files beside it"
        yield Problem(f"the folder {path.absolute().parent} cannot be written", hint)


def _wrong_disk(settings: Settings) -> Iterator[Problem]:
    if settings.sqlite_path is None:
        return
    folder = next(each for each in settings.sqlite_path.absolute().parents if each.exists())
    usage = shutil.disk_usage(folder)
    if usage.free < LEAST_BYTES or usage.free < LEAST_PART * usage.total:
        hint = "free some of it: old logs first, never a file of the database or a -wal beside it"
        yield Problem(f"the disk of {folder} is nearly full: {usage.free // 10**6} MB are left", hint)


def _wrong_backups(settings: Settings, database_id: str, now: datetime) -> Iterator[Problem]:
    folder = settings.backup_folder
    if folder is None:
        hint = "set MAWID_BACKUP_FOLDER, which mawid backup writes into and this command looks at"
        yield Problem("no folder for backups is set, so nobody sees whether any are made", hint, stops=False)
        return
    if not folder.is_dir():
        yield Problem(f"there is no folder {folder.absolute()} for backups", "is its disk mounted? Else make it")
        return
    if not os.access(folder, os.W_OK | os.X_OK):
        yield Problem(f"backups cannot be written into {folder.absolute()}", "let the service's user write it")
    if settings.backup_recipient is None:
        hint = "make a pair on another machine with age-keygen, and set MAWID_BACKUP_RECIPIENT to the public half"
        yield Problem("there is no public key to seal backups to", hint, stops=False)
    path = settings.sqlite_path
    if path is not None and path.exists() and folder.stat().st_dev == path.stat().st_dev:
        hint = "write them to another disk, and copy them off this machine: this disk may fail"
        yield Problem(f"backups in {folder.absolute()} lie on the database's own disk", hint, stops=False)
    newest = max((each.stat().st_mtime for each in _backups(folder, database_id)), default=None)
    if database_id and (newest is None or now.timestamp() - newest > OLD_BACKUP.total_seconds()):
        hint = "run mawid backup, and see why the nightly one did not"
        yield Problem(f"no backup of this database in {folder.absolute()} is younger than a day", hint)


def _backups(folder: Path, database_id: str) -> Iterator[Path]:
    ours = re.compile(rf"mawid-{database_id}-\d{{8}}T\d{{6}}Z\.age")
    return (each for each in folder.iterdir() if ours.fullmatch(each.name))


def _tell_zones(settings: Settings, zones: ZoneData) -> None:
    beside = f"; the {'system' if zones.source == 'shipped' else 'shipped'} data are {zones.other or 'of no known age'}"
    out.print(f"time zone {settings.time_zone}, by the {zones.source} data {zones.version or '?'}{beside}")
