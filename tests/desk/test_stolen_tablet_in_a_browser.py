"""What a thief of a tablet reads of all that its browser keeps, after people were taken in without a line."""

import json
import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from playwright.async_api import Browser, Playwright

from tests.desk.offline import BARE, Away, a_desk_away
from tests.desk.test_pack_in_a_browser import CLOCK

# All that a thief reads of the browser's database, by store: each row with its key, bytes as their number alone.
_STOLEN = """async () => {
  const asked = indexedDB.open("mawid-desk");
  const database = await new Promise((done) => (asked.onsuccess = () => done(asked.result)));
  const names = [...database.objectStoreNames];
  const stores = database.transaction(names);
  const all = (name, what) => new Promise((done) => {
    const found = stores.objectStore(name)[what]();
    found.onsuccess = () => done(found.result);
  });
  const many = (value) => (ArrayBuffer.isView(value) ? [...value] : value);
  const plain = (_, value) => (value instanceof Uint8Array ? value.length : many(value));
  const read = names.map(async (name) => [name, await all(name, "getAllKeys"), await all(name, "getAll")]);
  const paired = (keys, values) => keys.map((key, nth) => [key, values[nth]]);
  const rows = (await Promise.all(read)).map(([name, keys, values]) => [name, paired(keys, values)]);
  database.close();
  return JSON.parse(JSON.stringify(Object.fromEntries(rows), plain));
}"""


@pytest.fixture
async def away(sqlite_url: str, playwright: Playwright, browser: Browser, tmp_path: Path) -> AsyncIterator[Away]:
    async with a_desk_away(sqlite_url, playwright, tmp_path / "tablet", browser) as away:
        yield away


async def test_whoever_reads_all_that_a_tablet_keeps_learns_who_came_and_of_nobody_when(away: Away) -> None:
    came, _, looked = await away.book(3)
    await away.tablet.start(BARE)
    page = away.tablet.page
    await page.clock.install()
    await away.sign_in("clerk")
    await away.line.cut()
    await page.clock.run_for("22:00")
    assert [safe for _, safe, _ in await away.tablet.scans([came.code])] == [True]
    await away.tablet.scans([looked.code], taken=False)
    moments = await page.evaluate(CLOCK)
    await page.clock.run_for("10:00")
    stolen = await page.evaluate(_STOLEN)

    (pack,) = (row for _, row in stolen["pack"])
    (key, mark), *others = stolen["came"]
    assert others == []
    assert mark == {"mark": key}, "and nothing beside it"
    assert pack["marks"][pack["calls"].index(came.call_number)] == key, "so it is known who came"
    boxes = [box for _, box in stolen["queue"]]
    assert [sorted(box) for box in boxes] == [["box", "id", "to"]] * 2
    assert boxes[0]["box"] == boxes[1]["box"], "an arrival is as long as a look"
    dates = set(re.findall(r"\d{4}-\d\d-\d\dT[^\"]*", json.dumps(stolen)))
    assert dates == set(pack["slots"])
    times = [float(each) for each in re.findall(r"\d{12,}(?:\.\d+)?", re.sub(r'"[^"]*"', "", json.dumps(stolen)))]
    assert times, "what is kept of the time would be found"
    assert [each for each in times for at in moments if abs(each - at) < 120_000] == []
