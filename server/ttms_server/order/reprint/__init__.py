"""Printing a ticket again: each copy is counted, with who printed it and when."""
