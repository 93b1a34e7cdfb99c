"""Figures, each beside a reference that was measured in the same run on the same machine. `make bench`."""
