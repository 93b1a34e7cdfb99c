"""Each act that chat and desk both offer, as it is done over either."""

from bot.desk.admin.clock import PATH as CLOCK
from bot.domain.rules import Rules
from tests.actions.case_plays import CASES
from tests.actions.doing import (
    DOUBT,
    FEW,
    PAUSE,
    PEOPLE,
    SHUT,
    TEXTS,
    Done,
    Play,
    agreed,
    asks,
    booked,
    booked_elsewhere,
    clock_in_doubt,
    closed,
    confirmed,
    drafted,
    drafted_at_night,
    invited,
    nothing,
    only_one_admin,
    paused,
    posts,
    running,
    says,
    sent,
    service_paused,
    some_failed,
    some_unknown,
)
from tests.desk.broadcasts import CLOSURES, FORM, NEW
from tests.desk.serving import PATIENT


def steers(
    do: str, before: Done = nothing, who: str = "boss", tells: tuple[str, ...] = (), rules: Rules = PATIENT
) -> Play:
    """The button of that name, below a broadcast in the chat and on its page."""
    act = do.replace("-", "_")
    chat = says(who, f"[admin:{'stop-yes' if do == 'stop' else do}:{{broadcast}}]")
    desk = posts(who, "/desk/admin/broadcasts/{broadcast}", do=do)
    return Play(f"broadcasts.{act}", chat, desk, before, tells, rules)


