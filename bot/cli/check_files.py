"""What ``mawid check`` says of files: of a running bot whose files were taken away, that it alone still has what was in
them; and of what a restore that was killed has left."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.cli.running import Claimed, find_claim
from bot.config.problems import Problem
from bot.config.settings import Settings
from storage.engine.files_in_use import name_of
from storage.engine.whole_files import find_drafts

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
