"""Vouchers at the counter: sold for cash or by card, printed, and looked up."""
