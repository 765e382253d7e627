"""What becomes of a hold: a longer life, a payment under way, another counter."""
