"""How an order is paid and by which means money goes back: cash, cards and vouchers, split as people like."""
