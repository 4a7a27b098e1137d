"""The commands with a Google spreadsheet: the same stages, the same result, the same exit codes as with Excel."""

import json
import sys

import pytest

from otopsheets.stores.google import marks
from otopsheets.stores.workbooks import read_workbook
from tests.cli.google import ROBOT, google, link
from tests.cli.run import run
from tests.registries import TODAY, Rows, save, sound
from tests.sheets_api.fixture import *  # noqa: F403
from tests.stores.google import as_person, cells, edited, titles


@pytest.fixture
def key(sheets_api, tmp_path, monkeypatch):
    with google(sheets_api, tmp_path, monkeypatch) as file:
        yield file


@pytest.fixture
def registry(sheets_api, key) -> str:
    return sheets_api.create_spreadsheet("สบปราบ", sheets=_drawn(), shared={ROBOT: "writer"})


def _drawn() -> Rows:
    """The sound registry, its stalls given out by lot, which takes no time."""
    return {**sound(), "กติกา": [["รหัสกติกา", "ค่า"], ["layout.way", "จับสลาก"]]}


def _run(key, *words):
    return run(*words, "--credentials", key)


def _id(server, spreadsheet: str, title: str) -> int:
    return next(sheet.id for sheet in server.book(spreadsheet).sheets if sheet.title == title)


def test_the_result_is_the_same_as_with_excel(sheets_api, key, registry, tmp_path) -> None:
    ran = _run(key, "sync", link(registry), "--today", TODAY, "--json")
    assert (ran.code, ran.err) == (0, "")
    workbook = save(tmp_path / "registry.xlsx", _drawn())
    excel = run("sync", workbook, "--today", TODAY, "--json")
    told = {name: ran.json[name] for name in ("applicants", "findings", "layout", "tabs")}
    assert told == {name: excel.json[name] for name in told}
    for sheet in read_workbook(tmp_path / "registry.generated.xlsx"):
        if sheet.title == "ประวัติการซิงก์":
            continue  # it counts the calls
        rows = [list(row) for row in sheet.rows]
        google_rows = cells(sheets_api, registry, sheet.title)
        trimmed = [[("" if cell is None else cell) for cell in row] for row in rows]
        for row in trimmed:
            while row and row[-1] == "":
                row.pop()
        while trimmed and not trimmed[-1]:
            trimmed.pop()
        assert google_rows == trimmed


def test_a_sync_is_three_calls_and_says_so_and_an_unchanged_one_a_single_one(sheets_api, key, registry) -> None:
    """The first sync finds nothing that somebody might have changed, and is two."""
    for calls, applied in ((2, "1"), (3, "2")):
        as_person(sheets_api, registry, edited(_id(sheets_api, registry, "ใบสมัคร"), 2, 2, applied))
        sheets_api.forget_calls()
        ran = _run(key, "sync", link(registry), "--today", TODAY, "--json")
        assert (ran.json["store"]["reads"], ran.json["store"]["writes"], ran.json["store"]["kept"]) == (
            calls - 1,
            1,
            [],
        )
        assert len([call for call in sheets_api.calls if call.user == ROBOT]) == calls
        newest = cells(sheets_api, registry, "ประวัติการซิงก์")[4]
        assert (newest[0], newest[-1]) == ("๕ กันยายน ๒๕๖๐", calls)
    sheets_api.forget_calls()
    ran = _run(key, "sync", link(registry), "--today", TODAY)
    assert "อ่าน 1 ครั้ง เขียน 0 ครั้ง" in ran.out
    assert [call.kind for call in sheets_api.calls if call.kind != "token"] == ["read"]


def test_a_check_asks_for_no_more_than_to_read(sheets_api, key, registry) -> None:
    ran = _run(key, "check", link(registry), "--today", TODAY)
    assert ran.code == 0
    grants = sheets_api.service.users.grants.values()
    assert [grant.scopes for grant in grants if grant.user.email == ROBOT] == [
        ("https://www.googleapis.com/auth/spreadsheets.readonly",)
    ]


