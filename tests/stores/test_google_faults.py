"""Every fault at every call: the result is there once, or the old one stands and the officer reads one sentence."""

import pytest
from google.auth.exceptions import DefaultCredentialsError, RefreshError

from otopsheets.stores.google.faults import GoogleFault, Why, is_trouble
from tests.stores.contract import CHECKS, DAY, STALLS
from tests.stores.google import INPUT, Waiting, as_person, cells, edited, input_of, session, store, sync, titles

_READ = r"/spreadsheets/[\w-]+$"
CALLS = {"read": (_READ, 0), "look": (_READ, 1), "write": (":batchUpdate", 0)}
PASSING = [429, 500, 502, 503, 504, "reset_before", "reset_after", "truncate", "latency"]


@pytest.fixture
def registry(sheets_api) -> str:
    return sheets_api.create_spreadsheet("ทะเบียน", sheets=INPUT)


def _fail(server, trouble, call: str, times: int = 1) -> None:
    match, skip = CALLS[call]
    server.fail_next(trouble, match=match, skip=skip, times=times, seconds=0.3)


def _impatient(found):
    """A store that waits for an answer no longer than the server's latency."""
    found.session._http.set_timeout((5.0, 0.1))
    return found


def _written(server, registry: str, *tabs) -> None:
    sync(store(server, registry), *tabs)


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize("trouble", PASSING)
def test_trouble_that_passes_is_waited_out_and_everything_is_there_once(sheets_api, registry, trouble, call) -> None:
    _written(sheets_api, registry, CHECKS)
    sheet = sheets_api.book(registry).sheets[1].id
    as_person(sheets_api, registry, edited(sheet, 1, 1, "แก้ในที่ประชุม"))
    before = input_of(sheets_api, registry)
    _fail(sheets_api, trouble, call)
    google = _impatient(store(sheets_api, registry))
    written = sync(google, CHECKS, STALLS)
    assert titles(sheets_api, registry) == ["กลุ่ม", "ผลตรวจสอบ", "ผลตรวจสอบ 2017-09-05", "รายชื่อร้าน"]
    assert written.kept == ("ผลตรวจสอบ 2017-09-05",)
    assert cells(sheets_api, registry, "ผลตรวจสอบ 2017-09-05")[1][1] == "แก้ในที่ประชุม"
    assert cells(sheets_api, registry, "ผลตรวจสอบ")[1][1] == "ไม่ยินยอม"
    assert not any(printed.edited for printed in store(sheets_api, registry).read().printed.values())
    assert input_of(sheets_api, registry) == before


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    ("trouble", "why"), [(429, Why.QUOTA), (500, Why.SERVER), (503, Why.SERVER), ("reset_before", Why.NETWORK)]
)
def test_trouble_that_lasts_is_given_up_with_a_sentence(sheets_api, registry, trouble, why, call) -> None:
    _written(sheets_api, registry, CHECKS)
    shown, before = cells(sheets_api, registry, "ผลตรวจสอบ"), input_of(sheets_api, registry)
    _fail(sheets_api, trouble, call, times=1000)
    waiting = Waiting(sheets_api)
    google = store(sheets_api, registry, waiting=waiting)
    with pytest.raises(GoogleFault) as caught:
        sync(google, STALLS)
    assert caught.value.why is why
    assert waiting.now <= 150
    sheets_api.service.faults.clear()
    assert cells(sheets_api, registry, "ผลตรวจสอบ") == shown
    assert titles(sheets_api, registry) == ["กลุ่ม", "ผลตรวจสอบ"]
    assert input_of(sheets_api, registry) == before


@pytest.mark.parametrize("call", CALLS)
@pytest.mark.parametrize(
    ("code", "why"), [(400, Why.REFUSED), (401, Why.SIGN_IN), (403, Why.NO_RIGHTS), (404, Why.NOT_FOUND)]
)
def test_a_refusal_is_not_repeated(sheets_api, registry, code, why, call) -> None:
    _written(sheets_api, registry, CHECKS)
    _fail(sheets_api, code, call, times=1000)
    waiting = Waiting(sheets_api)
    google = store(sheets_api, registry, waiting=waiting)
    with pytest.raises(GoogleFault) as caught:
        sync(google, STALLS)
    assert caught.value.why is why
    assert waiting.slept == []
    assert titles(sheets_api, registry) == ["กลุ่ม", "ผลตรวจสอบ"]


@pytest.mark.parametrize("trouble", ["reset_after", "truncate", "latency"])
def test_a_write_whose_answer_is_lost_is_looked_up_and_not_repeated(sheets_api, registry, trouble) -> None:
    _fail(sheets_api, trouble, "write")
    google = _impatient(store(sheets_api, registry))
    sync(google, CHECKS)
    assert (google.calls.reads, google.calls.writes) == (2, 1)
    assert titles(sheets_api, registry) == ["กลุ่ม", "ผลตรวจสอบ"]


