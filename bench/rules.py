"""How fast the rules are judged, beside the same rules declared in pandera: python bench/rules.py [--rows 20000].

Both judge the same applications of one fair, about one in twenty of each cell faulty, in one run and one process,
turn about, and must break the same rules on the same rows, or the benchmark stops. Here each application is a
record that every rule looks at, and every breach ends as a finding with its cell and its sentence; there the
applications are a DataFrame, joined with their groups and products, that whole columns are checked of, and a
breach ends as a row of `failure_cases`. One *check* is one rule asked of one application. Time is processor time.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import pandas as pd

from otopsheets.eligibility import RuleBook, judge, usual_rules
from otopsheets.eligibility.standards import held
from otopsheets.registry import BY_KEY, Registry, Sheet, read_registry
from otopsheets.thai.places import locate

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import pandera.pandas as pa

TODAY = date(2017, 9, 5)
HOST, LAST_DAY, OPENS, CLOSES = "5211", date(2017, 9, 17), date(2017, 8, 1), date(2017, 8, 31)
FAIR = {
    "fair_id": "F1",
    "name": "ตลาด",
    "starts_on": "15 ก.ย. 2560",
    "ends_on": "17 ก.ย. 2560",
    "opens_on": "1 ส.ค. 2560",
    "closes_on": "31 ส.ค. 2560",
    "amphoe": "สบปราบ",
    "province": "ลำปาง",
}
TAMBONS = ("สบปราบ", "สมัย", "แม่กัวะ", "นายาง")
RULES = (
    "kind-unclear",
    "kind-not-allowed",
    "other-district",
    "no-category",
    "otop-missing",
    "otop-expired",
    "standard-missing",
    "standard-expired",
    "late",
    "early",
    "postdated",
    "undated",
    "no-consent",
    "stalls-over",
)
Breaches = set[tuple[int, str]]


def sheet(tab: str, rows: list[dict[str, Any]]) -> Sheet:
    columns = [column for column in BY_KEY[tab] if column.type != "result"]
    return Sheet(
        BY_KEY[tab].title,
        [[column.header for column in columns], *([row.get(column.key) for column in columns] for row in rows)],
    )


def market(rows: int) -> Registry:
    """Return a registry of `rows` groups with one product and one application each."""
    lot = random.Random(2560)

    def seldom(fault: Any, usual: Any) -> Any:
        return fault if lot.random() < 0.05 else usual

    groups, products, applications = [], [], []
    for i in range(rows):
        home = {"tambon": lot.choice(TAMBONS), "amphoe": "สบปราบ", "province": "ลำปาง"}
        groups.append(
            {
                "group_id": f"G{i}",
                "name": f"กลุ่มที่ {i}",
                "kind": seldom("", seldom("แม่ค้า", seldom("ผู้ประกอบการ", "กลุ่มอาชีพ"))),
                "otop_no": seldom("520600001", ""),
                "otop_expires_on": seldom("1 ก.ย. 2560", "31 ธ.ค. 2561"),
                **seldom({"tambon": "ลำปางหลวง", "amphoe": "เกาะคา", "province": "ลำปาง"}, home),
            }
        )
        products.append(
            {
                "group": f"G{i}",
                "name": f"ของ {i}",
                "category": seldom("", lot.choice(("อาหาร", "ผ้า", "ของใช้"))),
                "standards": seldom("", "อย. 52-2-00055"),
                "standard_expires_on": seldom("1 ก.ย. 2560", "31 ธ.ค. 2561"),
            }
        )
        applications.append(
            {
                "fair": "F1",
                "group": f"G{i}",
                "stalls": seldom(9, lot.choice((1, 2))),
                "applied_on": seldom(
                    "", seldom("2 ก.ย. 2560", seldom("30 ก.ค. 2560", seldom("6 ก.ย. 60", "20 ส.ค. 60")))
                ),
                "consent": seldom("ไม่", "ใช่"),
            }
        )
    tabs = {"groups": groups, "products": products, "fairs": [FAIR], "applications": applications}
    return read_registry([sheet(tab, cells) for tab, cells in tabs.items()])


def ours(registry: Registry, book: RuleBook) -> Breaches:
    verdicts = judge(registry, registry.fairs[0], TODAY, book=book)
    return {(verdict.application.row, finding.code) for verdict in verdicts for finding in verdict.findings}


def schema(book: RuleBook) -> pa.DataFrameSchema:
    """Return the same rules, each a check of whole columns; a check is named after its rule."""
    allowed, registered = book.value("kinds_allowed"), book.value("kinds_registered")
    needing = {name: book.value(f"standards.{name}") for name in ("food", "drink")}

    def check(code: str, keeps: Callable[[pd.DataFrame], Any]) -> pa.Check:
        return pa.Check(keeps, name=code, error=code)

    def here(frame: pd.DataFrame) -> list[bool]:
        places = zip(frame["address"], frame["tambon"], frame["amphoe"], frame["province"], strict=True)
        return [locate(a, tambon=t, amphoe=d, province=p).amphoe_code == HOST for a, t, d, p in places]

    def standard(frame: pd.DataFrame) -> list[bool]:
        told = zip(frame["category"], frame["standards"], strict=True)
        return [category not in needing or any(held(each, has) for each in needing[category]) for category, has in told]

    checks = [
        check("kind-unclear", lambda f: f["kind"].notna()),
        check("kind-not-allowed", lambda f: f["kind"].isna() | f["kind"].isin(allowed)),
        check("other-district", lambda f: pd.Series(here(f), index=f.index)),
        check("no-category", lambda f: f["category"].notna()),
        check("otop-missing", lambda f: ~(f["kind"].isin(registered) & (f["otop_no"] == ""))),
        check("otop-expired", lambda f: ~((f["otop_no"] != "") & (f["otop_expires_on"] < pd.Timestamp(LAST_DAY)))),
        check("standard-missing", lambda f: pd.Series(standard(f), index=f.index)),
        check(
            "standard-expired",
            lambda f: ~(f["category"].isin(needing) & (f["standard_expires_on"] < pd.Timestamp(LAST_DAY))),
        ),
        check("late", lambda f: ~(f["applied_on"] > pd.Timestamp(CLOSES))),
        check("early", lambda f: ~(f["applied_on"] < pd.Timestamp(OPENS))),
        check("postdated", lambda f: ~(f["applied_on"] > pd.Timestamp(TODAY))),
        check("undated", lambda f: f["applied_on"].notna()),
        check("no-consent", lambda f: f["consent"].eq(other=True)),
        check("stalls-over", lambda f: ~(f["stalls"] > book.value("max_stalls"))),
    ]
    return pa.DataFrameSchema(checks=checks)


def theirs(registry: Registry, rules: pa.DataFrameSchema) -> Breaches:
    applications, groups, products = (registry.frame(tab) for tab in ("applications", "groups", "products"))
    frame = applications.merge(
        groups.drop(columns=["row", "name", "note"]), left_on="group", right_on="group_id", how="left"
    ).merge(products.drop(columns=["row", "name"]), on="group", how="left")
    for day in ("applied_on", "otop_expires_on", "standard_expires_on"):
        frame[day] = pd.to_datetime(frame[day])
    try:
        rules.validate(frame, lazy=True)
    except pa.errors.SchemaErrors as faults:
        cases = faults.failure_cases.drop_duplicates(["check", "index"])
        return set(zip(frame["row"].iloc[cases["index"].astype(int)], cases["check"], strict=True))
    return set()


def main() -> None:
    """Judge the same applications both ways, turn about, and print one table."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--rows", type=int, default=20_000, help="applications to judge")
    arguments.add_argument("--times", type=int, default=3, help="how often each way; the best counts")
    given = arguments.parse_args()
    registry = market(given.rows)
    registry.products_of  # noqa: B018 - who brings what is found once, for whoever asks
    whole = usual_rules()
    book = replace(whole, rules=tuple(rule for rule in whole.rules if rule.code in RULES))
    rules = schema(book)
    ways: dict[str, tuple[int, Callable[[], Breaches]]] = {
        f"otopsheets, these {len(RULES)} rules": (len(RULES), lambda: ours(registry, book)),
        f"pandera, the same {len(RULES)} rules": (len(RULES), lambda: theirs(registry, rules)),
        f"otopsheets, all {len(whole.rules)} rules": (len(whole.rules), lambda: ours(registry, whole)),
    }
    spent, found = dict.fromkeys(ways, float("inf")), {}
    for _ in range(given.times):
        for name, (_, way) in ways.items():
            began = time.process_time()
            found[name] = way()
            spent[name] = min(spent[name], time.process_time() - began)
    first, second, _ = ways
    if found[first] != found[second]:
        sys.exit(f"They disagree on {sorted(found[first] ^ found[second])[:5]}")
    print(f"{given.rows:,} applications, {len(found[first]):,} breaches, the same for both")
    for name, (asked, _) in ways.items():
        rate = given.rows * asked / spent[name]
        print(f"  {name:<32}{spent[name]:7.2f} s {rate:14,.0f} checks/s {spent[name] / spent[first]:6.2f} ×")


if __name__ == "__main__":
    main()
