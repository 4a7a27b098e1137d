"""A proposal keeps its meeting, its resolution and how far it has come."""

from otopsheets.reports.meetings import meetings_of
from otopsheets.reports.proposals import proposals_of
from tests.reports.registries import TODAY, facts, meeting, registry


def _proposals(*meetings):
    book = registry(meetings=meetings)
    return [
        (p.meeting.row, p.number, p.text, p.resolution, p.state)
        for p in proposals_of(meetings_of(book, book.fairs[0], TODAY))
    ]


def test_each_proposal_has_its_own_resolution_when_there_are_as_many() -> None:
    found = _proposals(
        meeting("5 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", proposals="1) ขอห้องน้ำ 2) ขอไฟ", resolution="เห็นชอบ\nไม่เห็นชอบ")
    )
    assert found == [(2, 1, "ขอห้องน้ำ", "เห็นชอบ", "resolved"), (2, 2, "ขอไฟ", "ไม่เห็นชอบ", "resolved")]


def test_one_resolution_is_of_every_proposal_and_none_leaves_them_proposed() -> None:
    found = _proposals(
        meeting("6 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", proposals="ขอห้องน้ำ; ขอไฟ", resolution="เห็นชอบ"),
        meeting("5 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", proposals="ขอที่จอดรถ"),
    )
    assert found == [
        (3, 1, "ขอที่จอดรถ", "", "proposed"),
        (2, 1, "ขอห้องน้ำ", "เห็นชอบ", "resolved"),
        (2, 2, "ขอไฟ", "เห็นชอบ", "resolved"),
    ]


def test_a_state_that_was_entered_stands_and_a_late_meeting_still_proposes() -> None:
    found = _proposals(
        meeting("16 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", proposals="ขอเพิ่มวัน", resolution="เห็นชอบ", state="ดำเนินการแล้ว")
    )
    assert found == [(2, 1, "ขอเพิ่มวัน", "เห็นชอบ", "done")]


def test_each_proposal_has_its_own_state_when_there_are_as_many() -> None:
    found = _proposals(
        meeting("5 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", proposals="ขอไฟ\nขอเต็นท์\nขอรถ", state="เสนอ\nดำเนินการแล้ว\nมติ")
    )
    assert [state for *_, state in found] == ["proposed", "done", "resolved"]
    both = meeting("5 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", proposals="ขอไฟ; ขอเต็นท์", state="ดำเนินการแล้ว")
    assert [state for *_, state in _proposals(both)] == ["done", "done"]


def test_lines_that_fit_no_proposal_are_a_finding_and_no_state_is_guessed() -> None:
    row = meeting(
        "5 ก.ย. 2560",
        "ชี้แจงประธานกลุ่ม",
        "ทุกกลุ่มทุกตำบล",
        proposals="ขอไฟ\nขอเต็นท์\nขอรถ",
        resolution="เห็นชอบ\nไม่เห็นชอบ",
        state="เสนอ\nมติ",
    )
    assert [state for *_, state in _proposals(row)] == ["resolved"] * 3
    told = [finding for finding in facts(meetings=[row]).findings if finding.code == "proposals-differ"]
    assert [(finding.where.row, finding.where.column) for finding in told] == [(2, "มติ"), (2, "สถานะข้อเสนอ")]
    assert "3 ข้อ" in told[0].message()
    assert "2 lines" in told[0].message("en")
