"""The desk without a connection, in a real browser: nothing is lost by a cut line, a killed browser or a lost answer,
and whoever takes the tablet reads nothing."""

from dataclasses import replace
from pathlib import Path
from random import Random
from statistics import median

import pytest
from playwright.async_api import Browser, expect

from bot.domain.booking import Slot
from bot.domain.code import grouped, new_code
from bot.rendering.text import write
from storage.desk.conflicts import find_conflicts
from tests.builders import an_applicant, local
from tests.desk.browsing import settles
from tests.desk.offline import BARE, HAS_A_NETWORK, NAME, SLOW, Away, answer, number, take_in
from tests.desk.tablet import SHARED, a_tablet
from tests.stories.canaries import sightings

CHANCE = Random(11)
# What a long day has left, sealed as the page seals it and kept at once: to scan each of them proves no more than to
# scan those that come last.
LEFT_BY_THE_DAY = """async (codes) => {
  const { $db: { keep, look }, $sealed_box: { newId, seal }, $clock: { now } } = await SHARED;
  const [desk] = await look(["desk"], (stores) => [stores.desk.get("desk")]);
  const { station, counter, key, of: to } = desk;
  const at = new Date(now()).toISOString();
  const boxes = await Promise.all(codes.map(async (code) => {
    const id = newId();
    return { id, to, box: await seal(key, id, JSON.stringify({ code, doing: "came", station, counter, at })) };
  }));
  await keep(["queue"], ({ queue }) => boxes.map((box) => queue.add(box)));
}""".replace("SHARED", SHARED)
LOST_ANSWER = """async () => {
  const { open, upload } = (await SHARED).$offline;
  const me = await (await fetch("/desk/me")).json();
  const headers = { "Content-Type": "application/json", "X-Form-Token": me.form };
  await open(me);
  const heard = async (path, body) => {
    const answer = await fetch(path, { method: "POST", headers, body: JSON.stringify(body) });
    throw new Error(answer.ok ? "the answer was lost" : answer.status);
  };
  return upload(heard).catch((error) => error.message);
}""".replace("SHARED", SHARED)

# What a page does by the minute it never does: so what is sent was not waiting for that.
NO_MINUTES = """{
  const every = setInterval;
  window.setInterval = (work, span, ...more) => (span < 60_000 ? every(work, span, ...more) : 0);
}"""


async def test_a_hundred_scans_and_a_killed_browser_without_a_line(away_alone: Away) -> None:
    away = away_alone
    people = await away.book(100)
    codes = [person.code for person in people]
    await away.sign_in("clerk")
    await away.line.cut()

    for code in codes[:3]:
        await take_in(away.tablet, code)
    await expect(away.tablet.page.locator("#line[data-state=offline]")).to_be_visible()
    await expect(away.tablet.page.locator("#queue-count")).to_have_text("3")
    taken = await away.tablet.scans(codes[3:60])
    assert {safe for _, safe, _ in taken} == {True}
    await away.tablet.page.keyboard.type(codes[99][:11], delay=150)  # by hand
    await expect(away.tablet.page.locator("#pad-text")).not_to_have_value("")
    await away.tablet.kill9()

    assert sightings([away.tablet.folder], ["saliheen"]), "what is readable would be found"
    canaries = [
        *codes,
        codes[99][:11],
        *map(grouped, codes),
        NAME,
        *map(number, range(100)),
    ]
    assert sightings([away.tablet.folder], canaries) == []

    await away.tablet.start("/desk")
    await expect(away.tablet.page.locator("#scan")).to_be_visible(timeout=SLOW)
    await expect(away.tablet.page.locator("#queue-count")).to_have_text("60")
    await away.tablet.scan(codes[5])
    await expect(answer(away.tablet, "off-already")).to_be_visible(timeout=SLOW)
    taken = await away.tablet.scans(codes[60:])
    assert {safe for _, safe, _ in taken} == {True}
    assert median(took for _, _, took in taken) < 100

    away.desk.clock.forward(hours=2)
    await away.line.restore()
    await away.tablet.open()
    await expect(away.tablet.page.locator("#signing")).to_be_visible(timeout=SLOW)  # the session ended with the browser
    await away.tablet.page.goto(away.tablet.url + BARE)
    await away.carry_session("the next clerk")
    assert await away.tablet.page.evaluate(LOST_ANSWER) == "the answer was lost"
    assert await away.results() == {"recorded": 50}
    assert await away.tablet.call("count") == 101
    await away.tablet.open()
    await expect(away.tablet.page.locator("#queue")).to_be_hidden(timeout=SLOW)

    assert await away.results() == {"recorded": 100, "looked": 1}
    arrivals = await away.arrivals()
    assert {arrival.booking_id for arrival in arrivals} == {person.id for person in people}
    assert {arrival.counter for arrival in arrivals} == {3}
    for arrival in arrivals:
        assert local(7, 10) <= arrival.at < local(7, 11)
        assert arrival.recorded_at == local(7, 12)