WRITE, WATCHED, SHARED = ("spreadsheets", "drive.metadata.readonly", "drive")


@pytest.mark.parametrize(
    ("words", "scopes"),
    [
        (("sync",), (WRITE,)),
        (("init", "--google"), (WRITE,)),
        (("share",), (WRITE,)),  # protects, and lets nobody in
        (("share", "--chair", "chair@example.com"), (WRITE, SHARED)),
        (("doctor",), (WRITE, WATCHED)),
        (("watch", "--times", 1), (WRITE, WATCHED)),
        (("memo",), ("spreadsheets.readonly",)),
    ],
    ids=lambda told: " ".join(map(str, told)),
)
def test_no_command_asks_for_more_than_it_needs(sheets_api, key, registry, words, scopes) -> None:
    name, *rest = words
    named = [name, *rest, link(registry)] if rest == ["--google"] else [name, link(registry), *rest]
    _run(key, *named)
    grants = [grant for grant in sheets_api.service.users.grants.values() if grant.user.email == ROBOT]
    assert {grant.scopes for grant in grants} == {tuple(f"https://www.googleapis.com/auth/{each}" for each in scopes)}


def test_a_person_is_not_named_even_if_google_names_one(sheets_api, key, registry) -> None:
    said = "You are trying to invite chair@example.com, who has no Google account; robot@p.iam.gserviceaccount.com may."
    sheets_api.fail_next(400, match="/permissions", times=9, message=said)
    ran = _run(key, "share", link(registry), "--chair", "chair@example.com")
    assert ran.code == 3
    assert "chair@example.com" not in ran.out + ran.err
    assert "You are trying to invite …, who" in ran.err
    assert "robot@p.iam.gserviceaccount.com" in ran.err


def test_the_settings_name_what_need_not_be_typed(sheets_api, key, registry, tmp_path) -> None:
    output = sheets_api.create_spreadsheet("ผล", shared={ROBOT: "writer"})
    text = f'registry = "{link(registry)}"\noutput = "{link(output)}"\ncredentials = "key.json"\nfair = "2560-09"\n'
    (tmp_path / "otopsheets.toml").write_text(text)
    assert run("sync", "--today", TODAY).code == 0
    assert "ผลคัดเลือก" in titles(sheets_api, output)
    assert "ผลคัดเลือก" not in titles(sheets_api, registry)


def test_without_a_registry_the_officer_is_told_what_to_name(tmp_path, monkeypatch) -> None:
    monkeypatch.chdir(tmp_path)
    ran = run("sync")
    assert ran.code == 2
    assert "โปรดระบุทะเบียน" in ran.err
    (tmp_path / "otopsheets.toml").write_text("registry =")
    assert "otopsheets.toml" in run("sync").err


def test_google_and_excel_are_not_mixed(key, registry) -> None:
    ran = _run(key, "sync", link(registry), "--output", "ผล.xlsx")
    assert ran.code == 2
    assert "ทั้งคู่" in ran.err


def test_a_spreadsheet_that_was_not_shared_names_the_account_to_share_it_with(sheets_api, key) -> None:
    registry = sheets_api.create_spreadsheet("สบปราบ", sheets=sound())
    ran = _run(key, "sync", link(registry))
    assert ran.code == 3
    assert ROBOT in ran.err
    assert "Traceback" not in ran.err


def test_a_key_that_others_can_read_is_warned_about(key, registry) -> None:
    key.chmod(0o644)
    assert "chmod 600" in _run(key, "check", link(registry), "--today", TODAY).err
    assert "Other users" in _run(key, "check", link(registry), "--today", TODAY, "--lang", "en").err


