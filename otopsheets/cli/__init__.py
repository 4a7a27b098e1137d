"""The command line: parse, call, print, exit code. No rules live here.

Command modules import what is heavy inside the command itself, so that `--help` answers at once.
"""

import gc
import sys

import click

from otopsheets.cli.check import check
from otopsheets.cli.compare import compare
from otopsheets.cli.compare_fairs import compare_fairs
from otopsheets.cli.doctor import doctor
from otopsheets.cli.draw import draw
from otopsheets.cli.explain import explain
from otopsheets.cli.init import init
from otopsheets.cli.layout import layout
from otopsheets.cli.locate import locate
from otopsheets.cli.next_fair import next_fair
from otopsheets.cli.page import page
from otopsheets.cli.papers import agenda, lessons, memo
from otopsheets.cli.rollup import rollup
from otopsheets.cli.rules import rules
from otopsheets.cli.schema import schema
from otopsheets.cli.share import share
from otopsheets.cli.sync import sync
from otopsheets.cli.venue import venue
from otopsheets.cli.watch import watch

_HELP = """จัดตลาด OTOP จากทะเบียนในตาราง: ตรวจใบสมัคร เสนอผู้เข้าร่วม จัดผังร้าน แล้วเขียนเป็นแท็บใหม่

OTOP markets from a registry in a sheet: checks entries, proposes who takes part, lays out the stalls, and
writes the result as new tabs.

\b
รหัสจบ / exit codes
  0  สำเร็จ / done
  1  ตรวจพบเรื่องที่ต้องแก้ก่อน / something blocks
  2  สั่งไม่ถูก / usage
  3  อ่านหรือเขียนทะเบียนไม่ได้ / the registry cannot be read or written
  4  จัดผังไม่ได้ / no layout is possible
"""


@click.group(help=_HELP, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="otopsheets", prog_name="otopsheets")
def main() -> None:
    """Speak UTF-8 whatever the console was set to: Windows consoles often are not."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    # A registry is millions of small objects that live to the end; looking for garbage among them as often as
    # Python does by itself takes a third of the time.
    gc.set_threshold(200_000, 50, 100)


for _command in (
    init,
    check,
    venue,
    sync,
    layout,
    compare,
    watch,
    share,
    doctor,
    explain,
    draw,
    agenda,
    memo,
    lessons,
    page,
    next_fair,
    compare_fairs,
    rollup,
    locate,
    rules,
    schema,
):
    main.add_command(_command)
