"""Whoever has the public key can seal anything; and a release may have written what no other understands."""

import io
import json
import tarfile
from collections.abc import Callable
from typing import Any

import pyrage  # type: ignore[import-untyped]  # it has no stubs
import pytest

from bot.backup.lists import ListBroken, read_lists
from bot.backup.restore import Target, restore
from storage.maintenance.dumps import DumpBroken
from tests.backup.machines import Machine
from tests.backup.test_refusals import nothing_was_made
from tests.builders import a_chat

Change = Callable[[bytes], bytes]


def put(name: str, value: Any) -> Change:
    return lambda content: json.dumps({**json.loads(content), name: value}).encode()


def with_value(column: str, value: Any) -> Change:
    """In the first row."""

    def change(content: bytes) -> bytes:
        names, row, *others = map(json.loads, content.splitlines())
        row[names.index(column)] = value
        return "\n".join(map(json.dumps, (names, row, *others))).encode()

    return change


def always(content: bytes) -> Change:
    return lambda _: content


BROKEN: dict[str, tuple[str, Change]] = {
    "a manifest that is too deep": ("manifest.json", always(b"[" * 100_000)),
    "a moment without a zone": ("manifest.json", put("made_at", "2026-12-07T08:00:00")),
    "a moment that no clock shows": ("manifest.json", put("made_at", "0001-01-01T00:00:00+00:00")),
    "a revision that never was": ("manifest.json", put("revision", "0000")),
    "a keyring that is a list": ("keyring.json", always(b"[]")),
    "a key of letters that are none": ("keyring.json", put("keys", {"ي": "AAAA"})),
    "rows without their columns": ("chats/000000.jsonl", always(b"")),
    "columns that are none": ("chats/000000.jsonl", always(b"[[1]]\n[1]")),
    "a text for a number": ("chats/000000.jsonl", with_value("heard_at", "soon")),
    "a number that is too large": ("chats/000000.jsonl", with_value("heard_at", 10**30)),
    "a list for a time": ("chats/000000.jsonl", with_value("heard_at", [])),
    "nothing where something must be": ("chats/000000.jsonl", with_value("channel", None)),
    "an end that is no end": ("end.json", always(b"{}")),
    "an end with no numbers": ("end.json", put("numbers", 5)),
}


def sealed(inside: bytes, machine: Machine, part: str, change: Change) -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=io.BytesIO(inside)) as whole, tarfile.open(fileobj=made, mode="w") as tar:
        names = whole.getnames()
        assert part in names
        for entry in whole:
            content = whole.extractfile(entry)
            text = content.read() if content else b""
            text = change(text) if entry.name == part else text
            entry.size = len(text)
            tar.addfile(entry, io.BytesIO(text))
    found: bytes = pyrage.encrypt(made.getvalue(), [machine.identity.to_public()])
    return found


@pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)  # into SQLite, which keeps anything anywhere
async def test_whatever_is_wrong_inside_is_one_plain_refusal_and_restores_nothing(
    machine: Machine, target: Target
) -> None:
    await machine.database.write(a_chat)
    backup = await machine.backup()
    inside = pyrage.decrypt(backup.path.read_bytes(), [machine.identity])
    for what, (part, change) in BROKEN.items():
        backup.path.write_bytes(sealed(inside, machine, part, change))
        with pytest.raises(DumpBroken) as refused:
            await restore(backup.path, [machine.identity], target)
        assert "soon" not in str(refused.value), what
        await nothing_was_made(target)
    for raw in (b"\0" * 20_000, inside[:300] + b"9" * 300 + inside[600:], inside[: len(inside) // 2]):
        backup.path.write_bytes(pyrage.encrypt(raw, [machine.identity.to_public()]))
        with pytest.raises(DumpBroken):
            await restore(backup.path, [machine.identity], target)


@pytest.mark.parametrize(
    "row",
    [
        '{"a": 1}',
        "[1]",
        '[null, 0, "x", null, null]',
        '["AAAA", "x", "x", null, null]',
        '["AAAA", 1e300, "x", null, 5]',
    ],
)
def test_a_list_of_the_erased_that_holds_something_else_is_refused_by_its_own_name(row: str, tmp_path: Any) -> None:
    identity, made = pyrage.x25519.Identity.generate(), io.BytesIO()
    manifest = {"format": 1, "revision": "0027", "made_at": "2026-12-07T08:00:00+00:00"}
    names = '["address_index", "erased_at", "id", "month", "moment"]'
    with tarfile.open(fileobj=made, mode="w") as tar:
        parts = {"manifest.json": json.dumps(manifest), "erasures/000000.jsonl": f"{names}\n{row}"}
        for name, text in parts.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(text)
            tar.addfile(entry, io.BytesIO(text.encode()))
    file = tmp_path / "list.age"
    file.write_bytes(pyrage.encrypt(made.getvalue(), [identity.to_public()]))
    with pytest.raises(ListBroken) as refused:
        read_lists([file], [identity])
    assert refused.value.file == file