async def test_what_is_taken_back_is_what_was_confirmed_last_here_with_or_without_a_line(away: Away) -> None:
    """Never the one before: from the tablet while it waits there, and afterwards by scanning its code again."""
    with_a_line, without, sent = await away.book(3)
    await away.sign_in("clerk")
    page = away.tablet.page
    undo, gone, tally = page.locator("#undo-last"), page.locator("#undo-gone"), page.locator("#tally")
    await away.tablet.scan(with_a_line.code)
    await expect(page.locator("#answer [data-action=confirm]")).to_be_visible(timeout=SLOW)
    await settles(page)
    await page.locator("#answer [data-action=confirm]").click()
    await expect(answer(away.tablet, "arrived")).to_be_visible(timeout=SLOW)
    await page.keyboard.press("Escape")
    await expect(undo).to_contain_text(with_a_line.call_number)

    await away.line.cut()
    await take_in(away.tablet, without.code)
    await page.keyboard.press("Escape")
    await expect(undo).to_contain_text(without.call_number)
    await expect(tally).to_contain_text("2")
    await settles(page)
    await undo.click()
    await expect(answer(away.tablet, "off-undone")).to_be_visible(timeout=SLOW)
    await expect(undo).to_be_hidden()
    await expect(tally).to_contain_text("1")
    assert (await away.tablet.kept())["came"] == 0, "its code is expected here again"

    await take_in(away.tablet, sent.code)
    await page.keyboard.press("Escape")
    away.desk.clock.forward(minutes=30)  # the ten minutes begin when the server has it
    await away.line.restore()
    await page.evaluate(HAS_A_NETWORK)
    await expect(gone).to_contain_text(sent.call_number, timeout=SLOW)
    await expect(undo).to_be_hidden()
    assert await away.results() == {"recorded": 1, "looked": 1}
    assert {each.booking_id for each in await away.arrivals()} == {with_a_line.id, sent.id}
    await away.tablet.scan(sent.code)
    await expect(answer(away.tablet, "already")).to_be_visible(timeout=SLOW)
    await settles(page)
    await page.locator("#answer [data-action=undo]").click()
    await expect(answer(away.tablet, "undone")).to_be_visible(timeout=SLOW)
    await expect(gone).to_be_hidden()
    await expect(tally).to_contain_text("1")

    # Who was booked since the pack was made has no number here, and the server knows another name for them.
    await away.line.cut()
    unknown = await away.desk.book(Slot("saliheen", local(7, 12)), an_applicant(number(9)), address="late")
    await away.tablet.scan(unknown.code)
    await expect(answer(away.tablet, "off-not-in-pack")).to_be_visible(timeout=SLOW)
    await settles(page)
    await page.locator("#answer [data-action=confirm]").click()
    await expect(answer(away.tablet, "off-came")).to_be_visible(timeout=SLOW)
    await page.keyboard.press("Escape")
    await expect(tally).to_contain_text("2")
    await away.line.restore()
    await page.evaluate(HAS_A_NETWORK)
    await expect(gone).to_be_visible(timeout=SLOW)
    await away.tablet.scan(unknown.code)
    await expect(page.locator("#answer [data-action=undo]")).to_be_visible(timeout=SLOW)
    await settles(page)
    await page.locator("#answer [data-action=undo]").click()
    await expect(answer(away.tablet, "undone")).to_be_visible(timeout=SLOW)
    await expect(gone).to_be_hidden()
    await expect(tally).to_contain_text("1")
    await page.evaluate("dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))")
    await expect(tally).to_be_hidden()


