"""The answers about a case that was found by the number on its paper: a number, and no person."""

from typing import assert_never

from bot.conversation.applicant.wording.appointment import place_and_time
from bot.conversation.core.say import Text
from bot.conversation.core.state import Scene
from bot.conversation.staff.answer import Action, Answer, Pick, Tone
from bot.domain.arrival import PaperBack, PaperFound, PaperHanded, PaperUnknown, SeveralPapers
from bot.domain.collecting import collections
from bot.domain.office import Words


def describe_paper(
    outcome: PaperFound | SeveralPapers | PaperUnknown | PaperHanded | PaperBack, scene: Scene
) -> Answer:
    match outcome:
        case PaperFound(case_id, serial, ready, service):
            of = (Text("answer-paper-of", {"service": _titles(service, scene)}),) if _several(scene) else ()
            lines = (*of, Text("answer-paper-ready" if ready else "answer-paper-unready"))
            title, nameless = Text("answer-paper", {"serial": serial}), (Text("answer-collect-nameless"),)
            acts: tuple[Action, ...] = ("confirm", "by-another")
            tone: Tone = "good" if ready else "care"
            return Answer("collect", tone, title, lines, nameless, booking=case_id, actions=acts, stays=True)
        case SeveralPapers(serial, cases):
            labels = [(of, Text("answer-paper-of", {"service": _titles(service, scene)})) for of, service in cases]
            picks = tuple(Pick(case_id, label) for case_id, label in labels)
            title, hint = Text("answer-papers", {"serial": serial}), (Text("answer-papers-which"),)
            return Answer("several", "care", title, hint, picks=picks, stays=True)
        case PaperUnknown(serial):
            lines = (Text("answer-paper-unknown-hint", {"serial": serial}),)
            return Answer("unknown", "stop", Text("answer-paper-unknown"), lines)
        case PaperHanded():
            return _handed(outcome, scene)
        case PaperBack(serial, time, lost):
            lines = (Text("answer-paper-back-line", {"serial": serial}),)
            if time is not None:
                lines += (Text("answer-paper-back-time", place_and_time(time, scene)),)
            elif lost:
                lines += (Text("answer-paper-back-lost"),)
            return Answer("undone", "care", Text("answer-paper-back"), lines, done=True)
        case _:
            assert_never(outcome)


def _handed(outcome: PaperHanded, scene: Scene) -> Answer:
    at = scene.local(outcome.at)
    params = {"other": "yes" if outcome.by_another else "no", "on": at.date(), "at": at.time()}
    undo: tuple[Action, ...] = ("undo",) if outcome.mine else ()
    title, which = Text("answer-handed", {"serial": outcome.serial}), outcome.confirmation
    if outcome.before:
        # Of a handing over that others did we know the hour alone.
        line = Text("answer-paper-before", params)
        return Answer("already", "care", title, (line,), booking=outcome.case_id, actions=undo, confirmation=which)
    line = Text("answer-handed-to", params)
    return Answer(
        "arrived", "good", title, (line,), booking=outcome.case_id, actions=undo, confirmation=which, done=True
    )


def _several(scene: Scene) -> bool:
    """Of one service alone nobody is told which."""
    return len({each.service for each in collections(scene.office)}) > 1


def _titles(service: str, scene: Scene) -> Words | str:
    """The key where the office has it no more."""
    return next((each.titles for each in scene.office.services if each.key == service), service)
