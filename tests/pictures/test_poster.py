"""What is on the poster and on the signs: everybody once, nothing private, a letter beside every colour."""

from dataclasses import replace

import pytest

from otopsheets.layout.plan import Plan
from otopsheets.layout.stalls import Stall, Venue
from otopsheets.layout.venue import read_venue
from otopsheets.pictures import Sign, poster, poster_file, signs, signs_file
from otopsheets.pictures.ground import AISLE, Spot, short_name
from otopsheets.pictures.looks import CATEGORIES, look_of
from otopsheets.registry.schema import CATEGORIES as KNOWN
from otopsheets.selection.outcomes import Selection
from otopsheets.tabs import palette
from tests.tabs.fair import TODAY, odd_fair, small_fair

SMALL = small_fair()


def consenting(selection: Selection, *but: str) -> Selection:
    """The same selection where everybody agreed to be named, but some."""
    return replace(
        selection,
        outcomes=tuple(
            replace(
                each,
                verdict=replace(
                    each.verdict, application=replace(each.verdict.application, consent=each.key not in but)
                ),
            )
            for each in selection.outcomes
        ),
    )


ALL = consenting(SMALL.selection)


def spots(selection: Selection = ALL) -> dict[str, Spot]:
    assert SMALL.venue
    assert SMALL.plan
    return {spot.label: spot for spot in poster(SMALL.venue, SMALL.plan, selection, TODAY).spots}


def test_every_stall_and_landmark_is_there_once() -> None:
    assert list(spots()) == ["A1–A2", "B1", "B3", "A3", "B2", "เวที", "ห้องน้ำ", "ทางเข้า"]


def test_a_group_shows_its_name_products_services_and_category() -> None:
    spot = spots()["A1–A2"]
    assert (spot.row, spot.column, spot.height, spot.width) == (1, 0, 1, 2)
    assert spot.name.replace("\u200b", "") == "กลุ่มทอผ้าบ้านตัวอย่าง"
    assert (spot.short, spot.more) == ("ทอผ้าบ้านตัวอย่าง", "ผ้าทอมือ, ผ้าคลุมไหล่")
    assert (spot.services, spot.letter, spot.fill) == (("ไฟ",), "ผ", palette.CATEGORY["textile"])


def test_who_did_not_agree_has_a_stall_and_no_name() -> None:
    spot = spots(consenting(SMALL.selection, "G02"))["B1"]
    assert (spot.name, spot.more, spot.letter, spot.fill) == ("มีผู้จอง", "", "", palette.WHITE)


def test_nothing_private_is_on_poster_or_signs() -> None:
    assert SMALL.venue
    assert SMALL.plan
    told = repr(poster(SMALL.venue, SMALL.plan, ALL, TODAY)) + repr(signs(SMALL.venue, SMALL.plan.stalls, ALL))
    assert not any(secret in told for secret in ("ลับ", "081", "ซอย"))


def test_free_stalls_say_for_whom_they_are_kept() -> None:
    stalls = (Stall("A1", 0, 0, agency=True), Stall("A2", 0, 1, category="food"), Stall("A3", 0, 2))
    made = poster(Venue("ผัง", stalls), Plan("drawn", {}), ALL, TODAY)
    assert [spot.name for spot in made.spots] == ["ว่าง: หน่วยงาน", "ว่าง: อาหาร", "ว่าง"]
    assert made.terms == ()


def test_the_legend_counts_every_stall_once() -> None:
    assert SMALL.venue
    assert SMALL.plan
    made = poster(SMALL.venue, SMALL.plan, consenting(SMALL.selection, "G02"), TODAY)
    assert [(key.letter, key.text) for key in made.legend] == [
        ("ผ", "ผ้า 2 ล็อก"),
        ("ห", "หน่วยงาน 1 ล็อก"),
        ("", "มีผู้จอง 1 ล็อก"),
        ("", "ว่าง 2 ล็อก"),
    ]


def test_the_heading_tells_fair_days_place_and_certificate() -> None:
    assert SMALL.venue
    assert SMALL.plan
    made = poster(SMALL.venue, SMALL.plan, ALL, TODAY)
    assert made.fair == "ตลาดประชารัฐ"
    assert made.about == ("๑๕-๑๗ กันยายน ๒๕๖๐", "หน้าศูนย์ OTOP", "ข้อมูล ณ วันที่ ๑ กันยายน ๒๕๖๐")
    assert made.certificate.startswith("พิสูจน์แล้วว่าดีที่สุด: ได้ 1.75 คะแนน")
    assert made.terms == ("ได้ล็อกที่ขอไว้  +0.50", "หน่วยงานอยู่ใกล้ทางเข้า  +1.25")


