"""No doubtful row is in any total, and every total can be traced to the rows it came from."""

import math
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from otopsheets.reports.sales import Line, Sales, read_sales
from tests.reports.registries import FAIR, registry, sale

EVERYBODY = (2, 3, 4, 5)
PRODUCTS = (
    {"group": "G1", "name": "ผ้าซิ่น", "category": "ผ้า"},
    {"group": "G2", "name": "ข้าวแต๋น", "category": "อาหาร"},
    {"group": "G4", "name": "ลำไย", "category": "ผลไม้"},
)


def _sales(*sales, participants=EVERYBODY, **tabs) -> Sales:
    book = registry(sales=sales, products=PRODUCTS, **tabs)
    return read_sales(book, book.fairs[0], participants)


def _told(lines: tuple[Line, ...]) -> list[tuple[object, ...]]:
    return [(line.label, line.total, line.groups, line.days, line.rows) for line in lines]


def test_totals_by_day_group_tambon_and_category_with_their_rows() -> None:
    sales = _sales(
        sale("กลุ่มทอผ้าบ้านดง", "15 ก.ย. 2560", "๑,๕๐๐ บาท"),
        sale("G1", "16 ก.ย. 2560", 500.25),
        sale("G2", "15 ก.ย. 2560", 1000, "ใช่"),
        sale("G3", "15 ก.ย. 2560", 700),
    )
    assert (sales.total, sales.rows, sales.findings) == (3700.25, (2, 3, 4, 5), ())
    assert _told(sales.by_day) == [("15 ก.ย. 60", 3200.0, 3, 1, (2, 4, 5)), ("16 ก.ย. 60", 500.25, 1, 1, (3,))]
    assert _told(sales.by_group) == [
        ("กลุ่มทอผ้าบ้านดง", 2000.25, 1, 2, (2, 3)),
        ("กลุ่มข้าวแต๋น", 1000.0, 1, 1, (4,)),
        ("กลุ่มจักสาน", 700.0, 1, 1, (5,)),
    ]
    assert _told(sales.by_tambon) == [("สมัย", 3000.25, 2, 2, (2, 3, 4)), ("นายาง", 700.0, 1, 1, (5,))]
    assert _told(sales.by_category) == [
        ("ผ้า เครื่องแต่งกาย", 2000.25, 1, 2, (2, 3)),
        ("อาหาร", 1000.0, 1, 1, (4,)),
        ("", 700.0, 1, 1, (5,)),
    ]


def test_means_are_of_a_group_and_of_a_day() -> None:
    sales = _sales(sale("G1", "15 ก.ย. 2560", 100), sale("G1", "16 ก.ย. 2560", 200), sale("G2", "15 ก.ย. 2560", 50))
    samai = sales.by_tambon[0]
    assert (samai.per_group, samai.per_day) == (175.0, 175.0)
    assert (sales.by_group[0].per_day, sales.by_day[0].per_group) == (150.0, 75.0)


def test_who_came_who_did_not_and_of_whom_nothing_is_known() -> None:
    sales = _sales(
        sale("G1", "15 ก.ย. 2560", 100),
        sale("G1", "16 ก.ย. 2560", None, "ไม่"),
        sale("G2", "15 ก.ย. 2560", None, "ไม่"),
        sale("G3", "15 ก.ย. 2560", 0),
    )
    assert (sales.came, sales.absent, sales.unreported) == ({2}, {3}, {4, 5})  # zero does not say that G3 came
    assert [(day.day.day, day.came, day.absent) for day in sales.days] == [
        (15, {2}, {3}),
        (16, set(), {2}),
        (17, set(), set()),
    ]


@pytest.mark.parametrize(
    ("row", "code", "column"),
    [
        (sale("ชมรมหมากรุก", "15 ก.ย. 2560", 100), "sale-unknown-group", "กลุ่ม"),
        (sale("กลุ่มทอผ้าบ้านดงง", "15 ก.ย. 2560", 100), "sale-unknown-group", "กลุ่ม"),
        (sale("G4", "15 ก.ย. 2560", 100), "sale-not-there", "กลุ่ม"),
        (sale("G1", "", 100), "sale-undated", "วันที่"),
        (sale("G1", "18 ก.ย. 2560", 100), "sale-outside-days", "วันที่"),
        (sale("G1", "15 ก.ย. 2560", -100), "sale-negative", "ยอดขาย"),
        (sale("G1", "15 ก.ย. 2560", 100, "ไม่"), "sale-contradicted", "มาออกร้าน"),
        ({**sale("G1", "15 ก.ย. 2560", 100), "fair": "F9"}, "sale-unknown-fair", "รหัสงาน"),
        (sale("", "15 ก.ย. 2560", 100), "sale-no-group", "กลุ่ม"),
    ],
)
def test_a_doubtful_row_is_a_finding_and_in_no_total(row, code, column) -> None:
    sales = _sales(sale("G2", "15 ก.ย. 2560", 40), {"came": None, **row}, participants={2, 3})
    assert (sales.total, sales.rows, sales.total_left_out) == (40.0, (2,), 100.0)
    (finding,) = sales.findings
    assert (finding.code, finding.where.row, finding.where.column) == (code, 3, column)
    assert finding.message("th") != finding.message("en")


