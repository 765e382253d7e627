"""Measurements of the product on this machine: `ttms-bench`."""
