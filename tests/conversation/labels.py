"""The labels of buttons, typed."""

from copy import deepcopy

from bot.channels.layout import plain
from bot.conversation.core.events import ChoiceTapped, TextReceived
from bot.rendering.text import write
from tests.conversation.talk import Talk


def each_label_does_what_its_button_does(talk: Talk, locale: str) -> None:
    assert len(talk.choices) >= 2
    for step, choice in talk.choices:
        label = plain(write(choice.key, locale, choice.params, html=False))
        typed, tapped = deepcopy(talk), deepcopy(talk)
        typed.hear(TextReceived(label))
        tapped.hear(ChoiceTapped(step, choice.id))
        assert typed.conversation == tapped.conversation, label
        assert typed.keys == tapped.keys, label
