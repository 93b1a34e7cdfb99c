"""What an operator is told of an office that is sound: facts that nobody verified, and questions that need care."""

from bot.domain.office import FREE, Fact, Inquiry, Office, Place, Service


def unverified(office: Office) -> tuple[str, ...]:
    """A line for the service and one for each station whose facts are missing or not verified, in English."""
    lines = [
        _line(
            "service" if service is office.service else f"services.{service.key}",
            {"authority": service.authority, "complaints_number": service.complaints_number},
        )
        for service in office.services
    ]
    lines += [
        _line(
            station.place_key,
            {
                "address": station.address,
                "landmark": station.landmark,
                "phone": station.phone,
                "bring": station.bring,
                "place": station.place,
            },
        )
        for station in office.places
    ]
    return tuple(line for line in lines if line)


def free_texts(office: Office) -> tuple[tuple[Service, Inquiry], ...]:
    """Questions that are answered freely: people write there what nobody asked for."""
    return tuple((of, each) for of in office.services for each in of.inquiries if each.kind == FREE)


def _line(whose: str, facts: dict[str, Fact | Place | None]) -> str:
    names = [name for name, fact in facts.items() if fact is None or not fact.verified]
    return f"{whose}: {', '.join(names)}" if names else ""
