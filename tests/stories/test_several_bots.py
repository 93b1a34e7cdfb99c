"""An office with one bot gets a second one, its first is banned, and its people go on where they were."""

from functools import partial
from pathlib import Path

from bot.rendering import qr
from storage.chats.accounts import first_key
from storage.facts import forget_fact
from tests import preloaded
from tests.simulator import Simulator
from tests.simulator.refusals import Refused
from tests.stories.people import Phone, Registrant
from tests.stories.running import running_bot, until

SECOND = "7800000000:AAE-simulated_token_of_a_second_bot0"


async def test_a_second_bot_is_added_and_the_first_one_banned_and_nobody_begins_anew(
    tmp_path: Path, simulator: Simulator
) -> None:
    folder = tmp_path / "tokens"
    folder.mkdir()
    async with Simulator(SECOND, username="mawid_other_bot") as other:
        simulator.beside(other)
        async with running_bot(tmp_path, simulator) as bot:
            at_first, at_second = (Registrant(Phone(sim.person(5))) for sim in (simulator, other))
            await at_first.screen.say("/start")
            asked = await at_first.go_on(until="station")
            await bot.kill9()

            (folder / "1").write_text(simulator.token)
            (folder / "2").write_text(SECOND)
            given = {name: value for name, value in bot.environ.items() if name != "MAWID_TELEGRAM_TOKEN"}
            bot.environ = {**given, "MAWID_TELEGRAM_TOKEN_FILE": str(folder)}
            await bot.start()
            await at_first.answer(asked)
            await at_first.go_on(until="check")
            simulator.banned = Refused(401, "Unauthorized")
            await bot.kill9()
            await bot.start()

            await at_second.screen.say("/status")
            got = await at_second.go_on()
            assert got.picture
            assert qr.read(got.picture) == qr.QrRead(f"https://t.me/mawid_other_bot?start={got.code}")
            await until(lambda: "telegram refuses the token" in bot.logged)
            refused = next(line for line in bot.logged.splitlines() if "telegram refuses the token" in line)
            assert '"bot": "7700000000"' in refused
            assert simulator.token not in bot.logged
            _, found, _ = await preloaded.run(["check"], bot.environ, bot.folder)
            assert "bot 7700000000: Telegram refuses the token" in found
            assert "@mawid_other_bot" in found
            assert await bot.stop() == 0

            # As if nobody had ever started this release with one token alone.
            async with bot.database() as database:
                await database.write(partial(forget_fact, key=first_key("telegram")))
            code, _, told = await preloaded.run(["run"], bot.environ, bot.folder)
            assert code == 1
            assert "nobody has noted which bot people wrote to so far" in told
            assert "start once with the token of that bot alone" in told
