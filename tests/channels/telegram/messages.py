"""Messages to deliver, and how a test looks at the calls that they became."""

from bot.channels.contract import Sent
from bot.channels.telegram.channel import TelegramChannel
from bot.domain.message import Button, Message, Send
from tests.simulator import Simulator

QUESTION = Message(
    "أي <b>وثيقة</b> معك؟",
    rows=((Button("جواز", "document:passport", "primary"),), (Button("نسخ", copy="4829 1736 0531"),)),
)


CHART = Message("الأعداد", chart=True, rows=((Button("تحديث", "admin:stats"),),))


CODE = Message("رمزك <code>4829 1736 0531</code>", qr="482917360531", rows=((Button("القائمة", "menu:open"),),))


HELLO = Message("أهلاً")


def methods(sim: Simulator) -> list[str]:
    return [call.method for call in sim.calls]


async def ref_of(channel: TelegramChannel, message: Message) -> str:
    sent = await channel.deliver("5", Send(message), "d0")
    assert isinstance(sent, Sent)
    return sent.ref
