"""Whether the answer that was found in a sentence is meant, or the time that is offered suits: with yes and no."""

from datetime import date

from bot.conversation.applicant.choices.place_choices import PLACE, moment_of, times_in
from bot.conversation.core.say import Choice, Say, Text
from bot.conversation.core.state import Conversation, Scene, Turn
from bot.conversation.core.steps import GO_BACK, Step, question, rows
from bot.conversation.core.views import Days, Doubted


def ask_about(
    step: Step, conversation: Conversation, scene: Scene, before: tuple[Text, ...] = (), *, offered: bool = False
) -> Turn | None:
    """``None`` where the view is no choice of this question. ``offered``: a time that was not said itself."""
    if not isinstance(view := conversation.view, Doubted):
        return None
    texts = _question(step, view.choice, conversation, scene, before, offered=offered)
    if texts is None:
        return None
    choices = (Choice("yes", "meant-yes", style="primary"), Choice("no", "meant-no"), GO_BACK)
    return Turn(conversation, (Say(texts, step.name, rows(*choices), answer="choice"),))


def _question(
    step: Step, choice: str, conversation: Conversation, scene: Scene, before: tuple[Text, ...], *, offered: bool
) -> tuple[Text, ...] | None:
    kind, _, rest = choice.partition(":")
    if step.name == "document":
        return question(step, "ask-meant-document", paper=Text(f"document-{kind.replace('_', '-')}"))
    key, when = conversation.answers.get("station", ""), rest
    if step.name == "station":
        key, _, when = rest.partition(":")
    station = scene.office.station(key)
    try:
        at = moment_of(kind, when, scene)
    except ValueError:
        return None
    params: dict[str, object] = {"station": station.names if station else ""}
    if at:
        params |= {"day": at.date(), "time": at.time()}
    several = times_in(when) if kind == PLACE and not at else None
    if isinstance(several, Days) and several.only:
        return question(step, "ask-meant-days", before=before, **params, days=_listed(several.only))
    if at and kind == PLACE:
        return question(step, "ask-meant-day", before=before, **params)
    if at and offered:
        return question(step, "ask-suits-time", before=before, **params)
    return question(step, "ask-meant-time" if at else "ask-meant-station", before=before, **params)


def _listed(days: tuple[date, ...]) -> Text:
    first, *more = days
    return Text("meant-day", {"day": first, "more": _listed(tuple(more)) if more else ""})