def test_two_officers_at_once_both_succeed(sheets_api, key, registry, monkeypatch) -> None:
    """The other one wrote between our reading and our writing: everything is done again."""
    from otopsheets.stores.google.store import GoogleStore

    write, others = GoogleStore.write, [1]

    def overtaken(self, tabs, today):
        if others:
            others.pop()
            claim = marks.claim_run([], "another")[0]
            as_person(sheets_api, registry, claim)
        return write(self, tabs, today)

    monkeypatch.setattr(GoogleStore, "write", overtaken)
    ran = _run(key, "sync", link(registry), "--today", TODAY, "--json")
    assert ran.code == 0
    assert ran.json["store"]["writes"] == 2
    assert "ผลคัดเลือก" in titles(sheets_api, registry)


def test_a_form_of_googles_is_an_applications_tab(sheets_api, key) -> None:
    """Questions are matched like headers; the time stamp is the day of the application."""
    rows = _drawn()
    form = rows.pop("ใบสมัคร")
    questions = [
        "ประทับเวลา",
        "สมัครงาน",
        "ชื่อกลุ่ม/ผู้ประกอบการ",
        "จำนวนบูธ",
        "ใช้ไฟ",
        "น้ำประปา",
        "ใช้เตาไฟ",
        "ยินยอมให้เปิดเผยข้อมูล",
    ]
    answers = [
        [42957.5 + n, fair, group, stalls, *yes, "ใช่"] for n, (fair, group, stalls, *yes, _, _) in enumerate(form[1:])
    ]
    registry = sheets_api.create_spreadsheet(
        "สบปราบ", sheets={"การตอบแบบฟอร์ม 1": [questions, *answers], **rows}, shared={ROBOT: "writer"}
    )
    ran = _run(key, "sync", link(registry), "--today", TODAY, "--json")
    assert ran.code == 0
    assert [one["decision"] for one in ran.json["applicants"]] == ["accepted"] * 4


# --- init


def test_init_fills_an_empty_spreadsheet_and_a_sync_then_says_what_is_missing(sheets_api, key) -> None:
    spreadsheet = sheets_api.create_spreadsheet("ใหม่", shared={ROBOT: "writer"})
    ran = _run(key, "init", "--google", link(spreadsheet))
    assert ran.code == 0
    assert "ใบสมัคร" in ran.out
    assert _run(key, "check", link(spreadsheet)).code == 0
    ran = _run(key, "init", "--google", link(spreadsheet))
    assert "ครบถ้วนอยู่แล้ว" in ran.out
    frozen = {"sheetId": _id(sheets_api, spreadsheet, "งาน"), "gridProperties": {"frozenRowCount": 0}}
    fields = "gridProperties.frozenRowCount"
    as_person(sheets_api, spreadsheet, {"updateSheetProperties": {"properties": frozen, "fields": fields}})
    ran = _run(key, "init", "--google", link(spreadsheet))
    assert "งาน: แถวหัวตารางไม่ได้ตรึงไว้" in ran.out
    told = _run(key, "init", "--google", link(spreadsheet), "--json").json
    assert (told["added"], told["repaired"]) == ([], [])


def test_the_sample_goes_all_the_way_through_google(sheets_api, key) -> None:
    spreadsheet = sheets_api.create_spreadsheet("ตัวอย่าง", shared={ROBOT: "writer"})
    assert _run(key, "init", "--google", link(spreadsheet), "--sample", "sop-prap").code == 0
    ran = _run(key, "sync", link(spreadsheet), "--today", TODAY, "--json")
    assert ran.code == 0
    assert ran.json["layout"]["placed"] > 30
    applications = cells(sheets_api, spreadsheet, "ใบสมัคร")
    at = applications[0].index("ผล")
    shown = [row[at] for row in applications[1:] if len(row) > at and row[at]]
    assert len(shown) == len([row for row in applications[1:] if row[0]])
    assert not any("ยังไม่ได้ซิงก์" in text or "รอซิงก์ใหม่" in text for text in shown)


def test_init_wants_one_place(key) -> None:
    assert run("init").code == 2
    assert run("init", "a.xlsx", "--google", "b").code == 2
    ran = _run(key, "init", "--google", "not-a-link")
    assert (ran.code, "ไม่ใช่ลิงก์" in ran.err) == (2, True)


