"""The printers of this computer and the layout of its tickets."""
