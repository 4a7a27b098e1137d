"""Every number of a report is worked out again here, by hand, from the rows it says it came from."""

from tests.reports.registries import application, facts, meeting, sale

LIFE = {
    "applications": [
        application("G1"),
        application("G2", consent=""),
        *(application(group) for group in ("G3", "G4", "A1", "ไม่มี")),
    ],
    "meetings": [
        meeting("1 ก.ย. 2560", "คัดเลือกผู้เข้าร่วม", "ผู้แทนทุกตำบล"),
        meeting("5 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", "ทุกกลุ่ม ต.สมัย", proposals="ขอห้องน้ำ; ขอไฟ", resolution="เห็นชอบ\nไม่เห็นชอบ"),
        meeting("6 ก.ย. 2560", "ชี้แจงประธานกลุ่ม", "กลุ่มจักสาน", proposals="ขอรถรับส่ง"),
        meeting("8 ก.ย. 2560", "ชี้แจงคณะกรรมการเครือข่าย", "คณะกรรมการเครือข่าย ต.นายาง"),
    ],
    "sales": [
        sale("G1", "15 ก.ย. 2560", 1500),
        sale("G1", "16 ก.ย. 2560", 500.5),
        sale("G3", "15 ก.ย. 2560", 250),
        sale("G4", "15 ก.ย. 2560", None, "ไม่"),
        sale("G3", "15 ต.ค. 2560", 70),
    ],
}  # fmt: skip


def test_every_figure_and_the_rows_it_came_from() -> None:
    figures = {name: (figure.value, figure.tab, figure.rows) for name, figure in facts(**LIFE).figures.items()}
    assert figures == {
        "applied": (6, "applications", (2, 3, 4, 5, 6, 7)),
        "accepted": (4, "applications", (2, 4, 5, 6)),
        "waiting": (0, "applications", ()),
        "rejected": (0, "applications", ()),
        "needs_fixing": (2, "applications", (3, 7)),  # G2 has not said that it consents; row 7 is nobody
        "groups_in": (3, "applications", (2, 4, 5)),
        "agencies_in": (1, "applications", (6,)),
        "tambons_in": (2, "applications", (2, 4, 5)),
        "stalls_in": (4, "applications", (2, 4, 5, 6)),
        "groups": (4, "groups", (2, 3, 4, 5)),
        "briefed": (3, "groups", (2, 3, 4)),
        "missing": (1, "groups", (5,)),
        "villages": (5, "villages", (2, 3, 4, 5, 6)),
        "villages_reached": (4, "meetings", (3, 4)),
        "tambons": (2, "villages", (2, 3, 4, 5, 6)),
        "tambons_reached": (2, "meetings", (3, 4)),
        "network_tambons": (1, "meetings", (5,)),
        "meetings_select": (1, "meetings", (2,)),
        "meetings_chairs": (2, "meetings", (3, 4)),
        "meetings_network": (1, "meetings", (5,)),
        "meetings_officer": (0, "meetings", ()),
        "proposals": (3, "meetings", (3, 4)),
        "proposals_proposed": (1, "meetings", (4,)),
        "proposals_resolved": (2, "meetings", (3,)),
        "proposals_done": (0, "meetings", ()),
        "sold": (2250.5, "sales", (2, 3, 4)),
        "sold_groups": (2, "sales", (2, 3, 4)),
        "sold_per_group": (1125.25, "sales", (2, 3, 4)),
        "came": (2, "groups", (2, 4)),
        "absent": (1, "groups", (5,)),
        "unreported": (1, "groups", (6,)),
        "sales_left_out": (1, "sales", (6,)),
        "sold_left_out": (70, "sales", (6,)),
        "follow_ups": (1, "groups", (5,)),
    }


def test_the_fair_is_over_once_its_last_day_has_passed() -> None:
    assert facts(**LIFE).over
    assert not facts(fairs=[{"fair_id": "F1", "name": "งาน", "starts_on": "", "amphoe": "สบปราบ"}]).over
