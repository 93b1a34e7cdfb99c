"""Templates -> pages. The words come from the catalogues; values are escaped; nothing is written into a script."""

from base64 import b64encode
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Final

from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from bot.desk.context import DeskContext, SignedRequest
from bot.desk.scripts import address, labels_of_any_page
from bot.domain.languages import direction
from bot.rendering.runs import in_order
from bot.rendering.text import write
from storage.engine.sealed_boxes import public_key

if TYPE_CHECKING:  # read with the first page that somebody opens
    from jinja2 import Environment

FAULTS: Final = {
    "elsewhere": "fault-elsewhere",
    "failed": "fault-failed",
    "full": "fault-full",
    "gone": "answer-gone",
    "look-first": "answer-look-first-hint",
    "not-found": "fault-not-found",
    "not-signed-in": "fault-not-signed-in",
    "not-yours": "fault-not-yours",
    "too-fast": "fault-too-fast",
    "too-many-before": "fault-too-many-before",
    "too-many-doubles": "answer-too-many-doubles-hint",
    "too-many-days": "fault-too-many-days",
    "unavailable": "fault-unavailable",
    "unreadable": "fault-unreadable",
}

SLACK: Final = 2  # seconds for the page's script, which is to be the first


@dataclass(frozen=True, slots=True)
class Expiry:
    """Of a page that shows somebody: after so many seconds it gives way to ``then``, on which nobody is. ``filled``: in
    a form, whose time begins anew while somebody writes in it."""

    seconds: int
    then: str
    filled: bool = False


def expiry(context: DeskContext, signed: SignedRequest, *, filled: bool = False, placeless: bool = False) -> Expiry:
    """``placeless``: the page names no place, not even where it leads to."""
    then = "/desk" if placeless else f"/desk?station={signed.station.place_key}"
    return Expiry(int(context.rules().look.total_seconds()), then, filled)


def expiring(response: Response, expires: Expiry | None) -> Response:
    """Also where the page's script does not run. A form that is filled in says so itself, and only without scripts."""
    if expires is not None and not expires.filled:
        response.headers["Refresh"] = f"{expires.seconds + SLACK}; url={expires.then}"
    return response


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    folder = files(__package__).joinpath("templates")
    environment = Environment(
        loader=FunctionLoader(lambda name: folder.joinpath(name).read_text("utf-8")),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["t"] = _words
    environment.filters["in_order"] = in_order
    environment.globals["file"] = address
    return environment


def _words(key: str, locale: str, **params: object) -> Markup:
    """``t("day-title", locale, day=…)``: the words of a message; what is put in is escaped there."""
    return Markup(write(key, locale, params))  # noqa: S704


def render(template: str, locale: str, **shown: object) -> str:
    return _environment().get_template(template).render(locale=locale, direction=direction(locale), **shown)


def signed_page(
    template: str,
    context: DeskContext,
    signed: SignedRequest,
    status: int = 200,
    expires: Expiry | None = None,
    **shown: object,
) -> Response:
    """A page with the desk's own bar; templates begin with ``{% extends "frame.html" %}``. ``expires``: whoever shows
    somebody, or a code, says when it ends."""
    shown = {
        "expires": expires,
        "signed": signed,
        "stations": context.office().places,
        "calendars": context.office().stations,
        "called": context.office().called,
        "form_token": signed.form_token,
        "words": {signed.locale: labels_of_any_page(signed.locale)},
        "zone_name": context.office().zone,
        "me": _me(context, signed),
        **shown,
    }
    return expiring(HTMLResponse(render(template, signed.locale, **shown), status), expires)


def _me(context: DeskContext, signed: SignedRequest) -> dict[str, object]:
    """What a page's script needs to know of who is signed in, as ``/desk/me`` tells it."""
    return {
        "signed": True,
        "form": signed.form_token,
        "station": signed.counter.station,
        "counter": signed.counter.number,
        "key": b64encode(public_key(context.keyring)).decode(),
        "look_seconds": int(context.rules().look.total_seconds()),
        "now": context.now().isoformat(),
    }


def fault_page(locale: str, status: int, why: str, **params: object) -> Response:
    """``params``: what is put into the words of ``why``."""
    said = FAULTS.get(why, FAULTS["failed"])
    return HTMLResponse(render("fault.html", locale, said=said, params=params), status)
