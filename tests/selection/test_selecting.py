from otopsheets.selection import Decided, Places, select
from tests.eligibility.small import APPLICATION, GROUP, PRODUCT, registry, verdicts


def test_everybody_who_keeps_the_rules_is_accepted_where_places_are_enough() -> None:
    three = registry(
        groups=[
            GROUP,
            {**GROUP, "group_id": "G2", "name": "กลุ่มจักสานบ้านตัวอย่าง", "phone": "081-000-0002"},
            {**GROUP, "group_id": "A1", "name": "ธนาคารตัวอย่าง", "kind": "หน่วยงานเอกชน", "phone": "081-000-0003"},
        ],
        products=[PRODUCT, {**PRODUCT, "group": "G2", "category": ""}],
        applications=[{**APPLICATION, "group": group} for group in ("G1", "G2", "A1")],
    )
    selection = select(three, three.fairs[0], verdicts(three), Places(2, 1))
    assert [(each.key, each.decided, each.reasons[0].code) for each in selection.outcomes] == [
        ("G1", Decided.ACCEPTED, "admitted"),
        ("G2", Decided.NEEDS_FIXING, "no-category"),
        ("A1", Decided.ACCEPTED, "admitted"),
    ]
    assert selection.draw is None
