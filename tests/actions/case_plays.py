"""The acts of cases that chat and desk both offer: the number of a first visit, what is ready, and handing over."""

from dataclasses import replace

from bot.domain.booking import Booking
from bot.domain.rules import Rules
from tests.actions.both_ways import Office
from tests.actions.doing import Done, Play, asks, booked, ids, posts, says, seen
from tests.desk.collecting import hands_out, to_collect
from tests.desk.serving import PATIENT

READY, CAMPAIGN = "/desk/admin/ready", "/desk/admin/campaign"
FEW = replace(PATIENT, approval_from=1)
ENTERS = says("boss", "/ready", "٤٧١١-٤٧١٢، ٤٨٠٥", "[rd-sure:enter]")
AT_THE_DESK = posts("boss", READY, do="enter", at="saliheen.collect", serials="4711-4712, 4805")


async def an_office_that_hands_out(office: Office) -> None:
    hands_out(office.desk)
    office.people.context = replace(office.people.context, office=office.desk.office)


async def first_visit(office: Office) -> None:
    await an_office_that_hands_out(office)
    await booked(office)


async def second_visit(office: Office) -> None:
    await an_office_that_hands_out(office)
    found = await to_collect(office.desk, office.browser("clerk"), office.staff("boss"))
    await seen(office, Booking(found.booking_id, found.code, found.slot, "", 0))


async def handed_over(office: Office) -> None:
    await second_visit(office)
    await office.browser("clerk").confirm((await ids(office))["booking"])


async def entered(office: Office) -> None:
    await an_office_that_hands_out(office)
    await AT_THE_DESK(office)


async def last_day_named(office: Office) -> None:
    await an_office_that_hands_out(office)
    await posts("boss", CAMPAIGN, do="close", service="cards", until="31/1")(office)


def sends(path: str, **fields: str) -> Done:
    """What a script of the desk's first page sends for a booking, with more than its id."""

    async def do(office: Office) -> None:
        booking = (await ids(office))["booking"]
        await office.browser("clerk").answer("/desk/confirm", booking=booking, nonce="0" * 32)
        await office.browser("clerk").answer(path, booking=booking, **fields)

    return do


async def hands_to_another(office: Office) -> None:
    booking = (await ids(office))["booking"]
    await office.browser("clerk").answer("/desk/confirm", booking=booking, nonce="0" * 32, by="another")


def steers(do: str, chat: str, who: str = "boss", tells: tuple[str, ...] = (), rules: Rules = PATIENT) -> Play:
    over_chat = says(who, f"[admin:ready-{chat}:{{batch}}]")
    at_the_desk = posts(who, READY, do=do, batch="{batch}")
    return Play(f"ready.{do}", over_chat, at_the_desk, entered, tells, rules)


CASES: dict[str, Play] = {
    "a clerk notes the serial number": Play(
        "cases.note_serial",
        says("clerk", "[desk:confirm:{booking}]", "٤٧١١", "4711"),
        sends("/desk/serial", serial="4711", again="٤٧١١"),
        first_visit,
        ("someone",),
    ),
    "a clerk hands over": Play(
        "arrivals.confirm",
        says("clerk", "[desk:confirm:{booking}]"),
        asks("clerk", "/desk/confirm"),
        second_visit,
        ("?",),
    ),
    "a clerk hands over to somebody else": Play(
        "arrivals.confirm", says("clerk", "[desk:by-another:{booking}]"), hands_to_another, second_visit, ("?",)
    ),
    "a clerk takes a handing over back": Play(
        "arrivals.undo", says("clerk", "[desk:undo:{booking}]"), asks("clerk", "/desk/undo"), handed_over, ("?",)
    ),
    "an admin enters what is ready": Play("ready.enter", ENTERS, AT_THE_DESK, an_office_that_hands_out),
    "an admin enters more than one alone may": Play(
        "ready.enter", ENTERS, AT_THE_DESK, an_office_that_hands_out, ("other",), FEW
    ),
    "an admin undoes it": steers("undo", "undo"),
    "another admin undoes it": steers("undo", "undo", "other", ("boss",)),
    "another admin agrees": steers("approve", "approve", "other", ("boss",), FEW),
    "its maker agrees": steers("approve", "approve", "boss", (), FEW),
    "an admin names the last day": Play(
        "campaigns.close",
        says("boss", "/campaign", "حتى ٣١ كانون الثاني", "[ca-sure:close]"),
        posts("boss", CAMPAIGN, do="close", service="cards", until="31 January"),
        an_office_that_hands_out,
    ),
    "the handing out goes on": Play(
        "campaigns.go_on",
        says("boss", "[admin:campaign-on:cards]"),
        posts("boss", CAMPAIGN, do="go-on", service="cards"),
        last_day_named,
    ),
    "another admin refuses what was entered": steers("undo", "refuse", "other", ("boss",), FEW),
}
