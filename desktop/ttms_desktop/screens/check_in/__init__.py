"""The door: tickets are scanned in and out, with the server or on the signed code alone."""
