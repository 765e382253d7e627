"""Card terminals: what the counter asks of one, the manual one, and a simulated one for tests and demonstrations."""
