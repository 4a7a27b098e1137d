from tests.eligibility.small import APPLICATION, GROUP, registry, told, verdicts


def test_two_groups_of_one_id_could_not_be_told_apart_in_the_draw() -> None:
    two = registry(
        groups=[GROUP, {**GROUP, "name": "กลุ่มจักสาน", "phone": ""}],
        applications=[{**APPLICATION, "group": GROUP["name"]}],
        products=[{"group": GROUP["name"], "name": "ผ้าทอมือ", "category": "ผ้า"}],
    )
    assert told(two) == [("block", "id-doubled", "กลุ่ม!A2")]
    assert "รหัส 'G1' ใช้กับหลายกลุ่ม (แถว 2, 3)" in verdicts(two)[0].findings[0].message()


def test_groups_without_ids_are_known_by_name() -> None:
    names = registry(
        groups=[{**GROUP, "group_id": ""}, {**GROUP, "group_id": "", "name": "กลุ่มจักสาน", "phone": ""}],
        applications=[{**APPLICATION, "group": GROUP["name"]}],
        products=[{"group": GROUP["name"], "name": "ผ้าทอมือ", "category": "ผ้า"}],
    )
    assert told(names) == []


def test_two_groups_of_one_name_without_ids_are_told_by_the_name() -> None:
    groups = [{**GROUP, "group_id": ""}, {**GROUP, "group_id": "กลุ่มทอผ้าบ้านตัวอย่าง", "name": "กลุ่มจักสาน", "phone": ""}]
    doubled = registry(groups=groups, applications=[{**APPLICATION, "group": "กลุ่มจักสาน"}])
    assert "รหัส 'กลุ่มทอผ้าบ้านตัวอย่าง' ใช้กับหลายกลุ่ม" in verdicts(doubled)[0].findings[0].message()


def test_a_name_may_not_be_anothers_id() -> None:
    named = registry(
        groups=[{**GROUP, "group_id": "", "name": "กลุ่มหนึ่ง"}, {**GROUP, "group_id": "กลุ่มหนึ่ง", "name": "กลุ่มสอง"}],
        applications=[{**APPLICATION, "group": "กลุ่มสอง"}],
        products=[{"group": "กลุ่มสอง", "name": "ผ้าทอมือ", "category": "ผ้า"}],
    )
    assert told(named) == [("block", "id-doubled", "กลุ่ม!A3")]
