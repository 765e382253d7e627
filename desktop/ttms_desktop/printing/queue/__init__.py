"""Documents that wait for their printer, on the counter's disk."""
