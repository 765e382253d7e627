"""The one row of each counter: the shift that is open there, the end of its chain, its last Z report."""
