"""What can be set at this computer, in one place: look, sounds, keys, the server; and the log for support."""
