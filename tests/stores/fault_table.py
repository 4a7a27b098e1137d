"""Every fault × every call: each is really made to happen on the local server, and what came of it is told.

`python -m tests.stores.fault_table` writes `docs/google-faults.md` from this. `test_google_fault_table.py` holds the page
to what happens, and every cell to the promise: the result is there once, or the old one stands; input is never touched;
and running again puts all right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from google.oauth2.service_account import Credentials

from otopsheets.config import Share
from otopsheets.errors import OtopSheetsError
from otopsheets.registry.adding import Placed
from otopsheets.stores.google import GoogleStore, Session
from otopsheets.stores.google.adding import add_rows
from otopsheets.stores.google.faults import GoogleFault
from otopsheets.stores.google.sharing import share
from otopsheets.stores.google.watching import watch
from tests.sheets_api.client import authorized_session
from tests.sheets_api.faults import Kind
from tests.sheets_api.server import SheetsServer
from tests.stores.contract import CHECKS, STALLS
from tests.stores.google import INPUT, Waiting, as_person, edited, input_of, store, sync, titles

PAGE = Path(__file__).resolve().parents[2] / "docs" / "google-faults.md"
ROBOT = "robot@local-project.iam.gserviceaccount.com"
_ALWAYS = 100_000
_SHORT, _SLOW = 0.05, 0.2  # seconds: how long an answer that comes late is waited for here, and how late it comes
_RUNS = count()


def _new_run() -> str:
    return f"{next(_RUNS):08d} of the fault table"


class GoesOn(GoogleFault):
    """A watcher told of trouble and goes on watching."""


@dataclass(frozen=True)
class Trouble:
    """A fault, and how often it strikes."""

    th: str
    en: str
    kind: int | Kind
    times: int = 1


REFUSED = {400: "คำขอไม่ถูกต้อง", 401: "ไม่รับการลงชื่อเข้า", 403: "ไม่มีสิทธิ์ (ของ Drive: เรียกถี่เกิน)", 404: "ไม่พบ"}
BUSY = {429: "ถี่เกินโควตา", 500: "Google ขัดข้อง", 502: "Google ขัดข้อง", 503: "Google ไม่ว่าง", 504: "Google ช้าเกิน"}
BROKEN: dict[Kind, tuple[str, str]] = {
    "reset_before": ("สายหลุดก่อนถึง Google", "connection lost before it arrived"),
    "reset_after": ("สายหลุดหลังทำแล้ว", "connection lost after it was done"),
    "truncate": ("คำตอบมาครึ่งเดียว", "half of the answer"),
    "latency": ("รอคำตอบจนหมดเวลา", "no answer in time"),
}
TROUBLES = (
    *(Trouble(f"{code} {th}", f"{code}", code, _ALWAYS) for code, th in REFUSED.items()),
    *(Trouble(f"{code} {th} ครั้งเดียว", f"{code}, once", code) for code, th in BUSY.items()),
    *(Trouble(f"{code} {BUSY[code]} ไม่หาย", f"{code}, for good", code, _ALWAYS) for code in (429, 500, 503)),
    *(Trouble(f"{th} ครั้งเดียว", f"{en}, once", kind) for kind, (th, en) in BROKEN.items()),
    *(Trouble(f"{th} ไม่หาย", f"{en}, for good", kind, _ALWAYS) for kind, (th, en) in BROKEN.items()),
    Trouble("คำตอบมาช้าทีละนิด", "the answer comes slowly", "slow_body"),
)


@dataclass
class World:
    """A registry on the server that was synced before, and in whose result somebody changed a cell."""

    server: SheetsServer
    registry: str
    waiting: Waiting
    session: Session

    def store(self, limit: int = 2_000_000) -> GoogleStore:
        return GoogleStore(self.session, self.registry, new_run=_new_run, limit=limit)


@dataclass(frozen=True)
class Call:
    """A call the program makes: how it is recognised, which work contains it, and how one sees that the work is done."""

    name: str
    th: str
    en: str
    match: str
    work: Callable[[World], None]
    done: Callable[[World], bool]
    skip: int = 0
    lost_before: str = ""


def _sync(world: World) -> None:
    sync(world.store(), CHECKS, STALLS)


def _sync_staged(world: World) -> None:
    sync(world.store(limit=900), CHECKS, STALLS)


def _synced(world: World) -> bool:
    """The new result is there once, and what somebody had changed is kept once."""
    return titles(world.server, world.registry) == ["กลุ่ม", "ผลตรวจสอบ", "ผลตรวจสอบ 2017-09-05", "รายชื่อร้าน"]


def _watch(world: World) -> None:
    """Ask three times; trouble that passes is waited out."""
    left, told = [2], []

    def pause(seconds: float) -> bool:
        world.waiting.sleep(seconds)
        left[0] -= 1
        return left[0] >= 0

    watch(
        lambda: str(world.session.file(world.registry, "modifiedTime")["modifiedTime"]),
        lambda: _sync(world),
        lambda _, fault: told.append(fault),
        pause,
        seconds=30,
    )
    if not _synced(world):
        (fault,) = told  # told once, however often it was met
        raise GoesOn(fault.why, fault.wording, **fault.values)


def _share(world: World) -> None:
    share(world.session, world.registry, None, Share(committee=("member@example.com",)))


def _shared(world: World) -> bool:
    permissions = world.server.service.store.files[world.registry].permissions
    return [p.get("emailAddress") for p in permissions].count("member@example.com") == 1


def _add(world: World) -> None:
    add_rows(world.session, world.registry, [Placed("กลุ่ม", 3, (("จักสาน", "กลุ่มอาชีพ"),))], _new_run)


def _added(world: World) -> bool:
    found = repr(sorted(world.server.book(world.registry).sheets[0].cells.items()))
    return found.count("จักสาน") == 1


_READ, _WRITE = r"/spreadsheets/[\w-]+$", ":batchUpdate"
CALLS = (
    Call("sign-in", "ลงชื่อเข้า", "sign-in", "/token", _sync, _synced),
    Call("read", "อ่านทั้งหมด", "read all", _READ, _sync, _synced),
    Call("look", "ดูแท็บที่จะเขียนทับ", "look at what is replaced", _READ, _sync, _synced, skip=1),
    Call("write", "เขียน", "write", _WRITE, _sync, _synced),
    Call("look-up", "ถามว่าเขียนแล้วหรือยัง", "look up a lost write", _READ, _sync, _synced, skip=2, lost_before=_WRITE),
    Call("stage", "เปิดแผ่นพัก", "open a stage", _WRITE, _sync_staged, _synced),
    Call("part", "เขียนลงแผ่นพัก", "fill a stage", _WRITE, _sync_staged, _synced, skip=1),
    Call("add", "เพิ่มแถว", "add rows", _WRITE, _add, _added),
    Call("changed", "ถามว่าเปลี่ยนไหม (watch)", "ask if changed (watch)", r"/drive/v3/files/[\w-]+$", _watch, _synced),
    Call("rights", "อ่านสิทธิ์ (share)", "read rights (share)", r"/permissions$", _share, _shared),
    Call("permit", "ให้สิทธิ์ (share)", "give a right (share)", r"/permissions$", _share, _shared, skip=1),
)


@dataclass(frozen=True)
class Outcome:
    """What came of a fault at a call.

    `struck` says whether the server could make it happen there at all. `fault` is what the officer was told, None when
    the work was done; `done` says whether it was in fact, `repaired` whether running again without the fault put all
    right.
    """

    struck: bool

    fault: OtopSheetsError | None
    done: bool
    attempts: int
    looked_up: bool
    waited: float
    old_stands: bool
    input_untouched: bool
    repaired: bool

    @property
    def unsure(self) -> bool:
        """Whether the officer was told that nobody knows if it was written."""
        return isinstance(self.fault, GoogleFault) and self.fault.unsure

    @property
    def holds(self) -> bool:
        """Whether the promise was kept."""
        said_truly = self.done if self.fault is None else self.old_stands or self.unsure
        return said_truly and self.input_untouched and self.repaired

    def told(self) -> str:
        """Return the cell of the table."""
        if not self.struck:
            return "–"
        if self.fault is None:
            again = f" ×{self.attempts}" if self.attempts > 1 else ""
            return f"✓{again}" + (" ?" if self.looked_up else "")
        why = self.fault.why if isinstance(self.fault, GoogleFault) else type(self.fault).__name__
        if isinstance(self.fault, GoesOn):
            return f"↻ {why}"
        after = f" {self.waited:.0f} s" if self.waited else ""
        return f"{'?' if self.unsure else '✗'} {why}{after}"


def happen(server: SheetsServer, trouble: Trouble, call: Call, usual: int) -> Outcome:
    """Let `trouble` strike at `call`, look at what came of it, and run the same work again without it.

    `usual` is how many calls of this kind the work makes when nothing goes wrong.
    """
    with ExitStack() as stack:
        stack.enter_context(patch("google.auth._exponential_backoff.time", SimpleNamespace(sleep=lambda _: None)))
        world = _world(server)
        stack.callback(world.session._http.session.close)
        before = _state(world)
        inputs = _inputs(world, call)
        if call.lost_before:
            server.fail_next("reset_after", match=call.lost_before)
        if trouble.kind == "latency":
            _hurry(world.session, call, trouble.times)
        server.fail_next(trouble.kind, match=call.match, times=trouble.times, seconds=_SLOW, skip=call.skip)
        began, fault = world.waiting.now, None
        try:
            call.work(world)
        except OtopSheetsError as stopped:
            fault = stopped
        waited = world.waiting.now - began
        server.service.faults.clear()
        seen = sum("fields=developerMetadata%28metadataValue" in entry.query for entry in server.calls)
        outcome: dict[str, Any] = {
            "struck": trouble.kind == "latency" or any(entry.fault == _kind(trouble) for entry in server.calls),
            "fault": fault,
            "done": call.done(world),
            "attempts": _count(world, call) - usual + 1,
            "looked_up": seen > 0,
            "waited": waited,
            "old_stands": _state(world) == before,
            "input_untouched": _inputs(world, call) == inputs,
        }
        if not call.done(world) or fault is not None:
            call.work(world)
        return Outcome(**outcome, repaired=call.done(world) and not _left_over(world))


def _kind(trouble: Trouble) -> str:
    return "status" if isinstance(trouble.kind, int) else trouble.kind


def _hurry(session: Session, call: Call, times: int) -> None:
    """Wait only shortly for the answers that will come late; for all others as always, or a busy machine would count."""
    http, met = session._http, count()
    request = http.request

    def hurried(method: str, endpoint: str, **more: Any) -> Any:
        # Signing in happens within the first call, whichever it is.
        late = call.name == "sign-in" or re.search(call.match, endpoint.partition("?")[0])
        http.set_timeout((5.0, _SHORT if late and call.skip <= next(met) < call.skip + times else 60.0))
        return request(method, endpoint, **more)

    http.request = hurried


def _count(world: World, call: Call) -> int:
    """How many calls of this kind were made."""
    return sum(re.search(call.match, entry.path) is not None for entry in world.server.calls)


def _world(server: SheetsServer) -> World:
    server.reset()
    server.quota.enabled = False
    registry = server.create_spreadsheet("ทะเบียน", sheets=INPUT, shared={ROBOT: "writer"})
    sync(store(server, registry), CHECKS)
    as_person(server, registry, edited(server.book(registry).sheets[1].id, 1, 1, "แก้ในที่ประชุม"))
    waiting = Waiting(server)
    scopes = [f"https://www.googleapis.com/auth/{name}" for name in ("spreadsheets", "drive")]
    credentials = Credentials.from_service_account_info(server.service_account_info(), scopes=scopes)
    session = Session(requests=authorized_session(credentials, server.url), patience=waiting.patience())
    server.forget_calls()
    return World(server, registry, waiting, session)


def _state(world: World) -> str:
    """All that people see in the generated sheets."""
    shown = [
        (sheet.title, sorted(sheet.cells.items()))
        for sheet in world.server.book(world.registry).sheets
        if not sheet.properties.get("hidden")
    ]
    permissions = world.server.service.store.files[world.registry].permissions
    return repr((shown, permissions))


def _inputs(world: World, call: Call) -> str:
    """All that the input holds; adding rows is the one work that changes it, and there the old rows count."""
    if call.name == "add":
        cells = world.server.book(world.registry).sheets[0].cells
        return repr(sorted((place, cell) for place, cell in cells.items() if place[0] < len(INPUT["กลุ่ม"])))
    return input_of(world.server, world.registry)


def _left_over(world: World) -> list[str]:
    return [s.title for s in world.server.book(world.registry).sheets if s.properties.get("hidden")]


_PAGE = """# ทุกเหตุขัดข้อง × ทุกการเรียก / Every fault × every call

