"""Exchanging tickets for others: the old ones end, new ones are sold, and only the difference changes hands."""
