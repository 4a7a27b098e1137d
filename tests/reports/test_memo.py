"""The memo is one page in the official form, and has no number but the registry's own."""

import re
from datetime import date

from otopsheets.reports import pdf
from otopsheets.reports.memo import MOST_PROPOSALS, Memo, write_memo
from otopsheets.reports.saying import days_of, place_of, say
from otopsheets.thai.numbers import format_number
from otopsheets.thai.text import arabic
from tests.reports.registries import FAIR, application, facts, meeting, sale
from tests.reports.test_facts import LIFE


def _text(memo: Memo) -> str:
    return "\n".join(
        [*memo.opening, *(line for point in memo.points for line in (point.text, *point.lines)), memo.closing]
    )


def test_the_whole_memo_after_a_fair() -> None:
    assert write_memo(facts(**LIFE)) == Memo(
        office="สำนักงานพัฒนาชุมชนอำเภอสบปราบ จังหวัดลำปาง",
        written_on="๒๐ กันยายน ๒๕๖๐",
        subject="รายงานผลการจัดงานตลาดประชารัฐ",
        to="พัฒนาการอำเภอสบปราบ",
        opening=(
            (
                "ตามที่อำเภอสบปราบได้กำหนดจัดงานตลาดประชารัฐ ระหว่างวันที่ ๑๕-๑๗ กันยายน ๒๕๖๐ ณ หน้าศูนย์ OTOP ตำบลแม่กัวะ "
                "อำเภอสบปราบ จังหวัดลำปาง เพื่อสร้างตลาดและโอกาสในการจำหน่ายผลิตภัณฑ์ให้แก่กลุ่มอาชีพ เกษตรกร และผู้ผลิต "
                "ผู้ประกอบการ OTOP นั้น"
            ),
            "สำนักงานพัฒนาชุมชนอำเภอสบปราบ จังหวัดลำปาง ได้ดำเนินการแล้ว ขอรายงานผลดังนี้",
        ),
        points=(
            _point(
                "การคัดเลือกผู้เข้าร่วม มีผู้สมัคร ๖ ราย ได้เข้าร่วม ๔ ราย เป็นกลุ่มและผู้ประกอบการ ๓ ราย จาก ๒ ตำบล "
                "และหน่วยงาน ๑ หน่วยงาน สำรอง ๐ ราย ต้องแก้ไขข้อมูล ๒ ราย ไม่ได้เข้าร่วม ๐ ราย"
            ),
            _point(
                "การชี้แจง ได้ชี้แจงประธานกลุ่ม ๒ ครั้ง ครอบคลุม ๓ จาก ๔ กลุ่ม ๔ จาก ๕ หมู่บ้าน ๒ จาก ๒ ตำบล "
                "และชี้แจงคณะกรรมการเครือข่าย ๑ ครั้ง ยังมี ๑ กลุ่มที่ไม่ได้รับการชี้แจง"
            ),
            _point(
                "การจำหน่าย มียอดจำหน่ายรวม ๒,๒๕๐.๕๐ บาท จาก ๒ กลุ่ม เฉลี่ยกลุ่มละ ๑,๑๒๕.๒๕ บาท มาออกร้าน ๒ ราย "
                "ไม่ได้มา ๑ ราย ไม่รวมรายการที่ต้องตรวจสอบ ๑ รายการ เป็นเงิน ๗๐ บาท"
            ),
            _point(
                "ข้อเสนอจากที่ประชุม ๓ ข้อ (เสนอ ๑ มีมติแล้ว ๒ ดำเนินการแล้ว ๐)",
                "ขอรถรับส่ง (เสนอ)",
                "ขอห้องน้ำ (มติ: เห็นชอบ)",
                "ขอไฟ (มติ: ไม่เห็นชอบ)",
            ),
        ),
        closing="จึงเรียนมาเพื่อโปรดพิจารณา",
        position="นักวิชาการพัฒนาชุมชน",
    )


def _point(text: str, *lines: str):
    from otopsheets.reports.memo import Point

    return Point(text, lines)


