"""A real browser at the size of a phone, driven over the W3C WebDriver protocol with nothing but the standard library."""

import base64
import json
import shutil
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
DRIVER = shutil.which("chromedriver")
PHONE = {"width": 360, "height": 740, "pixelRatio": 2.0, "touch": True}
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"


class Browser:
    """One window. `find` gives elements; `run` evaluates JavaScript; `printed` is the page on A4 as PDF."""

    def __init__(self, session: str) -> None:
        self._session = session

    def _ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(
            f"{self._session}{path}", data, {"Content-Type": "application/json"}, method=method
        )
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, url: str) -> None:
        self._ask("POST", "/url", {"url": url})

    def run(self, script: str, *arguments: Any) -> Any:
        return self._ask("POST", "/execute/sync", {"script": script, "args": list(arguments)})

    def find(self, css: str) -> list[str]:
        found = self._ask("POST", "/elements", {"using": "css selector", "value": css})
        return [element[_ELEMENT] for element in found]

    def type(self, element: str, text: str) -> None:
        self._ask("POST", f"/element/{element}/clear", {})
        if text:
            self._ask("POST", f"/element/{element}/value", {"text": text})

    def click(self, element: str) -> None:
        self._ask("POST", f"/element/{element}/click", {})

    def role(self, element: str) -> str:
        return self._ask("GET", f"/element/{element}/computedrole")

    def name(self, element: str) -> str:
        return self._ask("GET", f"/element/{element}/computedlabel")

    def printed(self) -> bytes:
        page = {"page": {"width": 21.0, "height": 29.7}, "background": True}
        return base64.b64decode(self._ask("POST", "/print", page))

    def close(self) -> None:
        self._ask("DELETE", "")


@contextmanager
def phone() -> Iterator[Browser]:
    """A phone with no network: every name but the loopback resolves to nothing."""
    assert CHROMIUM
    assert DRIVER
    driver = subprocess.Popen([DRIVER, "--port=0"], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    try:
        assert driver.stdout
        port = next(line.rstrip(".\n").split()[-1] for line in driver.stdout if "successfully" in line)
        options = {
            "binary": CHROMIUM,
            "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--host-resolver-rules=MAP * ~NOTFOUND"],
            "mobileEmulation": {"deviceMetrics": PHONE},
        }
        server = f"http://127.0.0.1:{port}/session"
        body = json.dumps({"capabilities": {"alwaysMatch": {"goog:chromeOptions": options}}}).encode()
        with urllib.request.urlopen(urllib.request.Request(server, body), timeout=60) as answer:
            browser = Browser(f"{server}/{json.load(answer)['value']['sessionId']}")
        yield browser
        browser.close()
    finally:
        driver.terminate()
        driver.wait(10)
        if driver.stdout:
            driver.stdout.close()
