"""Tickets as files and pictures."""

import re
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from support.fake_cinema import CINEMA
from ttms_client.order import Order, Ticket
from ttms_client.payment import PaymentLine, Tender
from ttms_client.play import Schedule
from ttms_desktop.printing.devices import Device
from ttms_desktop.printing.failures import NoPrinter, TicketUnsaved
from ttms_desktop.printing.system_printer import SystemPrinter
from ttms_desktop.printing.ticket_files import TicketFiles
from ttms_desktop.printing.ticket_page import qr_area, qr_matrix, ticket_image
from ttms_desktop.printing.words import words_of

STARTS = datetime(2026, 11, 22, 11, 30, tzinfo=UTC)
SHOW = Schedule(1, 1, "大都会", "Metropolis", 153, 2, "2 厅", "Hall 2", STARTS, STARTS + timedelta(minutes=153))
ADULT = Ticket(1, 1, "H", "11", 1, "adult", "成人", "Adult", 4500, "K7QX9M2P4TRW8HBN")
COUPLE = replace(ADULT, ticket_id=2, row_label="N", seat_label="3", places=2, price_minor=9000, code="ABC234DEF567GHJK")
ORDER = Order(
    order_id=1,
    order_number="2-000042",
    schedule=SHOW,
    tickets=(ADULT, COUPLE),
    payments=(PaymentLine(Tender.CASH, 13500, 20000, 6500),),
    total_minor=13500,
    currency="CNY",
    sold_at=STARTS - timedelta(minutes=18),
    counter_name="2",
    clerk_name="林晓燕",
)


def dark(image: QImage, x: float, y: float) -> bool:
    return image.pixelColor(round(x), round(y)).lightness() < 128


def test_a_file_has_a_page_for_each_seat_in_ticket_size(files: TicketFiles, tmp_path: Path) -> None:
    path = files.save(ORDER)

    pdf = path.read_bytes()
    assert path == tmp_path / "tickets" / "2-000042.pdf"
    assert len(re.findall(rb"/Type /Page\b", pdf)) == 2
    # 150 by 70 mm in points
    assert {tuple(map(float, box.split())) for box in re.findall(rb"/MediaBox \[([^\]]*)\]", pdf)} == {(0, 0, 425, 198)}


def test_saving_again_replaces_the_file_as_a_whole(files: TicketFiles) -> None:
    first = files.save(ORDER).read_bytes()
    files.save(replace(ORDER, tickets=(ADULT,)))

    assert len(first) > len(files.path_of(ORDER).read_bytes())
    assert [file.name for file in files.path_of(ORDER).parent.iterdir()] == ["2-000042.pdf"]


def test_a_file_that_cannot_be_saved_says_why(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    files = TicketFiles(tmp_path / "file", languages="both", cinema=lambda: CINEMA)

    with pytest.raises(TicketUnsaved) as unsaved:
        files.save(ORDER)

    assert unsaved.value.details["problem"]


def test_a_name_that_is_a_folder_is_refused(files: TicketFiles) -> None:
    files.path_of(ORDER).mkdir(parents=True)

    with pytest.raises(TicketUnsaved):
        files.save(ORDER)


def test_the_picture_carries_the_code_module_by_module(qapp: object) -> None:
    """Each module of the QR code, read back at its middle."""
    image = ticket_image(words_of(ORDER, ADULT, CINEMA, languages="both"), dots_per_mm=12)
    matrix, area = qr_matrix(ADULT.code), qr_area(ADULT.code)
    step = area.width() / len(matrix)

    read = tuple(
        tuple(
            int(dark(image, (area.x() + (x + 0.5) * step) * 1.2, (area.y() + (y + 0.5) * step) * 1.2))
            for x in range(len(matrix))
        )
        for y in range(len(matrix))
    )

    assert read == matrix


def test_the_code_has_a_quiet_zone_of_four_modules(qapp: object) -> None:
    image = ticket_image(words_of(ORDER, ADULT, CINEMA, languages="both", copy=3), dots_per_mm=12)
    area, step = qr_area(ADULT.code), qr_area(ADULT.code).width() / len(qr_matrix(ADULT.code))
    around = area.adjusted(-3.9 * step, -3.9 * step, 3.9 * step, 3.9 * step)

    outside = [
        (x, y)
        for x in range(int(around.left() * 1.2), int(around.right() * 1.2), 3)
        for y in range(int(around.top() * 1.2), int(around.bottom() * 1.2), 3)
        if not area.adjusted(-1, -1, 1, 1).contains(x / 1.2, y / 1.2)
    ]

    assert not [point for point in outside if dark(image, *point)]


def test_a_ticket_tells_all_that_a_door_needs() -> None:
    words = words_of(ORDER, COUPLE, CINEMA, languages="both")

    assert (words.cinema, words.cinema_below) == ("光影戏院", "Picture House")
    assert (words.title, words.title_below) == ("大都会", "Metropolis")
    assert (words.date, words.time, words.hall) == ("11月22日 周日", "19:30", "2 厅")
    assert (words.row, words.seat, words.places) == ("N", "3", "2 人 2 PLACES")
    assert (words.ticket_type, words.price, words.order) == ("成人 Adult", "¥90.00", "2-000042")
    assert words.sold == "2026年11月22日 19:12 · 柜台 2 Counter 2 · 林晓燕"
    assert (words.code, words.scanned) == (COUPLE.code, COUPLE.code)


def test_a_ticket_in_one_language_has_only_that() -> None:
    english, chinese = (words_of(ORDER, ADULT, CINEMA, languages=language) for language in ("en", "zh_CN"))

    assert (english.title, english.title_below, english.date) == ("Metropolis", "", "Sun 22 November")
    assert (english.hall, english.labels["row"], english.ticket_type) == ("Hall 2", "ROW", "Adult")
    assert (chinese.title, chinese.title_below, chinese.labels["row"]) == ("大都会", "", "排")


def test_a_name_without_english_is_said_once() -> None:
    order = replace(ORDER, schedule=replace(SHOW, play_title_en="", studio_name_en=""))

    words = words_of(order, ADULT, CINEMA, languages="en")

    assert (words.title, words.title_below, words.hall) == ("大都会", "", "2 厅")


def test_a_later_print_is_marked_as_a_copy() -> None:
    assert words_of(ORDER, ADULT, CINEMA, languages="both").copy == ""
    assert words_of(ORDER, ADULT, CINEMA, languages="both", copy=2).copy == "副本 2 COPY 2"


def test_a_very_long_title_stays_inside_its_part(qapp: object) -> None:
    long = replace(ORDER, schedule=replace(SHOW, play_title="很长的片名" * 30, play_title_en="A long title " * 30))

    image = ticket_image(words_of(long, ADULT, CINEMA, languages="both"), dots_per_mm=8)

    edge = [y for y in range(120, 270) if dark(image, 1020 * 0.8, y * 0.8)]
    assert not edge


def test_tickets_are_saved_from_many_threads_at_once(files: TicketFiles) -> None:
    orders = [replace(ORDER, order_number=f"2-{number:06d}") for number in range(24)]
    threads = [threading.Thread(target=files.save, args=(order,)) for order in orders]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert {len(re.findall(rb"/Type /Page\b", files.path_of(order).read_bytes())) for order in orders} == {2}


def test_a_computer_without_a_printer_says_so(qapp: object) -> None:
    with pytest.raises(NoPrinter), SystemPrinter(Device()):
        pass
