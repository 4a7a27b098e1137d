"""What Google serves beside its described methods: links on docs.google.com, discovery, whose token it is."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

import pytest
import requests
from openpyxl import load_workbook

from tests.sheets_api import SheetsServer
from tests.sheets_api_tests.conftest import DRIVE, Rest

STALLS = [["group", "stalls", "on"], ["Weavers", 2, "2017-09-15"], ["Potters", 1, "2017-09-16"], ["Cooks", 3, ""]]


@pytest.fixture
def book(sheets_api: SheetsServer, rest: Rest) -> str:
    key = sheets_api.create_spreadsheet("Registry", sheets={"Sheet1": [], "สอง": [["x, y", "=1+1"]]})
    rest.write(key, "Sheet1!A1", STALLS)
    return key


def visit(sheets_api: SheetsServer, path: str, token: str | None = "owner-token", **headers: str) -> requests.Response:
    """A link of docs.google.com, opened with a token or without."""
    headers |= {"Authorization": f"Bearer {token}"} if token else {}
    return requests.get(f"{sheets_api.url}/spreadsheets/d/{path}", headers=headers, timeout=5)


def test_export_links(sheets_api: SheetsServer, rest: Rest, book: str) -> None:
    assert visit(sheets_api, f"{book}/export?format=csv").text.splitlines()[1] == "Weavers,2,2017-09-15"
    second = sheets_api.book(book).sheets[1].id
    answer = visit(sheets_api, f"{book}/export?format=csv&gid={second}")
    assert answer.content.decode() == '"x, y",2'
    assert "Registry%20-%20%E0%B8%AA%E0%B8%AD%E0%B8%87.csv" in answer.headers["Content-Disposition"]
    assert load_workbook(io.BytesIO(visit(sheets_api, f"{book}/export").content)).sheetnames == ["Sheet1", "สอง"]
    with zipfile.ZipFile(io.BytesIO(visit(sheets_api, f"{book}/export?format=ods").content)) as document:
        assert document.read("mimetype") == b"application/vnd.oasis.opendocument.spreadsheet"
        assert 'office:value="2.0"' in document.read("content.xml").decode()
    assert visit(sheets_api, f"{book}/export?format=pdf").content.startswith(b"%PDF")
    assert visit(sheets_api, f"{book}/export?format=docx").status_code == 400
    assert visit(sheets_api, f"{book}/export?format=csv&gid=7").status_code == 400
    assert visit(sheets_api, "nothing/export?format=csv").status_code == 404
    links = rest.ok("GET", f"{DRIVE}/files/{book}", fields="exportLinks")["exportLinks"]
    assert links["text/csv"].endswith(f"?id={book}&exportFormat=csv")


def test_a_link_shows_nothing_that_is_not_shared(sheets_api: SheetsServer, rest: Rest, book: str) -> None:
    stranger = sheets_api.add_user("stranger@example.com")
    assert visit(sheets_api, f"{book}/export?format=csv", None).status_code == 401
    assert visit(sheets_api, f"{book}/export?format=csv", stranger).status_code == 403
    assert visit(sheets_api, f"{book}/gviz/tq", stranger).status_code == 403
    rest.ok("POST", f"{DRIVE}/files/{book}/permissions", {"role": "reader", "type": "anyone"})
    assert visit(sheets_api, f"{book}/export?format=csv", None).ok


def table(answer: requests.Response) -> Any:
    """The JSON inside a gviz answer."""
    head, body = answer.text.split("(", 1)
    assert head == "/*O_o*/\ngoogle.visualization.Query.setResponse"
    return json.loads(body.removesuffix(");"))


def test_a_sheet_answers_queries(sheets_api: SheetsServer, book: str) -> None:
    found = table(visit(sheets_api, f"{book}/gviz/tq?tqx=reqId:7&tq=select A, B, C where B > 1 order by B desc"))
    assert (found["status"], found["reqId"]) == ("ok", "7")
    assert found["table"]["cols"] == [
        {"id": "A", "label": "group", "type": "string"},
        {"id": "B", "label": "stalls", "type": "number", "pattern": "General"},
        {"id": "C", "label": "on", "type": "date", "pattern": "yyyy-mm-dd"},
    ]
    assert [row["c"] for row in found["table"]["rows"]] == [
        [{"v": "Cooks"}, {"v": 3.0, "f": "3"}, None],
        [{"v": "Weavers"}, {"v": 2.0, "f": "2"}, {"v": "Date(2017,8,15)", "f": "2017-09-15"}],
    ]


def test_gviz_in_other_forms(sheets_api: SheetsServer, book: str) -> None:
    rows = list(csv.reader(io.StringIO(visit(sheets_api, f"{book}/gviz/tq?tqx=out:csv&sheet=Sheet1").text)))
    assert rows[:2] == [["group", "stalls", "on"], ["Weavers", "2", "2017-09-15"]]
    bare = visit(sheets_api, f"{book}/gviz/tq?tq=select B limit 1", **{"X-DataSource-Auth": "true"}).text
    assert json.loads(bare.removeprefix(")]}'\n"))["table"]["rows"] == [{"c": [{"v": 2.0, "f": "2"}]}]
    assert "<td>Potters</td>" in visit(sheets_api, f"{book}/gviz/tq?tqx=out:html").text
    limited = table(visit(sheets_api, f"{book}/gviz/tq?range=A1:B2&headers=1"))["table"]
    assert [len(limited["cols"]), len(limited["rows"])] == [2, 1]
    wrong = table(visit(sheets_api, f"{book}/gviz/tq?tq=select Z"))
    assert (wrong["status"], wrong["errors"][0]["detailed_message"]) == ("error", "Invalid query: NO_COLUMN: Z")
    assert table(visit(sheets_api, f"{book}/gviz/tq?range=nowhere!A1"))["status"] == "error"


def test_the_api_describes_itself(sheets_api: SheetsServer) -> None:
    for path in ("discovery/v1/apis/sheets/v4/rest", "$discovery/rest?version=v4"):
        document = requests.get(f"{sheets_api.url}/{path}", timeout=5).json()
        assert (document["id"], document["rootUrl"]) == ("sheets:v4", f"{sheets_api.url}/")
    assert requests.get(f"{sheets_api.url}/discovery/v1/apis/drive/v9/rest", timeout=5).status_code == 404


def test_whose_token_it_is(sheets_api: SheetsServer) -> None:
    token = sheets_api.add_user("officer@example.com")
    headers = {"Authorization": f"Bearer {token}"}
    told = requests.get(f"{sheets_api.url}/oauth2/v3/userinfo", headers=headers, timeout=5).json()
    assert told["email"] == "officer@example.com"
    info = requests.get(f"{sheets_api.url}/tokeninfo", {"access_token": token}, timeout=5).json()
    assert info["scope"].split()[0] == "https://www.googleapis.com/auth/spreadsheets"
    assert requests.get(f"{sheets_api.url}/tokeninfo", {"access_token": "made-up"}, timeout=5).status_code == 400


NODE = """
const https = require("https");
const get = (url) => new Promise((done, failed) => https.get(url, (answer) => {
  let text = ""; answer.on("data", (part) => text += part); answer.on("end", () => done(text));
}).on("error", failed));
(async () => {
  const ask = (path, more) => fetch("https://sheets.googleapis.com/v4/spreadsheets" + path,
    { headers: { authorization: "Bearer any", "content-type": "application/json" }, ...more });
  const made = await (await ask("", { method: "POST", body: "{}" })).json();
  const found = JSON.parse(await get(`https://sheets.googleapis.com/v4/spreadsheets/${made.spreadsheetId}?access_token=any`));
  console.log(found.properties.title);
})();
"""


@pytest.mark.skipif(shutil.which("node") is None, reason="needs Node")
def test_node_programs_are_rerouted_too(tmp_path: Path) -> None:
    (tmp_path / "program.cjs").write_text(NODE, encoding="utf-8")
    command = [sys.executable, "-m", "tests.sheets_api", "--run", "node", str(tmp_path / "program.cjs")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    assert (ran.stdout.strip(), ran.returncode) == ("Untitled spreadsheet", 0), ran.stderr


def test_what_old_versions_of_gspread_ask_of_drive_v2(sheets_api: SheetsServer, rest: Rest, book: str) -> None:
    old = "https://www.googleapis.com/drive/v2/files"
    copied = rest.ok("POST", f"{old}/{book}/copy", {"title": "Copy"})
    assert (copied["title"], sheets_api.book(copied["id"]).properties["title"]) == ("Copy", "Copy")
    shared = {"value": "chair@example.com", "type": "user", "role": "reader"}
    made = rest.ok("POST", f"{old}/{book}/permissions", shared)
    assert [(one["role"], one["emailAddress"]) for one in rest.ok("GET", f"{old}/{book}/permissions")["items"]] == [
        ("owner", "owner@example.com"),
        ("reader", "chair@example.com"),
    ]
    assert rest("DELETE", f"{old}/{book}/permissions/{made['id']}").status_code == 204
    assert len(rest.ok("GET", f"{old}/{book}/permissions")["items"]) == 1
    assert rest.error("GET", f"{old}/nothing/permissions")[0] == 404
