"""The play service."""
