"""Plays a script over the real turns and the real storage; only the network is missing, and the clock is ours.

The conversation is read back from the database between every two messages, as it is in life.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial

from bot.actions.broadcasts import announced, look_after
from bot.actions.notes import offered
from bot.channels.contract import Channel, Doable
from bot.channels.telegram.channel import TelegramChannel
from bot.channels.telegram.transport import open_bot
from bot.channels.web.channel import WebChannel
from bot.channels.web.long_poll import Pages
from bot.conversation.core.state import Scene
from bot.domain.account import account_on, ref_of
from bot.domain.desk import Session
from bot.domain.message import Send, Tidy
from bot.domain.staff import Role
from bot.inbox.turn import NothingWaits, Taken, Took, TurnContext, WantsPicture, WantsVoice, take_turn
from bot.leader.broadcast_progress import Shown, show
from bot.leader.closures import move_affected
from bot.leader.housekeeping import go_round
from bot.outbox.resolve import not_sent, resolve
from storage.chats import inbox
from storage.engine.database import Database
from storage.engine.transaction import Transaction
from storage.office import notes
from storage.office.offices import find_office, load_office
from storage.office.pause import find_page_use, find_pause
from storage.outbox.claim import Most, claim
from storage.outbox.mark import Claimed, Marked, mark
from storage.staff import staff
from storage.staff.pairings import open_pairing, redeem_pairing
from tests.builders import ZONE, Clock
from tests.transcripts import cases, others
from tests.transcripts.actions import Doing, on_telegram, on_the_web
from tests.transcripts.chance import stored
from tests.transcripts.screen import Screen
from tests.transcripts.script import SOMEBODY, Done, Looked, Meanwhile, Script, at_once, write_headers
from tests.transcripts.world import office_of, rules_of

_LATER = re.compile(r"(\d+) (second|minute|hour|day|week)s? later")
_GO_OUT = re.compile(r"(\d+) of the broadcast go out")
_PAGE = re.compile(r"a page at counter (\d+) asks who it is")


OTHER_BOT = "78"


@dataclass
class Person:
    name: str
    channel: str
    address: str
    group: bool = False
    screen: Screen = field(default_factory=Screen)


class Stage:
    def __init__(self, database: Database, clock: Clock, headers: Mapping[str, str]) -> None:
        self._database, self._clock, self._headers = database, clock, headers
        bots = [TelegramChannel(open_bot("1:x"), own=own) for own in ("", OTHER_BOT)]  # what goes out we take ourselves
        channels: dict[str, Channel] = {
            "web": WebChannel(database, Pages(lambda: 0.0)),
            **{one.name: one for one in bots},
        }
        self._context = TurnContext(office_of(headers), rules_of(headers), channels)
        self._people: dict[str, Person] = {}
        self._number = 0
        self._link = ""
        self._bulk: int | None = None
        self._shown: Mapping[str, Shown] = {}
        clock.time = datetime.fromisoformat(headers.get("date", "2026-12-07 08:00")).replace(tzinfo=ZONE)

    async def play(self, script: Script) -> str:
        out = [*write_headers(script.headers)]
        await self._database.write(partial(load_office, office=self._context.office))
        await self._enrol(script.headers)
        for line in script.lines:
            if out and not (line.line.startswith("#") and out[-1].startswith("#")):
                out.append("")
            out.append(line.line)
            try:
                match line:
                    case Done(_, name, what, quietly):
                        for one in what:
                            heard = await self._do(self._person(name), one)
                            out += [] if quietly else _by_name(heard, name)
                    case Meanwhile(_, what):
                        out += _by_name(await self._meanwhile(what), "")
                    case Looked(_, name):
                        out += self._person(name).screen.left()
            except Exception as error:
                error.add_note(f"at: {line.line}\n" + "\n".join(out[-30:]))
                raise
        return "\n".join(out) + "\n"

    async def _enrol(self, headers: Mapping[str, str]) -> None:
        for header, where in headers.items():
            if header.startswith("staff "):
                name = header.removeprefix("staff ")
                await self._do(self._person(name), f"/start {await self._invite(where)}")
                self._person(name).screen.messages.clear()

    async def _invite(self, where: str) -> str:
        role, station = (Role.ADMIN, None) if where == "admin" else (Role.STATION, where)
        invite = partial(staff.invite, role=role, station=station, name=None, rules=self._context.rules)
        return (await self._database.write(invite)).payload

    def _person(self, name: str) -> Person:
        if name not in self._people:
            channel = "web" if name in self._headers.get("web", "").split() else "telegram"
            address = str(7000 + len(self._people))
            if name == self._headers.get("other bot"):  # the applicant's phone, in the chat with the second one
                channel, address = account_on(channel, OTHER_BOT), self._person(SOMEBODY).address
            self._people[name] = Person(name, channel, address, name == "group")
        return self._people[name]

    async def _do(self, person: Person, what: str) -> list[tuple[str, list[str]]]:
        if what.startswith("(invitation "):
            payload = await self._invite(what.removeprefix("(invitation ").removesuffix(")"))
            what = f"/start {payload}"
        if what == "(link of the page)":
            what = f"/start {self._link}"
        said = at_once(what)
        if person.name == SOMEBODY and said[0].isdecimal() and len(said[0]) <= 4:
            self._clock.forward(seconds=2)  # to hear a question takes longer than a second
        done = [self._doing(person, one) for one in said]
        new = [inbox.NewUpdate(ref, person.address, each.payload) for ref, each in done]
        (sender,) = await self._database.write(partial(stored, channel=person.channel, updates=new))
        for _, each in done:
            await self._hear(sender, each)
        assert isinstance(await self._take(sender, None), NothingWaits)
        return await self._deliver()

    def _doing(self, by: Person, what: str) -> tuple[str, Doing]:
        self._number += 1
        ref = str(self._number)
        if by.channel == "web":
            doing = on_the_web(what, ref, by.screen)
        else:
            doing = on_telegram(what, self._number, ref, by.address, by.screen, group=by.group)
        by.screen.messages |= {ref: doing.shows} if doing.shows else {}
        return ref, doing

    async def _hear(self, sender: bytes, doing: Doing) -> None:
        took = await self._take(sender, None)
        if isinstance(took, WantsPicture | WantsVoice):
            assert doing.sight is not None
            took = await self._take(sender, (took.seq, doing.sight))
        assert isinstance(took, Taken)

    async def _take(self, sender: bytes, seen: tuple[int, object] | None) -> Took:
        pause, page, kept = await self._database.read(
            lambda tx: (find_pause(tx), find_page_use(tx), notes.list_notes(tx))
        )
        may_be_heard = offered(kept, self._context.rules)
        self._context = replace(self._context, pause=pause, page=page, notes=may_be_heard)
        return await self._database.write(lambda tx: take_turn(tx, sender, self._context, seen))  # type: ignore[arg-type]

    async def _deliver(self) -> list[tuple[str, list[str]]]:
        noticed: list[tuple[str, list[str]]] = []
        while claimed := await self._database.write(self._claim):
            results = []
            for one, doables in claimed:
                person = next(p for p in self._people.values() if (p.address, p.channel) == (one.address, one.channel))
                ref = ""
                bot = self._context.channels[one.channel]
                for doable in map(bot.of_ours, doables) if isinstance(bot, TelegramChannel) else doables:
                    self._number += 1
                    if lines := person.screen.show(str(self._number), doable):
                        noticed.append((person.name, _tidied(lines, one)))
                    ref = str(self._number) if isinstance(doable, Send) else getattr(doable, "ref", ref)
                results.append(Marked(one, "sent", ref_of(one.channel, ref)))
            await self._database.write(partial(mark, results=results))
        return noticed

    def _claim(self, tx: Transaction) -> list[tuple[Claimed, tuple[Doable, ...]]]:
        since = tx.now - self._context.rules.message_retention
        resolved = [(one, resolve(tx, one.outgoing, since, one.channel)) for one in self._claimed(tx)]
        mark(tx, [not_sent(one, doables, tx.now) for one, doables in resolved if not doables])
        return [(one, doables) for one, doables in resolved if doables]

    def _claimed(self, tx: Transaction) -> tuple[Claimed, ...]:
        claimed = claim(tx, list(self._context.channels), 50, most=Most(self._bulk), announce=announced)
        if self._bulk:
            self._bulk -= sum(one.kind == "broadcast" for one in claimed)
        return claimed

    async def _look_after_many(self) -> list[tuple[str, list[str]]]:
        """What the leader does for broadcasts and closures."""
        office = await self._database.read(find_office)
        assert office is not None
        self._context = replace(self._context, office=office)
        await move_affected(self._database, lambda: self._context.office, lambda: self._context.rules, lambda: None)
        noticed: list[tuple[str, list[str]]] = []
        for _ in range(2):
            await self._database.write(
                lambda tx: look_after(tx, Scene(tx.now, self._context.office, self._context.rules, ""))
            )
            self._shown = await self._database.write(
                lambda tx: show(tx, self._shown, self._context.office, self._context.rules)
            )
            noticed += await self._deliver()
        return noticed

    async def _meanwhile(self, what: str) -> list[tuple[str, list[str]]]:
        if found := _LATER.fullmatch(what):
            self._clock.time += timedelta(**{f"{found[2]}s": int(found[1])})
            await go_round(self._database, self._context.office, self._context.rules)
            return await self._look_after_many()
        if cases.is_about_cases(what):
            scene = Scene(self._clock(), self._context.office, self._context.rules, "")
            told = await self._database.write(lambda tx: cases.office_does(tx, what, scene))
            return [*told, *await self._deliver()]
        if found := _GO_OUT.fullmatch(what):
            self._bulk = int(found[1])
            return await self._deliver()
        if what == "the line gets slow":
            self._bulk = 0
            return []
        if what == "the line is fast again":
            self._bulk = None
            return []
        if others.is_about_places(what):
            around = self._context.office, self._context.rules
            await self._database.write(lambda tx: others.take_and_give_back(tx, what, *around))
            return []
        if found := _PAGE.fullmatch(what):
            pairing = await self._database.write(
                partial(open_pairing, browser="page", counter=int(found[1]), rules=self._context.rules)
            )
            self._link = pairing.payload
            return [("page", [f"{pairing.digits[:3]} {pairing.digits[3:]}, and the number {pairing.answer}"])]
        if what == "the page asks again":
            outcome = await self._database.write(
                partial(redeem_pairing, browser="page", token=str(self._number), rules=self._context.rules)
            )
            name = (
                f", {outcome.staff.role} {outcome.staff.station or ''}".rstrip() if isinstance(outcome, Session) else ""
            )
            return [("page", [type(outcome).__name__ + name])]
        raise LookupError(f"nothing is known of: {what}")


def _tidied(lines: list[str], delivery: Claimed) -> list[str]:
    if isinstance(delivery.outgoing, Tidy):
        return [line.replace("(gone:", "(tidied:") for line in lines]
    return lines


def _by_name(noticed: list[tuple[str, list[str]]], speaker: str) -> list[str]:
    """Who is not the one that acted is named."""
    out = []
    for name, lines in noticed:
        to = "" if name in (speaker, SOMEBODY) else f"@{name} "
        out += [f"{to}< {lines[0]}", *(f"  {line}" if line else "" for line in lines[1:])]
    return out
