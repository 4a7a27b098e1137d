import hashlib
import shlex
import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from otopsheets.selection import certificate, hold_draw, one_line, ranking
from otopsheets.selection.draw import seed_of
from tests.eligibility.small import changed

KEYS = st.sets(st.text(min_size=1, max_size=12), min_size=1, max_size=12)


@given(seed=st.text(min_size=1, max_size=12), keys=KEYS)
def test_three_lines_of_anybodys_recompute_the_draw(seed: str, keys: set[str]) -> None:
    draw = hold_draw(seed, keys)
    lots = {key: hashlib.sha256(f"{seed}:{key}".encode()).hexdigest() for key in keys}
    assert list(ranking(draw)) == sorted(keys, key=lambda key: lots[key])
    assert draw.entrants_sha256 == hashlib.sha256("\n".join(sorted(keys)).encode()).hexdigest()


@given(keys=KEYS, newcomer=st.text(min_size=1, max_size=12))
def test_nobodys_lot_depends_on_who_else_entered(keys: set[str], newcomer: str) -> None:
    before, after = hold_draw("1", keys), hold_draw("1", keys | {newcomer})
    assert before.ranks.items() <= after.ranks.items()
    order = [key for key in ranking(after) if key in keys]
    assert order == list(ranking(before))


def test_the_line_that_is_printed_tells_the_lot_on_any_shell() -> None:
    for key in ("G1", "กลุ่มทอผ้าบ้านตัวอย่าง", """a"b'c$HOME`d`%PATH%\\"""):
        draw = hold_draw("472913", [key])
        line = one_line(draw, key)
        assert not set(line) & set("$`%\\") - {"\\"}
        program, flag, code = shlex.split(line)
        done = subprocess.run([sys.executable, flag, code], capture_output=True, text=True, check=True)
        assert (program, done.stdout.strip()) == ("python3", draw.ranks[key])


def test_the_certificate_tells_seed_list_line_and_every_rank() -> None:
    registry = changed(fair={"seed": "๔๗๒"})
    draw = hold_draw(seed_of(registry.fairs[0]), ["G1", "G2"])
    first, second = ranking(draw)
    assert certificate(draw, registry.fairs[0]) == (
        "ใบรับรองการจับสลาก งาน ตลาดประชารัฐ",
        "เลขจับสลากจากที่ประชุม: 472",
        f"ผู้มีสิทธิ์จับสลาก 2 ราย รหัสตรวจสอบรายชื่อ (SHA-256): {draw.entrants_sha256}",
        "ลำดับของแต่ละรายคือค่า SHA-256 ของ 'เลขจับสลาก:รหัส' ค่าน้อยอยู่ก่อน ตรวจซ้ำได้ด้วยคำสั่ง เช่น",
        f"    {one_line(draw, first)}",
        f"1. {first}  {draw.ranks[first]}",
        f"2. {second}  {draw.ranks[second]}",
    )
    assert certificate(hold_draw("1", []), registry.fairs[0], "en") == (
        "Certificate of the draw, ตลาดประชารัฐ",
        "Seed drawn in the meeting: 1",
        f"0 entrants; SHA-256 of their list: {hashlib.sha256(b'').hexdigest()}",
    )


def test_a_seed_is_the_same_in_thai_and_arabic_digits_and_keeps_its_zeros() -> None:
    assert [seed_of(changed(fair={"seed": typed}).fairs[0]) for typed in ("๐๔๒", "042", " 042 ", 42, 42.0, "")] == [
        "042",
        "042",
        "042",
        "42",
        "42",
        "",
    ]
