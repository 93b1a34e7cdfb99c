"""An invitation made in another shell, which knows nothing of the port at which the bot runs."""

from pathlib import Path

from tests.stories.running import Program, environ, prepared

ADMIN = ("staff", "invite", "--role", "admin")


async def test_its_link_leads_to_the_bot_that_runs_or_says_of_which_settings_it_is(tmp_path: Path) -> None:
    bot = Program(tmp_path, environ(tmp_path, None))
    await prepared(bot)
    printed = await bot.command(*ADMIN)
    assert "http://127.0.0.1:0/chat#start=" in printed, "a shell whose MAWID_PORT leads nowhere"
    assert "by MAWID_HOST and MAWID_PORT as this command has them" in printed
    await bot.start()
    try:
        printed = await bot.command(*ADMIN)
        assert f"{bot.url}/chat#start=" in printed
        assert "by the bot that runs on this database" in printed
    finally:
        await bot.stop()
