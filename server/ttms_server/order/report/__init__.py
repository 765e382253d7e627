"""Box-office figures out of the ledger."""
