"""Deliveries: queued, claimed, marked; broadcasts and their reports."""
