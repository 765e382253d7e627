"""Every table of the server, for migrations and checks."""

import ttms_server.books_currency
import ttms_server.id_blocks
import ttms_server.order.chain.models
import ttms_server.order.checkin.models
import ttms_server.order.comp.models
import ttms_server.order.counter.models
import ttms_server.order.customer.models
import ttms_server.order.exchange.models
import ttms_server.order.extra.models
import ttms_server.order.models
import ttms_server.order.payment.models
import ttms_server.order.refund.models
import ttms_server.order.reprint.models
import ttms_server.order.rollup.models
import ttms_server.order.shift.models
import ttms_server.order.voucher.models
import ttms_server.play.models
import ttms_server.play.poster.models
import ttms_server.requests
import ttms_server.studio.models
import ttms_server.ticket.history.models
import ttms_server.ticket.models
import ttms_server.ticket.reservation.models
import ttms_server.user.counters.models
import ttms_server.user.mailcode.models
import ttms_server.user.models
import ttms_server.user.workplace.models  # noqa: F401 - importing registers the tables
from ttms_server.schema import Base

metadata = Base.metadata
