"""Seats that are kept under a name or by the house: found, collected to be sold, released."""
