"""The tables of an operator's file: what each may hold, and how it becomes a service, a place or a calendar."""

import re
from typing import Annotated, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)

from bot.config.office_week import longest_minutes, read_week
from bot.domain import limits, marks
from bot.domain.documents import DocumentKind
from bot.domain.office import (
    APPLY,
    FREE,
    Fact,
    Inquiry,
    Place,
    Service,
    Station,
    Visit,
    VisitKind,
    Words,
)

KEY: Final = re.compile(r"[a-z][a-z0-9-]{0,31}")  # short ASCII: keys travel in buttons, which hold 64 bytes
LONGEST_KEY: Final = 32
_INQUIRY_KEY: Final = re.compile(r"[a-z][a-z0-9-]{0,19}")
_KEY_MEND: Final = "a key is up to 20 small Latin letters, digits and dashes"
_USUAL: Final = Station("", Words("", ""), ())  # for its numbers


def _short(text: str) -> str:
    if limits.too_long(text, limits.STATION_TEXT):
        raise ValueError(f"should have at most {limits.STATION_TEXT} characters")
    if not marks.is_bounded(text):
        raise ValueError(f"should have at most {marks.MOST} marks on a letter")
    if limits.has_long_word(text, limits.STATION_WORD):
        raise ValueError(f"should have no word of more than {limits.STATION_WORD} letters")
    return text


Line = Annotated[str, Field(pattern=r"\S"), AfterValidator(_short)]
_Count = Annotated[int, Field(ge=0, le=100_000)]
_Some = Annotated[int, Field(ge=1, le=10_000)]


class Table(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, regex_engine="python-re")


class WordsTable(Table):
    ar: Line
    en: Line

    def words(self) -> Words:
        return Words(self.ar, self.en)


class _Fact(WordsTable):
    verified: bool = False

    def fact(self) -> Fact:
        return Fact(self.words(), self.verified)


class _Number(Table):
    number: str = Field(pattern=r"^[+0-9*#][0-9 ()/*#-]{1,30}$")
    verified: bool = False

    def fact(self) -> Fact:
        return Fact(Words(self.number, self.number), self.verified)


class _Map(Table):
    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    verified: bool = False

    def place(self) -> Place:
        return Place(self.lat, self.lon, self.verified)


class _VisitTable(Table):
    titles: WordsTable
    kind: Literal["asks", "collects"] = "asks"
    bring: _Fact | None = None

    def visit(self, key: str) -> Visit:
        kind: VisitKind = self.kind
        return Visit(key, self.titles.words(), kind, _fact(self.bring))


class _InquiryTable(Table):
    kind: Literal["name", "date", "document", "number", "choice", "short text"]
    label: WordsTable
    ask: WordsTable
    refuse: WordsTable
    optional: bool = False
    options: dict[str, WordsTable] = Field(default_factory=dict)
    purpose: WordsTable | None = None

    @field_validator("options")
    @classmethod
    def _are_of_a_choice(cls, options: dict[str, WordsTable], info: ValidationInfo) -> dict[str, WordsTable]:
        if any(not _INQUIRY_KEY.fullmatch(key) for key in options):
            raise ValueError(_KEY_MEND)
        if {*options} & {"skip", "back", "keep"}:
            raise ValueError("an option's key is not skip, back or keep; write another")
        if options and info.data.get("kind") != "choice":
            raise ValueError('only a choice has options; write kind = "choice", or remove them')
        return options

    @model_validator(mode="after")
    def _is_whole(self) -> Self:
        if self.kind == "choice" and len(self.options) < 2:
            raise ValueError('a choice has two options at least; add options = { one = { ar = "…", en = "…" }, … }')
        if (self.kind == "short text") != (self.purpose is not None):
            raise ValueError('a short text, and nothing else, says what it is for; purpose = { ar = "…", en = "…" }')
        return self

    def inquiry(self, key: str) -> Inquiry:
        return Inquiry(
            key,
            self.kind,
            self.label.words(),
            self.ask.words(),
            self.refuse.words(),
            self.optional,
            tuple((name, option.words()) for name, option in self.options.items()),
            self.purpose.words() if self.purpose else None,
        )


class OldServiceTable(Table):
    """As the file of the release before has it: the one service there is."""

    authority: _Fact
    complaints_number: _Number | None = None
    notice_version: str = Field("1", pattern=r"^[A-Za-z0-9.-]{1,32}$")

    def service(self) -> Service:
        return Service(self.authority.fact(), _fact(self.complaints_number), self.notice_version)