@pytest.mark.parametrize("amount", ["1500-2000", "ขายดี", "=1/0"])
def test_an_amount_that_is_no_number_leaves_its_row_out_under_the_finding_it_was_read_with(amount) -> None:
    sales = _sales(sale("G2", "15 ก.ย. 2560", 40), sale("G1", "15 ก.ย. 2560", amount))
    assert (sales.total, sales.rows) == (40.0, (2,))
    (left,) = sales.left_out
    assert (left.row, left.finding.code, left.finding.where.column) == (3, "number-unreadable", "ยอดขาย")
    assert sales.unreported == {2, 4, 5}


def test_a_row_that_names_no_fair_is_of_the_only_one_there_is() -> None:
    row = {**sale("G1", "15 ก.ย. 2560", 100), "fair": ""}
    assert _sales(row).total == 100.0
    second = {**FAIR, "fair_id": "F2", "name": "ตลาดสอง"}
    several = _sales(row, fairs=[FAIR, second])
    assert (several.total, several.total_left_out) == (0.0, 100.0)
    assert [finding.code for finding in several.findings] == ["sale-no-fair"]


def test_who_was_not_chosen_and_did_not_come_is_not_missed() -> None:
    sales = _sales(sale("G4", "15 ก.ย. 2560", None, "ไม่"), sale("G1", "15 ก.ย. 2560", 5), participants={2, 3})
    assert (sales.came, sales.absent, sales.unreported) == ({2}, set(), {3})
    assert all(5 not in day.absent for day in sales.days)
    assert [each.group.group_id for each in sales.attendance] == ["G1", "G2"]


def test_the_attendance_of_every_group_that_took_part_day_by_day() -> None:
    sales = _sales(
        sale("G1", "15 ก.ย. 2560", 100), sale("G1", "17 ก.ย. 2560", None, "ไม่"), participants={2, 3}
    )  # fmt: skip
    told = [
        (each.group.group_id, *([day.day for day in days] for days in (each.came, each.absent, each.unknown)))
        for each in sales.attendance
    ]
    assert told == [("G1", [15], [17], [16]), ("G2", [], [], [15, 16, 17])]


def test_two_rows_of_a_group_for_one_day_are_both_left_out() -> None:
    sales = _sales(
        sale("G1", "15 ก.ย. 2560", 100), sale("กลุ่มทอผ้าบ้านดง", "15/9/2560", 200), sale("G1", "16 ก.ย. 2560", 50)
    )
    assert (sales.total, sales.rows) == (50.0, (4,))
    assert [(row.row, row.finding.code) for row in sales.left_out] == [(2, "sale-doubled"), (3, "sale-doubled")]
    assert "2, 3" in sales.findings[0].message("th")


@pytest.mark.parametrize("days", [{"starts_on": ""}, {"ends_on": "1 ก.ย. 2560"}, {"ends_on": "17 ก.ย. 2580"}])
def test_a_fair_without_days_counts_no_sale_and_says_so(days) -> None:
    sales = _sales(sale("G1", "15 ก.ย. 2560", 100), fairs=[{**FAIR, **days}])
    assert (sales.total, sales.by_day, sales.days) == (0.0, (), ())
    assert [finding.code for finding in sales.findings] == ["fair-without-days", "sale-outside-days"]


def test_sales_of_another_fair_are_passed_over() -> None:
    second = {**FAIR, "fair_id": "F2", "name": "ตลาดสอง"}
    sales = _sales({**sale("G1", "15 ก.ย. 2560", 100), "fair": "F2"}, fairs=[FAIR, second])
    assert (sales.total, sales.findings) == (0.0, ())


def test_when_it_is_not_known_who_took_part_nobody_is_missed() -> None:
    sales = _sales(sale("G4", "15 ก.ย. 2560", 100), participants=None)
    assert (sales.total, sales.unreported) == (100.0, frozenset())


_ROWS = st.tuples(
    st.sampled_from(["G1", "G2", "G3", "G4", "G9", "กลุ่มจักสาน", ""]),
    st.sampled_from(["14 ก.ย. 2560", "15 ก.ย. 2560", "16 ก.ย. 2560", "17 ก.ย. 2560", ""]),
    st.sampled_from([None, -5, 0, 0.1, 0.2, 10, 333.33, "ร้อย", "ไม่มี"]),
    st.sampled_from([None, "ใช่", "ไม่"]),
)


@given(st.lists(_ROWS, max_size=12))
def test_every_table_adds_up_to_the_total_and_every_row_is_counted_or_left_out(rows) -> None:
    sales = _sales(*(sale(*row) for row in rows))
    for lines in (sales.by_day, sales.by_group, sales.by_tambon, sales.by_category):
        assert math.isclose(math.fsum(line.total for line in lines), sales.total, abs_tol=0.005)
        assert sorted(row for line in lines for row in line.rows) == sorted(sales.rows)
    told = [sold.row for sold in sales.sold] + [row.row for row in sales.left_out]
    filled = [at for at, row in enumerate(rows, 2)]
    assert sorted(told) == filled
    assert all(sold.day in {date(2017, 9, day) for day in (15, 16, 17)} for sold in sales.sold)
