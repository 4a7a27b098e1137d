"""The paper for the next meeting: which one it is, who is to come, what is to be decided."""

from datetime import date

import pytest

from otopsheets.errors import UsageFault
from otopsheets.reports import pdf
from otopsheets.reports.agenda import Agenda, call_list, write_agenda
from otopsheets.selection import Places
from tests.reports.registries import AT_HOME, GROUPS, PRODUCTS, application, facts, meeting, sale

EARLY = date(2017, 9, 2)
APPLIED = [application(group) for group in ("G1", "G2", "G3", "G4")]
HELD = [
    meeting("1 ก.ย. 2560", "คัดเลือกผู้เข้าร่วม"),
    meeting("1 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", "ทุกกลุ่ม ทุกตำบล", proposals="ขอไฟ"),
    meeting("1 ก.ย. 2560", "ชี้แจงคณะกรรมการเครือข่าย", "คณะกรรมการเครือข่าย ต.สมัย", proposals="ขอเต็นท์", resolution="เห็นชอบ"),
    meeting("2 ก.ย. 2560", "นำเรียนพัฒนาการอำเภอ", "พัฒนาการอำเภอ"),
]


def _agenda(*meetings, today=EARLY, places=Places(10, 2), **tabs) -> Agenda:  # noqa: B008
    return write_agenda(facts(today, places, meetings=meetings, applications=APPLIED, **tabs))


def _cases(agenda: Agenda) -> dict[str, tuple[str, ...]]:
    return {matter.title: matter.cases for matter in agenda.matters}


def test_the_next_meeting_is_the_first_planned_or_the_first_step_not_taken() -> None:
    assert _agenda().kind == "select"
    assert _agenda(*HELD[:2]).kind == "network"
    planned = _agenda(meeting("9 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", place="ศาลา 3"), meeting("8 ก.ย. 2560", "คัดเลือกผู้เข้าร่วม"))
    assert (planned.kind, planned.held_on, planned.place) == ("select", "๘ กันยายน ๒๕๖๐", "…………………")
    assert _agenda(meeting("9 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", place="ศาลา 3")).place == "ศาลา ๓"


def test_when_all_steps_were_taken_the_groups_left_over_are_briefed_and_then_the_officer_hears() -> None:
    assert _agenda(*HELD).kind == "officer"
    short = [{**HELD[1], "attended": "กลุ่มจักสาน"}, *HELD[:1], *HELD[2:]]
    assert _agenda(*short).kind == "chairs"
    assert _agenda(today=date(2017, 9, 15)).kind == "officer"


def test_chairs_who_were_not_briefed_are_invited_those_of_the_meetings_tambon_only() -> None:
    briefed = meeting("1 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", "กลุ่มจักสาน")
    everywhere = _agenda(HELD[0], briefed, meeting("9 ก.ย. 2560", "ชี้แจงประธานกลุ่ม"))
    assert [(who.name, who.village, who.tambon) for who in everywhere.invited] == [
        ("กลุ่มทอผ้าบ้านดง", "หมู่ ๑", "สมัย"),
        ("กลุ่มข้าวแต๋น", "หมู่ ๒", "สมัย"),
        ("สวนลำไยลุงคำ", "หมู่ ๒", "นายาง"),
    ]
    here = _agenda(briefed, meeting("9 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", tambon="ต.นายาง"))
    assert [who.name for who in here.invited] == ["สวนลำไยลุงคำ"]
    assert _cases(here) == {"กลุ่มที่ได้เข้าร่วมงาน": ("กลุ่มจักสาน (ต.นายาง)", "สวนลำไยลุงคำ (ต.นายาง)")}


def test_committees_that_were_not_briefed_are_invited_to_the_network_meeting() -> None:
    network = _agenda(*HELD[:3], meeting("9 ก.ย. 2560", "ชี้แจงคณะกรรมการเครือข่าย"))
    assert [(who.name, who.tambon) for who in network.invited] == [
        ("คณะกรรมการเครือข่าย OTOP ระดับตำบล", "นายาง"),
        ("คณะกรรมการเครือข่าย OTOP ระดับอำเภอสบปราบ", ""),
    ]


def test_the_selecting_meeting_decides_what_is_unclear_what_is_too_many_and_the_draw() -> None:
    groups = [*GROUPS, {"group_id": "G5", "name": "กลุ่มผ้าด้น", "kind": "กลุ่มอาชีพ", "tambon": "สมัย"}]
    products = [*PRODUCTS, {"group": "G5", "name": "ผ้าด้น", "category": "ผ้า"}]
    agenda = write_agenda(
        facts(
            EARLY,
            Places(2, 0),
            applications=[
                *APPLIED[:1],
                application("G2", consent=""),
                *APPLIED[2:],
                application("G5"),
                application("ใครไม่รู้"),
            ],
            groups=groups,
            products=products,
            fairs=[{**FAIR_OF_ONE_TAMBON}],
        )
    )
    cases = _cases(agenda)
    assert [case.split(":")[0] for case in cases["รายการที่ข้อมูลไม่ชัดเจนหรือขัดแย้งกัน"]] == ["กลุ่มข้าวแต๋น (ต.สมัย)", "ใครไม่รู้"]
    assert len(cases["ผู้สมัครเกินจำนวนที่ สำรอง ๔ ราย"]) == 4
    assert "รอจับสลาก" in cases["จับสลากเมื่อคุณสมบัติเท่ากัน"][0]
    assert len(cases["เรื่องที่ควรทราบ"]) == 4  # four tambons below their minimum
    enough = write_agenda(facts(EARLY, applications=[application("G1"), application("G3")]))
    assert _cases(enough)["รับรองรายชื่อผู้เข้าร่วม ๒ ราย"] == ("กลุ่มทอผ้าบ้านดง (ต.สมัย)", "กลุ่มจักสาน (ต.นายาง)")


