"""People who work with the system: who they are, what they may do, and their passwords."""
