"""A folder of tokens: one file a bot, in the order of their names, which say nothing.

Law: what somebody put there by mistake is told without a word of what is in it; a name may be a mistake as well.
"""

import re
from pathlib import Path
from typing import Final

MOST: Final = 4096  # characters of a file; a token has fifty
_PLAIN: Final = re.compile(r"[A-Za-z0-9._-]{1,24}")  # shorter than the secret half of a token


def read_folder(folder: Path) -> tuple[tuple[str, ...], list[str]]:
    """The tokens, and what is wrong with the folder. Hidden files are passed over: they are an editor's, or of whoever
    mounts secrets."""
    tokens: list[str] = []
    wrong: list[str] = []
    try:
        files = sorted(one for one in folder.iterdir() if not one.name.startswith(".") and not one.is_dir())
    except OSError as error:
        return (), [f"cannot be read ({type(error).__name__})"]
    for file in files:
        try:
            with file.open(encoding="utf-8") as opened:
                words = opened.read(MOST).split()
        except (OSError, ValueError) as error:
            wrong.append(f"has {_shown(file)}, which cannot be read ({type(error).__name__})")
            continue
        if len(words) == 1:
            tokens += words
        else:
            wrong.append(f"has {_shown(file)}, which holds {'more than one token' if words else 'nothing'}")
    if not files:
        wrong.append("holds no token")
    return tuple(tokens), wrong


def _shown(file: Path) -> str:
    return f"the file {file.name}" if _PLAIN.fullmatch(file.name) else "a file with an odd name"
