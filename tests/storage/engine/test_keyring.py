"""What a stolen file tells: nothing, not by lengths, not by moving values about, not by what is printed."""

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Column

from storage.engine.keyring import (
    KeyMissing,
    Keyring,
    NotOurs,
    change_keyring,
    load_keyring,
    new_keyring,
    save_keyring,
    with_new_key,
)
from storage.engine.month_keys import make_month_key
from storage.tables import applicants, bookings, staff
from tests.builders import KEYRING

NAME, PHONE = applicants.c.name, applicants.c.phone


@pytest.mark.parametrize("text", ["", "Amina Haddad", "فاطمة الحلبي", "\x80\x00", "x" * 31, "x" * 32, "x" * 5000])
def test_what_was_sealed_opens_in_its_place(text: str) -> None:
    sealed = KEYRING.seal(NAME, "row", text)
    assert KEYRING.open(NAME, "row", sealed) == text
    assert KEYRING.open(NAME, "row", memoryview(sealed)) == text  # type: ignore[arg-type]  # as a driver may give it


def test_the_same_text_never_looks_the_same() -> None:
    assert KEYRING.seal(NAME, "row", "Amina") != KEYRING.seal(NAME, "row", "Amina")


@pytest.mark.parametrize(
    ("column", "row"),
    [(NAME, "another row"), (PHONE, "row"), (bookings.c.code, "row")],
    ids=["another row", "another column", "another table"],
)
def test_what_was_moved_does_not_open(column: Column[Any], row: str) -> None:
    sealed = KEYRING.seal(NAME, "row", "Amina Haddad")
    with pytest.raises(NotOurs) as refused:
        KEYRING.open(column, row, sealed)
    assert "Amina" not in str(refused.value)


def test_the_same_column_of_another_table_is_another_place() -> None:
    with pytest.raises(NotOurs):
        KEYRING.open(staff.c.name, "row", KEYRING.seal(NAME, "row", "Amina"))


def test_another_keyring_does_not_open_it() -> None:
    with pytest.raises(NotOurs):
        new_keyring().open(NAME, "row", KEYRING.seal(NAME, "row", "Amina"))


def test_any_changed_byte_is_found() -> None:
    sealed = KEYRING.seal(NAME, "row", "Amina")
    for place in range(2, len(sealed)):  # the two before name the key
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(NotOurs):
            KEYRING.open(NAME, "row", bytes(changed))


def test_a_column_that_somebody_emptied_is_not_ours() -> None:
    with pytest.raises(NotOurs):
        KEYRING.open(NAME, "row", None)


def test_a_key_that_is_not_in_the_keyring_is_said_by_its_id() -> None:
    newer = with_new_key(KEYRING)
    with pytest.raises(KeyMissing, match="'2'"):
        KEYRING.open(NAME, "row", newer.seal(NAME, "row", "Amina"))
    with pytest.raises(KeyMissing):
        KEYRING.open(NAME, "row", b"")


def test_lengths_do_not_tell() -> None:
    document = applicants.c.document
    words = ("passport", "none", "", "family_booklet", "national_id")
    assert len({len(KEYRING.seal(document, "row", word)) for word in words}) == 1
    numbers = ("", "01234567890", "N1234567")
    assert len({len(KEYRING.seal(applicants.c.document_number, "row", number)) for number in numbers}) == 1


def test_a_new_key_seals_from_now_on_and_the_old_values_stay_readable() -> None:
    old = KEYRING.seal(NAME, "row", "Amina")
    newer = with_new_key(KEYRING)
    assert newer.open(NAME, "row", old) == "Amina"
    assert newer.seal(NAME, "row", "Amina")[: 1 + len(newer.primary)] == b"\x01" + newer.primary.encode()
    assert newer.primary != KEYRING.primary
    assert newer.index("address", "console", "someone") == KEYRING.index("address", "console", "someone")
    assert with_new_key(newer).primary not in newer.keys


def test_a_blind_index_is_of_its_purpose_keyring_and_parts() -> None:
    index = KEYRING.index("address", "console", "someone")
    assert index == KEYRING.index("address", "console", "someone")
    others = [
        KEYRING.index("person", "console", "someone"),
        KEYRING.index("address", "telegram", "someone"),
        KEYRING.index("address", "consoles", "omeone"),
        new_keyring().index("address", "console", "someone"),
    ]
    assert index not in others


def test_a_saved_keyring_is_its_owners_alone_and_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "keyring.json"
    keyring = with_new_key(new_keyring())
    save_keyring(keyring, path)
    assert path.stat().st_mode & 0o777 == 0o600
    assert load_keyring(path) == keyring
    assert [each.name for each in path.parent.iterdir()] == ["keyring.json"]


def test_a_keyring_is_not_replaced_by_accident(tmp_path: Path) -> None:
    path = tmp_path / "keyring.json"
    keyring = new_keyring()
    save_keyring(keyring, path)
    with pytest.raises(FileExistsError):
        save_keyring(new_keyring(), path)
    assert load_keyring(path) == keyring
    newer = with_new_key(keyring)
    save_keyring(newer, path, replace=True)
    assert load_keyring(path) == newer
    assert path.stat().st_mode & 0o777 == 0o600