# --- doctor


def _states(ran) -> dict[str, str]:
    return {check["name"]: check["state"] for check in ran.json["checks"]}


def test_doctor_finds_a_new_registry_ready(sheets_api, key) -> None:
    sheets_api.clock.run()
    spreadsheet = sheets_api.create_spreadsheet("ใหม่", shared={ROBOT: "writer"})
    _run(key, "init", "--google", link(spreadsheet))
    ran = _run(key, "doctor", link(spreadsheet), "--json")
    assert (ran.code, ran.json["ready"]) == (0, True)
    assert set(_states(ran).values()) == {"fine"}
    assert len(_states(ran)) == 11
    assert "พร้อมใช้งาน" in _run(key, "doctor", link(spreadsheet)).out


def test_doctor_names_a_remedy_for_everything_that_is_wrong(sheets_api, key, registry) -> None:
    sheets_api.clock.run()
    _run(key, "sync", link(registry), "--today", TODAY)
    generated = _id(sheets_api, registry, "ผลคัดเลือก")
    as_person(
        sheets_api,
        registry,
        edited(_id(sheets_api, registry, "กลุ่ม"), 0, 1, "ฉายา"),
        {"addProtectedRange": {"protectedRange": {"range": {"sheetId": generated}}}},
        {"addSheet": {"properties": {"sheetId": 9, "title": "ค้าง", "hidden": True}}},
        marks.put_on_sheet(marks.STAGE, "gone stage", 9),
    )
    key.chmod(0o644)
    ran = _run(key, "doctor", link(registry), "--json")
    assert ran.code == 1
    found = {name: state for name, state in _states(ran).items() if state != "fine"}
    assert found == {
        "การลงชื่อเข้า Google": "look",
        "ภาษาและเขตเวลา": "look",
        "แท็บและหัวคอลัมน์": "broken",
        "รายการให้เลือก คำอธิบาย และการป้องกัน": "look",
        "เขียนแท็บผลลัพธ์ได้": "broken",
        "แท็บผลลัพธ์ของโปรแกรม": "look",
    }
    assert all(
        check["remedy"] or "โปรด" in check["found"]
        for check in ran.json["checks"]
        if check["state"] in {"look", "broken"}
    )
    assert "✗" in _run(key, "doctor", link(registry)).out


def test_doctor_tells_a_viewer_how_to_become_an_editor(sheets_api, key) -> None:
    registry = sheets_api.create_spreadsheet("สบปราบ", sheets=sound(), shared={ROBOT: "reader"})
    ran = _run(key, "doctor", link(registry), "--json")
    (rights,) = (check for check in ran.json["checks"] if check["name"] == "สิทธิ์แก้ไข")
    assert rights["state"] == "broken"
    assert ROBOT in rights["remedy"]


def test_doctor_notices_a_clock_that_is_wrong(sheets_api, key, registry, monkeypatch) -> None:
    from datetime import UTC, datetime, timedelta

    from otopsheets.stores.google import GoogleStore
    from otopsheets.stores.google.doctor import examine
    from tests.stores.google import session

    found = session(sheets_api)
    checks = {
        c.name.en: c for c in examine(found, registry, now=lambda: datetime.now(UTC) + timedelta(hours=1), lang="en")
    }
    assert checks["clock"].state == "broken"
    assert "36" in checks["clock"].said
    assert GoogleStore(found, registry).read().sheets


def test_doctor_counts_what_was_refused_as_too_much(sheets_api, registry) -> None:
    from otopsheets.stores.google.doctor import examine
    from tests.stores.google import session

    sheets_api.fail_next(429)
    checks = {check.name.en: check.state for check in examine(session(sheets_api), registry, lang="en")}
    assert checks["quota"] == "look"


