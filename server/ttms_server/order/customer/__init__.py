"""Whom an order is for, if somebody said it."""
