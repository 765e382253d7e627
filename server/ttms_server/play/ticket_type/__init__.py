"""Ticket types: what they are called, and their share of a show's price."""
