"""What waits to be printed: looked at and decided."""
