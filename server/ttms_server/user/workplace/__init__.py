"""Which computer works as which counter: one at a time."""
