"""The hash chain of each counter: every booking carries the hash of the one before, so that no change goes unseen."""