def test_aisles_are_narrow_and_a_tall_ground_is_printed_upright() -> None:
    venue, _ = read_venue("ผัง", [["A1", "", "A2"], *[[f"B{row}", "", f"C{row}"] for row in range(9)]])
    made = poster(venue, Plan("drawn", {}), ALL, TODAY, paper="a4")
    assert (made.columns, made.landscape, made.paper) == ((1.0, AISLE, 1.0), False, "a4")


def test_wide_empty_ground_takes_little_room() -> None:
    venue, _ = read_venue("ผัง", [["A1", *[""] * 30, "A2"]])
    made = poster(venue, Plan("drawn", {}), ALL, TODAY)
    assert len(made.columns) == 32
    assert sum(made.columns) == pytest.approx(2 + 4 * AISLE)


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_category_has_a_letter_of_its_own(lang) -> None:
    looks = [look_of(category, lang) for category in CATEGORIES if category]
    assert {choice.key for choice in KNOWN} < set(CATEGORIES)
    assert len({look.letter for look in looks}) == len({look.fill for look in looks}) == len(looks)
    assert all(look.word for look in looks)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("กลุ่มทอผ้าบ้านดง", "ทอผ้าบ้านดง"), ("วิสาหกิจชุมชนกลุ่มแปรรูป", "แปรรูป"), ("วิสาหกิจชุมชนน้ำพริก", "น้ำพริก"),
        ("กลุ่มดง", "กลุ่มดง"), ("ฟาร์มเห็ด", "ฟาร์มเห็ด"), ("", ""),
    ],
)  # fmt: skip
def test_a_short_name_leaves_out_what_says_only_group(name: str, short: str) -> None:
    assert short_name(name) == short


def test_every_stall_has_a_sign_in_the_order_of_the_drawing() -> None:
    assert SMALL.venue
    assert SMALL.plan
    made = signs(SMALL.venue, {**SMALL.plan.stalls, "G9": ()}, consenting(SMALL.selection, "G02"))
    assert made.foot == "ตลาดประชารัฐ  วันที่ ๑๕-๑๗ กันยายน ๒๕๖๐  ณ หน้าศูนย์ OTOP"
    assert [sign.label for sign in made.signs] == ["A1", "A2", "B1", "B3"]
    woven = ("กลุ่มทอผ้าบ้านตัวอย่าง", ("ผ้าทอมือ", "ผ้าคลุมไหล่"), "ตำบลแม่กัวะ", "ผ้า", "ผ", palette.CATEGORY["textile"])
    assert made.signs[:2] == (Sign("A1", "ล็อก A1–A2", *woven), Sign("A2", "ล็อก A1–A2", *woven))
    assert made.signs[2] == Sign("B1", "", "มีผู้จอง", (), "", "", "", palette.WHITE)


@pytest.mark.parametrize("paper", ["a3", "a4"])
@pytest.mark.parametrize("shape", [(1, 1), (1, 40), (40, 1), (12, 23)])
def test_any_ground_can_be_set(paper, shape: tuple[int, int]) -> None:
    rows = [[f"{chr(65 + row % 26)}{row}-{column} ไฟ น้ำ" for column in range(shape[1])] for row in range(shape[0])]
    venue, _ = read_venue("ผัง", rows)
    plan = Plan("feasible", {"G01": (venue.stalls[0].label,)}, 1.0, 2.0, 0.5, {"togetherness": 1.0})
    made = poster_file(poster(venue, plan, ALL, TODAY, paper=paper), "svg", TODAY)
    assert made.startswith(b"<svg")
    size = {"a3": (841.89, 1190.55), "a4": (595.28, 841.89)}[paper]
    assert any(f'width="{side:.0f}'[:9].encode() in made[:400] for side in size)


def test_an_odd_ground_and_its_signs_can_be_set() -> None:
    odd = odd_fair()
    assert odd.venue
    assert odd.plan
    assert poster_file(poster(odd.venue, odd.plan, ALL, TODAY, lang="en"), "pdf", TODAY).startswith(b"%PDF")
    assert signs_file(signs(odd.venue, odd.plan.stalls, ALL, "en"), TODAY).startswith(b"%PDF")
