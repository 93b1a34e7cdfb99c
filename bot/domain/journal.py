"""The words of the journal: what was done, and the result. Limits on looking at people are counted on them.

Law: they stand in the rows of databases that are in use, so a word may be added but never changed.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class Action(StrEnum):
    # What shows a person to a member of staff.
    LOOK = "look"
    LOOK_AT = "look-at"
    LOOK_NUMBER = "look-number"
    SHOW_NUMBER = "show-number"
    SLIP = "slip"

    # What else is done at a desk.
    CONFIRM = "confirm"
    UNDO = "undo"
    DOUBT = "doubt"
    DISPUTE = "dispute"
    MOVE = "move"
    PAPERS = "papers"  # were missing: a time to come again; which, no row tells
    CANCEL = "cancel"
    NAME = "name"  # was typed for who had left it to the desk; which, no row tells
    WALK_IN = "walk-in"
    OFFLINE = "offline"
    TICK = "tick"
    SETTLE = "settle"
    CLEAR = "clear"  # an admin gives back a booking that another arrival ended

    # What is done with a case; its own id is never told, which would lead from one visit to the other.
    CASE = "case"
    LOOK_CASE = "look-case"
    HAND_OVER = "hand-over"
    UNDO_HAND_OVER = "undo-hand-over"
    READY = "ready"  # the result, or the id of the entry
    CAMPAIGN = "campaign"
    FORGET_MONTH = "forget-month"  # the result is the month

    # What shows a whole day to a member of staff, by call numbers.
    LIST = "list"
    SHEET = "sheet"
    PACK = "pack"

    # Who may work here.
    SIGNIN = "signin"
    SIGNOUT = "signout"
    SIGNIN_CODE = "signin-code"
    END_SESSION = "end-session"
    INVITE = "invite"
    ENROL = "enrol"
    REVOKE = "revoke"
    CONTAIN = "contain"

    # What somebody without the keys has changed; the result is the table's name.
    MISMATCH = "mismatch"

    # What admins do.
    STATION = "station"
    PAUSE = "pause"
    CLOCK = "clock"
    PAGE = "page"
    BROADCAST = "broadcast"
    CLOSE = "close"
    REOPEN = "reopen"
    KEEP_NOTE = "keep-note"
    DELETE_NOTE = "delete-note"

    # What a closure does to a booking; the result is the closure's id.
    MOVED_BY_CLOSURE = "moved-by-closure"
    OFFERED_BY_CLOSURE = "offered-by-closure"
    LISTED_BY_CLOSURE = "listed-by-closure"


class Result(StrEnum):
    # Of a look, and of what the desk does for who stands there.
    EXPECTED = "expected"
    EXPECTED_ELSEWHERE = "expected-elsewhere"
    ARRIVED = "arrived"
    ALREADY_ARRIVED = "already-arrived"
    WRONG_STATION = "wrong-station"
    WRONG_DAY = "wrong-day"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"
    TOO_MANY_WRONG_CODES = "too-many-wrong-codes"
    TOO_MANY_LOOKS = "too-many-looks"
    SEVERAL = "several"
    DOUBTED = "doubted"
    SHOWN = "shown"
    UNDONE = "undone"
    NOT_UNDOABLE = "not-undoable"
    NOT_STAFF = "not-staff"
    NOT_LOOKED = "not-looked"
    TOO_MANY_DOUBLES = "too-many-doubles"
    CLEARED = "cleared"
    TODAY = "today"
    ALREADY_BOOKED = "already-booked"
    ENDED = "ended"
    MOVED = "moved"
    TAKEN = "taken"
    FULL = "full"
    PRINTED = "printed"
    REGISTERED = "registered"
    DISPUTED = "disputed"

    # Of a case.
    OPENED = "opened"
    ALREADY_OPENED = "already-opened"
    HANDED_OVER = "handed-over"
    TO_ANOTHER = "to-another"
    ALREADY_HANDED_OVER = "already-handed-over"
    RECOVERED = "recovered"

    # Of what happened without a connection.
    RECORDED = "recorded"
    LOOKED = "looked"
    TWICE = "twice"
    ANOTHER_DAY = "another-day"
    ANOTHER_STATION = "another-station"
    UNREADABLE = "unreadable"
    CLOCK = "clock"
    SETTLED = "settled"
    NOTHING = "nothing"

    # Of signing in and out.
    ANSWERED = "answered"
    WRONG_NUMBER = "wrong-number"
    GONE = "gone"
    NEW_BROWSER = "new-browser"
    BY_CODE = "by-code"
    BY_PAIRING = "by-pairing"
    WRONG_CODE = "wrong-code"
    ISSUED = "issued"
    SIGNED_OUT = "signed-out"
    ENDED_BY_ADMIN = "ended-by-admin"
    ENDED_BY_OPERATOR = "ended-by-operator"
    REPLACED = "replaced"
    ONE = "one"
    ALL = "all"
    ALL_OTHERS = "all-others"

    # Of enrolments.
    STATION = "station"
    ADMIN = "admin"
    REVOKED = "revoked"
    ANOTHER = "another"
    OWN = "own"

    # Of the bad day.
    FROZEN = "frozen"
    THAWED = "thawed"
    TOLD = "told"

    # Of what admins change.
    HOURS = "hours"
    PLACES = "places"
    WORDS = "words"
    PAUSED = "paused"
    TEXT = "text"
    RESUMED = "resumed"
    BELIEVED = "believed"
    PAGE_OPEN = "page-open"
    PAGE_STAFF = "page-staff"
    PAGE_CLOSED = "page-closed"
    LINE_ON = "line-on"
    LINE_OFF = "line-off"

    # Of a broadcast.
    DRAFTED = "drafted"
    SENT = "sent"
    FOR_APPROVAL = "for-approval"
    APPROVED = "approved"
    TAKEN_BACK = "taken-back"
    HELD_BACK = "held-back"
    STOPPED = "stopped"
    RETRIED = "retried"
    STARTED = "started"


@dataclass(frozen=True, slots=True)
class Made:
    """Instead of a result: the random id of what was made, a closure; or the name of a table, or that of a recorded
    note with its language."""

    id: str


LOOKS: Final = (Action.LOOK, Action.LOOK_AT, Action.LOOK_NUMBER, Action.SHOW_NUMBER)
"""The looks at a person that limits are counted on."""
DISCLOSURES: Final = (*LOOKS, Action.SLIP)
"""Everything that puts something of a person before a member of staff."""
