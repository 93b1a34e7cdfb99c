"""``mawid backup`` and ``mawid restore``: one age file, which only the private key opens; it is not on this machine."""

import asyncio
from pathlib import Path
from typing import Annotated

import typer
from sqlalchemy.exc import SQLAlchemyError

from bot.backup.age import AgeFailed, Identity, NotAnAgeKey, Recipient, read_identities, read_recipient
from bot.backup.backup import ERASURES, Backup, make_backup, ready_folder, save_erasures
from bot.backup.restore import NotBlank, Restored, Target
from bot.backup.restore import restore as restore_backup
from bot.cli.output import out, refusal
from bot.cli.startup import rules_of, run_beside, sound_settings
from bot.config import clock
from bot.startup import Started
from storage.maintenance.dumps import DumpBroken
from storage.retention.erasures import BACKUPS_LIVE

_NO_KEY = "make a pair on another machine with: age-keygen -o mawid.key, and give the public half (age1…)"


def backup(
    to: Annotated[Path, typer.Option(help="The folder; best on another disk.")],
    recipient: Annotated[str | None, typer.Option(help="The public key; or set MAWID_BACKUP_RECIPIENT.")] = None,
    erasures_only: Annotated[
        bool, typer.Option("--erasures-only", help=f"Only who was erased lately, into {ERASURES}: every few minutes.")
    ] = False,
) -> None:
    """Write everything, the keys too, into one file sealed to a public key; remove those older than seven days."""
    settings = sound_settings()
    key = _recipient(recipient or settings.backup_recipient)

    async def do(started: Started) -> Backup:
        if erasures_only:
            return Backup(await save_erasures(started.database, to, key, clock.now()), 0)
        return await make_backup(started.database, settings.keyring, to, key, clock.now())

    try:
        ready_folder(to)
        made = run_beside(settings, do)
    except (AgeFailed, OSError) as error:
        why = str(error) if isinstance(error, AgeFailed) else error.strerror
        raise refusal(f"no backup was made: {why}", "see the folder's rights and the room on its disk") from None
    out.print(f"Made {made.path} ({made.path.stat().st_size / 1e6:.1f} MB). Copy it off this machine.", markup=False)
    if made.anchor:
        out.print("The journal's anchor, for mawid journal verify --since:")
        out.print(made.anchor, markup=False, soft_wrap=True)  # in one piece, however narrow the screen
    if made.removed:
        out.print(f"Removed {made.removed} older than {BACKUPS_LIVE.days} days; remove the copies of them too.")


def restore(
    file: Annotated[Path, typer.Argument(help="The backup.")],
    identity: Annotated[Path, typer.Option(help="The file with the private key. Take it off this machine afterwards.")],
    erased: Annotated[
        list[Path] | None, typer.Option(help=f"The newest {ERASURES}, or a newer backup: they are erased again.")
    ] = None,
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
    try:
        restored = asyncio.run(restore_backup(file, identities, target, erased or ()))
    except (AgeFailed, DumpBroken) as error:
        raise refusal(f"{file}: {error}; nothing was restored", "try the backup before it, or another key") from None
    except NotBlank as error:
        raise refusal(f"{error}; nothing was restored", "name another, or move this one away") from None
    except SQLAlchemyError as error:
        raise refusal(f"the database refused it ({type(error).__name__})", "mawid check says more") from None
    except OSError as error:
        raise refusal(f"{error.filename or file}: {error.strerror}", "see the path and its rights") from None
    _tell(restored)


def _tell(restored: Restored) -> None:
    rows = [f"  {name:<14} {number}" for name, number in sorted(restored.rows.items()) if number]
    lines = [
        f"Restored everything as it was at {restored.made_at:%Y-%m-%d %H:%M:%S} UTC:",
        *rows,
        f"Of these {restored.forgotten} were due to be forgotten since, and are. Nobody is signed in at a desk.",
        f"{restored.erased} who were erased after that time are erased again.",
        "Anybody else who was erased since, or revoked (mawid staff list), is back: do it again. Invitations are void.",
        f"{restored.held_back} broadcasts are held back, as they may have gone out since: an admin sees /broadcasts.",
    ]
    out.print("\n".join(lines), markup=False)
    if restored.journal_wrong is not None:
        out.print(f"! the journal was already wrong at row {restored.journal_wrong}: mawid journal verify")


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