class ServiceTable(OldServiceTable):
    titles: WordsTable
    notice_more: WordsTable | None = None
    documents: list[str] = Field(default_factory=list)
    validity_days: int | None = Field(None, ge=1, le=36_600)
    visits: dict[str, _VisitTable] = Field(default_factory=dict)
    questions: dict[str, _InquiryTable] = Field(default_factory=dict)

    @field_validator("documents")
    @classmethod
    def _are_known(cls, documents: list[str]) -> list[str]:
        unknown = [kind for kind in documents if kind not in [each.value for each in DocumentKind]]
        if unknown:
            known = ", ".join(kind.value for kind in DocumentKind)
            raise ValueError(f"there is no document {unknown[0]}; write some of {known}")
        return documents

    @field_validator("questions")
    @classmethod
    def _are_few(cls, questions: dict[str, _InquiryTable]) -> dict[str, _InquiryTable]:
        if any(not _INQUIRY_KEY.fullmatch(key) for key in questions):
            raise ValueError(_KEY_MEND)
        if sum(table.kind == FREE for table in questions.values()) > 1:
            raise ValueError("a service has one short text at most; ask the others as choices, or leave them out")
        return questions

    def named(self, key: str) -> Service:
        return Service(
            authority=self.authority.fact(),
            complaints_number=_fact(self.complaints_number),
            notice_version=self.notice_version,
            key=key,
            titles=self.titles.words(),
            notice_more=self.notice_more.words() if self.notice_more else None,
            visits=tuple(table.visit(name) for name, table in self.visits.items()) or (APPLY,),
            documents=tuple(kind for kind in DocumentKind if kind.value in self.documents),
            validity_days=self.validity_days,
            inquiries=tuple(table.inquiry(name) for name, table in self.questions.items()),
        )


class _PlaceFields(Table):
    names: WordsTable
    address: _Fact | None = None
    landmark: _Fact | None = None
    phone: _Number | None = None
    bring: _Fact | None = None
    place: _Map | None = None


class PlaceTable(_PlaceFields):
    """``calendars``: by service and visit; each is a table of its own, so that its faults are told with the others."""

    calendars: dict[str, dict[str, object]] = Field(default_factory=dict)


class _CalendarFields(Table):
    hours: dict[str, list[str]]
    slot_minutes: _Some = Field(_USUAL.slot_minutes, validate_default=True)
    places: _Some = _USUAL.places
    walk_in_places: _Count = _USUAL.walk_in_places
    return_places: _Count = _USUAL.return_places
    first_bookable_minutes: _Count = _USUAL.first_bookable_minutes
    horizon_days: int = Field(_USUAL.horizon_days, ge=1, le=366)

    @field_validator("hours")
    @classmethod
    def _are_aread_week(cls, hours: dict[str, list[str]]) -> dict[str, list[str]]:
        if not any(read_week(hours)):
            raise ValueError("no day has an opening hour")
        return hours

    @field_validator("slot_minutes")
    @classmethod
    def _fits_a_span(cls, slot_minutes: int, info: ValidationInfo) -> int:
        if "hours" in info.data and (most := longest_minutes(read_week(info.data["hours"]))) < slot_minutes:
            raise ValueError(
                f"no opening is long enough for {slot_minutes} minutes; write slot_minutes = {most}, or less"
            )
        return slot_minutes

    @field_validator("walk_in_places")
    @classmethod
    def _fit_the_slot(cls, walk_in_places: int, info: ValidationInfo) -> int:
        if walk_in_places > info.data.get("places", walk_in_places):
            raise ValueError("there are more walk-in places than places")
        return walk_in_places

    @field_validator("return_places")
    @classmethod
    def _fit_beside(cls, return_places: int, info: ValidationInfo) -> int:
        if return_places > info.data.get("places", return_places) - info.data.get("walk_in_places", 0):
            raise ValueError("there are more places kept for who comes again than are left beside walk-ins")
        return return_places


class CalendarTable(_CalendarFields):
    """``bring``: instead of the visit's and the place's, as an admin has changed it for this calendar; false: nothing
    need be brought."""

    bring: _Fact | Literal[False] | None = None


class StationTable(_PlaceFields, _CalendarFields):
    """As the file of the release before has it: a place with its one calendar."""


def station(
    key: str, place: PlaceTable | StationTable, calendar: CalendarTable | StationTable, of: Service, visit: Visit
) -> Station:
    """``of``: the service that the calendar is for."""
    own = calendar.bring if isinstance(calendar, CalendarTable) else None
    return Station(
        key=key,
        names=place.names.words(),
        hours=read_week(calendar.hours),
        address=_fact(place.address),
        landmark=_fact(place.landmark),
        phone=_fact(place.phone),
        bring=(own.fact() if own else None) if own is not None else visit.bring or _fact(place.bring),
        place=place.place.place() if place.place else None,
        slot_minutes=calendar.slot_minutes,
        places=calendar.places,
        walk_in_places=calendar.walk_in_places,
        return_places=calendar.return_places,
        first_bookable_minutes=calendar.first_bookable_minutes,
        horizon_days=calendar.horizon_days,
        service=of.key,
        visit=visit.key,
    )


def _fact(table: _Fact | _Number | None) -> Fact | None:
    return table.fact() if table else None
