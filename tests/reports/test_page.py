"""The public page: one file, public data only, usable on a phone, by screen reader, and on paper."""

import re
from collections import Counter
from html.parser import HTMLParser

import pytest

from otopsheets.layout.venue import read_venue
from otopsheets.reports.page import Shop, page_html, shops_of
from tests.reports.browser import CHROMIUM, DRIVER, PHONE, phone
from tests.reports.registries import AT_HOME, GROUPS, application, facts

DRAWING = [
    ["", "เวที", "", ""],
    ["A1 ไฟ", "A2", "", "A10"],
    ["", "", "", ""],
    ["B1", "ทางเข้า", "", "B2"],
]
SECRET = {"phone": "081-000-0000", "chair": "นางลับ สุดยอด", "address": "99/9 บ้านลับ"}
TRICKY = 'กลุ่ม <b>"ทอ\'ผ้า"</b> & {{title}} @'


def _known():
    groups = [{**GROUPS[0], "name": TRICKY, **SECRET}, *GROUPS[1:]]
    applications = [application("G1"), application("G3", consent="ไม่"), application("G4"), application("A1")]
    rules = [{"code": "consent", "on": "ไม่"}]
    products = [
        {"group": "G1", "name": "ผ้าซิ่น ๑๒", "category": "ผ้า"},
        {"group": "G3", "name": "กระบุง", "category": "จักสาน"},
        {"group": "G4", "name": "ลำไย", "category": "ผลไม้", "origin": "ปลูกเอง"},
    ]
    return facts(
        groups=[{**AT_HOME, **group} for group in groups], applications=applications, rules=rules, products=products
    )


STALLS = {"G1": ("A10",), "G3": ("A1",), "G4": ("A2", "B1"), "A1": ("B2",)}
TAKEN = {"A10", "A1", "A2", "B1", "B2"}


def _page() -> str:
    known = _known()
    venue, _ = read_venue("ผังพื้นที่", DRAWING, ())
    return page_html(known.fair, venue, shops_of(known.selection, STALLS), TAKEN, known.today)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag, attrs) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))


def _elements(page: str) -> list[tuple[str, dict[str, str]]]:
    reader = _Reader()
    reader.feed(page)
    return reader.elements


def test_shops_are_those_accepted_placed_and_willing_in_the_order_of_stalls() -> None:
    shops = shops_of(_known().selection, STALLS)
    assert [(shop.stalls, shop.name, shop.category, shop.tambon) for shop in shops] == [
        (("A2", "B1"), "สวนลำไยลุงคำ", "produce", "นายาง"),
        (("A10",), TRICKY, "textile", "สมัย"),
        (("B2",), "ธนาคารชุมชน", "agency", "สมัย"),
    ]
    assert shops_of(_known().selection, {}) == ()


def test_nothing_private_and_nobody_unwilling_is_on_it() -> None:
    page = _page()
    for text in (*SECRET.values(), "0810000000", "จักสาน", "กระบุง"):
        assert text not in page
    assert '<span class="stall kept" style="grid-area:2/1/3/2">A1<small>มีผู้จอง</small></span>' in page


def test_it_is_one_file_and_asks_for_nothing() -> None:
    page = _page()
    assert "default-src 'none'" in page
    assert not re.search(r"https?:|//[a-z]|@import|url\(|\bfetch\b|XMLHttpRequest", page)
    for tag, attributes in _elements(page):
        assert tag not in {"img", "iframe", "object", "embed", "base"}
        assert "src" not in attributes
        assert attributes.get("href", "#").startswith(("#", "data:,"))


def test_what_people_typed_is_text_and_every_link_leads_somewhere() -> None:
    page = _page()
    assert "{{" not in page.replace("&amp; {{title}} @", "")
    assert "<b>" not in page
    elements = _elements(page)
    ids = Counter(attributes["id"] for _, attributes in elements if "id" in attributes)
    assert set(ids.values()) == {1}
    named = [a[name] for _, a in elements for name in ("for", "aria-controls", "aria-labelledby") if name in a]
    targets = [a["href"][1:] for tag, a in elements if tag == "a"]
    assert set(named + targets) <= set(ids)