def test_doctor_goes_on_without_the_drive_api(sheets_api, key, registry) -> None:
    sheets_api.fail_next(403, match="/drive/", times=9)
    assert _states(_run(key, "doctor", link(registry), "--json"))["สิทธิ์แก้ไข"] == "unknown"


def test_doctor_of_an_empty_spreadsheet_says_to_make_a_registry(sheets_api, key) -> None:
    spreadsheet = sheets_api.create_spreadsheet("ว่าง", shared={ROBOT: "writer"})
    ran = _run(key, "doctor", link(spreadsheet))
    assert ran.code == 1
    assert "otopsheets init" in ran.out


@pytest.mark.parametrize(
    ("trouble", "name"),
    [
        (404, "พบสเปรดชีต"),
        (401, "การลงชื่อเข้า Google"),
        ((403, "Google Sheets API has not been used in project 1"), "เปิดใช้ Google Sheets API"),
    ],
)
def test_doctor_blames_what_is_to_blame(sheets_api, key, registry, trouble, name) -> None:
    code, message = trouble if isinstance(trouble, tuple) else (trouble, None)
    sheets_api.fail_next(code, match="/v4/", times=99, message=message)
    ran = _run(key, "doctor", link(registry), "--json")
    assert ran.code == 1
    assert [check["name"] for check in ran.json["checks"] if check["state"] == "broken"] == [name]
    assert len(ran.json["checks"]) == 11


def test_doctor_looks_at_the_output_too(sheets_api, key, registry) -> None:
    output = sheets_api.create_spreadsheet("ผล", shared={ROBOT: "writer"})
    _run(key, "sync", link(registry), "--today", TODAY, "--output", link(output))
    ran = _run(key, "doctor", link(registry), "--output", link(output), "--json")
    (ours,) = (check for check in ran.json["checks"] if check["name"] == "แท็บผลลัพธ์ของโปรแกรม")
    assert ours["found"].endswith("แท็บ")


def test_doctor_of_a_key_that_is_no_use_says_so_at_the_first_check(sheets_api, key, registry, tmp_path) -> None:
    ran = run("doctor", link(registry), "--credentials", tmp_path / "gone.json", "--json")
    assert ran.code == 1
    assert list(_states(ran).values()) == ["broken", *["unknown"] * 10]
    assert "gone.json" in ran.json["checks"][0]["remedy"]


@pytest.mark.parametrize(
    ("match", "skip", "broken", "unknown"),
    [
        ("batchGet", 0, "แท็บและหัวคอลัมน์", {"รายการให้เลือก คำอธิบาย และการป้องกัน"}),
        (r"/spreadsheets/[\w-]+$", 3, "เขียนแท็บผลลัพธ์ได้", {"แท็บผลลัพธ์ของโปรแกรม"}),
    ],
)
def test_doctor_goes_on_when_a_later_call_fails(sheets_api, key, registry, match, skip, broken, unknown) -> None:
    sheets_api.clock.run()
    sheets_api.fail_next(404, match=match, skip=skip, times=99)
    ran = _run(key, "doctor", link(registry), "--json")
    assert ran.code == 1
    found = _states(ran)
    assert (len(found), found[broken]) == (11, "broken")
    assert {name for name, state in found.items() if state == "unknown"} == unknown


def test_doctor_tells_that_the_output_was_not_shared(sheets_api, key, registry) -> None:
    ran = _run(key, "doctor", link(registry), "--output", link(sheets_api.create_spreadsheet("ผล")))
    assert ran.code == 1
    assert ROBOT in ran.out


def test_doctor_is_for_google(tmp_path) -> None:
    ran = run("doctor", save(tmp_path / "registry.xlsx", sound()))
    assert (ran.code, "Google เท่านั้น" in ran.err) == (2, True)


# --- share


def _guards(server, spreadsheet: str, title: str) -> dict[str, list[str]]:
    sheet = next(sheet for sheet in server.book(spreadsheet).sheets if sheet.title == title)
    return {g["description"]: sorted(g.get("editors", {}).get("users", [])) for g in sheet.protected_ranges}


