"""Lists of orders."""
