"""An address stays in the browser's history and in the logs of whatever stands in front: it names nobody."""

import re
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from html.parser import HTMLParser
from importlib.resources import files
from urllib.parse import unquote_plus, urldefrag, urljoin, urlsplit

from bot.desk.access import SignedRoute
from bot.desk.routes import ROUTES
from tests.builders import an_applicant
from tests.desk.serving import Browser, Desk
from tests.storage.verbs import TEN

CHOSEN = ("hidden", "date", "checkbox", "radio", "submit")  # what we wrote ourselves, or a choice of ours
TEMPLATES = [
    *files("bot.desk").joinpath("templates").iterdir(),
    files("bot.channels.web").joinpath("page").joinpath("chat.html"),
]


@dataclass
class Found(HTMLParser):
    """``addresses``: of links, forms and pictures, and what a form would put behind its own; ``free``: (form, field)
    in which anything can be typed that then stands in an address."""

    addresses: list[str] = field(default_factory=list)
    free: list[tuple[str, str]] = field(default_factory=list)
    _in: str | None = None

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.addresses += [given[name] for name in ("href", "src", "action", "formaction") if name in given]
        if tag == "form":
            self._in = given.get("action", "") if given.get("method", "get") == "get" else None
        elif self._in is not None and "name" in given and tag != "select":
            self.addresses.append(given.get("value", ""))
            if tag == "textarea" or (tag == "input" and given.get("type", "text") not in CHOSEN):
                self.free.append((self._in, given["name"]))
        elif self._in is not None and tag == "option":
            self.addresses.append(given.get("value", ""))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._in = None


def read(page: str) -> Found:
    found = Found()
    found.feed(page)
    return found


async def test_no_link_and_no_form_of_any_page_names_anybody_in_an_address(
    desk: Desk, admin: Browser, stack: AsyncExitStack
) -> None:
    booking = await desk.book(TEN, an_applicant("01234567890"))
    await desk.sign_in(stack, "Zuhayra Qabbani")
    named = ("zuhayra", "qabbani", "amina", "haddad", "rushdi", "01234567890", booking.code)
    fields = {"do": "find", "q": "Qabbani", "form_token": admin.form}
    _, _, headers = await admin.ask("POST", "/desk/admin/people", data=fields)
    assert "qabbani" not in headers["Location"].lower()
    pages = [
        (await admin.page(headers["Location"]))[1],
        (await admin.submit("/desk/admin/people", {"do": "invite", "name": "Rushdi", "role": "admin"}))[1],
    ]
    seen, waiting = set[str](), ["/desk", "/desk/admin"]
    while pages or waiting:
        if not pages:
            status, page = await admin.page(waiting.pop())
            assert status in (200, 303)
            pages.append(page)
        found = read(pages.pop())
        assert found.free == [], "what somebody types is posted"
        for address in found.addresses:
            assert not [name for name in named if name in unquote_plus(address).lower()], address
            link = urldefrag(urljoin("/desk/day", address)).url
            if link.startswith("/desk") and "/page/" not in link and (path := urlsplit(link).path) not in seen:
                seen.add(path)
                if path in {route.path for route in ROUTES.values() if route.method == "GET" and route.page}:
                    waiting.append(link)
    pages_of_ours = {one.path for one in ROUTES.values() if isinstance(one, SignedRoute) and one.method == "GET"}
    assert {path for path in pages_of_ours if has_a_link(path)} <= seen


def has_a_link(path: str) -> bool:
    """Not those that only scripts ask, or that stand beside something that there is none of here."""
    return "{" not in path and not path.endswith(("/progress", "/pack", ".png", "/clock", "/doubles", "/campaign"))


def test_a_form_that_a_script_answers_would_send_nothing_without_it() -> None:
    """A browser that could not run it sends the form itself, and puts each field with a name into the address."""
    forms = [
        form for file in TEMPLATES for form in re.findall(r"<form\b.*?</form>", file.read_text("utf-8"), re.DOTALL)
    ]
    alone = [form for form in forms if "method=" not in form]
    assert len(alone) >= 4
    assert [form for form in alone if re.search(r'<(input|textarea|select)[^>]* name="', form)] == []
