"""A clerk sends by a script what counts against a limit, many times at the same moment: each must be counted before the
next is judged, whichever database it is."""

import asyncio
import random
from collections import Counter
from contextlib import AsyncExitStack
from dataclasses import replace

from bot.domain.code import new_code
from storage.office.offices import load_office
from tests.attacks.boxes import scanned
from tests.builders import an_applicant
from tests.desk.serving import ON_BOTH, Browser, Desk
from tests.storage.verbs import ELEVEN, TEN


@ON_BOTH
async def test_boxes_of_guessed_codes_that_come_in_together_are_no_more_than_one_by_one(
    desk: Desk, clerk: Browser
) -> None:
    desk.rules = replace(desk.rules, unknown_offline=4)
    guess = random.Random(3)

    async def bring() -> None:
        boxes = [scanned(guess.getrandbits(100), new_code(guess.randrange), desk.clock()) for _ in range(2)]
        await clerk.post("/desk/uploads", boxes=boxes)

    await asyncio.gather(*(bring() for _ in range(8)))
    assert Counter(await desk.acts())["offline", "unknown"] == 4


@ON_BOTH
async def test_clerks_of_one_place_who_look_together_see_no_more_than_the_place_may(
    desk: Desk, clerk: Browser, stack: AsyncExitStack
) -> None:
    await desk.write(lambda tx: load_office(tx, desk.office))
    desk.rules = replace(desk.rules, looks_a_station=3)
    clerks = [clerk, *[await desk.sign_in(stack, f"clerk {nth}", counter=4 + nth) for nth in range(3)]]
    people = [
        await desk.book(slot, an_applicant(f"0201001{nth:04}", name=f"Somebody {name}"), address=name)
        for nth, (name, slot) in enumerate((f"{letter}aher", slot) for letter in "MSTZ" for slot in (TEN, ELEVEN))
    ]

    async def look(nth: int) -> bool:
        _, answer = await clerks[nth % 4].post("/desk/open", booking=people[nth].id)
        return "Somebody" in str(answer)

    assert sum(await asyncio.gather(*map(look, range(8)))) == 3
