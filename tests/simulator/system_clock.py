"""The one place of the simulator that reads the real time; everything else is given a clock."""

from time import time as now

__all__ = ["now"]
