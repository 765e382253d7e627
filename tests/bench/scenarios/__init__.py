"""The scenarios of the benchmark by their names; each gives its figures for one kind of database."""
