"""Tiny streets on which the committee has pinned many to their stalls: a plan was there first, so that one often is."""

from collections.abc import Sequence

from hypothesis import strategies as st

from otopsheets.layout.demands import Demand

DRAWINGS = (
    ("EE", "ssssssss"), ("E", "ssss", "", "ssss"), ("ss#sss", "E", "", "sss#s"), ("Es", "ss", "s#", "ss", "s"),
    ("sss", "sss", "E", "ss"), ("ss ss", "E", "ss ss"), ("ffs#ps", "E", "aapss"), ("psps", "", "E", "wwpp"),
)  # fmt: skip
"""s a stall, p one with power, w with water, f kept for food, a for agencies, # a tree, E the entrance."""
TOLD = {"s": "", "p": " ไฟ", "w": " น้ำ", "f": " อาหาร", "a": " หน่วยงาน"}


@st.composite
def pinned_markets(draw: st.DrawFn, most: int = 5) -> tuple[list[list[str]], list[Demand]]:
    """A drawing, and groups that stood on it one day, two in five of them pinned there since."""
    drawing = draw(st.sampled_from(DRAWINGS))
    cells, rows = _drawn(drawing)
    signs = "".join(drawing)
    free = [row[at : at + size] for row in rows for size in (1, 1, 2, 3) for at in range(len(row) - size + 1)]
    labels = [label for row in rows for label in row]
    demands: list[Demand] = []
    while free and len(demands) < most:
        here = draw(st.sampled_from(free))
        free = [place for place in free if not set(place) & set(here)]
        under = {label[0] for label in here}
        categories = ["food", "food", "textile", "decor", None] if "f" not in signs else ["textile", "decor", None]
        number = len(demands)
        demands.append(
            Demand(
                f"G{number}",
                f"กลุ่ม {number}",
                lane="agency" if under == {"a"} or draw(st.integers(1, 12)) == 12 else "producer",
                stalls=len(here),
                fire=draw(st.integers(1, 6)) == 6,
                power=under == {"p"} and draw(st.booleans()),
                water=under == {"w"} and draw(st.booleans()),
                category="food" if under == {"f"} else draw(st.sampled_from(categories)),
                product=draw(st.sampled_from(["", "ข้าวแต๋น", "กล้วยฉาบ"])),
                pinned=tuple(here) if draw(st.integers(1, 5)) > 3 else (),
                wants=tuple(draw(st.lists(st.sampled_from(labels), max_size=2))),
                order=number,
                last_distance=draw(st.sampled_from([None, None, 1.0, 7.0])),
            )
        )
    return cells, demands


def _drawn(drawing: Sequence[str]) -> tuple[list[list[str]], list[list[str]]]:
    """Return the cells as an officer writes them, and the labels of each row of stalls with nothing between."""
    cells: list[list[str]] = []
    rows: list[list[str]] = []
    for line in drawing:
        cells.append([])
        beside = False
        for sign in line:
            if sign in TOLD:
                label = f"{sign}{sum(map(len, rows)) + 1}"
                cells[-1].append(label + TOLD[sign])
                if not beside:
                    rows.append([])
                rows[-1].append(label)
            else:
                cells[-1].append({"#": "ต้นไม้", "E": "ทางเข้า"}.get(sign, ""))
            beside = sign in TOLD
    return cells, rows