def test_every_number_in_the_memo_is_a_figure_or_a_day() -> None:
    known = facts(**LIFE)
    allowed = {format_number(figure.value) for figure in known.figures.values()} | {"15", "17", "2560"}
    told = re.findall(r"\d[\d,.]*", arabic(_text(write_memo(known))))
    assert set(told) <= allowed


def test_before_the_fair_it_reports_the_preparation_and_no_sales() -> None:
    memo = write_memo(facts(date(2017, 9, 9), **{**LIFE, "sales": ()}))
    assert memo.subject == "รายงานผลการเตรียมงานตลาดประชารัฐ"
    assert "ยอดจำหน่าย" not in _text(memo)


def test_steps_out_of_order_are_said_and_a_fair_without_proposals_is_only_told() -> None:
    memo = write_memo(
        facts(
            meetings=[
                meeting("5 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", "ทุกกลุ่ม ทุกตำบล"),
                meeting("6 ก.ย. 2560", "คัดเลือกผู้เข้าร่วม"),
            ]
        )
    )
    assert memo.points[1].text.endswith("๐ ครั้ง ทั้งนี้ การชี้แจงประธานกลุ่มไม่เป็นไปตามลำดับขั้นตอน")
    assert memo.closing == "จึงเรียนมาเพื่อโปรดทราบ"


def test_more_proposals_than_there_is_room_for_are_counted() -> None:
    proposals = "\n".join(f"ข้อเสนอเรื่องที่จอดรถ แบบที่ {'ก' * 300}" for _ in range(9))
    memo = write_memo(facts(meetings=[meeting("5 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", proposals=proposals)]))
    point = memo.points[-1]
    assert (len(point.lines), point.more) == (MOST_PROPOSALS, "และอีก ๓ ข้อ ตามแท็บ ประชุม")
    assert all(len(line) < 130 for line in point.lines)


def test_what_the_fairs_row_does_not_tell_is_left_as_dots() -> None:
    fair = facts(fairs=[{**FAIR, "starts_on": "", "ends_on": "", "place": "ลานหน้าอำเภอ"}]).fair
    assert days_of(fair) == "วันที่ …………………"
    assert place_of(fair) == "ณ ลานหน้าอำเภอ ตำบลแม่กัวะ จังหวัดลำปาง"
    assert days_of(facts(fairs=[{**FAIR, "ends_on": ""}]).fair) == "ในวันที่ ๑๕ กันยายน ๒๕๖๐"


def test_a_brace_in_a_name_is_text() -> None:
    assert say("งาน{name}", {}, name="{x}") == "งาน{x}"


def _pages(content: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", content))


def test_the_printed_memo_is_one_page_however_much_there_is_to_tell() -> None:
    long = "ข้อเสนอยาวมากเพื่อทดสอบว่าบันทึกยังอยู่ในหน้าเดียว " * 8
    meetings = [meeting("5 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", proposals="\n".join([long] * 12), resolution=long)]
    fair = {**FAIR, "name": "มหกรรมสินค้าหนึ่งตำบลหนึ่งผลิตภัณฑ์เฉลิมพระเกียรติ " * 40, "place": "ลานหน้าที่ว่าการอำเภอ " * 60}
    told = {"sales": [sale("G1", "15 ก.ย. 2560", 5)], "applications": [application("G1")], "meetings": meetings}
    for known in (facts(**told), facts(**told, fairs=[fair]), facts()):
        assert _pages(pdf.to_pdf("memo", write_memo(known), known.today)) == 1


def test_the_same_memo_is_the_same_file() -> None:
    known = facts(**LIFE)
    first, second = (pdf.to_pdf("memo", write_memo(known), known.today) for _ in range(2))
    assert first == second
    assert first.startswith(b"%PDF")


def test_markup_that_people_typed_is_printed_as_text() -> None:
    tricky = '#panic("no") $x$ *b* @a <l> [a] \\ // /* `c` _i_ = h'
    known = facts(meetings=[meeting("5 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", proposals=tricky)])
    assert pdf.to_pdf("memo", write_memo(known), known.today).startswith(b"%PDF")
