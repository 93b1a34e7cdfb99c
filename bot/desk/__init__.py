"""The desk: the pages at which station staff scan, see and confirm, and admins look after their stations.

``access.py`` says who may open which page; ``gate.py`` enforces it; ``routes.py`` puts everything together.
"""
