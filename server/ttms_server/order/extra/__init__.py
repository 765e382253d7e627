"""What is sold with tickets and is no goods in stock: booking fees, 3D glasses."""
