"""Keys of age as people have them."""

from pathlib import Path

import pyrage  # type: ignore[import-untyped]  # it has no stubs
import pytest

from bot.backup.age import NotAnAgeKey, read_identities, read_recipient


@pytest.mark.parametrize("text", ["", "age1", "AGE-SECRET-KEY-1ABC", "age1" + "q" * 58])
def test_what_is_no_public_key_is_refused_and_not_repeated(text: str) -> None:
    with pytest.raises(NotAnAgeKey) as refused:
        read_recipient(text)
    assert not text or text not in str(refused.value) or text == "age1"


def test_a_key_file_of_age_keygen_is_read_with_its_comments(tmp_path: Path) -> None:
    one, path = pyrage.x25519.Identity.generate(), tmp_path / "mawid.key"
    path.write_text(f"# created: 2026-12-07\n# public key: {one.to_public()}\n{one}\n")
    assert [str(identity) for identity in read_identities(path)] == [str(one)]
    for wrong in ("", "# nothing\n", str(one.to_public()), f"{one}\nsomething"):
        path.write_text(wrong)
        with pytest.raises(NotAnAgeKey):
            read_identities(path)
