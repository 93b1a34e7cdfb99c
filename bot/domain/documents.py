"""The documents that an applicant may show. Only having none has no number."""

from collections.abc import Mapping
from enum import StrEnum


class DocumentKind(StrEnum):
    NATIONAL_ID = "national_id"
    MILITARY_ID = "military_id"
    PASSPORT = "passport"
    FAMILY_BOOKLET = "family_booklet"
    OTHER = "other"
    NONE = "none"


SHARED = frozenset({DocumentKind.FAMILY_BOOKLET, DocumentKind.OTHER})
"""Kinds whose number a whole family may share."""


def born_on_tells(answers: Mapping[str, str]) -> bool:
    """Whether a date of birth is needed to tell people of one name apart: without a number, or with one that
    a whole family may share. ``answers``: of an interview, in which ``number`` is "" where nobody knows it."""
    kind = answers.get("document")
    return kind == DocumentKind.NONE or kind in SHARED or answers.get("number") == ""
