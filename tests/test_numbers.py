"""Every number in the reports is added up here again from the rows that people typed, by nothing of the program.

The sample is read with openpyxl. Who is selected is the selection's own matter: it is taken from `sync --json`.
"""

import re
from collections import defaultdict
from pathlib import Path

import openpyxl
import pytest

from tests.cli.run import run

BEFORE, AFTER = "2017-09-05", "2017-09-25"
FAIR = "2560-09"
DAYS = ("15 ก.ย. 2560", "๑๖ กันยายน ๒๕๖๐", "17/9/2560")
TAMBONS = ("สบปราบ", "สมัย", "แม่กัวะ", "นายาง")
THAI = str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")
CATEGORIES = {
    "ผ้า": "ผ้า เครื่องแต่งกาย",
    "ผ้าทอ": "ผ้า เครื่องแต่งกาย",
    "ผ้าและเครื่องแต่งกาย": "ผ้า เครื่องแต่งกาย",
    "ของใช้": "ของใช้ ของตกแต่ง ของที่ระลึก",
    "จักสาน": "ของใช้ ของตกแต่ง ของที่ระลึก",
    "กาแฟ": "เครื่องดื่ม",
    "สมุนไพร": "สมุนไพรที่ไม่ใช่อาหาร",
    "สมุนไพรไม่ใช่อาหาร": "สมุนไพรที่ไม่ใช่อาหาร",
    "เกษตร": "ผลผลิตทางการเกษตร",
    "ผลไม้": "ผลผลิตทางการเกษตร",
    "ผัก": "ผลผลิตทางการเกษตร",
}
"""The words of the sample that are not the names of categories."""


def _sheet(workbook: Path, title: str) -> list[list[object]]:
    return [list(row) for row in openpyxl.load_workbook(workbook, data_only=True)[title].iter_rows(values_only=True)]


def _rows(workbook: Path, title: str) -> list[dict[str, str]]:
    header, *rows = _sheet(workbook, title)
    told = [{str(name): str(cell or "") for name, cell in zip(header, row, strict=True)} for row in rows]
    return [row for row in told if any(value for name, value in row.items() if name != "ผล")]