async def test_one_code_at_two_counters_is_one_arrival_and_a_conflict_for_a_human(
    away: Away, browser: Browser, tmp_path: Path
) -> None:
    (person,) = await away.book(1)
    async with a_tablet(away.tablet.playwright, tmp_path / "other", away.line.url, browser, worker=False) as other:
        await away.sign_in("clerk", counter=3)
        await away.sign_in("colleague", counter=4, tablet=other)
        await away.line.cut()
        await take_in(away.tablet, person.code)
        await take_in(other, person.code)
        away.desk.clock.forward(hours=1)
        await away.line.restore()
        for each in (other, away.tablet):  # in whatever order they are heard
            await each.open()
            await expect(each.page.locator("#queue")).to_be_hidden(timeout=SLOW)
            assert await each.call("count") == 0

    (arrival,) = await away.arrivals()
    (conflict,) = await away.desk.read(lambda tx: find_conflicts(tx, "saliheen"))
    assert conflict.result == "unfit"  # that somebody booked it is told to nobody before a look
    assert {arrival.counter, conflict.counter.number} == {3, 4}


async def test_a_confirmation_whose_answer_was_lost_is_no_conflict_with_itself(away: Away) -> None:
    (person,) = await away.book(1)
    await away.sign_in("clerk")
    await away.tablet.scan(person.code)
    await expect(answer(away.tablet, "late")).to_be_visible(timeout=SLOW)
    away.line.silent = True
    await settles(away.tablet.page)
    await away.tablet.page.keyboard.press("Enter")
    await expect(answer(away.tablet, "off-came")).to_be_visible(timeout=SLOW)
    assert len(await away.arrivals()) == 1
    await away.line.cut()
    away.line.silent = False
    await away.line.restore()
    await away.tablet.open()
    await expect(away.tablet.page.locator("#queue")).to_be_hidden(timeout=SLOW)
    assert await away.results() == {"recorded": 1}


@pytest.mark.parametrize("path", ["/desk", "/desk/day"])
async def test_what_is_confirmed_after_the_line_is_back_is_sent_at_once(away: Away, path: str) -> None:
    (person,) = await away.book(1)
    await away.sign_in("clerk")
    page = away.tablet.page
    await page.add_init_script(NO_MINUTES)
    await away.tablet.open()
    if path != "/desk":
        await page.goto(away.tablet.url + path)
    await away.line.cut()
    await away.tablet.scan(person.code)
    await expect(answer(away.tablet, "off-expected")).to_be_visible(timeout=SLOW)
    await away.line.restore()
    await page.evaluate(HAS_A_NETWORK)
    while (await away.tablet.kept())["queue"]:  # that somebody looked is sent, and whoever it was stands there yet
        await page.wait_for_timeout(50)
    await settles(page)
    await page.keyboard.press("Enter")
    await expect(answer(away.tablet, "off-came")).to_be_visible(timeout=SLOW)
    await expect(page.locator("#answer")).to_contain_text(write("desk-page-off-came-goes-lines", "ar"))
    while (await away.tablet.kept())["queue"]:
        await page.wait_for_timeout(50)
    (arrival,) = await away.arrivals()
    assert arrival.booking_id == person.id


async def test_a_full_day_of_a_thousand_scans_is_quick_and_outlives_the_browser(away_alone: Away) -> None:
    away = away_alone
    away.desk.rules = replace(away.desk.rules, unknown_offline=1000)
    await away.sign_in("clerk")
    await away.line.cut()
    codes = [new_code(CHANCE.randrange) for _ in range(1000)]
    await away.tablet.page.evaluate(LEFT_BY_THE_DAY, codes[:900])
    taken = await away.tablet.scans(codes[900:])
    assert {(kind, safe) for kind, safe, _ in taken} == {("off-not-in-pack", True)}  # nobody is turned away
    assert median(took for _, _, took in taken) < 100
    await away.tablet.kill9()

    await away.tablet.start("/desk")
    await expect(away.tablet.page.locator("#queue-count")).to_have_text("1000", timeout=SLOW)
    await away.line.restore()
    await away.sign_in("the next clerk")
    await expect(away.tablet.page.locator("#queue")).to_be_hidden(timeout=3 * SLOW)
    assert await away.results() == {"unknown": 1000}


async def test_a_line_that_is_silent_is_no_line(away_kept: Away) -> None:
    away = away_kept
    (person,) = await away.book(1)
    await away.sign_in("clerk")
    away.line.silent = True
    await take_in(away.tablet, person.code)
    await away.tablet.open()
    await expect(away.tablet.page.locator("#scan")).to_be_visible(timeout=SLOW)
    away.line.silent = False