def test_chairs_fill_in_their_tabs_and_nothing_else(sheets_api, key, registry) -> None:
    _run(key, "sync", link(registry), "--today", TODAY)
    words = ("--officer", "officer@example.com", "--chair", "chair@example.com", "--committee", "member@example.com")
    ran = _run(key, "share", link(registry), *words)
    assert ran.code == 0
    assert "3 คน" in ran.out
    assert "@" not in ran.out + ran.err
    chair = sheets_api.add_user("chair@example.com")
    groups, fairs, selection = (_id(sheets_api, registry, title) for title in ("กลุ่ม", "งาน", "ผลคัดเลือก"))
    as_person(sheets_api, registry, edited(groups, 5, 1, "กลุ่มใหม่"), token=chair)
    for sheet, row in ((groups, 0), (fairs, 1), (selection, 1)):
        with pytest.raises(AssertionError, match="protected"):
            as_person(sheets_api, registry, edited(sheet, row, 1, "x"), token=chair)
    officer = sheets_api.add_user("officer@example.com")
    as_person(sheets_api, registry, edited(groups, 0, 20, "หมายเหตุ 2"), edited(fairs, 1, 1, "งานใหม่"), token=officer)
    file = sheets_api.service.store.files[registry]
    roles = {p["emailAddress"]: p["role"] for p in file.permissions}
    assert roles["member@example.com"] == "reader"
    assert roles["chair@example.com"] == "writer"


def test_after_sharing_the_next_sync_goes_on_and_new_tabs_are_closed_as_well(sheets_api, key, registry) -> None:
    _run(key, "sync", link(registry), "--today", TODAY)
    _run(key, "share", link(registry), "--officer", "officer@example.com")
    closed = _guards(sheets_api, registry, "ผลคัดเลือก")
    as_person(sheets_api, registry, {"deleteSheet": {"sheetId": _id(sheets_api, registry, "สรุป")}})
    as_person(sheets_api, registry, edited(_id(sheets_api, registry, "ใบสมัคร"), 2, 2, "1"))
    assert _run(key, "sync", link(registry), "--today", TODAY).code == 0
    assert set(closed["otopsheets"]) == {ROBOT, "officer@example.com", "owner@example.com"}
    assert _guards(sheets_api, registry, "สรุป") == closed


def test_a_dated_copy_is_closed_too(sheets_api, key, registry) -> None:
    """It tells what the committee had written on a generated tab."""
    _run(key, "sync", link(registry), "--today", TODAY)
    as_person(sheets_api, registry, edited(_id(sheets_api, registry, "สรุป"), 5, 1, "มติที่ประชุม"))
    _run(key, "sync", link(registry), "--today", TODAY)
    _run(key, "share", link(registry), "--chair", "chair@example.com")
    assert _guards(sheets_api, registry, f"สรุป {TODAY}") == _guards(sheets_api, registry, "สรุป")
    typed = edited(_id(sheets_api, registry, f"สรุป {TODAY}"), 5, 1, "x")
    with pytest.raises(AssertionError, match="protected"):
        as_person(sheets_api, registry, typed, token=sheets_api.add_user("chair@example.com"))


def test_sharing_again_repairs_what_drifted_and_gives_nothing_twice(sheets_api, key, registry, tmp_path) -> None:
    (tmp_path / "otopsheets.toml").write_text('[share]\nchairs = ["chair@example.com"]')
    _run(key, "share", link(registry))
    told = _run(key, "share", link(registry), "--json").json
    assert told == {"protected": [], "invited": 0}
    sheet = next(sheet for sheet in sheets_api.book(registry).sheets if sheet.title == "กลุ่ม")
    guard = next(g for g in sheet.protected_ranges if g["description"] == "otopsheets: หัวตาราง")
    moved = {**guard, "range": {**guard["range"], "startRowIndex": 3, "endRowIndex": 4}}
    as_person(sheets_api, registry, {"updateProtectedRange": {"protectedRange": moved, "fields": "range"}})
    assert "กลุ่ม" in _run(key, "share", link(registry)).out
    assert "ครบถ้วนอยู่แล้ว" in _run(key, "share", link(registry)).out


