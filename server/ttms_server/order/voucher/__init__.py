"""Vouchers: money that was paid before, and is owed until something is bought with it."""
