"""After the fair: whom to visit, why, and from which cell that is known."""

from datetime import date

import pytest

from otopsheets.reports.followup import follow_up
from otopsheets.reports.sales import read_sales
from otopsheets.reports.text import without_phones
from tests.reports.registries import GROUPS, TODAY, registry, sale


def _follow(*sales, today=TODAY, participants=(2, 3, 4, 5), **tabs):
    book = registry(sales=sales, **tabs)
    found = follow_up(book, read_sales(book, book.fairs[0], participants), today)
    return {f.group.group_id: [(r.code, r.where.tab, r.where.row) for r in f.reasons] for f in found}


def test_who_sold_nothing_who_was_absent_and_who_told_nothing() -> None:
    found = _follow(
        sale("G1", "15 ก.ย. 2560", 0, "ใช่"),
        sale("G2", "15 ก.ย. 2560", None, "ไม่"),
        sale("G3", "15 ก.ย. 2560", None, "ใช่"),
    )
    assert found == {
        "G1": [("follow-sold-nothing", "ยอดขาย", 2)],
        "G2": [("follow-absent", "ยอดขาย", 3)],
        "G3": [("follow-not-reported", "ยอดขาย", 4)],
        "G4": [("follow-unknown", "กลุ่ม", 5)],
    }


def test_an_amount_of_zero_does_not_say_that_the_group_came() -> None:
    found = _follow(sale("G1", "15 ก.ย. 2560", 0), participants=(2,))
    assert found == {"G1": [("follow-sold-zero", "ยอดขาย", 2)]}


def test_nobody_is_asked_for_before_the_fair_is_over_or_any_sale_was_entered() -> None:
    assert _follow(sale("G1", "15 ก.ย. 2560", 10), today=date(2017, 9, 17)) == {}
    assert _follow() == {}


def test_what_expires_within_ninety_days_or_has_expired() -> None:
    groups = [
        {**GROUPS[0], "otop_expires_on": "19 ธ.ค. 2560"},
        {**GROUPS[1], "otop_expires_on": "20 ธ.ค. 2560"},
        {**GROUPS[2], "otop_expires_on": "19 ก.ย. 2560"},
    ]
    products = [
        {
            "group": "G2",
            "name": "ข้าวแต๋น",
            "category": "อาหาร",
            "standards": "อย.",
            "standard_expires_on": "20 ก.ย. 2560",
        }
    ]
    assert _follow(groups=groups, products=products, participants=()) == {
        "G1": [("follow-expires", "กลุ่ม", 2)],
        "G2": [("follow-expires", "ผลิตภัณฑ์", 2)],
        "G3": [("follow-expired", "กลุ่ม", 4)],
    }


def test_who_asked_for_help_in_any_note_of_this_fair() -> None:
    groups = [{**GROUPS[0], "note": "อยากให้ช่วยเรื่องบรรจุภัณฑ์"}, *GROUPS[1:]]
    applications = [
        {"fair": "F1", "group": "G2", "applied_on": "1 ก.ย. 2560", "consent": "ใช่", "note": "ขออบรมการตลาด"},
        {"fair": "F1", "group": "G3", "applied_on": "1 ก.ย. 2560", "consent": "ใช่", "note": "ขอมาถึงสาย"},
    ]
    found = _follow(sale("G4", "15 ก.ย. 2560", 10, note="ขอคำแนะนำเรื่องราคา"), groups=groups, applications=applications)
    assert {name: reasons[-1] for name, reasons in found.items() if reasons[-1][0] == "follow-asked"} == {
        "G1": ("follow-asked", "กลุ่ม", 2),
        "G2": ("follow-asked", "ใบสมัคร", 2),
        "G4": ("follow-asked", "ยอดขาย", 2),
    }


def test_one_note_is_told_once_and_without_telephone_numbers() -> None:
    rows = [sale("G1", day, 5, note="ขอให้ช่วยดูฉลาก โทร ๐๘๑-๒๓๔ ๕๖๗๘") for day in ("15 ก.ย. 2560", "16 ก.ย. 2560")]
    book = registry(sales=rows)
    (found,) = follow_up(book, read_sales(book, book.fairs[0], {2}), date(2017, 9, 20))
    (reason,) = found.reasons
    assert reason.message() == "ขอความช่วยเหลือ: 'ขอให้ช่วยดูฉลาก โทร …' ควรติดต่อกลับ"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("0812345678", "…"),
        ("โทร. 053-123456 ต่อ 12", "โทร. … ต่อ 12"),
        ("+66 81 234 5678 ครับ", "… ครับ"),
        ("ขายวันที่ 15-17 ก.ย. 2560 ราคา 1,250 บาท", "ขายวันที่ 15-17 ก.ย. 2560 ราคา 1,250 บาท"),
    ],
)
def test_a_telephone_number_in_a_note_is_not_shown(text, shown) -> None:
    assert without_phones(text) == shown


def test_an_agency_is_not_followed_up_for_its_sales() -> None:
    assert _follow(sale("A1", "15 ก.ย. 2560", None, "ไม่"), participants=(6,)) == {}
