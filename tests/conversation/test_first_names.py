"""First names of Aleppo, each with all of its name: also those that are spelled as some common word is."""

import re
from pathlib import Path

from bot.conversation.core.views import WholeName
from bot.conversation.reading.text.folding import fold_name
from tests.conversation.talk import BEGINNING, Talk

WRITTEN = (Path(__file__).parent / "first_names.txt").read_text(encoding="utf-8").splitlines()
NAMES = [word.replace("_", " ") for line in WRITTEN if not line.startswith("#") for word in line.split()]
LIKE_WORDS = (
    *(
        "منى",
        "مُنى",
        "مني",
        "لبنى",
        "آية",
        "أبي",
        "أُبي",
        "عائشة",
        "عايشة",
        "فاتح",
        "متى",
        "لانا",
        "براء",
        "بهاء",
        "ولاء",
    ),
    *("أمل", "هدى", "نهى", "ندى", "سما", "هنا", "جاد", "ليلى", "يارا", "شام", "رجاء", "دعاء", "وعد", "عهد", "وفا"),
    *("سلام", "نور", "صبح", "ضحى", "سحر", "فجر", "عيد", "شهيد", "حسيب", "كفاح", "نضال", "هنا", "صباح", "ليل", "بيان"),
)
WHOLE = ("{} أحمد الشامي", "{} عبد الله الشامي", "سمر {} الشامي", "سمر أحمد {}", "{} الشامي")
WHOLE_LATIN = ("{} Ahmad Shami", "Samar {} Shami", "Samar Ahmad {}", "{} Shami")
BEFORE = ("", "اسمي ", "انا ")
BEFORE_LATIN = ("", "my name is ", "i am ", "ana ")


def test_every_first_name_is_taken_or_asked_about_with_all_of_its_name() -> None:
    at_name = Talk().hear(*BEGINNING).conversation
    assert len(NAMES) > 1000
    cut = [
        (said, got)
        for name in NAMES
        for said, whole in _said(name)
        if fold_name(got := _got(Talk(conversation=at_name).hear(said))) != fold_name(whole)
    ]
    assert cut == []


def _said(name: str) -> list[tuple[str, str]]:
    """What is said, and the name in it: first, or one of the other ways in turn, and for some names all of them."""
    latin = not re.search("[ء-ي]", name)
    shapes, before = (WHOLE_LATIN, BEFORE_LATIN) if latin else (WHOLE, BEFORE)
    ways = [(f"{lead}{shape.format(name)}", shape.format(name)) for shape in shapes for lead in before]
    at = NAMES.index(name)
    return ways if name in LIKE_WORDS else [ways[at % len(ways)] if at % 2 else ways[0]]


def _got(talk: Talk) -> str:
    """The name that is taken; else that which is asked about, or that can be kept as it was typed."""
    view = talk.conversation.view
    asked = view.name if isinstance(view, WholeName) else ""
    return talk.conversation.answers.get("name", asked)
