"""The cash drawer that hangs at a printer: opened at once, or not at all. It never springs open later."""

from ttms_desktop.printing.devices import Device, Devices
from ttms_desktop.printing.failures import DrawerStuck, PrinterAway, UsbUnsupported
from ttms_desktop.printing.printers import printer_of


def drawer_of(devices: Devices) -> Device | None:
    """The printer at which the drawer hangs; None if there is no drawer at this computer."""
    known = (devices.tickets, devices.receipts, devices.reports)
    return next((device for device in known if device.drawer), None)


def kick(device: Device) -> None:
    """In the background: open the drawer. Raises DrawerStuck."""
    try:
        with printer_of(device) as printer:
            printer.kick_drawer()
    except (PrinterAway, UsbUnsupported) as failure:
        raise DrawerStuck(printer=device.name) from failure
