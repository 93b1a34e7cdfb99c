"""What ``mawid check`` says of a running bot whose files were taken away: it alone still has what was in them."""

from collections.abc import Iterator
from typing import Final

from bot.cli.running import find_claim
from bot.config.problems import Problem
from bot.config.settings import Settings
from storage.engine.files_in_use import name_of

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
