"""Which visits of a service give a serial number, and at which calendars something is handed out later."""

from bot.domain.office import Office, Station


def collections(office: Office) -> tuple[Station, ...]:
    """The calendars of visits that collect, in the office's order."""
    return tuple(each for each in office.stations if _kind(office, each) == "collects")


def collection_at(office: Office, service: str, place: str) -> Station | None:
    return next((each for each in collections(office) if (each.service, each.place_key) == (service, place)), None)


def collects_at(office: Office, key: str) -> bool:
    """Whether something is collected at that calendar."""
    station = office.station(key)
    return station is not None and _kind(office, station) == "collects"


def gives_serial(office: Office, key: str) -> bool:
    """Whether whoever came at that calendar is given a serial number: their service hands something out at that place
    later."""
    station = office.station(key)
    if station is None or _kind(office, station) != "asks":
        return False
    return collection_at(office, station.service, station.place_key) is not None


def _kind(office: Office, station: Station) -> str:
    visit = office.visit_of(station)
    return visit.kind if visit else ""
