"""Several at once, and processes that are killed: whole results, each once."""

import os
import signal
import subprocess
import sys
import threading
import time

import pytest

from otopsheets.stores.google import GoogleStore
from otopsheets.workflow import sync
from tests.registries import Rows, sound
from tests.stores.contract import CHECKS, DAY, tab
from tests.stores.google import as_person, cells, edited, input_of, store, titles
from tests.stores.google import sync as sync_tabs

LARGE = tab("selection", "ผลคัดเลือก", *[[f"แถว {n}", "=ข้อความ", n, n / 7] for n in range(300)])
KILLED = """
import sys
from otopsheets.stores.google import GoogleStore, Session
from tests.sheets_api.client import token_session
from tests.stores.contract import DAY
from tests.stores.test_google_at_once import LARGE

google = GoogleStore(Session(requests=token_session(sys.argv[1], sys.argv[2])), sys.argv[3], limit=6000)
google.read()
google.write([LARGE], DAY)
"""


def _drawn() -> Rows:
    return {**sound(), "กติกา": [["รหัสกติกา", "ค่า"], ["layout.way", "จับสลาก"]]}


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no SIGKILL")
@pytest.mark.parametrize("writes", [1, 3])
def test_a_sync_that_is_killed_outright_leaves_the_old_result_and_the_next_cleans_up(sheets_api, writes) -> None:
    registry = sheets_api.create_spreadsheet("ทะเบียน", sheets=_drawn())
    sync_tabs(store(sheets_api, registry), CHECKS)
    shown, before = cells(sheets_api, registry, "ผลตรวจสอบ"), input_of(sheets_api, registry, tuple(_drawn()))
    sheets_api.forget_calls()
    sheets_api.fail_next("latency", match=":batchUpdate", times=99, seconds=0.1)
    process = subprocess.Popen([sys.executable, "-c", KILLED, sheets_api.url, sheets_api.token, registry])
    while sum(call.kind == "write" for call in sheets_api.calls) < writes:
        assert process.poll() is None
        time.sleep(0.01)
    process.send_signal(signal.SIGKILL)
    assert process.wait() == -signal.SIGKILL
    sheets_api.service.faults.clear()
    sheets = sheets_api.book(registry).sheets
    assert [s.title for s in sheets if s.properties.get("hidden")] != []
    assert [s.title for s in sheets if not s.properties.get("hidden")] == [*_drawn(), "ผลตรวจสอบ"]
    assert cells(sheets_api, registry, "ผลตรวจสอบ") == shown
    sync_tabs(store(sheets_api, registry), tab("checks", "ผลตรวจสอบ", ["ใหม่"]))
    assert titles(sheets_api, registry) == [*_drawn(), "ผลตรวจสอบ"]
    assert input_of(sheets_api, registry, tuple(_drawn())) == before


def test_officers_who_sync_at_the_same_moment_all_end_with_one_result(sheets_api, monkeypatch) -> None:
    """All read before any writes: one writes, the others notice, begin again, and find that nothing has changed."""
    registry = sheets_api.create_spreadsheet("ทะเบียน", sheets=_drawn())
    before = input_of(sheets_api, registry, tuple(_drawn()))
    together, waited, write = threading.Barrier(3), threading.local(), GoogleStore.write

    def at_the_same_moment(self, tabs, today):
        if not getattr(waited, "once", False):
            waited.once = True
            together.wait(30)
        return write(self, tabs, today)

    monkeypatch.setattr(GoogleStore, "write", at_the_same_moment)
    ended = []
    officers = [threading.Thread(target=lambda: ended.append(sync(store(sheets_api, registry), DAY))) for _ in range(3)]
    for officer in officers:
        officer.start()
    for officer in officers:
        officer.join(60)
    assert sorted(done.written is not None for done in ended) == [False, False, True]
    generated = titles(sheets_api, registry)[len(_drawn()) :]
    assert len(generated) == len(set(generated)) == len(ended[0].proposal.tabs)
    assert sum(call.kind == "write" and call.status == 200 for call in sheets_api.calls) == 1
    assert input_of(sheets_api, registry, tuple(_drawn())) == before


def test_what_a_chair_types_while_a_sync_runs_stays_and_the_next_sync_reads_it(sheets_api, monkeypatch) -> None:
    registry = sheets_api.create_spreadsheet("ทะเบียน", sheets=_drawn())
    sheet = next(s.id for s in sheets_api.book(registry).sheets if s.title == "ใบสมัคร")
    write = GoogleStore.write

    def typing(self, tabs, today):
        as_person(sheets_api, registry, edited(sheet, 5, 0, "2560-09"), edited(sheet, 5, 1, "กลุ่มที่มาทีหลัง"))
        return write(self, tabs, today)

    monkeypatch.setattr(GoogleStore, "write", typing)
    first = sync(store(sheets_api, registry), DAY)
    assert len(first.proposal.selection.outcomes) == 4
    assert cells(sheets_api, registry, "ใบสมัคร")[5] == ["2560-09", "กลุ่มที่มาทีหลัง"]
    assert len(sync(store(sheets_api, registry), DAY).proposal.selection.outcomes) == 5
