"""The door: who may go in with a ticket, once, and out and in again; signed codes that a scanner reads alone."""
