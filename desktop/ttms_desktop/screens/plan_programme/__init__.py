"""The schedule: a day of all halls on a timeline, where shows are put, moved and called off."""
