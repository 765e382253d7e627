"""A sale of vouchers at a counter of the fake cinema."""

import pytest

from ttms_desktop.screens.sell_tickets.view_model import SellTicketsViewModel
from ttms_desktop.screens.sell_vouchers.view_model import VoucherSale


@pytest.fixture
def sale(sell: SellTicketsViewModel) -> VoucherSale:
    return sell.vouchers.sale
