"""What one slip of the hand does to an address: python bench/slips.py [--seed N].

Every tambon of the country is written as ต. อ. จ., with one slip in one of the three names: a letter left out, doubled,
changed for its neighbour on the Kedmanee keyboard, or two letters swapped. *Right* is the tambon that was meant;
*silently wrong* another one without a mark for a person to check.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter

from otopsheets.thai.gazetteer import gazetteer, letters
from otopsheets.thai.places import locate

KEYS = ("ๆไำพะัีรนยบลฃ", "ฟหกดเ้่าสวง", "ผปแอิืทมใฝ", "ๅภถุึคตจขช", "ฎฑธํ๊ณฯญฐ", "ฤฆฏโฌ็๋ษศซ", "ฉฮฺ์ฒฬฦ")
NEIGHBOURS = {key: row[max(at - 1, 0) : at] + row[at + 1 : at + 2] for row in KEYS for at, key in enumerate(row)}


def slip(name: str, chance: random.Random) -> str:
    """Return `name` with one slip of the hand."""
    at = chance.randrange(len(name))
    kind = chance.choice(("left out", "doubled", "neighbour", "swapped"))
    if kind == "left out":
        return name[:at] + name[at + 1 :]
    if kind == "doubled":
        return name[: at + 1] + name[at:]
    if kind == "neighbour":
        return name[:at] + chance.choice(NEIGHBOURS.get(name[at], "ก")) + name[at + 1 :]
    return name[:at] + name[at : at + 2][::-1] + name[at + 2 :]


def main() -> None:
    """Print, for a slip in each of the three names, how many tambons are still found."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, default=2560)
    chance = random.Random(options.parse_args().seed)
    known = gazetteer()
    print(f"{'slip in':10}{'n':>6}{'right':>8}{'%':>8}{'silently wrong':>16}  how")
    for place, where in enumerate(("tambon", "amphoe", "province")):
        right, wrong, total, hows = 0, 0, 0, Counter[str]()
        for code in known.tambons:
            names = [known.tambons[code].name, known.amphoes[code[:4]], known.provinces[code[:2]]]
            slipped = slip(names[place], chance)
            if letters(slipped) == letters(names[place]):
                continue  # it was repaired before anyone saw it
            names[place] = slipped
            found = locate("ม.3 ต.{} อ.{} จ.{}".format(*names))
            total += 1
            right += found.tambon_code == code
            wrong += found.certain and found.tambon_code != code
            hows[found.how.value] += 1
        told = ", ".join(f"{how} {count:,}" for how, count in hows.most_common())
        print(f"{where:10}{total:6}{right:8}{100 * right / total:8.2f}{wrong:16}  {told}")


if __name__ == "__main__":
    main()
