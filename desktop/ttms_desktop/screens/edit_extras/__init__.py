"""What is sold with tickets: fees, glasses and the like."""
