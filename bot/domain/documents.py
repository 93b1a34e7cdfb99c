"""The documents that an applicant may show. Only having none has no number."""

from enum import StrEnum


class DocumentKind(StrEnum):
    NATIONAL_ID = "national_id"
    MILITARY_ID = "military_id"
    PASSPORT = "passport"
    FAMILY_BOOKLET = "family_booklet"
    NONE = "none"
