"""A market of a village: 24 stalls in four rows round a stage, and 20 groups of every kind. Made from nothing but a seed."""

from random import Random

from otopsheets.layout.demands import Demand
from tests.layout.grounds import Ground, ground_of

GROUND: Ground = ground_of(
    "ppssss#",
    "       ",
    "sspp#ww",
    "ssssss ",
    "       ",
    "aassss ",
    "   E   ",
)
CATEGORIES = ["food", "food", "textile", "decor", "produce"]


def groups(count: int = 20, seed: int = 2560) -> list[Demand]:
    """Groups that can all stand on `GROUND`, in the order of the draw."""
    chance = Random(seed)
    return [
        Demand(
            key=f"G{number:02}",
            name=f"กลุ่ม {number}",
            lane="agency" if number in (3, 11) else "producer",
            stalls=2 if number in (1, 9) else 1,
            power=number in (2, 8, 14),
            water=number == 5,
            fire=number == 8,
            category=chance.choice(CATEGORIES),
            product=chance.choice(["", "ข้าวแต๋น", "กล้วยฉาบ"]),
            wants=(chance.choice(GROUND.plots).label,) if number % 4 == 0 else (),
            order=number,
            last_distance=chance.choice([None, 2.0, 5.0, 9.0]),
        )
        for number in range(count)
    ]
