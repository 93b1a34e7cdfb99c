"""What is said of the visit where a neighbour's answer stands near: who comes along, what is there, coming early."""

from bot.conversation.applicant.wording.appointment import known
from bot.conversation.applicant.wording.place_facts import nearest, place_names
from bot.conversation.core.say import Say, Text
from bot.conversation.core.state import Scene
from bot.conversation.reading.asides.kinds import Kind
from bot.conversation.reading.asides.of_the_visit import INSTEAD_OF, Topic, only_topic, topic_in
from bot.conversation.reading.asides.read import Aside, Correction
from bot.conversation.reading.places.nearest import asks_nearest, compares_places
from bot.conversation.reading.text.clauses import clauses


def in_place_of(kind: Kind, text: str, scene: Scene) -> tuple[Say, ...]:
    """``()``: what is said to the kind fits."""
    if kind == "compare" and asks_nearest(text):
        return (Say(nearest(scene)),)
    if kind == "compare" and compares_places(text, place_names(scene)):
        return (Say((Text("aside-compare", {"step": "station"}),)),)
    topics = (topic_in(part) for part in (text, *clauses(text)))
    topic = next((each for each in topics if each and kind in INSTEAD_OF[each]), None)
    return _told(topic, scene) if topic else ()


def of_no_kind(said: Aside | Correction | None, text: str, scene: Scene) -> tuple[Say, ...]:
    """The same, where no kind is heard."""
    topic = None if said else only_topic(text)
    return _told(topic, scene) if topic else ()


def at_the_menu(said: Aside | Correction | None, text: str, scene: Scene) -> tuple[Say, ...]:
    """The same at the menu, where some kinds would show the code or begin an interview."""
    if isinstance(said, Aside) and said.kind in ("door", "print", "another"):
        return in_place_of(said.kind, text, scene)
    return of_no_kind(said, text, scene)


def _told(topic: Topic, scene: Scene) -> tuple[Say, ...]:
    number = known(scene.office.service.complaints_number)
    match topic:
        case "there":
            text = Text("aside-unknown")
        case "together":
            text = Text("aside-another")
        case "complaint":
            text = Text("aside-complaint", {"number": number})
        case "early":
            text = Text("aside-before-time")
        case "with" | "penalty":
            text = Text(f"aside-{topic}")
    return (Say((text,)),)
