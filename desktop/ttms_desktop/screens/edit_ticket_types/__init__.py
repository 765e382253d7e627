"""Under which ticket types shows are sold."""