def test_it_is_made_for_screen_readers() -> None:
    elements = _elements(_page())
    tags = Counter(tag for tag, _ in elements)
    assert (tags["h1"], tags["main"], tags["header"], tags["footer"]) == (1, 1, 1, 1)
    assert ("html", {"lang": "th"}) in elements
    labels = [a["aria-label"] for tag, a in elements if tag == "a" and "stall" in a.get("class", "")]
    assert labels == ["A2 สวนลำไยลุงคำ", f"A10 {TRICKY}", "B1 สวนลำไยลุงคำ", "B2 ธนาคารชุมชน"]
    assert next(a for tag, a in elements if tag == "output")["aria-live"] == "polite"


def test_without_a_venue_or_on_an_empty_one_it_is_the_list() -> None:
    known, shops = _known(), shops_of(_known().selection, STALLS)
    empty, _ = read_venue("ผังพื้นที่", [[""]], ())
    for venue in (None, empty):
        page = page_html(known.fair, venue, shops, TAKEN, known.today)
        assert 'class="ground"' not in page
        assert page.count('<li class="card') == 3


def test_a_shop_is_found_by_each_of_its_words() -> None:
    shop = Shop("shop-1", "กลุ่ม ทอผ้า", "", "", ("ผ้า ๑๒",), ("A-1",))
    assert shop.find == "กลุ่มทอผ้า|ผ้า12|a1"
    assert shop.word == ""


needs_browser = pytest.mark.skipif(
    not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed: the page was not tried in a browser"
)


@pytest.fixture(scope="module")
def page_on_phone(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "page.html"
    path.write_text(_page(), encoding="utf-8")
    with phone() as browser:
        browser.open(path.as_uri())
        yield browser


SHOWN = "return [...document.querySelectorAll('.card')].filter(c => c.offsetParent).map(c => c.querySelector('.at').textContent)"


@needs_browser
@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("ลำไย", ["ล็อก A2, B1"]),
        ("ผ้าซิ่น 12", ["ล็อก A10"]),
        ("a๑๐", ["ล็อก A10"]),
        ("หน่วยงาน", ["ล็อก B2"]),
        ("สมัย", ["ล็อก A10", "ล็อก B2"]),
        ("ไม่มีแน่", []),
        ("", ["ล็อก A2, B1", "ล็อก A10", "ล็อก B2"]),
    ],
)
def test_the_search_finds_groups_products_and_stalls(page_on_phone, typed, shown) -> None:
    (box,) = page_on_phone.find("#q")
    page_on_phone.type(box, typed)
    page_on_phone.run("document.getElementById('q').dispatchEvent(new Event('input'))")
    assert page_on_phone.run(SHOWN) == shown
    told = page_on_phone.run("return document.getElementById('count').textContent")
    assert told == (f"พบ {len(shown)} ร้าน" if shown else "ไม่พบร้านที่ค้นหา")
    hits = page_on_phone.run("return [...document.querySelectorAll('.stall.hit')].map(s => s.firstChild.textContent)")
    expected = {label for at in shown for label in at.removeprefix("ล็อก ").split(", ")} if typed else set()
    assert set(hits) == expected


@needs_browser
def test_it_fits_a_phone_and_a_finger(page_on_phone) -> None:
    wide = page_on_phone.run("return [innerWidth, document.documentElement.scrollWidth]")
    assert wide == [PHONE["width"], PHONE["width"]]
    sizes = page_on_phone.run(
        "return [...document.querySelectorAll('.stall')].map(s => s.getBoundingClientRect()).map(b => [b.width, b.height])"
    )
    assert all(width >= 24 and height >= 24 for width, height in sizes)


@needs_browser
def test_a_stall_on_the_map_leads_to_its_shop(page_on_phone) -> None:
    (stall,) = page_on_phone.find('.stall[aria-label^="B2"]')
    page_on_phone.click(stall)
    assert page_on_phone.run("return document.querySelector('.card:target .at').textContent") == "ล็อก B2"


@needs_browser
def test_a_screen_reader_hears_what_each_part_is(page_on_phone) -> None:
    def heard(css: str) -> list[tuple[str, str]]:
        return [(page_on_phone.role(each), page_on_phone.name(each)) for each in page_on_phone.find(css)]

    assert heard("#q") == [("searchbox", "ค้นหากลุ่ม สินค้า หรือล็อก")]
    assert heard(".map") == [("region", "แผนผัง")]
    assert heard("#list") == [("list", "รายชื่อร้าน")]
    assert heard("#count")[0][0] == "status"
    assert heard('.stall[aria-label^="B2"]') == [("link", "B2 ธนาคารชุมชน")]


