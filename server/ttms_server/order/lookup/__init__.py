"""One order with the state of each ticket."""
