"""Whoever adds a language is told of every file that names one."""

import re
from pathlib import Path

from bot.domain.languages import LOCALES

ROOT = Path(__file__).parents[2]
ANY = "|".join(LOCALES)
NAMED = re.compile(rf"""(["'])({ANY})\1|\w\.({ANY})\b""")


def listed() -> tuple[str, ...]:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    section = text.partition("\n### A language\n")[2].partition("\n### ")[0]
    return tuple(re.findall(r"`((?:bot|storage)/[^`]+)`", section))


def names_one(path: Path) -> bool:
    return NAMED.search(path.read_text(encoding="utf-8")) is not None


def test_each_file_that_names_a_language_is_listed() -> None:
    files = [
        path.relative_to(ROOT).as_posix()
        for folder in ("bot", "storage")
        for kind in ("py", "js", "html")
        for path in (ROOT / folder).rglob(f"*.{kind}")
        if names_one(path)
    ]
    assert len(files) > 40, "they are not read"
    folders = tuple(one for one in listed() if one.endswith("/"))
    assert [file for file in files if file not in listed() and not file.startswith(folders)] == []
