"""Box-office figures."""