ตารางนี้มาจากการทำให้เกิดขึ้นจริงทุกช่องกับเซิร์ฟเวอร์จำลองของ Google (`python -m tests.stores.fault_table`)
ทุกช่องตรวจแล้วว่า ผลใหม่อยู่ครบหนึ่งครั้ง หรือผลเดิมยังอยู่ครบ ทะเบียนไม่ถูกแตะ และสั่งซ้ำแล้วเรียบร้อย / Every cell is what really happened on the local server. In
every one the new result is there once or the old one stands, the input is untouched, and running again puts all right.

| ช่อง | แปลว่า |
|---|---|
| `–` | เซิร์ฟเวอร์จำลองทำเหตุนี้ตรงนี้ไม่ได้ จึงไม่ได้ทดลอง / the local server cannot make this happen here; not tried |
| `✓` | สำเร็จในครั้งเดียว / done at once |
| `✓ ×2` | สำเร็จเมื่อเรียกครั้งที่ 2 / done at the second attempt |
| `✓ ?` | คำตอบหาย จึงถามก่อน พบว่าเขียนแล้ว ไม่เขียนซ้ำ / the answer was lost: asked first, found it written, did not repeat it |
| `✗ quota 133 s` | รอ 133 วินาทีแล้วหยุด พร้อมบอกเหตุและวิธีแก้ ผลเดิมอยู่ครบ / gave up after 133 s with a sentence; the old result stands |
| `↻ network` | เฝ้าต่อ: บอกเหตุครั้งเดียว รอนานขึ้นเรื่อย ๆ แล้วถามใหม่ / goes on watching: told once, asks again ever later |
| `? network 133 s` | ไม่รู้ว่าเขียนแล้วหรือยัง บอกให้สั่งซ้ำ ซึ่งจะไม่เขียนสองครั้ง / not known whether it was written: says to run again, which writes nothing twice |

"""


def usual(server: SheetsServer, call: Call) -> int:
    """How many calls of this kind the work makes when nothing goes wrong, this one included."""
    world = _world(server)
    if call.lost_before:
        server.fail_next("reset_after", match=call.lost_before)
    call.work(world)
    world.session._http.session.close()
    return _count(world, call)


def head() -> str:
    """The page down to the first row of the table."""
    names = " | ".join(f"{call.th}<br>{call.en}" for call in CALLS)
    return f"{_PAGE}| เหตุ / fault | {names} |\n|---|{'---|' * len(CALLS)}\n"


def line(trouble: Trouble, outcomes: Iterable[Outcome]) -> str:
    """One row of the table."""
    return f"| {trouble.th}<br>{trouble.en} | {' | '.join(outcome.told() for outcome in outcomes)} |\n"


def main() -> None:
    """Write the page; every cell is run."""
    with SheetsServer() as server:
        counts = [usual(server, call) for call in CALLS]
        lines = [
            line(trouble, [happen(server, trouble, *each) for each in zip(CALLS, counts, strict=True)])
            for trouble in TROUBLES
        ]
    PAGE.write_text(head() + "".join(lines), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
