from otopsheets.registry import Registry
from otopsheets.selection import notice
from otopsheets.wording import Lang
from tests.selection.market import market, selected


def notices(fair: Registry, places: int = 9, lang: Lang = "th") -> dict[str, str]:
    selection = selected(fair, places)
    return {each.key: notice(each, fair.fairs[0], lang) for each in selection.outcomes}


def test_whoever_is_accepted_is_told_stalls_and_reason() -> None:
    fair = market(
        {"G1": {"name": "กลุ่มทอผ้า"}},
        fair={"place": "หน้าศูนย์ OTOP"},
        decisions=[{"group": "G1", "stall": "A1"}],
    )
    assert notices(fair)["G1"].splitlines()[:5] == [
        "เรียน กลุ่มทอผ้า",
        "งาน ตลาดประชารัฐ 15-17 กันยายน 2560 หน้าศูนย์ OTOP",
        "ผล: ได้เข้าร่วมงาน จำนวน 1 ล็อก (A1)",
        "เหตุผล:",
        "- ได้เข้าร่วมงาน เพราะผ่านกติกาทุกข้อและมีที่พอ",
    ]


def test_whoever_waits_is_told_where_on_the_list() -> None:
    fair = market(["G1", "G2"], fair={"seed": "7", "ends_on": ""})
    (waiting,) = [text for text in notices(fair, 1).values() if "บัญชีสำรอง 1" in text]
    assert "งาน ตลาดประชารัฐ 15 กันยายน 2560\nผล: อยู่ในบัญชีสำรอง 1\n" in waiting


def test_whoever_must_correct_something_is_told_what_and_in_which_cell() -> None:
    fair = market({"G1": {"consent": "", "stalls": 12}})
    lines = notices(fair)["G1"].splitlines()
    assert "ผล: ใบสมัครยังต้องแก้ไข" in lines
    assert "- ยังไม่ได้ยินยอมให้ใช้ข้อมูล (ช่องยินยอม: '') ถ้ายินยอม โปรดใส่ ใช่ ในช่องยินยอมให้ใช้ข้อมูล [ใบสมัคร J2]" in lines
    assert lines[lines.index("ขอให้ตรวจดู:") + 1].endswith("[ใบสมัคร D2]")


def test_whoever_is_rejected_is_told_why_in_english_too() -> None:
    fair = market({"G1": {"amphoe": "เกาะคา", "tambon": "ลำปางหลวง"}}, fair={"starts_on": "15 ก.ย. 2560"})
    lines = notices(fair, lang="en")["G1"].splitlines()
    assert lines[2:4] == ["Not accepted this time", "Because:"]
    assert "not in อ.สบปราบ จ.ลำปาง, which holds the fair." in lines[4]
    assert "2017-09-15/2017-09-17" in lines[1]


def test_an_applicant_without_a_name_is_called_by_its_row_and_a_fair_without_days_by_its_name() -> None:
    nameless = market(["G1"], applications=[{"fair": "2560-09"}], fair={"starts_on": "", "ends_on": "", "name": ""})
    assert notices(nameless)["row 2"].splitlines()[:2] == ["เรียน ผู้สมัครแถวที่ 2", "งาน 2560-09"]


def test_nothing_private_of_anybody_is_told() -> None:
    groups = {
        "G1": {"phone": "081-234-5678", "address": "99/7 หมู่ 1 ต.แม่กัวะ", "name": "กลุ่มหนึ่งบ้านเหนือ"},
        "G2": {"phone": "081-234-5678", "address": "99/7 หมู่ 1 ต.แม่กัวะ", "name": "กลุ่มสองบ้านใต้"},
    }
    for text in notices(market(groups)).values():
        assert not [private for private in ("0812345678", "081-234", "99/7") if private in text]
    twin = [text for text in notices(market(groups)).values() if "อาจเป็นรายเดียวกับผู้สมัคร" in text]
    assert len(twin) == 1
    assert not ("กลุ่มหนึ่งบ้านเหนือ" in twin[0] and "กลุ่มสองบ้านใต้" in twin[0])
