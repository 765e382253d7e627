"""Slips on thermal printers over ESC/POS, with the printer's own word on whether it can and whether it has."""

import struct
import time
from types import TracebackType
from typing import Any, Self

from ttms_desktop.failures import LocalFailure
from ttms_desktop.printing.devices import Device
from ttms_desktop.printing.document import Line
from ttms_desktop.printing.escpos_transport import BROKEN, transport_of
from ttms_desktop.printing.failures import (
    CoverOpen,
    PaperOut,
    PrinterAway,
    PrinterCutOff,
    PrinterSilent,
    PrinterStopped,
)
from ttms_desktop.printing.slip_image import black_rows, slip_image

_CONNECT_SECONDS = 3.0
_ANSWER_SECONDS = 2.0
_PRINTED_SECONDS = 9.0
# Real-time status: answered at once, whatever the printer is at.
_OFFLINE, _CAUSE, _PAPER = b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"
# The paper sensor's status, answered in its turn: by then everything before it is on paper.
_IN_TURN = b"\x1dr\x01"
_RASTER, _STRIP_ROWS = b"\x1dv0\x00", 256
_COVER_BIT, _PAPER_END_BITS, _ERROR_BIT, _OFFLINE_BIT = 0x04, 0x60, 0x40, 0x08


class EscposPrinter:
    """Open it with `with`: until then, and while `check` runs, nothing is on paper.

    `printed_seconds` is how long one slip may take.
    """

    def __init__(
        self,
        device: Device,
        *,
        answer_seconds: float = _ANSWER_SECONDS,
        printed_seconds: float = _PRINTED_SECONDS,
    ) -> None:
        self._device = device
        self._answer_seconds, self._printed_seconds = answer_seconds, printed_seconds
        self._way: Any = None

    def __enter__(self) -> Self:
        """Raises PrinterAway, UsbUnsupported."""
        self._way = transport_of(self._device, seconds=min(_CONNECT_SECONDS, self._printed_seconds))
        try:
            self._way.open()
        except (*BROKEN, RuntimeError, ValueError) as error:
            self._way = None
            raise self._failure(PrinterAway) from error
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        way, self._way = self._way, None
        if way is not None:
            way.close()

    def kick_drawer(self) -> None:
        """Open the cash drawer that hangs at the printer; raises PrinterAway."""
        try:
            self._way.cashdraw(2)
        except BROKEN as error:
            raise self._failure(PrinterAway) from error

    def check(self) -> None:
        """Ask whether it can print.

        Raises:
            PaperOut, CoverOpen, PrinterStopped, PrinterSilent, PrinterAway: it cannot, or tells nothing.
        """
        if not self._device.answers:
            return
        try:
            self._check()
        except TimeoutError as error:
            raise self._failure(PrinterSilent) from error
        except BROKEN as error:
            raise self._failure(PrinterAway) from error

    def print_slip(self, lines: tuple[Line, ...], *, title: str) -> None:  # noqa: ARG002 - other printers name their jobs
        """Print and cut one slip; whatever this raises, some of it may be on paper.

        Raises:
            PaperOut, CoverOpen, PrinterStopped, PrinterSilent, PrinterCutOff: it was not seen to come to its end.
        """
        image = slip_image(lines, width=self._device.paper.dots)
        rows = black_rows(image)
        try:
            self._way.hw("INIT")
            self._send_dots(rows, image.width() // 8)
            self._way.cut()
            if self._device.answers:
                self._wait_until_printed()
        except TimeoutError as error:
            raise self._failure(PrinterSilent) from error
        except BROKEN as error:
            raise self._failure(PrinterCutOff) from error

    def _send_dots(self, rows: bytes, wide: int) -> None:
        """GS v 0, in strips that small buffers hold; python-escpos' own way writes to the standard output."""
        strip = wide * _STRIP_ROWS
        for begin in range(0, len(rows), strip):
            dots = rows[begin : begin + strip]
            self._way._raw(_RASTER + struct.pack("<HH", wide, len(dots) // wide) + dots)  # noqa: SLF001

    def _check(self) -> None:
        cause, paper = self._ask(_CAUSE), self._ask(_PAPER)
        if cause & _COVER_BIT:
            raise self._failure(CoverOpen)
        if (cause | paper) & _PAPER_END_BITS & ~_ERROR_BIT or paper & _PAPER_END_BITS:
            raise self._failure(PaperOut)
        if cause & _ERROR_BIT or self._ask(_OFFLINE) & _OFFLINE_BIT:
            raise self._failure(PrinterStopped)

    def _wait_until_printed(self) -> None:
        self._way._raw(_IN_TURN)  # noqa: SLF001 - python-escpos' own way to send what it has no name for
        try:
            self._read(self._printed_seconds, is_in_turn=True)
        except TimeoutError:
            self._check()  # which says why, if the printer can
            raise

    def _ask(self, question: bytes) -> int:
        self._way._raw(question)  # noqa: SLF001
        return self._read(self._answer_seconds, is_in_turn=False)

    def _read(self, seconds: float, *, is_in_turn: bool) -> int:
        """The answer, told from others by its fixed bits: 0..1..1. in real time, 0..0.... in turn."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            for said in self._way.read_within(left):
                fits = said & 0x90 == 0x00 if is_in_turn else said & 0x93 == 0x12
                if fits:
                    return int(said)
        raise TimeoutError

    def _failure(self, kind: type[LocalFailure]) -> LocalFailure:
        return kind(printer=self._device.name)
