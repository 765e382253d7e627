"""What the customer sees on a second screen: the programme, then the sale, then change and receipt."""