@needs_browser
def test_a_stall_of_somebody_who_is_not_shown_is_said_to_be_taken(page_on_phone) -> None:
    said = page_on_phone.run("return [...document.querySelectorAll('span.stall')].map(s => s.innerText)")
    assert all(any(word in text for word in ("มีผู้จอง", "ว่าง")) for text in said)
    assert said


@needs_browser
def test_what_lies_under_the_finger_and_the_keyboard_can_be_reached_in_order(page_on_phone) -> None:
    """The tab key goes from the skip link to the search, the map, its stalls, and the mark of focus can be seen."""
    reached = page_on_phone.run(
        "return [...document.querySelectorAll('a[href],input,[tabindex=\"0\"]')].map(e => e.className || e.id)"
    )
    assert reached[:3] == ["skip", "q", "map"]
    assert {name.split()[0] for name in reached[3:]} == {"stall"}
    ring = "const q = document.querySelector('#q'); q.focus(); return getComputedStyle(q).outlineStyle"
    assert page_on_phone.run(ring) == "solid"


CONTRAST = """
const lum = c => { const [r, g, b] = c.match(/\\d+/g).map(n => n / 255)
  .map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4); return .2126 * r + .7152 * g + .0722 * b; };
const back = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
  if (!/, 0\\)$/.test(c)) return c; } return 'rgb(255, 255, 255)'; };
return [...document.querySelectorAll('h1,h2,h3,p,label,output,li,.stall,.mark')].map(e => {
  const [a, b] = [lum(getComputedStyle(e).color), lum(back(e))].sort((x, y) => y - x);
  return [(a + .05) / (b + .05), e.className || e.tagName]; }).filter(([ratio]) => ratio < 4.5);
"""


@needs_browser
def test_every_word_stands_out_from_its_ground(page_on_phone) -> None:
    """WCAG 2.2, 1.4.3: a contrast of 4.5 to 1 at least."""
    assert page_on_phone.run(CONTRAST) == []
    page_on_phone.run("document.querySelector('#count').style.color = '#888'")
    assert [name for _, name in page_on_phone.run(CONTRAST)] == ["OUTPUT"]
    page_on_phone.run("document.querySelector('#count').removeAttribute('style')")


@pytest.fixture(scope="module")
def page_of_500(tmp_path_factory):
    """Twenty rows of 25 stalls with an aisle after each five, every stall another shop with a long name."""
    rows = [["ทางเข้า"], *([f"{row}{n}" if n % 6 else "" for n in range(1, 31)] for row in "ABCDEFGHIJKLMNOPQRST")]
    venue, _ = read_venue("ผังพื้นที่", rows, ())
    name = "วิสาหกิจชุมชนกลุ่มแม่บ้านเกษตรกรทอผ้าพื้นเมืองบ้านทุ่งรวงทองที่"
    shops = [
        Shop(f"shop-{at}", f"{name} {at}", "textile", "สบปราบ", ("ผ้าซิ่น", f"ผ้าขาวม้า {at}"), (stall.label,))
        for at, stall in enumerate(venue.stalls, 1)
    ]
    path = tmp_path_factory.mktemp("page") / "page.html"
    taken = {stall.label for stall in venue.stalls}
    path.write_text(page_html(_known().fair, venue, shops, taken, _known().today), encoding="utf-8")
    with phone() as browser:
        browser.open(path.as_uri())
        yield browser


@needs_browser
def test_it_holds_five_hundred_stalls(page_of_500) -> None:
    browser = page_of_500
    assert browser.run("return document.querySelectorAll('.stall').length") == 500
    assert browser.run("return [innerWidth, document.documentElement.scrollWidth]") == [PHONE["width"]] * 2
    small = "return [...document.querySelectorAll('.stall')].map(s => s.getBoundingClientRect()).filter(b => b.width < 24 || b.height < 24)"
    assert browser.run(small) == []
    (box,) = browser.find("#q")
    browser.type(box, "ผ้าขาวม้า 499")
    assert browser.run(SHOWN) == ["ล็อก T28"]


@needs_browser
def test_it_prints_on_one_page_of_a4_without_the_search(page_on_phone) -> None:
    printed = page_on_phone.printed()
    assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1
    width, height = map(float, re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", printed).groups())
    assert abs(width - 595.3) <= 1
    assert abs(height - 841.9) <= 1
