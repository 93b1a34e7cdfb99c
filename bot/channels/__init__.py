"""Thin adapters between a messenger and the conversation; they look alike and decide nothing."""
