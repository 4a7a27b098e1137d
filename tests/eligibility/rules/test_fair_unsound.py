import pytest

from otopsheets.eligibility import Standing
from tests.eligibility.small import FAIR, changed, registry, told, verdicts


@pytest.mark.parametrize(
    ("cells", "cell", "says"),
    [
        ({"starts_on": ""}, "C2", "ไม่ได้กรอกวันเริ่มงาน"),
        ({"starts_on": "กลางเดือน"}, "C2", "อ่านค่า 'กลางเดือน' ไม่ได้"),
        ({"ends_on": "14 ก.ย. 2560"}, "D2", "วันสิ้นสุดอยู่ก่อนวันเริ่ม"),
        ({"closes_on": "31 ก.ค. 2560"}, "K2", "วันปิดรับสมัครอยู่ก่อนวันเปิดรับ"),
        ({"closes_on": "18 ก.ย. 2560"}, "K2", "วันปิดรับสมัครอยู่หลังวันสิ้นสุดงาน"),
        ({"agency_stalls": "ห้าหก"}, "L2", "อ่านค่า 'ห้าหก' ไม่ได้"),
        ({"min_per_tambon": "ตามสมควร"}, "M2", "อ่านค่า 'ตามสมควร' ไม่ได้"),
        ({"amphoe": "สบปาบ"}, "G2", "ไม่ทราบว่า 'สบปาบ ลำปาง' คืออำเภอใด"),
        ({"amphoe": "เมือง", "province": ""}, "G2", "ไม่ทราบว่า 'เมือง' คืออำเภอใด"),
        ({"previous": "2559-01"}, "O2", "ไม่พบงานก่อนหน้า '2559-01'"),
        ({"previous": "2560-09"}, "O2", "ไม่พบงานก่อนหน้า '2560-09'"),
    ],
)
def test_what_is_wrong_with_the_fair_holds_up_its_applications(cells: dict[str, str], cell: str, says: str) -> None:
    unsound = changed(fair=cells)
    (verdict,) = verdicts(unsound)
    assert verdict.standing is Standing.NEEDS_FIXING
    found = [finding for finding in verdict.findings if finding.code == "fair-unsound"]
    assert [finding.where.a1 for finding in found] == [cell]
    assert says in found[0].message()


def test_a_fair_of_one_day_needs_no_end_and_a_fair_without_a_window_none() -> None:
    assert told(changed(fair={"ends_on": "", "opens_on": "", "closes_on": ""})) == []


def test_the_last_day_of_the_fair_is_early_enough_to_close() -> None:
    assert (
        told(changed(fair={"ends_on": "15 ก.ย. 2560", "opens_on": "15 ส.ค. 2560", "closes_on": "15 ก.ย. 2560"})) == []
    )


def test_the_fair_before_may_be_named() -> None:
    before = {**FAIR, "fair_id": "2559-09", "name": "ตลาดปีก่อน"}
    assert told(registry(fairs=[{**FAIR, "previous": "2559-09"}, before])) == []
