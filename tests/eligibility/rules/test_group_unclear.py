from tests.eligibility.small import GROUP, registry, told, verdicts


def test_of_two_groups_of_one_name_nobody_can_tell_which_applied() -> None:
    two = registry(
        groups=[GROUP, {**GROUP, "group_id": "G2", "phone": ""}],
        applications=[{"fair": "2560-09", "group": GROUP["name"], "applied_on": "20 ส.ค. 2560", "consent": "ใช่"}],
    )
    assert told(two) == [("block", "group-unclear", "ใบสมัคร!B2")]
    assert "โปรดพิมพ์รหัสกลุ่มแทนชื่อ" in verdicts(two)[0].findings[0].message()


def test_the_id_tells_them_apart() -> None:
    assert told(registry(groups=[GROUP, {**GROUP, "group_id": "G2", "phone": ""}])) == []
