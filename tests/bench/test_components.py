"""Names by which `make profile` tells parts of the program apart: a renamed one would be counted for its callers."""

from pathlib import Path

import aiosqlite.core

from tests.bench.components import _FUNCTIONS, _PARTS, WAITING, component

ROOT = Path(__file__).parents[2]
FILES = [
    *ROOT.joinpath("bot").rglob("*.py"),
    *ROOT.joinpath("storage").rglob("*.py"),
    *Path(__file__).parent.glob("*.py"),
]
OURS = ("/bot/", "/storage/", "/engine/", "/rendering/", "/tables/")


def test_each_function_and_folder_of_ours_that_is_named_is_there() -> None:
    sources = {str(path): path.read_text("utf-8") for path in FILES}
    gone = []
    for file, name in _FUNCTIONS:
        written = f"def {name.rpartition('.')[2]}("
        if not any(path.endswith(file) and written in text for path, text in sources.items()):
            gone.append(f"{file} {name}")
    parts = [part for part, _ in _PARTS if part.startswith(OURS)]
    gone += [part for part in parts if not any(part in path for path in sources)]
    assert (gone, len(parts) > 10) == ([], True)
    assert ("core.py", aiosqlite.core._connection_worker_thread.__qualname__) in WAITING


def test_the_innermost_part_counts() -> None:
    assert component("/x/site-packages/sqlalchemy/engine/base.py", "Connection.execute") == "SQLAlchemy"
    assert component("/x/tests/bench/sampled.py", "Connection.execute") == "begin and commit"
    assert component("/usr/lib/python3.11/re/__init__.py", "compile") is None
