"""What the people of a chat are told when a place closes: one message for all whom it meets on a day."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from itertools import groupby

from bot.conversation.applicant.wording.appointment import Code, card_of, of_use_until, place_and_time
from bot.conversation.core.say import Choice, Rows, Say, Text
from bot.conversation.core.state import Scene
from bot.conversation.core.steps import rows
from bot.domain.booking import Slot
from bot.domain.closure import MovedByUs, OfferedInstead, PutOnList
from bot.domain.collecting import collects_at

Told = MovedByUs | OfferedInstead | PutOnList
Names = Mapping[str, str]
"""First names by booking; empty where the chat has no other booking."""


def moved_says(outcomes: Sequence[Told], names: Names, codes: Mapping[str, str], scene: Scene) -> Say:
    """``codes`` by booking: of one booking alone the message carries the picture too."""
    if len(outcomes) == 1:
        return _alone(outcomes[0], names, codes, scene)
    texts: list[Text] = []
    choices: list[tuple[Choice, ...]] = []
    for kind, told in (("moved", _moved), ("offered", _offered), ("listed", _listed)):
        some = [one for one in outcomes if _kind(one) == kind]
        if some:
            more, taps = told(some, names, scene)
            texts += more
            choices += taps
    step = "offer" if any(isinstance(one, OfferedInstead) for one in outcomes) else "moved"
    return Say(tuple(texts), step, tuple(choices), until=max(_of_use(one, scene) for one in outcomes))


def card_says(one: MovedByUs, name: str, code: str, scene: Scene) -> Say:
    """The picture of a code under its new time."""
    text = Text("closing-card", {**place_and_time(one.new, scene), "code": Code(code)})
    key = "appointment-call-collecting" if collects_at(scene.office, one.new.station) else "appointment-call"
    number = (Text(key, {"call": one.call_number}),) if one.call_number else ()
    card = card_of(one.new, code, one.call_number, scene)
    return Say((*_whose(name), text, *number), qr=code, card=card, until=_of_use(one, scene))


def _alone(one: Told, names: Names, codes: Mapping[str, str], scene: Scene) -> Say:
    whose, old, until = _whose(names[one.booking_id]), _old(one.old, scene), _of_use(one, scene)
    match one:
        case MovedByUs(booking_id, _, new, _, call):
            params = {**place_and_time(new, scene), **old, "call": call}
            head, text = Text("closing-moved-head", params), Text("closing-moved", params)
            choices = (
                Choice(f"keep:{booking_id}", "closing-keep", style="success"),
                Choice(f"other:{booking_id}", "closing-other"),
                Choice(f"cancel:{booking_id}", "closing-cancel", style="danger"),
            )
            code = codes.get(booking_id, "")
            digits = (Text("closing-code", {"code": Code(code)}),) if code else ()
            card = card_of(new, code, call, scene) if code else None
            return Say((head, *whose, text, *digits), "moved", rows(*choices), qr=code, card=card, until=until)
        case OfferedInstead(_, _, offer_id, slot):
            key = "closing-offered-earlier" if slot.station == one.old.station else "closing-offered"
            text = Text(key, {**place_and_time(slot, scene), **old, **_until(one, scene)})
            take = Choice(f"take:{offer_id}", "closing-take", style="success")
            return Say((*whose, text), "offer", rows(take, Choice(f"no:{offer_id}", "closing-no")), until=until)
        case PutOnList():
            return Say((*whose, Text("closing-listed", {**old, **_kept(one, scene)})), until=until)


def _moved(some: Sequence[Told], names: Names, scene: Scene) -> tuple[list[Text], Rows]:
    """Those with the same old and new time in one paragraph."""
    moved = [one for one in some if isinstance(one, MovedByUs)]
    texts = [Text("closing-moved-together", place_and_time(moved[0].old, scene))]
    for (old, new), alike in groupby(moved, key=lambda one: (one.old, one.new)):
        who = " · ".join(filter(None, (names[one.booking_id] for one in alike)))
        texts.append(Text("closing-moved-each", {"name": who, **place_and_time(new, scene), **_old(old, scene)}))
    texts.append(Text("closing-moved-end"))
    keep = Choice(f"keep:{moved[0].booking_id}", "closing-keep-all", style="success", step="moved")
    each = tuple(
        (
            Choice(f"other:{one.booking_id}", "closing-other-whose", {"name": names[one.booking_id]}, step="moved"),
            Choice(f"cancel:{one.booking_id}", "closing-cancel-whose", {"name": names[one.booking_id]}, step="moved"),
        )
        for one in moved
    )
    return texts, ((keep,), *each)


def _offered(some: Sequence[Told], names: Names, scene: Scene) -> tuple[list[Text], Rows]:
    offered = [one for one in some if isinstance(one, OfferedInstead)]
    texts = [Text("closing-offered-together", _old(offered[0].old, scene))]
    for one in offered:
        params = {"name": names[one.booking_id], **place_and_time(one.slot, scene)}
        texts.append(Text("closing-offered-each", params))
    texts.append(Text("closing-offered-until", _until(min(offered, key=lambda one: one.expires_at), scene)))
    each = tuple(
        (
            Choice(f"take:{one.offer_id}", "closing-take-whose", {"name": names[one.booking_id]}, style="success"),
            Choice(f"no:{one.offer_id}", "closing-no-whose", {"name": names[one.booking_id]}),
        )
        for one in offered
    )
    return texts, each


def _listed(some: Sequence[Told], names: Names, scene: Scene) -> tuple[list[Text], Rows]:
    who = " · ".join(filter(None, (names[one.booking_id] for one in some)))
    params = {"name": who, **_old(some[0].old, scene), **_kept(some[0], scene)}
    return [Text("closing-listed-together", params)], ()


def _of_use(one: Told, scene: Scene) -> datetime:
    """Until then it is worth sending, however late."""
    match one:
        case MovedByUs(_, _, new):
            return of_use_until(new, scene)
        case OfferedInstead(_, old, _, _, expires_at):
            return max(of_use_until(old, scene), expires_at)
        case PutOnList(_, old):
            return old.starts_at + scene.rules.personal_retention


def _kind(one: Told) -> str:
    return {MovedByUs: "moved", OfferedInstead: "offered", PutOnList: "listed"}[type(one)]


def _old(slot: Slot, scene: Scene) -> dict[str, object]:
    return {f"old_{name}": value for name, value in place_and_time(slot, scene).items()}


def _until(one: OfferedInstead, scene: Scene) -> dict[str, object]:
    until = scene.local(one.expires_at)
    return {"on": until.date(), "until": until.time()}


def _kept(one: Told, scene: Scene) -> dict[str, object]:
    return {"on": scene.local(one.old.starts_at + scene.rules.personal_retention).date()}


def _whose(name: str) -> tuple[Text, ...]:
    """The first name, where the chat has several bookings."""
    return (Text("appointment-whose", {"name": name}),) if name else ()
