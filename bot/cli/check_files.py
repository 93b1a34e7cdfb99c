"""What ``mawid check`` says of files: of a running bot whose files were taken away, that it alone still has what was in
them; of what a restore that was killed has left; and of folders in which others can put files in the place of ours."""

import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.cli.running import Claimed, find_claim
from bot.config.problems import Problem
from bot.config.settings import Settings
from storage.engine.files_in_use import name_of
from storage.engine.whole_files import find_drafts, real_place

_STAYS: Final = "the running bot has the keys in its memory alone: do not stop it, put the right key file back first"


def lost_files(settings: Settings, foreign: bool) -> Iterator[Problem]:
    """``foreign``: the key file is another database's."""
    path, key_file = settings.sqlite_path, settings.keyring
    claim = find_claim(path) if path else None
    runs = claim is not None and claim.does == "runs"
    if path and claim and claim.file and claim.file != name_of(path):
        hint = "do not stop that bot: what it wrote since is lost then. Keep a copy: /proc/PID/fd of its process has it"
        yield Problem(f"{path.absolute()} is not the file that the running bot has open ({claim.told})", hint)
    if foreign:
        hint = _STAYS if runs else "put the right key file back: nothing can be read with another one"
        yield Problem(f"{key_file} is not the key file of this database", hint)
    if runs and not key_file.exists():
        yield Problem(f"there is no key file {key_file} beside a running bot", _STAYS)
    yield from _left_drafts(path, claim)


def _left_drafts(path: Path | None, claim: Claimed | None) -> Iterator[Problem]:
    """Not of a restore that is at work."""
    if path and not (claim and claim.does == "restores"):
        for draft in find_drafts(path):
            what = f"{draft.absolute()} was left by a restore that was stopped, with rows that no erasure reaches"
            yield Problem(what, "the next start of mawid run removes it, or remove it yourself")


def open_folders(settings: Settings) -> Iterator[Problem]:
    """Those with the database or the key file, and those above."""
    named = [path.absolute() for path in (settings.sqlite_path, settings.keyring) if path]
    places = [*named, *map(real_place, named)]
    direct = {place.parent for place in places}
    for folder in sorted({folder for place in places for folder in place.parents if folder.is_dir()}):
        mode = folder.stat().st_mode
        hint = f"chmod go-w {folder}: they can put files of their own in the place of the database or the key file"
        if mode & stat.S_IWOTH and (folder in direct or not mode & stat.S_ISVTX):  # as /tmp: nobody moves another's
            yield Problem(f"everybody on this machine can write to {folder}", hint)
        elif mode & stat.S_IWGRP and folder in direct:
            yield Problem(f"whoever is in its group can write to {folder}", hint, stops=False)
