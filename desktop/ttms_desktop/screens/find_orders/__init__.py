"""Finding orders again, and giving money back for them."""
