"""Rows and named constraints, each with a comment on what it prevents.

Every row about a person has a random ``id`` made before the insert: sealed values are bound to it.
"""

from storage.tables.cases import campaigns, case_tallies, cases, ready_batches, ready_serials
from storage.tables.columns import metadata
from storage.tables.counts import counts
from storage.tables.desks import (
    desk_looks,
    desk_sessions,
    invitations,
    journal,
    known_browsers,
    late_forms,
    offline_scans,
    packs,
    pairings,
    signin_codes,
    staff,
)
from storage.tables.messages import chats, deliveries, inbox, web_log
from storage.tables.places import (
    applicants,
    arrivals,
    bookings,
    call_numbers,
    holds,
    service,
    slots,
    station_past,
    stations,
)
from storage.tables.running import broadcasts, closure_notices, closures, erasures, leads, notes, offers, waits

__all__ = [
    "applicants",
    "arrivals",
    "bookings",
    "broadcasts",
    "call_numbers",
    "campaigns",
    "case_tallies",
    "cases",
    "chats",
    "closure_notices",
    "closures",
    "counts",
    "deliveries",
    "desk_looks",
    "desk_sessions",
    "erasures",
    "holds",
    "inbox",
    "invitations",
    "journal",
    "known_browsers",
    "late_forms",
    "leads",
    "metadata",
    "notes",
    "offers",
    "offline_scans",
    "packs",
    "pairings",
    "ready_batches",
    "ready_serials",
    "service",
    "signin_codes",
    "slots",
    "staff",
    "station_past",
    "stations",
    "waits",
    "web_log",
]
