"""Selling tickets."""
