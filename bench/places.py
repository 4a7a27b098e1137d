"""How well and how fast addresses are located: python bench/places.py CSV [--disagree].

The CSV has the columns address, amphoe, province, kind, tambon_code: `kind` says what the row is for (local,
other-amphoe, typo, hard, none), `tambon_code` the answer that somebody gave it, if any. A row is *right* when the
code is that answer, *marked* when a person is asked to confirm, and *silently wrong* when it is neither.
"""

from __future__ import annotations

import argparse
import csv
import time
from collections import Counter
from pathlib import Path

from otopsheets.thai.gazetteer import gazetteer
from otopsheets.thai.places import Place, amphoe_code, locate


def main() -> None:
    """Print the table, the speed, and the rows of disagreement if asked for."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("csv", type=Path)
    options.add_argument("--disagree", action="store_true", help="list the rows that are not right, and why")
    asked = options.parse_args()
    with asked.csv.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))

    began = time.process_time()  # what this program used, whatever else the machine does
    gazetteer()
    loaded = time.process_time()
    places = [locate(row["address"], amphoe=row["amphoe"], province=row["province"]) for row in rows]
    done = time.process_time()

    print(f"{'kind':14}{'n':>6}{'right':>8}{'%':>8}{'marked':>8}{'silently wrong':>16}  how")
    for kind in dict.fromkeys(row["kind"] for row in rows):
        of = [(row, place) for row, place in zip(rows, places, strict=True) if row["kind"] == kind]
        labelled = any(row["tambon_code"] for row, _ in of)
        right = sum(place.tambon_code == row["tambon_code"] for row, place in of)
        marked = sum(not place.certain for _, place in of)
        wrong = sum(place.certain and place.tambon_code != row["tambon_code"] for row, place in of)
        hows = ", ".join(f"{how} {n}" for how, n in Counter(place.how.value for _, place in of).most_common())
        told = (right, f"{100 * right / len(of):.2f}", wrong) if labelled else ("-", "-", "-")
        print(f"{kind:14}{len(of):6}{told[0]:>8}{told[1]:>8}{marked:8}{told[2]:>16}  {hows}")
    rate = len(rows) / (done - loaded)
    print(f"gazetteer {1000 * (loaded - began):.0f} ms, then {rate:,.0f} rows/s of one core (no cache was warm)")
    if asked.disagree:
        for row, place in zip(rows, places, strict=True):
            if row["kind"] in ("hard", "none") or place.tambon_code != row["tambon_code"]:
                print(_told(row, place))


def _told(row: dict[str, str], place: Place) -> str:
    home = amphoe_code(row["amphoe"], row["province"])
    outside = "" if not place.tambon_code or place.amphoe_code == home else " OUTSIDE"
    return (
        f"{row['row']} {row['kind']} {row['amphoe']}: {' '.join(row['address'].split())!r}"
        f" labelled {row['tambon_code'] or '-'} → {place.how} {place.tambon_code}{outside}: {place.note.say('th')}"
    )


if __name__ == "__main__":
    main()
