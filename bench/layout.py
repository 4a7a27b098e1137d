"""How good a layout is, and how soon: ours beside what others would do, on the same markets in one run.

    python bench/layout.py [--sizes 41/48 500/550] [--seeds 3] [--methods ours greedy] [--effort 200] [--second]

The markets come from bench/markets.py, the days along streets (`street/…`, with pins) from bench/streets.py, the
rivals from bench/rivals. Each plan is made in a process of its own, so
that its seconds (of the wall) and its peak memory (the whole process) are its own; here all plans are measured by one
sum (`scoring.shares`) and tried by the independent checker. The rivals that read the clock (milp, milp-blocks, faq,
2opt) get as long as our target for the size, or as long as we took on that market if that is longer; ours reads no
clock; a busy machine hurts theirs, so measure on a quiet one. `gap` is how far a plan is below our bound, whoever made
it. The ratios are ours / theirs. What all seeds have in common is told by the median of each column, and most memory.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from markets import market
from rivals import RIVALS, Answer, Task
from streets import street_day

from otopsheets.layout.checker import faults
from otopsheets.layout.demands import Demand
from otopsheets.layout.options import Options
from otopsheets.layout.plan import Plan, lay_out
from otopsheets.layout.stalls import Venue

ROOT = Path(__file__).resolve().parent.parent
OURS = "ours"
STREET = "street"
MORE_STREETS = 200
"""From so many stalls on, they lie along two streets."""
MEMORY = 1024
"""MB that ours may take."""
TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Size:
    """How large a market is, how many seeds are usual, and what we want to reach on it: a gap within seconds."""

    name: str
    seeds: int
    seconds: float
    gap: float | None

    def market(self, seed: int, *, second: bool) -> tuple[Venue, list[Demand]]:
        """Make one market: of so many applicants and stalls in a square, or a day of so many stalls along streets."""
        what, stalls = self.name.split("/")
        if what == STREET:
            return street_day(seed, int(stalls), rows=2 if int(stalls) < MORE_STREETS else 4)
        return market(seed, int(what), int(stalls), second=second)


SIZES = (
    Size("41/48", 10, 5, 0.0),
    Size("150/180", 5, 30, 0.03),
    Size("300/330", 3, 45, None),
    Size("500/550", 3, 60, 0.08),
    Size("street/60", 3, 30, 0.0),
    Size("street/120", 3, 30, 0.0),
    Size("street/265", 3, 30, 0.05),
)


@dataclass(frozen=True, slots=True)
class Made:
    """What the process that made a plan tells: stalls by demand (None: no valid plan), seconds and MB."""

    stalls: Mapping[str, Sequence[str]] | None
    status: str
    bound: float | None
    seconds: float
    memory: float


@dataclass(frozen=True, slots=True)
class Result:
    """One plan, measured. Without a valid plan the objective is minus infinity."""

    method: str
    objective: float
    status: str
    bound: float | None
    seconds: float
    memory: float

    def gap(self, bound: float) -> float:
        """How far below the bound it is, as a part of the bound."""
        return (bound - self.objective) / max(abs(bound), TINY) if self.objective < bound - TINY else 0.0


def make(method: str, size: Size, seed: int, given: argparse.Namespace) -> Made:
    """Make one plan, in this process."""
    venue, demands = size.market(seed, second=given.second)
    began = time.perf_counter()
    found: Answer | Plan
    stalls: Mapping[str, Sequence[str]] | None
    if method == OURS:
        found = lay_out(venue, demands, Options(effort=given.effort))
        stalls = found.stalls
    else:
        task = Task.of(venue, demands, given.limit)
        found = RIVALS[method](task)
        stalls = None if found.places is None else task.labels(found.places)
    seconds = time.perf_counter() - began
    # In KB on Linux, and never less than what the one who started this process held: little, as that imports no solver.
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Made(stalls, found.status, found.bound, seconds, memory)


def apart(method: str, size: Size, seed: int, limit: float, given: argparse.Namespace) -> Made:
    """Make one plan, in a process of its own."""
    asked = ["--make", method, "--sizes", size.name, "--seed", seed, "--effort", given.effort, "--limit", limit]
    command = [sys.executable, __file__, *map(str, asked), *(["--second"] if given.second else [])]
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    if done.returncode:  # told in its row: one crash must not cost the whole run
        last = (done.stderr.strip() or f"exit code {done.returncode}").splitlines()[-1]
        return Made(None, f"({last})", None, time.perf_counter() - began, math.inf)
    return Made(**json.loads(done.stdout))


def measure(method: str, size: Size, seed: int, made: Made, *, second: bool) -> Result:
    """Measure a plan and try it, without asking the one who made it."""
    objective, status = -math.inf, made.status
    if made.stalls is None:
        status = f"no valid plan {status}".strip()
    else:
        venue, demands = size.market(seed, second=second)
        broken = faults(venue, demands, made.stalls)
        if broken:
            status = f"no valid plan: {broken[0].message('en')}"
        else:
            task = Task.of(venue, demands, limit=0.0)
            objective = task.worth(task.places(made.stalls))
    return Result(method, objective, status, made.bound, made.seconds, made.memory)


def row(first: str, theirs: Sequence[Result], ours: Sequence[Result], status: str) -> str:
    """One line of the table: one market, or the median of several."""
    each = list(zip(theirs, ours, strict=True))

    def middle(values: Iterable[float], form: str, width: int) -> str:
        known = list(values)
        value = median(known) if known else math.nan
        return f"{value:{form}}".rjust(width) if math.isfinite(value) else "-".rjust(width)

    return "".join((
        f"{first:<8}{theirs[0].method:<12}",
        middle((it.objective for it in theirs), ".2f", 9),
        middle((it.bound for it in theirs if it.bound is not None), ".2f", 9),
        middle((it.gap(us.bound) for it, us in each if us.bound is not None), ".1%", 9),
        middle((it.seconds for it in theirs), ".2f", 9),
        f"{max(it.memory for it in theirs):8,.0f}",
        middle((us.objective / it.objective for it, us in each if it.objective > TINY), ".3f", 9),
        middle((us.seconds / max(it.seconds, TINY) for it, us in each), ".3f", 9),
        f"  {status}",
    ))  # fmt: skip


Table = dict[str, list[Result]]
"""The results of one size by method, seed after seed."""


def run(size: Size, given: argparse.Namespace) -> Table:
    """Lay out every seed in every way, and print a line for each."""
    methods = [OURS, *(method for method in given.methods if method != OURS)]
    table: Table = {method: [] for method in methods}
    print(f"\n{size.name} applicants/stalls{', a second market' if given.second else ''}")
    print(
        f"{'seed':<8}{'method':<12}{'objective':>9}{'bound':>9}{'gap':>9}{'seconds':>9}{'MB':>8}"
        f"{'worth ×':>9}{'time ×':>9}  status"
    )
    seeds = given.seeds or size.seeds
    for seed in range(1, seeds + 1):
        limit = size.seconds
        for method in methods:
            made = apart(method, size, seed, limit, given)
            result = measure(method, size, seed, made, second=given.second)
            table[method].append(result)
            if method == OURS:
                limit = max(limit, result.seconds)
            print(row(str(seed), [result], table[OURS][-1:], result.status), flush=True)
    for method in methods:
        valid = sum(math.isfinite(result.objective) for result in table[method])
        print(row("median", table[method], table[OURS], f"valid {valid} of {seeds}"))
    return table


Told = tuple[str, str]
"""What was to be reached, and what was."""


def verdict(seen: str, *, reached: bool) -> str:
    return f"{'reached' if reached else 'NOT reached'}: {seen}"


def in_time(size: Size, ours: Sequence[Result]) -> Told:
    """Tell whether the proof, or the gap, came in time, on the median market."""
    what = f"gap ≤ {size.gap:.0%}" if size.gap else "proven best"
    wanted = f"{size.name}: {what} in ≤ {size.seconds} s (median)"
    if not ours:
        return wanted, "not measured"
    proven = [result.seconds if result.status == "proven-best" else math.inf for result in ours]
    gap = median(result.gap(result.bound) if result.bound is not None else math.inf for result in ours)
    seconds = median(result.seconds for result in ours)
    reached = median(proven) <= size.seconds if not size.gap else gap <= size.gap and seconds <= size.seconds
    certain = sum(math.isfinite(each) for each in proven)
    return wanted, verdict(f"gap {gap:.1%}, {seconds:.1f} s, proven {certain} of {len(ours)}", reached=reached)


def targets(tables: Mapping[str, Table]) -> list[Told]:
    """Tell of each target whether it was reached, and whether our bounds held against everybody's plans."""
    told = [
        in_time(size, tables[size.name][OURS] if size.name in tables else ()) for size in SIZES if size.gap is not None
    ]
    pairs = [
        (f"{name} seed {seed}, {it.method}", us, it)
        for name, table in tables.items()
        for results in table.values()
        for seed, (us, it) in enumerate(zip(table[OURS], results, strict=True), 1)
    ]
    worse = [where for where, us, it in pairs if it.objective > us.objective + TINY]
    above = [where for where, us, it in pairs if us.bound is not None and it.objective > us.bound + TINY]
    rivals = sum(it.method != OURS for _, _, it in pairs)
    if rivals:
        told.append(("never worse than any other", verdict("; ".join(worse) or f"{rivals} plans", reached=not worse)))
    told.append(("no plan above our bound", verdict("; ".join(above) or f"{len(pairs)} plans", reached=not above)))
    most = max(us.memory for _, us, _ in pairs)
    told.append((f"memory under {MEMORY:,} MB", verdict(f"{most:,.0f} MB at most", reached=most < MEMORY)))
    return told


def main() -> None:
    """Measure everything in one run."""
    by_name = {size.name: size for size in SIZES}
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--sizes", nargs="+", choices=by_name, default=list(by_name))
    arguments.add_argument(
        "--seeds", type=int, help="how many of each size; usually 10 of the smallest, 5 or 3 of others"
    )
    arguments.add_argument("--methods", nargs="+", choices=[OURS, *RIVALS], default=[OURS, *RIVALS])
    arguments.add_argument("--effort", type=int, default=Options().effort, help="how hard ours tries")
    arguments.add_argument("--second", action="store_true", help="markets where many stood at the one before")
    arguments.add_argument("--make", help=argparse.SUPPRESS)  # a process of its own: one plan, as JSON
    arguments.add_argument("--seed", type=int, help=argparse.SUPPRESS)
    arguments.add_argument("--limit", type=float, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.make:
        print(json.dumps(asdict(make(given.make, by_name[given.sizes[0]], given.seed, given))))
        return
    tables = {name: run(by_name[name], given) for name in given.sizes}
    print("\ntargets")
    for wanted, seen in targets(tables):
        print(f"  {wanted:<48}{seen}")


if __name__ == "__main__":
    main()