def test_a_save_that_fails_leaves_the_old_keyring_whole(tmp_path: Path) -> None:
    path = tmp_path / "keyring.json"
    keyring = new_keyring()
    save_keyring(keyring, path)
    broken = Keyring("1", {"1": "no bytes"}, b"i" * 32, b"j" * 32)  # type: ignore[dict-item]
    with pytest.raises(TypeError):
        save_keyring(broken, path, replace=True)
    assert load_keyring(path) == keyring


def test_what_a_crash_left_half_written_does_not_stand_in_the_way_and_goes(tmp_path: Path) -> None:
    path = tmp_path / "keyring.json"
    half = tmp_path / f"keyring.json.{'0f' * 8}.new"
    half.write_text('{"primary"')
    keyring = new_keyring()
    save_keyring(keyring, path)
    assert load_keyring(path) == keyring
    change_keyring(path, with_new_key)
    assert [each.name for each in tmp_path.iterdir()] == ["keyring.json"]


@pytest.mark.parametrize("change", ["a key is added", "a month begins", "the first one is made"])
def test_where_a_link_leads_the_file_is_changed_and_the_link_stays(tmp_path: Path, change: str) -> None:
    """Else the copy that is kept elsewhere would lack keys in use, and the one beside the database have all."""
    (tmp_path / "safe").mkdir()
    (tmp_path / "var").mkdir()
    place, link = tmp_path / "safe" / "real.json", tmp_path / "var" / "keyring.json"
    link.symlink_to(Path("..", "safe", "real.json"))
    if change == "the first one is made":
        save_keyring(new_keyring(), link)
    else:
        save_keyring(new_keyring(), place)
        (tmp_path / "safe" / f"real.json.{'0f' * 8}.new").write_text("half")
    if change == "a key is added":
        assert list(change_keyring(link, with_new_key).keys) == ["1", "2"]
    elif change == "a month begins":
        make_month_key(load_keyring(link), "2026-12")
    assert link.is_symlink()
    assert load_keyring(place) == load_keyring(link)
    assert len(load_keyring(place).keys) == (1 if change == "the first one is made" else 2)
    assert {each.name for each in tmp_path.glob("*/*")} == {"real.json", "keyring.json"}
    assert place.stat().st_mode & 0o777 == 0o600


FIRST_STARTS = """
import multiprocessing, sys
from contextlib import suppress
from pathlib import Path
from storage.engine.keyring import load_keyring, new_keyring, save_keyring

def start(path, barrier, told):
    made = new_keyring()
    barrier.wait()
    with suppress(FileExistsError):
        save_keyring(made, path)
    told.put(load_keyring(path).index("x"))

fork = multiprocessing.get_context("fork")
for number in range(50):
    path, barrier, told = Path(sys.argv[1], str(number), "keyring.json"), fork.Barrier(2), fork.Queue()
    both = [fork.Process(target=start, args=(path, barrier, told)) for _ in range(2)]
    for each in both:
        each.start()
    keys = {told.get(timeout=20) for _ in both}
    for each in both:
        each.join()
    assert keys == {load_keyring(path).index("x")}, "two keys"
    assert [each.name for each in path.parent.iterdir()] == ["keyring.json"]
"""


def test_two_first_starts_at_once_have_one_key(tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", FIRST_STARTS, str(tmp_path)], check=True, timeout=120)


def test_a_file_that_is_gone_or_anothers_is_told_and_the_keys_stay(tmp_path: Path) -> None:
    path, away = tmp_path / "keyring.json", tmp_path / "away.json"
    save_keyring(new_keyring(), path)
    keyring = load_keyring(path)
    ours = keyring.index("x")

    def looked() -> str | None:
        keyring.follow()
        return keyring.lost

    assert looked() is None
    path.rename(away)
    assert looked() == "gone"
    save_keyring(new_keyring(), path)
    assert [looked(), looked()] == ["another", "another"]
    path.rename(tmp_path / "theirs.json")
    assert looked() == "gone"
    (tmp_path / "theirs.json").rename(path)
    assert looked() == "another"
    path.write_text("{")
    assert looked() == "unreadable"
    assert keyring.index("x") == ours
    away.replace(path)
    assert looked() is None
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"primary": "1", "keys": {}, "index": "", "journal": ""}'])
def test_a_file_that_is_no_keyring_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "keyring.json"
    path.write_text(text)
    with pytest.raises(ValueError, match="is not a keyring"):
        load_keyring(path)
    with pytest.raises(FileNotFoundError):
        load_keyring(tmp_path / "nowhere.json")


def test_nothing_secret_is_printed_with_a_keyring() -> None:
    keyring = new_keyring()
    keyring.seal(NAME, "row", "Amina")
    assert repr(keyring) == str(keyring) == "Keyring(primary='1')"