def test_a_write_that_arrived_late_is_not_repeated_either(sheets_api, registry) -> None:
    """The look-up came too early; the repeated write is refused for its number, and that settles it."""
    _fail(sheets_api, "reset_after", "write")
    google = store(sheets_api, registry)
    google.read()
    bears, early = google.session._bears, [False]
    google.session._bears = lambda *told: early.pop() if early else bears(*told)
    google.write([CHECKS], DAY)
    assert google.calls.writes == 2
    assert titles(sheets_api, registry) == ["กลุ่ม", "ผลตรวจสอบ"]


def test_when_the_answer_stays_lost_the_officer_is_told_to_run_it_again(sheets_api, registry) -> None:
    _fail(sheets_api, "reset_after", "write")
    google = store(sheets_api, registry)
    google.read()
    _fail(sheets_api, "reset_before", "read", times=1000)
    with pytest.raises(GoogleFault, match="ไม่ทราบว่าเขียนสำเร็จหรือไม่"):
        google.write([CHECKS], DAY)
    sheets_api.service.faults.clear()
    assert not store(sheets_api, registry).read().printed["checks"].edited


def test_google_says_how_long_to_wait(sheets_api, registry) -> None:
    sheets_api.fail_next(429, retry_after=20)
    waiting = Waiting(sheets_api)
    store(sheets_api, registry, waiting=waiting).read()
    assert waiting.slept == [20]


def test_the_waits_double_up_to_half_a_minute(sheets_api, registry) -> None:
    sheets_api.fail_next(503, times=1000)
    waiting = Waiting(sheets_api)
    with pytest.raises(GoogleFault):
        store(sheets_api, registry, waiting=waiting).read()
    assert waiting.slept == [1.5, 2.5, 4.5, 8.5, 16.5, 32.5, 32.5, 32.5]


def test_a_quota_that_is_used_up_is_waited_out(sheets_api, registry) -> None:
    sheets_api.quota.per_user = 5
    google = store(sheets_api, registry)
    for _ in range(12):
        google.read()
    assert google.calls.reads > 12


def test_calls_are_kept_under_the_quota_to_begin_with(sheets_api, registry) -> None:
    waiting = Waiting(sheets_api)
    google = store(sheets_api, registry, waiting=waiting)
    for _ in range(60):
        google.session.structure(registry, "spreadsheetId")
    assert [call.status for call in sheets_api.calls] == [200] * 60
    assert waiting.slept == [60]


def test_an_answer_that_is_no_json_is_an_answer_lost(sheets_api, registry) -> None:
    google = store(sheets_api, registry)
    google.read()
    post, answers = google.session._post, [ValueError("<html>")]

    def no_json(*told):
        post(*told)
        if answers:
            raise answers.pop()

    google.session._post = no_json
    google.write([CHECKS], DAY)
    assert google.calls.writes == 1


# --- what refusals say


def _said(server, registry: str, token: str = "", account: str = "") -> str:
    google = store(server, registry, token=token)
    google.session.account = account
    with pytest.raises(GoogleFault) as caught:
        sync(google, CHECKS)
    return str(caught.value)


def test_not_found_names_the_account_to_share_with(sheets_api, registry) -> None:
    robot = "robot@p.iam.gserviceaccount.com"
    token = sheets_api.add_user(robot)
    said = _said(sheets_api, "1" * 44, token, robot)
    assert "แชร์" in said
    assert robot in said


def test_a_person_is_never_named(sheets_api, registry) -> None:
    token = sheets_api.add_user("chair@example.com")
    said = _said(sheets_api, registry, token)
    assert "บัญชี Google ที่คุณใช้ลงชื่อเข้า" in said
    assert "@" not in said


def test_who_may_only_look_is_told_so(sheets_api) -> None:
    token = sheets_api.add_user("viewer@example.com")
    registry = sheets_api.create_spreadsheet("ทะเบียน", sheets=INPUT, shared={"viewer@example.com": "reader"})
    assert "ผู้มีสิทธิ์แก้ไข" in _said(sheets_api, registry, token)


def test_a_sign_in_that_allows_too_little_is_told(sheets_api, registry) -> None:
    token = sheets_api.add_user("owner@example.com", scopes=("https://www.googleapis.com/auth/spreadsheets.readonly",))
    assert "ไม่ได้อนุญาต" in _said(sheets_api, registry, token)


def test_an_api_that_is_not_enabled_is_told_with_where_to_enable_it(sheets_api, registry) -> None:
    sheets_api.fail_next(403, message="Google Sheets API has not been used in project 1 before or it is disabled.")
    said = _said(sheets_api, registry)
    assert "Google Sheets API" in said
    assert "https://console.cloud.google.com" in said


