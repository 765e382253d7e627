"""Taking tickets back."""
