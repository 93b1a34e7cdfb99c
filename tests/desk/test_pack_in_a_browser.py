"""What a tablet keeps to go on alone: it reads codes as the server does, seals what happened to the server alone, and
has the day's pack for the day and no longer."""

import base64
import json
from dataclasses import replace
from datetime import datetime
from random import Random

import pytest
from playwright.async_api import Route, expect

from bot.domain.code import grouped, new_code, read_code
from storage.engine import sealed_boxes
from storage.engine.keyring import NotOurs
from tests.builders import KEYRING, local
from tests.desk.offline import BARE, HAS_A_NETWORK, LEAP, SLOW, Away, answer
from tests.desk.tablet import SHARED

CHANCE = Random(12)
ANOTHER = replace(KEYRING, index_key=bytes(32))
_CACHED = """async () => {
  const caches_ = await Promise.all((await caches.keys()).map((name) => caches.open(name)));
  const asked = await Promise.all(caches_.map((cache) => cache.keys()));
  return asked.flat().map(({ url }) => new URL(url).pathname);
}"""

CLOCK = f"async () => [(await {SHARED}).$clock.now(), Date.now()]"


async def test_a_code_is_read_as_the_server_reads_it(away: Away) -> None:
    codes = [new_code(CHANCE.randrange) for _ in range(8)]
    first, second = codes[0], codes[1]
    texts = [
        *codes,
        grouped(first),
        f"رقم {grouped(second)}.",
        f"\u2067{first[:4]}-{first[4:8]}‑{first[8:]}\u2069",
        first.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")),
        first.translate(str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")),
        "".join(chr(0x1A90 + int(digit)) for digit in first),
        "".join(chr(0x1D7D8 + int(digit)) for digit in first),
        f"https://t.me/bot?start={first}",
        f"https://t.me/bot?start=i{first}",
        f"https://t.me/bot?start={first}-x",
        f"؟?start={first}",
        f"{first} {second}",
        f"{first} {first}",
        f"x{first}",
        f"{first}0",
        f"{first}_",
        f"]Q1{first}",
        f"]Q3https://t.me/mawid_2_bot?start={first}",
        f"HTTPS://T.ME/MAWID{second[:5]}?START={first}",
        f"اففحس://ف.ةث/ةشصهي2ـلاخف؟سفشقف={first}",
        f"{grouped(first)} 7",
        f"/start iAb-{first}",
        "123456789012",
        "",
        "مرحبا",
    ]
    await away.tablet.start(BARE)
    read = await away.tablet.page.evaluate(f"async (texts) => texts.map((await {SHARED}).$code.readCode)", texts)
    assert read == [read_code(text) for text in texts]
    assert first in read
    assert None in read


async def test_only_the_server_opens_a_box_and_only_under_its_id(away: Away) -> None:
    key = base64.b64encode(sealed_boxes.public_key(KEYRING)).decode()
    await away.tablet.start(BARE)
    sealed = await away.tablet.page.evaluate(
        """async ([key, id]) => {
          const { seal, fromBase64, toBase64 } = (await SHARED).$sealed_box;
          const texts = ['{"doing":"came"}', '{"doing":"looked"}'];
          return Promise.all(texts.map(async (text) => toBase64(await seal(fromBase64(key), id, text))));
        }""".replace("SHARED", SHARED),
        [key, "a" * 32],
    )
    came, looked = (base64.b64decode(box) for box in sealed)
    assert json.loads(sealed_boxes.open_box(KEYRING, came, "a" * 32)) == {"doing": "came"}
    assert json.loads(sealed_boxes.open_box(KEYRING, looked, "a" * 32)) == {"doing": "looked"}
    assert len(came) == len(looked), "the size tells what is in it"
    with pytest.raises(NotOurs):
        sealed_boxes.open_box(KEYRING, came, "b" * 32)


async def test_the_pack_erases_itself_two_hours_after_closing_and_the_queue_stays(away: Away) -> None:
    (person,) = await away.book(1)
    away.desk.clock.time = local(7, 16, 50)  # closed since three
    await away.tablet.start(BARE)
    await away.tablet.page.clock.install()
    await away.sign_in("clerk")
    await away.line.cut()
    await away.tablet.scans([person.code])
    assert await away.tablet.kept() == {"desk": 1, "pack": 1, "came": 1, "queue": 1}

    await away.tablet.page.clock.fast_forward("10:05")
    while (await away.tablet.kept())["pack"]:
        await away.tablet.page.wait_for_timeout(50)
    assert await away.tablet.kept() == {"desk": 1, "pack": 0, "came": 0, "queue": 1}
    assert await away.tablet.call("has") is False
    assert [kind for kind, _, _ in await away.tablet.scans([person.code])] == ["off-not-in-pack"]


async def test_a_tablet_that_was_off_when_the_pack_was_over_uses_it_no_more_and_erases_it_a_day_later(
    away_alone: Away,
) -> None:
    """Nobody vouches for its clock meanwhile."""
    (person,) = await away_alone.book(1)
    away_alone.desk.clock.time = local(7, 16, 50)
    await away_alone.sign_in("clerk")
    await away_alone.line.cut()
    await away_alone.tablet.stop()
    await away_alone.tablet.start(BARE)
    await away_alone.tablet.page.clock.install()
    assert (await away_alone.tablet.kept())["pack"] == 1
    await away_alone.tablet.page.clock.fast_forward("10:05")
    await away_alone.tablet.call("open", None)
    assert await away_alone.tablet.call("has") is False
    assert [kind for kind, _, _ in await away_alone.tablet.scans([person.code], taken=False)] == ["off-not-in-pack"]
    assert (await away_alone.tablet.kept())["pack"] == 1
    await away_alone.tablet.page.clock.fast_forward("24:00:00")
    assert await away_alone.tablet.call("has") is False
    assert (await away_alone.tablet.kept())["pack"] == 0


async def test_a_clock_that_is_put_right_while_the_line_is_down_costs_no_scan_and_no_pack(away: Away) -> None:
    people = await away.book(3)
    await away.sign_in("clerk")
    page = away.tablet.page
    await page.clock.install()
    await away.tablet.open()
    await away.tablet.equipped()
    await away.line.cut()
    await away.tablet.scan(people[0].code)  # from now on the page knows that the line is down
    await expect(answer(away.tablet, "off-expected")).to_be_visible(timeout=SLOW)
    await page.click("[data-action=confirm]")  # an Enter would not count if a busy machine had torn the scan apart
    await expect(answer(away.tablet, "off-came")).to_be_visible(timeout=SLOW)
    await page.evaluate(LEAP, 8 * 3600)
    await page.clock.run_for(10_000)
    await expect(page.locator("#news")).to_contain_text("ساعة هذا الجهاز", timeout=SLOW)
    await away.tablet.scans([people[1].code])
    await page.evaluate(LEAP, -30 * 3600)
    await away.tablet.scans([people[2].code])
    assert await away.tablet.call("has") is True
    await expect(page.locator("#queue-count")).to_have_text("3")

    away.desk.clock.forward(minutes=1)
    await away.line.restore()
    await page.evaluate(HAS_A_NETWORK)
    await expect(page.locator("#queue")).to_be_hidden(timeout=SLOW)
    await expect(page.locator("#news")).to_be_hidden(timeout=SLOW)
    assert await away.results() == {"recorded": 3}
    for arrival in await away.arrivals():
        assert local(7, 10) <= arrival.at < local(7, 10, 10)


async def test_what_was_sealed_for_one_server_waits_for_it_whoever_else_answers(away: Away) -> None:
    (person,) = await away.book(1)
    await away.sign_in("clerk")
    await away.line.cut()
    await away.tablet.scans([person.code])
    page = away.tablet.page
    await page.goto("about:blank")  # the page would send it as soon as the line is there
    await away.line.restore()
    other = base64.b64encode(sealed_boxes.public_key(ANOTHER)).decode()

    async def as_another(route: Route) -> None:
        answer = await route.fetch()
        await route.fulfill(response=answer, json={**await answer.json(), "key": other})

    await page.route("**/desk/me*", as_another)
    await away.sign_in("clerk of another server", counter=4)
    await expect(page.locator("#news")).to_contain_text("خادماً آخر", timeout=SLOW)
    await expect(page.locator("#queue")).to_be_hidden()
    assert await away.tablet.call("upload", None) == 0
    assert (await away.tablet.kept())["queue"] == 1
    assert await away.results() == {}

    await page.unroute("**/desk/me*")
    await away.tablet.open()
    await expect(page.locator("#news")).to_be_hidden(timeout=SLOW)
    while (await away.tablet.kept())["queue"]:
        await page.wait_for_timeout(50)
    assert await away.results() == {"recorded": 1}


async def test_a_tablet_that_forgot_the_time_goes_on_from_the_last_one_it_knew(away_alone: Away) -> None:
    (person,) = await away_alone.book(1)
    await away_alone.tablet.start(BARE)
    await away_alone.tablet.page.clock.install()
    await away_alone.sign_in("clerk")
    await away_alone.line.cut()
    for _ in range(10):  # fifty minutes, of which the last whole quarter of an hour is kept
        await away_alone.tablet.page.clock.run_for("05:00")
        await away_alone.tablet.kept()  # behind what is being written
    await away_alone.tablet.stop()
    await away_alone.tablet.start(BARE)
    await away_alone.tablet.page.clock.set_fixed_time(0)  # as after a power cut, with an empty battery
    await away_alone.tablet.call("open", None)
    assert [kind for kind, safe, _ in await away_alone.tablet.scans([person.code]) if safe] == ["off-expected"]
    judged = await away_alone.tablet.call("judge", person.code)
    assert judged["kind"] == "off-already"
    assert datetime.fromisoformat(judged["time"]) == local(7, 9)
    known, _ = await away_alone.tablet.page.evaluate(CLOCK)
    assert local(7, 10, 45).timestamp() <= known / 1000 < local(7, 10, 50).timestamp()


async def test_another_stations_sign_in_erases_the_pack_and_loses_nothing_that_waits(away: Away) -> None:
    (person,) = await away.book(1)
    await away.sign_in("clerk")
    await away.line.cut()
    await away.tablet.scans([person.code])
    await away.tablet.page.goto("about:blank")  # the page would send it as soon as the line is there
    await away.line.restore()
    await away.sign_in("neighbour", station="shahba")
    assert (await away.tablet.kept())["came"] == 0
    await away.line.cut()
    assert [kind for kind, _, _ in await away.tablet.scans([person.code])] == ["off-not-in-pack"]
    assert await away.results() == {"another-station": 1}


async def test_the_cache_has_the_page_and_its_parts_and_no_answer_about_anybody(away_kept: Away) -> None:
    away = away_kept
    (person,) = await away.book(1)
    await away.sign_in("clerk")
    page = away.tablet.page
    await page.goto(f"{away.tablet.url}/desk/day")
    await away.tablet.open("/desk?station=saliheen")
    await away.tablet.scan(person.code)
    await expect(answer(away.tablet, "late")).to_be_visible(timeout=SLOW)
    kept = set(await page.evaluate(_CACHED))
    parts = ("main.js", "offline.js", "scan.css", "too_old.js", "icon.svg")
    assert {f"/desk/page/{part}" for part in parts} <= kept
    assert {path for path in kept if not path.startswith("/desk/page/")} == {"/desk", "/desk/manifest.webmanifest"}

    await away.line.cut()
    await away.tablet.open("/desk/day")  # where the server is needed, people can at least go on scanning
    await expect(page.locator("#scan")).to_be_visible(timeout=SLOW)
    await expect(page.locator("#strayed")).to_be_visible()
    assert page.url.endswith("/desk"), "and under its own address"
    assert await page.evaluate("fetch('/desk/me').then(() => 'answered', () => 'no line')") == "no line"