def test_a_sheet_that_is_protected_from_the_program_is_told(sheets_api) -> None:
    robot = "robot@p.iam.gserviceaccount.com"
    token = sheets_api.add_user(robot)
    registry = sheets_api.create_spreadsheet("ทะเบียน", sheets=INPUT, shared={robot: "writer"})
    _written(sheets_api, registry, CHECKS)
    sheet = sheets_api.book(registry).sheets[1].id
    guard = {"range": {"sheetId": sheet}, "editors": {"users": ["owner@example.com"]}}
    as_person(sheets_api, registry, {"addProtectedRange": {"protectedRange": guard}})
    google = store(sheets_api, registry, token=token)
    google.read()
    with pytest.raises(GoogleFault) as caught:
        google.write([STALLS], DAY)
    assert caught.value.why is Why.PROTECTED


def test_an_uploaded_workbook_is_told_from_a_spreadsheet(sheets_api, registry) -> None:
    said = "This operation is not supported for this document. The document must not be an Office file."
    sheets_api.fail_next(400, message=said)
    with pytest.raises(GoogleFault, match="บันทึกเป็น Google ชีต") as caught:
        store(sheets_api, registry).read()
    assert caught.value.why is Why.OFFICE_FILE


# --- signing in


def _robot(server, **changes):
    from google.oauth2.service_account import Credentials

    from tests.sheets_api.client import authorized_session

    credentials = Credentials.from_service_account_info(
        {**server.service_account_info(), **changes}, scopes=["https://www.googleapis.com/auth/spreadsheets"]
    )
    found = session(server)
    found._http.session = authorized_session(credentials, server.url)
    return found


def _reading(server, registry: str, found) -> Why:
    from otopsheets.stores.google import GoogleStore

    with pytest.raises(GoogleFault) as caught:
        GoogleStore(found, registry).read()
    assert "@" not in str(caught.value)
    return caught.value.why


def test_a_service_account_signs_in(sheets_api) -> None:
    robot = sheets_api.service_account_info()["client_email"]
    registry = sheets_api.create_spreadsheet("ทะเบียน", sheets=INPUT, shared={robot: "writer"})
    from otopsheets.stores.google import GoogleStore

    google = GoogleStore(_robot(sheets_api), registry)
    sync(google, CHECKS)
    assert titles(sheets_api, registry) == ["กลุ่ม", "ผลตรวจสอบ"]


def test_an_account_that_was_deleted_is_told(sheets_api, registry) -> None:
    assert (
        _reading(sheets_api, registry, _robot(sheets_api, client_email="gone@x.iam.gserviceaccount.com")) is Why.SIGN_IN
    )


def test_a_clock_that_is_wrong_is_told(sheets_api, registry, monkeypatch) -> None:
    from datetime import timedelta

    from google.auth import _helpers

    real = _helpers.utcnow
    monkeypatch.setattr(_helpers, "utcnow", lambda: real() - timedelta(days=1))
    assert _reading(sheets_api, registry, _robot(sheets_api)) is Why.CLOCK


def test_a_sign_in_that_cannot_be_reached_is_no_network(sheets_api, registry) -> None:
    found = _robot(sheets_api)
    sheets_api.fail_next("reset_before", match="/token", times=1000)
    assert _reading(sheets_api, registry, found) is Why.NETWORK
    assert sheets_api.calls == [] or {call.kind for call in sheets_api.calls} == {"token"}


@pytest.mark.parametrize(
    ("told", "trouble"),
    [
        (("<!DOCTYPE html><p>Sign in to the hotel's network",), True),
        (("…", {"error": {"code": 502, "message": "Bad Gateway"}}), True),
        (("invalid_grant: Token has been expired or revoked.", {"error": "invalid_grant"}), False),
        (("…", {"error": {"code": 403}}), False),
        (("The credentials do not contain the necessary fields need to refresh the access token.",), False),
    ],
)
def test_a_page_of_somebody_elses_is_no_refusal_of_googles(told, trouble) -> None:
    assert is_trouble(RefreshError(*told)) is trouble
    assert not is_trouble(DefaultCredentialsError("none"))


def test_after_a_lost_answer_no_refusal_says_that_nothing_was_written(sheets_api, registry) -> None:
    """It was: only the question whether it was could not be asked."""
    _fail(sheets_api, "reset_after", "write")
    google = store(sheets_api, registry)
    google.read()
    _fail(sheets_api, 404, "read", times=1000)
    with pytest.raises(GoogleFault) as caught:
        google.write([CHECKS], DAY)
    assert caught.value.unsure
    assert "ไม่ได้เขียนอะไร" not in str(caught.value)
    assert "Nothing was written" not in caught.value.message("en")


def test_a_sign_in_that_fails_for_a_moment_is_tried_again(sheets_api, monkeypatch) -> None:
    monkeypatch.setattr("google.auth._exponential_backoff.time.sleep", lambda seconds: None)
    robot = sheets_api.service_account_info()["client_email"]
    registry = sheets_api.create_spreadsheet("ทะเบียน", sheets=INPUT, shared={robot: "reader"})
    from otopsheets.stores.google import GoogleStore

    sheets_api.fail_next(503, match="/token", times=2)
    assert GoogleStore(_robot(sheets_api), registry).read().sheets
