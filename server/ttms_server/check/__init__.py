"""`ttms-server check`: the promises about every database, and the proof that nobody changed its books."""
