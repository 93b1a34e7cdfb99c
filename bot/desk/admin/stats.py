"""How it goes, as a page with charts and as a table for spreadsheets. Counts alone: there is nobody to open here."""

from functools import partial
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response

from bot.actions.public_line import switch_public_line
from bot.desk.context import DeskContext, SignedRequest
from bot.desk.pages import fault_page, signed_page
from bot.domain.few import told
from bot.domain.office import Office
from bot.domain.rules import Rules
from bot.rendering.case_stats import flow_chart, flow_columns, flow_row, flow_table, is_told, named
from bot.rendering.stats import (
    COLUMNS,
    Span,
    bookings_chart,
    by_day,
    read_span,
    stopped,
    stopped_chart,
    table,
    try_draw,
    word,
)
from storage.engine.transaction import Transaction
from storage.stats.cases import Standing, Totals, count_standing, count_totals
from storage.stats.public_line import is_on
from storage.stats.stats import Interviews, Sendings, count_days, count_interviews, count_sendings
from storage.stats.told_days import ToldDay, add_up, tell_days


async def numbers(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """``from`` and ``to``: the first and the last day."""
    span, office = _span(context, request), context.office()

    rules = context.rules()

    def count(tx: Transaction) -> tuple[tuple[ToldDay, ...], Interviews, Sendings]:
        days = _days(tx, office, span, context.zone)
        return days, count_interviews(tx), count_sendings(tx)

    days, interviews, sendings = await context.database.read(count)
    flow = await context.database.read(lambda tx: _flow(tx, office, rules))
    of_station = [(each, [day for day in days if day.station == each.key]) for each in office.stations]
    return signed_page(
        "admin_stats.html",
        context,
        signed,
        span=span,
        columns=COLUMNS,
        stations_shown=[(station, rows, add_up(rows)) for station, rows in of_station],
        all_days=by_day(days),
        in_all=add_up(days) if days else None,
        flow=[(named(each, office), flow_row(each, totals, signed.locale)) for each, totals in flow],
        flow_columns=flow_columns(),
        flow_told=any(is_told(*each) for each in flow),
        public=await context.database.read(is_on),
        flow_drawn=any(each.review or each.ready for each, _ in flow),
        stopped=stopped(interviews),
        stopped_drawn=sum(count is not None for _, count in stopped(interviews)),
        chats=[(*of, some) for *of, exact in interviews.chats if (some := told(exact)) is not None],
        sent=[(*of, told(exact)) for *of, exact in sendings.by_reason],
        unknown_sends=sendings.unknown_sends,
        word=partial(word, locale=signed.locale),
        now=context.now().astimezone(context.zone),
    )


async def switch_line(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """``do``: "on" or "off"."""
    on = signed.text("do", 8) == "on"
    if not await context.act(signed.staff, lambda tx, _: switch_public_line(tx, signed.staff, on=on)):
        return fault_page(signed.locale, 403, "not-signed-in")
    return RedirectResponse(f"/desk/admin/numbers?station={signed.station.key}", 303)


async def chart(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """``of``: "cases" or "stopped", or else the days; of those ``at`` is one station. A picture, or 503 where none was
    drawn."""
    span, office = _span(context, request), context.office()
    rules = context.rules()
    if request.query_params.get("of") == "cases":
        standings = await context.database.read(lambda tx: count_standing(tx, office, rules))
        drawing = flow_chart(standings, office, signed.locale)
    elif request.query_params.get("of") == "stopped":
        drawing = stopped_chart(await context.database.read(count_interviews), signed.locale)
    else:
        at = office.station(request.query_params.get("at", ""))
        days = await context.database.read(lambda tx: _days(tx, office, span, context.zone))
        shown = [day for day in days if at is None or day.station == at.key]
        drawing = bookings_chart(shown, signed.locale, at.names[signed.locale] if at else "")
    picture = await try_draw(drawing, context.charts)
    return Response(picture, media_type="image/png") if picture else PlainTextResponse("", 503)


async def spreadsheet(context: DeskContext, request: Request, signed: SignedRequest) -> Response:
    """``of``: "cases", or else the days."""
    span, office, rules = _span(context, request), context.office(), context.rules()
    if request.query_params.get("of") == "cases":
        flow = await context.database.read(lambda tx: _flow(tx, office, rules))
        name = f"cases-{context.now().astimezone(context.zone).date().isoformat()}.csv"
        return _download(flow_table(flow, office, signed.locale), name)
    days = await context.database.read(lambda tx: _days(tx, office, span, context.zone))
    name = f"numbers-{span.first.isoformat()}-{span.last.isoformat()}.csv"
    if span.cut is not None:  # a table must not look whole where it is not
        return fault_page(signed.locale, 422, "too-many-days")
    return _download(table(days, office, signed.locale), name)


def _download(table: bytes, name: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(table, media_type="text/csv; charset=utf-8", headers=headers)


def _days(tx: Transaction, office: Office, span: Span, zone: ZoneInfo) -> tuple[ToldDay, ...]:
    return tell_days(count_days(tx, office, span.first, span.last, zone))


def _flow(tx: Transaction, office: Office, rules: Rules) -> tuple[tuple[Standing, Totals], ...]:
    standings = count_standing(tx, office, rules)
    totals = count_totals(tx, office, rules) if standings else {}
    return tuple((each, totals[each.service, each.place]) for each in standings)


def _span(context: DeskContext, request: Request) -> Span:
    asked = request.query_params
    return read_span(asked.get("from", ""), asked.get("to", ""), context.now().astimezone(context.zone).date())
