"""Box-office figures: of which days, counted how, by what."""
