"""Storing and finding names of customers."""

from collections.abc import Collection, Mapping

from sqlalchemy import Select, insert, select
from sqlalchemy.orm import Session

from ttms_server.order.customer.models import LONGEST_KEY, CustomerRow
from ttms_server.schema import table_of

_CUSTOMERS = table_of(CustomerRow)


def add(session: Session, order_id: int, customer_name: str) -> None:
    values = {"order_id": order_id, "customer_name": customer_name, "name_key": key_of(customer_name)}
    session.execute(insert(_CUSTOMERS).values(values))


def names(session: Session, order_ids: Collection[int]) -> Mapping[int, str]:
    """The names by order, of those orders that have one."""
    query = select(_CUSTOMERS.c.order_id, _CUSTOMERS.c.customer_name).where(_CUSTOMERS.c.order_id.in_(order_ids))
    return {row.order_id: row.customer_name for row in session.execute(query)}


def orders_of(beginning: str) -> Select[int]:
    """Orders of people whose name begins so, whatever the case, as a query over a span of keys."""
    key = key_of(beginning)
    return select(_CUSTOMERS.c.order_id).where(_CUSTOMERS.c.name_key >= key, _CUSTOMERS.c.name_key < f"{key}\U0010ffff")


def key_of(name: str) -> str:
    """Without regard to case, which may make three letters of one: as much of it as is stored."""
    return " ".join(name.casefold().split())[:LONGEST_KEY]
