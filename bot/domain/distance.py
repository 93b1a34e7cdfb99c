"""How far a station is, to sort by: degrees in, kilometres out."""

from math import asin, cos, radians, sin, sqrt

EARTH_KM = 6371.0


def distance_km(from_lat: float, from_lon: float, to_lat: float, to_lon: float) -> float:
    """The great circle (haversine); good to half a percent."""
    half_lat, half_lon = radians(to_lat - from_lat) / 2, radians(to_lon - from_lon) / 2
    chord = sin(half_lat) ** 2 + cos(radians(from_lat)) * cos(radians(to_lat)) * sin(half_lon) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(chord)))
