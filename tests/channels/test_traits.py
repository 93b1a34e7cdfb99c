"""What a channel is like is said by the channel: nobody else knows a messenger by its name."""

import re
from dataclasses import replace
from pathlib import Path

import bot
import storage
from bot.channels.layout import rows_for
from bot.channels.open import channel_traits
from bot.config.settings import Settings
from bot.conversation.advance import advance
from bot.conversation.core.commands import Enrol
from bot.conversation.core.events import CommandGiven
from bot.conversation.core.state import Conversation, Scene
from bot.domain.channel import ChannelTraits
from bot.domain.languages import LOCALES as LOCALES_READ
from bot.domain.message import Button, Message
from bot.rendering.text import write
from tests.builders import MONDAY, RULES, an_office

BOT, STORAGE = (Path(package.__file__ or "").parent for package in (bot, storage))
LOCALES = BOT.parent / "locales"
NAMED = re.compile(r"""(["'])(telegram|web|console|whatsapp)\1""", re.IGNORECASE)
LIBRARIES = {"config/log.py"}  # it silences the loggers of libraries, of which one has the name of a messenger
# Data: how many of a slot's places, and the columns of that name.
COLUMNS = re.compile(r'(flag|number|Column)\("web"|"web": (web|_web|slots)|"role", "web", "mine"')
BY_NAME = re.compile(r"\{ \$channel ->")


def test_nothing_outside_its_folder_knows_a_messenger_by_its_name() -> None:
    offenders = [
        f"{path.relative_to(BOT.parent)}:{number}"
        for root in (BOT, STORAGE)
        for path in sorted(root.rglob("*.py"))
        if not path.is_relative_to(BOT / "channels") and str(path.relative_to(root)) not in LIBRARIES
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if NAMED.search(line) and not COLUMNS.search(line)
    ]
    assert offenders == []


def test_the_list_of_channels_alone_imports_one() -> None:
    folders = [path.name for path in (BOT / "channels").iterdir() if (path / "channel.py").exists()]
    imported = re.compile(rf"(from|import) bot\.channels\.({'|'.join(folders)})\b")
    offenders = [
        str(path.relative_to(BOT))
        for path in sorted(BOT.rglob("*.py"))
        if path.parent.parent != BOT / "channels" and imported.search(path.read_text("utf-8"))
    ]
    assert offenders == ["channels/open.py", "cli/chat.py"]  # the terminal is opened by a command of its own


def test_no_words_depend_on_a_messengers_name_but_the_name_itself() -> None:
    found = [path.name for path in sorted(LOCALES.rglob("*.ftl")) for _ in BY_NAME.findall(path.read_text("utf-8"))]
    assert found == ["admin.ftl", "admin.ftl"]  # channel-name, in each language


def test_channels_have_the_same_files_where_they_do_the_same() -> None:
    folders = [path for path in sorted((BOT / "channels").iterdir()) if (path / "channel.py").exists()]
    assert len(folders) == 3
    missing = [
        f"{folder.name}/{name}"
        for folder in folders
        for name in ("channel.py", "compose.py", "parse.py", "traits.py")
        if not (folder / name).exists()
    ]
    assert missing == []
    assert [name for name in ("deliver.py", "receive.py") if not (folders[1] / name).exists()] == []
    assert [name for name in ("deliver.py", "receive.py") if not (folders[2] / name).exists()] == []


def test_every_folder_of_a_channel_is_in_the_list() -> None:
    listed = {traits.name for traits in channel_traits(Settings())}
    assert listed == {path.name for path in (BOT / "channels").iterdir() if (path / "channel.py").exists()}


def test_every_channel_has_a_name_in_both_languages() -> None:
    for locale in LOCALES_READ:
        other = write("channel-name", locale, {"channel": "another"})
        names = [write("channel-name", locale, {"channel": traits.name}) for traits in channel_traits(Settings())]
        assert len({other, *names}) == len(names) + 1


def test_staff_are_enrolled_only_where_the_channel_says_so() -> None:
    rules = replace(RULES, channels=(ChannelTraits("public", staff=False),))
    opened = CommandGiven("start", "i" + "7" * 16)
    usual = advance(Conversation("en"), opened, Scene(MONDAY, an_office(), rules, "another"))
    refused = advance(Conversation("en"), opened, Scene(MONDAY, an_office(), rules, "public"))
    assert usual.command == Enrol(opened.argument)
    assert refused.command is None
    assert [text.key for text in getattr(refused.says[0], "texts", ())] == ["invitation-not-here"]


def test_rows_and_labels_are_as_long_as_the_channel_allows() -> None:
    narrow = ChannelTraits("narrow", buttons_a_row=2, most_buttons=5, longest_label=4)
    row = tuple(Button("a label", f"n:{number}") for number in range(9))
    rows = rows_for(Message("?", rows=(row,)), narrow)
    assert [len(each) for each in rows] == [2, 2, 1]
    assert {button.label for each in rows for button in each} == {"a l…"}
