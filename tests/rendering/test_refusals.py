"""Every refusal says what to do next, in both languages, to applicants, staff and admins."""

import re
from collections.abc import Iterator
from functools import cache

import pytest
from fluent.syntax import FluentParser
from fluent.syntax import ast as ftl

from bot.domain.languages import LOCALES
from bot.rendering.catalogue import files
from tests.rendering.test_catalogues import HOLE, readings

REFUSES = re.compile(
    r"(?:name|birth|document-number|national-id|passport)-(?!whole|keep|skip|day|number$)[a-z-]+"
    r"|fault-(?!title|back|to-chat)[a-z-]+|unread-[a-z-]+|pairing-(?:wrong|gone|none-of-these)"
    r"|answer-(?:unknown|not-a-code|number-part|look-first|frozen|too-many-doubles|several|not-undoable|taken|gone)-hint"
    r"|answer-(?:not-undoable-newer|wait-until|other-ways|already-not-me|not-a-code-digit)|conflicts-(?:unfit|form|twice|unknown|clock)-hint"
    r"|desk-page-(?:refused-[a-z-]+-lines|camera-(?:refused|insecure|none|alone)|no-script|too-old|unfetched|no-times)"
    r"|desk-page-(?:pairing-lapsed|code-invalid|frozen|not-kept-lines|needs-line-lines|not-a-code(?:-digit)?-lines)"
    r"|desk-page-off-(?:not-in-pack|no-pack|doubted|other-time)-lines|sheet-not-yet"
    r"|sheet-result-(?:another-day|another-station|unknown|unreadable|clock)"
    r"|broadcast-page-(?:why-(?:gone|late|nobody|no-text|not-yours|too-long)|nobody-left)|pause-too-long|admin-note-gone"
    r"|admin-(?:no-arabic|no-english|text-too-long|moment-unread|moment-past|span-unread|places-wrong|reopen-gone)"
    r"|command-unknown|something-went-wrong|invitation-(?:invalid|not-here|for-another)|slot-full|no-booking"
)
OF_THE_MISREADS = "misread"
NEXT = {
    "en": re.compile(
        r"\b(?:please|write|type|scan|ask|open|take|compare|choose|sign in|go back|wait|check|enter|begin|come closer"
        r"|send|tell|allow|use|look|go on|try|make|turn|we need|here are|leave|confirm|see|give|only"
        r"|a colleague)\b|example|/\w+",
        re.IGNORECASE,
    ),
    "ar": re.compile(
        r"[يت]ُ?رجى|يمكن|ممكن|[يت]لزم|مثال|/\w|للمساعدة|للحجز|هذه أوقات|بالحروف|ما اليوم|ما هو"
        r"|(?<!\w)و?[يت]ُ(?:كتب|قرأ|قارن|فتح|سأل|طلب|راجع|سجَّل|دخل|رسل|بحث|عطى|ستخرج|ضبط|قرَّب)"
        r"|(?<!\w)[يت]ؤخذ|(?:البدء|المتابعة|التأكيد|الانتظار|وللإغلاق|عند زميل)(?!\w)"
    ),
}


@cache
def refusals(locale: str) -> tuple[tuple[str, ftl.Pattern], ...]:
    return tuple(
        (entry.id.name, entry.value)
        for path in files(locale)
        for entry in FluentParser().parse(path.read_text(encoding="utf-8")).body
        if isinstance(entry, ftl.Message)
        and entry.value
        and (path.stem == OF_THE_MISREADS or REFUSES.fullmatch(entry.id.name))
    )


def without_a_way(locale: str) -> Iterator[str]:
    for key, pattern in refusals(locale):
        for reading in readings(pattern):
            if not NEXT[locale].search(reading.replace(HOLE, "…")):
                yield f"{key}: {reading}"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_refusal_says_what_to_do_next(locale: str) -> None:
    assert list(without_a_way(locale)) == []
    assert len(refusals(locale)) > 80