WHOLE_DAY = ("/close", "[cl-at:saliheen]", "[cl-at:done]", "[cl-span:today]")
OF_BROADCAST = "/desk/admin/broadcasts/{broadcast}"
PLAYS: dict[str, Play] = {
    "a clerk confirms": Play(
        "arrivals.confirm",
        says("clerk", "[desk:confirm:{booking}]"),
        asks("clerk", "/desk/confirm"),
        booked,
        tells=("someone",),
    ),
    "a clerk confirms twice": Play(
        "arrivals.confirm", says("clerk", "[desk:confirm:{booking}]"), asks("clerk", "/desk/confirm"), confirmed
    ),
    "a clerk confirms at another station": Play(
        "arrivals.confirm", says("clerk", "[desk:confirm:{booking}]"), asks("clerk", "/desk/confirm"), booked_elsewhere
    ),
    "a clerk says that it is somebody else": Play(
        "arrivals.doubt", says("clerk", "[desk:leave:{booking}]"), asks("clerk", "/desk/doubt"), booked
    ),
    "a clerk takes an arrival back": Play(
        "arrivals.undo", says("clerk", "[desk:undo:{booking}]"), asks("clerk", "/desk/undo"), confirmed, ("someone",)
    ),
    "a text is drafted": Play("broadcasts.draft", says("boss", *TEXTS), posts("boss", NEW, **FORM), agreed),
    "a draft is sent": Play("broadcasts.send", says("boss", "send"), posts("boss", OF_BROADCAST, do="send"), drafted),
    "a draft is sent to so many that another admin must approve": Play(
        "broadcasts.send",
        says("boss", "send"),
        posts("boss", OF_BROADCAST, do="send"),
        drafted,
        ("other",),
        FEW,
    ),
    "an ordinary one would go out at night": Play(
        "broadcasts.send", says("boss", "send"), posts("boss", OF_BROADCAST, do="send"), drafted_at_night
    ),
    "it waits for the morning": Play(
        "broadcasts.send_in_the_morning",
        says("boss", "send", "in the morning"),
        posts("boss", OF_BROADCAST, do="send-in-the-morning"),
        drafted_at_night,
    ),
    "it goes out at night all the same": Play(
        "broadcasts.send_at_night",
        says("boss", "send", "at night"),
        posts("boss", OF_BROADCAST, do="send-at-night"),
        drafted_at_night,
    ),
    "another admin approves": steers("approve", sent, "other", ("boss",), FEW),
    "its maker approves": steers("approve", sent, "boss", (), FEW),
    "another admin refuses": steers("refuse", sent, "other", ("boss",), FEW),
    "refused when it was not asked": steers("refuse", sent, "other"),
    "its maker takes it back from the other admin": steers("take-back", sent, "boss", (), FEW),
    "another admin takes back what waits for them": steers("take-back", sent, "other", ("boss",), FEW),
    "it is taken back before its time": steers("take-back", sent),
    "a draft is thrown away": Play(
        "broadcasts.discard", says("boss", "[bc-preview:discard]"), posts("boss", OF_BROADCAST, do="discard"), drafted
    ),
    "it is paused": steers("pause", running),
    "it is paused before it goes out": steers("pause", sent),
    "it goes on": steers("resume", paused),
    "it is stopped": steers("stop", running),
    "it is stopped by another admin": steers("stop", running, "other"),
    "what failed is tried again": steers("retry", some_failed),
    "nothing failed": steers("retry", running),
    "what may have arrived is tried again": steers("retry-unknown", some_unknown),
    "nothing is in doubt": steers("retry-unknown", some_failed),
    "a station is shut": Play(
        "closures.close",
        says("boss", *WHOLE_DAY, "[cl-how:shut]", "[cl-plan:close:9.9.9]"),
        posts("boss", CLOSURES, do="close", shown="9.9.9", **SHUT),
        booked,
    ),
    "a station has fewer places": Play(
        "closures.close",
        says("boss", *WHOLE_DAY, "[cl-how:fewer:8]", "[cl-plan:close:9.9.9]"),
        posts("boss", CLOSURES, do="close", shown="9.9.9", **{**SHUT, "how": "fewer", "places": "8"}),
        booked,
    ),
    "a station is opened again": Play(
        "closures.reopen",
        says("boss", "[admin:reopen-yes:{closure}]"),
        posts("boss", CLOSURES, do="reopen", closure="{closure}"),
        closed,
        ("someone",),
    ),
    "staff are invited": Play(
        "staff.invite",
        says("boss", "[admin:invite]", "[in-role:shahba]", "Counter 2"),
        posts("boss", PEOPLE, do="invite", name="Counter 2", role="station", place="shahba"),
    ),
    "an admin is invited": Play(
        "staff.invite",
        says("boss", "[admin:invite]", "[in-role:role:admin]", "Deputy"),
        posts("boss", PEOPLE, do="invite", name="Deputy", role="admin"),
    ),
    "an invitation is cancelled": Play(
        "staff.cancel_invitation",
        says("boss", "[admin:uninvite:{invitation}]"),
        posts("boss", PEOPLE, do="cancel", which="{invitation}"),
        invited,
    ),
    "a clerk is let go": Play(
        "staff.revoke",
        says("boss", "[admin:revoke-yes:{clerk}]"),
        posts("boss", PEOPLE, do="revoke", which="{clerk}"),
        tells=("clerk",),
    ),
    "an admin is let go, and open invitations with them": Play(
        "staff.revoke",
        says("boss", "[admin:revoke-yes:{other}]"),
        posts("boss", PEOPLE, do="revoke", which="{other}"),
        invited,
        ("other",),
    ),
    "an admin is let go whose notice waits for its time": Play(
        "staff.revoke",
        says("other", "[admin:revoke-yes:{boss}]"),
        posts("other", PEOPLE, do="revoke", which="{boss}"),
        sent,
        ("boss", "other"),
    ),
    "an admin lets themselves go": Play(
        "staff.revoke",
        says("boss", "[admin:revoke-yes:{boss}]"),
        posts("boss", PEOPLE, do="revoke", which="{boss}"),
        tells=("other",),
    ),
    "the last admin stays": Play(
        "staff.revoke",
        says("boss", "[admin:revoke-yes:{boss}]"),
        posts("boss", PEOPLE, do="revoke", which="{boss}"),
        only_one_admin,
    ),
    "an admin says that the clock is right": Play(
        "clock.believe_clock",
        says("boss", "/clock", f"[admin:clock-right:{DOUBT.id}]"),
        posts("boss", CLOCK, doubt=DOUBT.id),
        clock_in_doubt,
    ),
    "an admin says so of a doubt that is over": Play(
        "clock.believe_clock",
        says("boss", "[admin:clock-right:far-1]"),
        posts("boss", CLOCK, doubt="far-1"),
        clock_in_doubt,
    ),
    "an admin ends a clerk's session": Play(
        "signing_in.end_session",
        says("boss", "[session:end:{session}]"),
        posts("boss", "/desk/sessions", session="{session}"),
    ),
    "the service is paused": Play(
        "pause.pause_service",
        says("boss", "/pause", "توقفنا اليوم", "We are shut today", "[pa-sure:pause]"),
        posts("boss", PAUSE, do="pause", arabic="توقفنا اليوم", english="We are shut today"),
    ),
    "the text of the pause is another": Play(
        "pause.pause_service",
        says("boss", "[admin:pause-text]", "توقفنا اليوم", "[pa-english:only]", "[pa-sure:pause]"),
        posts("boss", PAUSE, do="pause", arabic="توقفنا اليوم", english=""),
        service_paused,
    ),
    "the service goes on": Play(
        "pause.resume_service",
        says("boss", "[admin:resume-service]"),
        posts("boss", PAUSE, do="resume"),
        service_paused,
    ),
    "the chat page is left to staff": Play(
        "pause.use_page",
        says("boss", "/page", "[admin:page:staff]"),
        posts("boss", PAUSE, do="staff"),
    ),
    **CASES,
}
