"""The same input gives the same plan: in another process, with other cores, in another order."""

import json
import os
import subprocess
import sys
from dataclasses import asdict
from pathlib import Path
from random import Random

import pytest

from otopsheets.layout import best
from otopsheets.layout.conflict import DemandsConflict
from otopsheets.layout.options import Options
from otopsheets.layout.plan import lay_out
from tests.layout.fairground import GROUND, groups
from tests.layout.grounds import ground_of

WAYS = [Options(effort=5), Options(way="draw", seed="๒๕๖๐"), Options(effort=2, fire_gap=True)]


def told(shuffle: int) -> str:
    """All that the layout says of one market: plans by all ways, a plan after one before it, and a refusal."""
    demands = groups()
    Random(shuffle).shuffle(demands)
    venue = GROUND.venue
    plans = [lay_out(venue, demands, options) for options in WAYS]
    plans.append(lay_out(venue, demands, WAYS[0], plans[1].stalls))
    with pytest.MonkeyPatch.context() as patch:  # as if the venue were too wide to be packed: it is swept on all cores
        patch.setattr(best, "NARROW", 0)
        plans.append(lay_out(venue, demands, WAYS[0]))
    with pytest.raises(DemandsConflict) as raised:
        lay_out(ground_of("sssssspp", "", "sss#sss", "aa").venue, demands, WAYS[0])
    refusal = {**asdict(raised.value.conflict), "sentence": str(raised.value)}
    return json.dumps([*map(asdict, plans), refusal], ensure_ascii=True)


def test_in_whatever_order_the_demands_come() -> None:
    assert len({told(shuffle) for shuffle in range(4)}) == 1


def test_in_any_process_on_any_number_of_cores() -> None:
    cores = sorted(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else []
    runs = [
        started(hash_seed="0", threads="1", cores=cores[:1], shuffle=1),
        started(hash_seed="1", threads="2", cores=cores[:2], shuffle=2),
        started(hash_seed="4711", threads="4", cores=cores, shuffle=3),
    ]
    answers = [run.communicate(timeout=300) for run in runs]
    assert [run.returncode for run in runs] == [0] * len(runs), [wrong.decode() for _, wrong in answers]
    assert {answer.decode().strip() for answer, _ in answers} == {told(0)}


def started(*, hash_seed: str, threads: str, cores: list[int], shuffle: int) -> subprocess.Popen[bytes]:
    """Begin the same in a process of its own, confined to `cores` where the system can do that."""
    program = (
        "import os, sys\n"
        f"if {cores!r}: os.sched_setaffinity(0, {cores!r})\n"
        f"from tests.layout.test_determinism import told\nsys.stdout.write(told({shuffle}))"
    )
    chosen = {"PYTHONHASHSEED": hash_seed, "OMP_NUM_THREADS": threads, "PYTHONUTF8": "1"}
    root = Path(__file__).parents[2]
    return subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=root,
        env={**os.environ, **chosen},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
