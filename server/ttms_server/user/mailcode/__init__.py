"""Six digits by mail: for a forgotten password, and to prove that an address is somebody's own."""
