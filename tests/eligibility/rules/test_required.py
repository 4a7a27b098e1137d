from tests.eligibility.small import changed, codes, told, verdicts


def test_an_application_names_its_group() -> None:
    blank = changed(application={"group": "", "stalls": 2})
    assert told(blank) == [("block", "required", "ใบสมัคร!B2")]
    assert verdicts(blank)[0].findings[0].message() == "ยังไม่ได้กรอกช่อง กลุ่ม โปรดกรอกช่อง กลุ่ม"


def test_a_group_that_has_only_an_id_needs_its_name() -> None:
    assert told(changed(group={"name": ""})) == [("block", "required", "กลุ่ม!B2")]


def test_a_product_that_is_brought_needs_its_name() -> None:
    assert told(changed(product={"name": ""})) == [("block", "required", "ผลิตภัณฑ์!B2")]


def test_cells_that_another_rule_speaks_of_are_not_told_twice() -> None:
    (verdict,) = verdicts(changed(application={"consent": "", "applied_on": ""}, product={"category": ""}))
    assert codes(verdict) == ["no-category", "undated", "no-consent"]