def _numbers(text: str) -> list[float]:
    return [float(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", text.translate(THAI))]


class Typed:
    """The registry as it was typed: where every group is, its category, and what its fair's rows say."""

    def __init__(self, registry: Path) -> None:
        self.groups = {}
        for row in _rows(registry, "กลุ่ม"):
            tambon = row["ตำบล"] or re.search(r"ต\.(\S+)", row["ที่อยู่"])[1]
            village = row["หมู่ที่"] or (re.search(r"(?:หมู่ที่|ม\.)\s*(\S+)", row["ที่อยู่"]) or ["", ""])[1]
            self.groups[row["ชื่อกลุ่ม"].replace("เเ", "แ")] = {
                "id": row["รหัส"],
                "tambon": re.sub(r"^(?:ต\.|ตำบล)", "", tambon.replace("เเ", "แ")).strip(),
                "village": int(re.sub(r"\D", "", village.translate(THAI)) or 0),
                "agency": row["รหัส"].startswith("A"),
                "here": "เกาะคา" not in row["อำเภอ"],
            }
        self.producers = {name: at for name, at in self.groups.items() if at["here"] and not at["agency"]}
        self.villages = {(row["ตำบล"], int(row["หมู่ที่"])) for row in _rows(registry, "หมู่บ้าน")}
        self.meetings = _rows(registry, "ประชุม")
        self.categories: dict[str, list[str]] = defaultdict(list)
        for row in _rows(registry, "ผลิตภัณฑ์"):
            word = row["ประเภทผลิตภัณฑ์"]
            self.categories[row["กลุ่ม"].replace("เเ", "แ")].append(CATEGORIES.get(word, word))

    def briefed(self) -> set[str]:
        """The groups of three tambons as a whole, and of the fourth those that are named."""
        named = next(row["ผู้เข้าร่วม"] for row in self.meetings if "กลุ่มทอผ้ายกดอกรวงผึ้ง" in row["ผู้เข้าร่วม"])
        every = {tambon for tambon in TAMBONS if any(row["ผู้เข้าร่วม"] == f"ทุกกลุ่ม ต.{tambon}" for row in self.meetings)}
        return {name for name, at in self.producers.items() if at["tambon"] in every} | set(named.split(", "))

    def villages_reached(self) -> set[tuple[str, int]]:
        whole = {village for village in self.villages if village[0] != "นายาง"}
        return whole | {(at["tambon"], at["village"]) for name, at in self.producers.items() if name in self.briefed()}

    def proposals(self) -> list[tuple[str, str]]:
        found = []
        for row in self.meetings:
            texts, states = row["ข้อเสนอ"].split("\n"), row["สถานะข้อเสนอ"].split("\n")
            found += zip(texts, states if len(states) == len(texts) else states * len(texts), strict=True)
        return found


@pytest.fixture(scope="module")
def told(tmp_path_factory) -> dict[str, object]:
    """The sample with sales, those of some groups left out, and everything the reports say of it."""
    folder = tmp_path_factory.mktemp("numbers")
    registry = folder / "x.xlsx"
    run("init", registry, "--sample", "sop-prap")
    said: dict[str, object] = {"registry": registry, "typed": Typed(registry)}
    applicants = run("sync", registry, "--today", BEFORE, "--json").json["applicants"]
    said |= {"applicants": applicants, "before": _copy(folder / "x.generated.xlsx")}
    inside = [each["group"] for each in applicants if each["decision"] == "accepted" and each["lane"] == "producer"]
    absent, unknown, *selling = inside
    sold = [(group, day, 137.25 * at + 10 * n) for at, group in enumerate(selling, 1) for n, day in enumerate(DAYS)]
    wrong = [
        (selling[0], DAYS[0], 50),
        (selling[1], "18 ก.ย. 2560", 60),
        (unknown, DAYS[1], "มากมาย"),
        ("ใครไม่รู้", DAYS[0], 70),
    ]
    book = openpyxl.load_workbook(registry)
    book["ยอดขาย"].append([FAIR, absent, DAYS[0], None, "ไม่", None])
    for group, day, amount in [*sold, *wrong]:
        book["ยอดขาย"].append([FAIR, group, day, amount, None, None])
    book.save(registry)
    clear = [row for row in sold if (row[0], row[1]) != (selling[0], DAYS[0])]
    said |= {"sold": clear, "absent": absent, "unknown": unknown, "inside": inside}
    said["left out"] = [137.25, 50, 60, 0, 70]  # both rows of one day, a day too late, no number, nobody's
    run("sync", registry, "--today", AFTER)
    said["after"] = folder / "x.generated.xlsx"
    for paper in ("memo", "lessons", "agenda"):
        said[paper] = run(paper, registry, "--today", AFTER, "--json").json[paper]
    return said


def _copy(path: Path) -> Path:
    return path.rename(path.with_name("before.xlsx"))


def _decided(told, *words: str) -> list[dict[str, object]]:
    return [each for each in told["applicants"] if each["decision"] in words]


def _table(rows: list[list[object]], title: str) -> list[list[object]]:
    """The rows of a table below its title and header, to the first empty line or sum; empty cells left out."""
    at = next(number for number, row in enumerate(rows) if row and row[0] == title)
    body = [[cell for cell in row if cell is not None] for row in rows[at + 2 :]]
    return body[: next(number for number, row in enumerate(body) if not row or row[0] == "รวม")]


def test_the_memo(told) -> None:
    typed: Typed = told["typed"]
    points = told["memo"]["points"]
    producers = [each for each in _decided(told, "accepted") if each["lane"] == "producer"]
    tambons = {typed.groups[each["group"]]["tambon"] for each in producers}
    assert _numbers(points[0]["text"]) == [
        len(told["applicants"]),
        len(_decided(told, "accepted")),
        len(producers),
        len(tambons),
        len(_decided(told, "accepted")) - len(producers),
        len(_decided(told, "waiting")),
        len(_decided(told, "needs_fixing")),
        len(_decided(told, "rejected")),
    ]
    briefed, reached = typed.briefed(), typed.villages_reached()
    kinds = [row["ประเภท"] for row in typed.meetings]
    assert _numbers(points[1]["text"]) == [
        kinds.count("ชี้แจงประธานกลุ่ม"),
        len(briefed),
        len(typed.producers),
        len(reached),
        len(typed.villages),
        len({typed.producers[name]["tambon"] for name in briefed}),
        len(TAMBONS),
        kinds.count("ชี้แจงคณะกรรมการเครือข่าย"),
        len(typed.producers) - len(briefed),
    ]
    total = sum(amount for _, _, amount in told["sold"])
    groups = {group for group, _, _ in told["sold"]}
    assert _numbers(points[2]["text"]) == [
        total, len(groups), round(total / len(groups), 2), len(groups), 1, len(told["left out"]), sum(told["left out"]),
    ]  # fmt: skip
    states = [state for _, state in typed.proposals()]
    assert _numbers(points[3]["text"]) == [
        len(states), states.count("เสนอ"), states.count("มติ"), states.count("ดำเนินการแล้ว"),
    ]  # fmt: skip
    assert len(points[3]["lines"]) + _numbers(points[3]["more"])[0] == len(states)


def test_the_knowledge_record_and_the_agenda_after_the_fair(told) -> None:
    typed: Typed = told["typed"]
    total = sum(amount for _, _, amount in told["sold"])
    groups = {group for group, _, _ in told["sold"]}
    states = [state for _, state in typed.proposals()]
    results = next(part["lines"] for part in told["lessons"]["parts"] if part["number"] == "๖")
    assert _numbers(results[0])[:2] == [len(typed.briefed()), len(typed.producers)]
    assert _numbers(results[1]) == [len(groups), total, len(groups), round(total / len(groups), 2)]
    by_category = _sums(told, lambda group: max(typed.categories[group], key=typed.categories[group].count))
    assert f"{max(by_category, key=by_category.get)} " in results[2]
    assert _numbers(results[2].replace("OTOP", ""))[-1] == max(by_category.values())
    assert _numbers(results[3]) == [len(states), states.count("มติ"), states.count("ดำเนินการแล้ว")]
    refused = len(told["applicants"]) - len(_decided(told, "accepted"))
    reasons = next(part["lines"] for part in told["lessons"]["parts"] if part["number"] == "๖.๔")
    assert sum(_numbers(line)[-1] for line in reasons if line.endswith("ราย)")) == refused
    matters = {matter["title"]: matter["cases"] for matter in told["agenda"]["matters"]}
    assert _numbers(matters["ผลการจำหน่าย"][0]) == [total, len(groups), round(total / len(groups), 2)]
    assert _numbers(matters["ผลการจำหน่าย"][1]) == [len(groups), 1, len(told["inside"]) + 5 - len(groups) - 1]


def _sums(told, named) -> dict[str, float]:
    found: dict[str, float] = defaultdict(float)
    for group, _, amount in told["sold"]:
        found[named(group)] += amount
    return {name: round(total, 2) for name, total in found.items()}


def test_the_tab_of_sales(told) -> None:
    typed: Typed = told["typed"]
    rows = _sheet(told["after"], "สรุปยอดขาย")
    by_day = [round(sum(amount for _, on, amount in told["sold"] if on == day), 2) for day in DAYS]
    counts = [sum(on == day for _, on, _ in told["sold"]) for day in DAYS]
    assert [row[1:3] for row in _table(rows, "ตามวัน")] == [list(pair) for pair in zip(by_day, counts, strict=True)]
    assert [row[3] for row in _table(rows, "ตามวัน")] == [
        round(total / count, 2) for total, count in zip(by_day, counts, strict=True)
    ]
    for title, named in (
        ("ตามตำบล", lambda group: typed.groups[group]["tambon"]),
        ("ตามประเภทผลิตภัณฑ์", lambda group: max(typed.categories[group], key=typed.categories[group].count)),
    ):
        sums = _sums(told, named)
        table = {str(row[0]): row[1:] for row in _table(rows, title)}
        assert {name: row[0] for name, row in table.items()} == sums
        for name, row in table.items():
            groups = {group for group, _, _ in told["sold"] if named(group) == name}
            days = {day for group, day, _ in told["sold"] if group in groups}
            means = [round(sums[name] / len(groups), 2), round(sums[name] / len(days), 2)]
            assert row[1:] == [len(groups), *means]
    each = {str(row[0]): row[1:] for row in _table(rows, "ตามกลุ่ม")}
    assert {name: row[0] for name, row in each.items()} == _sums(told, lambda group: group)
    there = {str(row[0]): row[1:] for row in _table(rows, "การมาออกร้านรายวัน")}
    everybody = len(_decided(told, "accepted"))
    came = [sum(on == day for _, on, _ in told["sold"]) for day in DAYS]
    assert [row[0] for row in there.values()] == came
    assert [row[1] for row in there.values()] == [1, 0, 0]
    assert all(sum(row) == everybody for row in there.values())


def test_the_tab_of_participation(told) -> None:
    typed: Typed = told["typed"]
    briefed, sold = typed.briefed(), _sums(told, lambda group: group)
    applied = {each["group"] for each in told["applicants"]}
    inside = set(told["inside"])

    def expected(groups: set[str]) -> list[object]:
        total = round(sum(sold.get(group, 0) for group in groups), 2)
        return [*(len(groups & some) for some in (groups, briefed, applied, inside)), *([total] if total else [])]

    rows = _sheet(told["after"], "การมีส่วนร่วม")
    places = {tambon: {name for name, at in typed.producers.items() if at["tambon"] == tambon} for tambon in TAMBONS}
    assert {row[0]: row[1:] for row in _table(rows, "ตามตำบล")} == {name: expected(at) for name, at in places.items()}
    villages = {row[0]: row[1:] for row in _table(rows, "ตามหมู่บ้าน")}
    assert len(villages) == len(typed.villages) + 1  # and one group whose village nobody knows
    for name, row in villages.items():
        at = re.fullmatch(r"หมู่ (\d+) .* ต\.(\S+)", str(name))
        place = (at[2], int(at[1])) if at else ("นายาง", 0)
        here = {group for group, home in typed.producers.items() if (home["tambon"], home["village"]) == place}
        assert row == expected(here), name


@pytest.mark.parametrize("when", ["before", "after"])
def test_the_tab_of_coverage(told, when) -> None:
    typed: Typed = told["typed"]
    briefed, reached = typed.briefed(), typed.villages_reached()
    rows = _sheet(told[when], "ความครอบคลุมการประชุม")
    for row in _table(rows, "ตามตำบล"):
        here = {name for name, at in typed.producers.items() if at["tambon"] == row[1]}
        villages = {village for village in typed.villages if village[0] == row[1]}
        assert row[2:5] == [len(here), len(here & briefed), len(here - briefed)]
        assert row[5] == f"{len(villages & reached)} จาก {len(villages)}"
    missing = "ยังต้องแจ้งก่อนวันงาน" if when == "before" else "ไม่ได้รับการชี้แจงก่อนวันงาน"
    left = set(typed.producers) - briefed
    assert {row[1] for row in _table(rows, f"{missing} {len(left)} กลุ่ม")} == left
    assert {(row[3], row[2]) for row in _table(rows, "ตามหมู่บ้าน") if row[4] == "ครบ"} == reached
    steps = [int(str(row[2])) for row in _table(rows, "ขั้นตอนการประชุม")]
    kinds = [row["ประเภท"] for row in typed.meetings]
    order = ("คัดเลือกผู้เข้าร่วม", "ชี้แจงประธานกลุ่ม", "ชี้แจงคณะกรรมการเครือข่าย", "นำเรียนพัฒนาการอำเภอ")
    assert steps == [kinds.count(kind) for kind in order]


def test_the_summary(told) -> None:
    typed: Typed = told["typed"]
    rows = _sheet(told["after"], "สรุป")
    assert [number for number in rows[4] if number is not None][:5] == [
        len(told["applicants"]),
        *(len(_decided(told, each)) for each in ("accepted", "waiting", "needs_fixing", "rejected")),
    ]
    inside = set(told["inside"])
    title = "การมีส่วนร่วมของทุกตำบล (รายหมู่บ้านดูแท็บ การมีส่วนร่วม)"
    at = next(number for number, row in enumerate(rows) if row[0] == title)
    for row in rows[at + 2 : at + 6]:
        here = {name for name, home in typed.producers.items() if home["tambon"] == row[0]}
        villages = {typed.producers[name]["village"] for name in here & inside}
        assert row[1:6] == [len(here), len(here & typed.briefed()), len(here), len(here & inside), len(villages)]
    said = {row[7]: row[9] for row in rows[at + 1 :] if row[7]}
    total = sum(amount for _, _, amount in told["sold"])
    groups = {group for group, _, _ in told["sold"]}
    assert _numbers(str(said["ยอดขายรวม"])) == [total, len(groups)]
    assert _numbers(str(said["ชี้แจงแล้ว"]))[:3] == [
        len(typed.briefed()), len(typed.producers), len(typed.villages_reached()),
    ]  # fmt: skip
    assert _numbers(str(said["ไม่รวมในยอด"])) == [len(told["left out"]), sum(told["left out"])]


def test_whom_to_follow_up(told) -> None:
    rows = {str(row[1]): str(row[3]) for row in _sheet(told["after"], "ติดตามหลังงาน")[4:] if row[1]}
    assert "ไม่ได้มาออกร้าน" in rows[told["absent"]]
    assert "ไม่มีบันทึก" in rows[told["unknown"]]
    assert set(rows) == {told["absent"], told["unknown"]}  # no registration of the sample expires within 90 days