def test_the_committee_sees_the_output_and_never_the_registry(sheets_api, key, registry) -> None:
    output = sheets_api.create_spreadsheet("ผล", shared={ROBOT: "writer"})
    _run(key, "sync", link(registry), "--today", TODAY, "--output", link(output))
    words = ("--output", link(output), "--officer", "officer@example.com", "--committee", "member@example.com")
    assert _run(key, "share", link(registry), *words).code == 0
    files = sheets_api.service.store.files
    who = {
        name: {p["emailAddress"] for p in files[file].permissions} for name, file in (("in", registry), ("out", output))
    }
    assert "member@example.com" in who["out"] - who["in"]
    assert _guards(sheets_api, output, "ผลคัดเลือก")["otopsheets"]


# --- watch


def test_watch_syncs_when_something_changed_and_not_otherwise(sheets_api, key, registry, monkeypatch) -> None:
    sheets_api.clock.run()
    changes = iter([None, None, lambda: edited(_id(sheets_api, registry, "ใบสมัคร"), 2, 2, "1"), None, None])

    def later(seconds: float) -> None:
        if change := next(changes):
            as_person(sheets_api, registry, change())

    monkeypatch.setattr(sys.modules["otopsheets.cli.watch"], "sleep", later)
    sheets_api.forget_calls()
    ran = _run(key, "watch", link(registry), "--today", TODAY, "--times", 6, "--every", 30)
    assert ran.code == 0
    methods = [call.method.rpartition(".")[2] for call in sheets_api.calls if call.user == ROBOT]
    first, sync, unchanged = ["get", "batchUpdate"], ["get", "get", "batchUpdate"], ["get"]
    assert methods == ["get", *first, "get", *unchanged, "get", "get", *sync, "get", *unchanged, "get"]
    assert ran.out.count("เขียนแท็บที่เปลี่ยน") == 2


def test_watch_outlives_a_lost_network(sheets_api, key, registry, monkeypatch) -> None:
    waited = []

    def later(seconds: float) -> None:
        waited.append(seconds)
        if len(waited) == 2:
            sheets_api.service.faults.clear()

    monkeypatch.setattr(sys.modules["otopsheets.cli.watch"], "sleep", later)
    _run(key, "sync", link(registry), "--today", TODAY)
    sheets_api.fail_next("reset_before", match="/drive/", times=99)
    lines = _run(key, "watch", link(registry), "--today", TODAY, "--times", 4, "--json").out
    assert waited == [60, 120, 30]
    assert lines.count("ติดต่อ Google ไม่ได้") == 1
    assert json.loads(lines[lines.rindex("{") :])["changed"] == []


def test_watch_tells_what_people_have_to_correct_and_goes_on(sheets_api, key, registry, monkeypatch) -> None:
    monkeypatch.setattr(sys.modules["otopsheets.cli.watch"], "sleep", lambda seconds: None)
    as_person(sheets_api, registry, edited(_id(sheets_api, registry, "กลุ่ม"), 0, 1, "ฉายา"))
    ran = _run(key, "watch", link(registry), "--today", TODAY, "--times", 2)
    assert ran.code == 0
    assert "หัวตารางมีปัญหา" in ran.out
    ran = _run(key, "watch", link(registry), "--fair", "ไม่มี", "--times", 1)
    assert "ไม่มีงาน" in ran.out


def test_watch_stops_when_asked_and_when_it_is_no_use(sheets_api, key, registry, monkeypatch) -> None:
    def stop(seconds: float) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["otopsheets.cli.watch"], "sleep", stop)
    assert "หยุดแล้ว" in _run(key, "watch", link(registry), "--today", TODAY).err
    assert _run(key, "watch", link("1" * 44)).code == 3