def test_decisions_that_contradict_each_other_are_put_to_the_meeting_once() -> None:
    decided = {"fair": "F1", "group": "G1", "reason": "ดี", "decided_by": "ที่ประชุม", "decided_on": "1 ก.ย. 2560"}
    cases = _cases(_agenda(decisions=[{**decided, "decision": "รับ"}, {**decided, "decision": "ไม่รับ"}]))
    (case,) = cases["มติที่ขัดกันหรือทำตามไม่ได้"]
    assert "กลุ่มทอผ้าบ้านดง" in case
    assert "(แถว ๒, ๓)" in case
    assert not any("แถว ๒, ๓" in told for told in cases.get("เรื่องที่ควรทราบ", ()))


def test_those_in_the_draw_are_named_also_when_the_network_meets() -> None:
    for meetings in ((), HELD[:2]):
        cases = _cases(_agenda(*meetings, places=Places(2, 0)))
        said, names = cases["จับสลากเมื่อคุณสมบัติเท่ากัน"]
        assert "รอจับสลาก" in said
        drawn = names.removeprefix("ผู้มีสิทธิจับสลาก: ").split(", ")
        assert len(drawn) == len(cases[next(title for title in cases if title.startswith("ผู้สมัครเกิน"))])
        assert all(" (ต." in name for name in drawn)


def test_an_application_that_names_nobody_is_told_by_its_row() -> None:
    agenda = write_agenda(facts(EARLY, applications=[*APPLIED, application("")]))
    assert any(case.startswith("ใบสมัครแถว ๖: ") for case in _cases(agenda)["รายการที่ข้อมูลไม่ชัดเจนหรือขัดแย้งกัน"])


def test_after_the_fair_the_officer_hears_what_was_sold_and_whom_to_help() -> None:
    sales = [sale("G1", "15 ก.ย. 2560", 300), sale("G3", "15 ก.ย. 2560", 0, "ใช่"), sale("G4", "15 ก.ย. 2560", -5)]
    cases = _cases(_agenda(*HELD, today=date(2017, 9, 20), sales=sales))
    assert cases["ผลการจำหน่าย"] == (
        "ยอดขายรวม ๓๐๐ บาท จาก ๒ กลุ่ม เฉลี่ยกลุ่มละ ๑๕๐ บาท",
        "มาออกร้าน ๒ ราย ไม่ได้มา ๐ ราย ไม่มีบันทึก ๒ ราย",
        "ยังไม่นับ ๑ แถวที่ต้องตรวจสอบ เป็นเงิน ๕ บาท",
    )
    assert "กลุ่มจักสาน: มาออกร้านแต่ขายไม่ได้เลย" in cases["กลุ่มที่ควรติดตามช่วยเหลือ"]
    nothing = _cases(_agenda(*HELD, today=date(2017, 9, 20)))
    assert nothing["ผลการจำหน่าย"] == ("ยังไม่มีบันทึกยอดขาย",)


FAIR_OF_ONE_TAMBON = {
    "fair_id": "F1",
    "name": "ตลาด",
    "starts_on": "15 ก.ย. 2560",
    **AT_HOME,
    "min_per_tambon": 1,
}


def test_open_proposals_are_carried_upward_and_resolved_ones_reach_the_officer() -> None:
    network = _agenda(*HELD[:2])
    assert _cases(network)["ข้อเสนอจากการประชุมที่ผ่านมา"] == ("ขอไฟ (เสนอ)",)
    officer = _agenda(*HELD)
    assert [who.name for who in officer.invited] == ["พัฒนาการอำเภอสบปราบ"]
    assert _cases(officer)["ข้อเสนอจากการประชุมที่ผ่านมา"] == ("ขอไฟ (เสนอ)", "ขอเต็นท์ (มติ: เห็นชอบ)")


def test_what_is_out_of_order_and_who_is_missing_is_told() -> None:
    agenda = _agenda(
        meeting("1 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", "กลุ่มจักสาน"),
        meeting("2 ก.ย. 2560", "คัดเลือกผู้เข้าร่วม", "ผู้แทนทุกตำบล"),
    )
    told = _cases(agenda)["เรื่องที่ควรทราบ"]
    assert told[:3] == (
        "การชี้แจงประธานกลุ่มจัดก่อนขั้นตอนที่ควรมาก่อน",
        "ต.สมัย ยังไม่ได้ชี้แจง ๒ กลุ่ม: กลุ่มทอผ้าบ้านดง, กลุ่มข้าวแต๋น",
        "ต.นายาง ยังไม่ได้ชี้แจง ๑ กลุ่ม: สวนลำไยลุงคำ",
    )


def test_the_call_list_is_of_those_not_briefed() -> None:
    known = facts(EARLY, meetings=HELD[:1])
    assert [briefed.group.group_id for briefed in call_list(known)] == ["G1", "G2", "G3", "G4"]


def test_it_prints_with_and_without_matters() -> None:
    for agenda in (_agenda(), write_agenda(facts(date(2017, 9, 15), groups=GROUPS[4:], villages=()))):
        assert pdf.to_pdf("agenda", agenda, EARLY).startswith(b"%PDF")


def test_without_the_printing_extra_there_is_a_sentence_that_says_what_to_install(monkeypatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(UsageFault, match=r"otopsheets\[print\]"):
        pdf.to_pdf("agenda", _agenda(), EARLY)


def test_only_a_dataclass_can_be_printed() -> None:
    with pytest.raises(TypeError):
        pdf.told({"no": "dataclass"})
