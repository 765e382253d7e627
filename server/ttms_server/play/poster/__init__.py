"""Posters of films."""
