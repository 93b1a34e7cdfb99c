"""How tall lines are. Arabic has marks above its letters and tails below: set close, those of two lines touch."""

import re
from pathlib import Path

BOT = Path(__file__).parents[2] / "bot"
LEAST = 1.45
WITHOUT_LETTERS = {  # digits and signs alone
    *(".digits", ".call", ".code code", ".paper li", "#pairing-digits", "#pairing-number", "#pad-text", "#answer kbd"),
    *("#answer .sign", ".state .icon", ".steps > li::before", ".back a::before"),
}
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
HEIGHT = re.compile(r"(?:line-height:\s*|font:[^;/]*/)([\d.]+)")


def test_lines_that_may_be_arabic_have_room_for_its_marks_and_tails() -> None:
    text = "\n".join(path.read_text("utf-8") for path in sorted(BOT.rglob("*.css")))
    rules = RULE.findall(re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL))
    heights = [(rule.strip(), float(found[1])) for rule, said in rules for found in HEIGHT.finditer(said)]
    assert {rule for rule, _ in heights} >= WITHOUT_LETTERS
    assert [each for each in heights if each[1] < LEAST and each[0] not in WITHOUT_LETTERS] == []
