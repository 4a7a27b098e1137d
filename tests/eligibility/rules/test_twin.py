from itertools import permutations

import pytest

from otopsheets.eligibility import Standing
from otopsheets.registry import Registry
from tests.eligibility.small import APPLICATION, GROUP, PRODUCT, Cells, codes, registry, verdicts

OTHER: Cells = {"group_id": "G2", "name": "กลุ่มจักสานไม้ไผ่บ้านใหม่", "phone": "081-000-0002"}


def two(other: Cells, group: Cells | None = None, application: Cells | None = None) -> Registry:
    return registry(
        groups=[{**GROUP, **(group or {})}, {**GROUP, **OTHER, **other}],
        products=[PRODUCT, {**PRODUCT, "group": "G2"}],
        applications=[APPLICATION, {**APPLICATION, "group": "G2", "applied_on": "21 ส.ค. 2560", **(application or {})}],
    )


def found(registry: Registry) -> dict[str, list[str]]:
    return {verdict.application.group: codes(verdict) for verdict in verdicts(registry)}


@pytest.mark.parametrize(
    ("other", "group"),
    [
        ({"phone": "0810000001"}, {}),
        ({"phone": "02-123-4567, 081 000 0001"}, {}),
        ({"address": "12/3 หมู่ ๑"}, {"address": "12/3 หมู่ 1"}),
        ({"name": "กลุ่มทอผ้าบ้านตัวอยาง"}, {}),
        ({"name": "กลุ่มทอผ้า บ.ตัวอย่าง"}, {}),
        ({"name": "กลุ่มทอผ้าบ้านตวัอย่าง"}, {}),
    ],
)
def test_one_applicant_under_two_names_applies_once(other: Cells, group: Cells) -> None:
    registry = two(other, group)
    assert found(registry) == {"G1": [], "G2": ["twin"]}
    twin = verdicts(registry)[1]
    assert twin.standing is Standing.NEEDS_FIXING
    assert "อาจเป็นรายเดียวกับผู้สมัครในแถว 2" in twin.findings[0].message()
    assert "081" not in twin.findings[0].message()


def test_the_earlier_stands_whichever_row_it_is_on() -> None:
    groups = [GROUP, {**GROUP, **OTHER, "phone": GROUP["phone"]}]
    rows = [APPLICATION, {**APPLICATION, "group": "G2", "applied_on": "19 ส.ค. 2560"}]
    for applications in permutations(rows):
        shuffled = registry(groups=groups, products=[PRODUCT, {**PRODUCT, "group": "G2"}], applications=applications)
        assert found(shuffled) == {"G1": ["twin"], "G2": []}


@pytest.mark.parametrize(
    ("other", "group"),
    [
        ({}, {}),
        ({"name": "กลุ่มทอผ้าบ้านตัวอยาง", "tambon": "สมัย"}, {}),
        ({"name": "กลุ่มทอผ้าหมู่ที่ 2"}, {"name": "กลุ่มทอผ้าหมู่ที่ 1"}),
        ({"name": "กลุ่มสานสบ"}, {"name": "กลุ่มสานสบา"}),
        ({"address": "หมู่ 1"}, {"address": "หมู่ 1"}),
        ({"address": "12/3", "tambon": "สมัย"}, {"address": "12/3"}),
        ({"phone": ""}, {"phone": ""}),
    ],
)
def test_two_that_are_two_are_left_alone(other: Cells, group: Cells) -> None:
    assert found(two(other, group)) == {"G1": [], "G2": []}


def test_a_group_that_is_named_only_closely_is_maybe_the_one_that_applied() -> None:
    close = registry(applications=[APPLICATION, {**APPLICATION, "group": "กลุ่มทอผ้าบ้านตัวอยาง"}])
    assert found(close) == {"G1": [], "กลุ่มทอผ้าบ้านตัวอยาง": ["group-close", "twin"]}
