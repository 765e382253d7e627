"""Whether this server can sell: grpc.health.v1, told by asking the database every second."""

import asyncio
import logging

from grpc_health.v1 import health, health_pb2

from ttms_server.db import Database, ping
from ttms_server.errors import Refusal

log = logging.getLogger(__name__)

ASK_EVERY_SECONDS = 1.0
PATIENCE_SECONDS = 2.0


class Health:
    """Keeps the health service true in both directions."""

    def __init__(self, database: Database) -> None:
        self.servicer = health.aio.HealthServicer()  # type: ignore[attr-defined] # set at run time by its module
        self._database = database
        self._serving: bool | None = None

    async def watch(self) -> None:
        """Ask the database until cancelled."""
        while True:
            await self.look()
            await asyncio.sleep(ASK_EVERY_SECONDS)

    async def look(self) -> None:
        """Ask the database once and say what came of it."""
        try:
            await asyncio.wait_for(self._database.read(ping), PATIENCE_SECONDS)
        except (Refusal, TimeoutError):
            await self._say(serving=False)
        except Exception:
            # Whatever it is: who stops asking would say for ever what was true once.
            log.exception("the database could not be asked")
            await self._say(serving=False)
        else:
            await self._say(serving=True)

    async def _say(self, *, serving: bool) -> None:
        if serving is self._serving:
            return
        if self._serving is not None or not serving:
            log.warning("the database answers again" if serving else "the database does not answer: not selling")
        self._serving = serving
        status = health_pb2.HealthCheckResponse
        await self.servicer.set("", status.SERVING if serving else status.NOT_SERVING)
