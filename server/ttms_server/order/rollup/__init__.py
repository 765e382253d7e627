"""Roll-ups: what the ledger comes to by show, cinema day, ticket type, till and tender, kept with each booking."""
