"""Slots, holds, bookings, offers and the waiting list."""
