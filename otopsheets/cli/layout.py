"""`otopsheets layout`: who stands where, on the screen, on a poster, on signs."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from otopsheets.cli.common import common, console, fair_option, open_store, print_json, registry_argument, today_option
from otopsheets.cli.papers import WROTE
from otopsheets.errors import UsageFault
from otopsheets.wording import Lang, Wording

if TYPE_CHECKING:
    from otopsheets.cli.ground import Spot
    from otopsheets.layout.plan import Plan
    from otopsheets.layout.stalls import Venue
    from otopsheets.reports.pdf import FileFormat
    from otopsheets.selection import Selection
    from otopsheets.workflow import Proposal

NOT_A_PICTURE = Wording(
    "ไม่รู้จักชนิดของแฟ้ม {path} โปรดลงท้ายชื่อด้วย {endings}",
    "The kind of file of {path} is not known: end its name in {endings}.",
)
PICTURES: "Sequence[FileFormat]" = ("pdf", "svg", "png")
FREE = Wording("ว่าง", "free")
LEGEND = Wording("{word} {count}", "{word} {count}")
STALLS = Wording("{taken} จาก {stalls} ล็อก", "{taken} of {stalls} stalls")


@click.command()
@registry_argument
@fair_option
@today_option
@click.option(
    "--picture",
    type=click.Path(path_type=Path, dir_okay=False),
    help="เขียนโปสเตอร์ผังร้าน .pdf .svg หรือ .png (a poster of the ground)",
)
@click.option(
    "--paper", type=click.Choice(["a3", "a4"]), default="a3", show_default=True, help="ขนาดโปสเตอร์ (size of the poster)"
)
@click.option(
    "--signs",
    "signs_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="เขียนป้ายหน้าร้าน .pdf ล็อกละหน้า (a sign for every stall)",
)
@common
def layout(
    registry: str,
    fair_id: str,
    today: date | None,
    picture: Path | None,
    paper: str,
    signs_path: Path | None,
    as_json: bool,
    lang: Lang,
) -> None:
    """จัดร้านลงล็อกแล้วแสดงผัง หรือพิมพ์โปสเตอร์และป้าย โดยไม่เขียนแท็บใด (lay out and show; writes no tab)."""
    from otopsheets.workflow import propose

    ending = ending_of(picture, PICTURES) if picture else "pdf"
    if signs_path:
        ending_of(signs_path, ("pdf",))
    proposal = propose(open_store(registry).read(), today or date.today(), fair_id, lang)  # noqa: DTZ011 - the officer's day
    venue, plan = laid_out(proposal)
    written = _write(proposal, venue, plan, picture, ending, paper, signs_path, lang)
    if as_json:
        print_json(_json(proposal, venue, plan, written))
    elif written:
        for path in written:
            click.echo(WROTE.say(lang, path=path))
    else:
        _print(venue, plan, proposal.selection, lang)


def laid_out(proposal: "Proposal") -> tuple["Venue", "Plan"]:
    """Return the venue and the plan of a proposal; raises what stands in the way of them."""
    if proposal.obstacle is not None:
        raise proposal.obstacle
    if proposal.venue is None or proposal.plan is None:
        raise LookupError("a proposal without an obstacle has a venue and a plan")
    return proposal.venue, proposal.plan


def ending_of(path: Path, known: "Sequence[FileFormat]") -> "FileFormat":
    """Return what kind of file a name asks for; raises `UsageFault` when it is none of those known."""
    for ending in known:
        if path.suffix.lower() == f".{ending}":
            return ending
    raise UsageFault(NOT_A_PICTURE, path=path, endings=", ".join(f".{ending}" for ending in known))


def _write(
    proposal: "Proposal",
    venue: "Venue",
    plan: "Plan",
    picture: Path | None,
    ending: "FileFormat",
    paper: str,
    signs_path: Path | None,
    lang: Lang,
) -> list[Path]:
    """Make every file that was asked for, all of them before the first is put in place."""
    made: list[tuple[Path, bytes]] = []
    if picture:
        from otopsheets.pictures import Paper, poster, poster_file

        size = next(each for each in get_args(Paper) if each == paper)
        content = poster(venue, plan, proposal.selection, proposal.today, paper=size, lang=lang)
        made.append((picture, poster_file(content, ending, proposal.today)))
    if signs_path:
        from otopsheets.pictures import signs, signs_file

        made.append((signs_path, signs_file(signs(venue, plan.stalls, proposal.selection, lang), proposal.today)))
    put(made)
    return [path for path, _ in made]


def put(made: Sequence[tuple[Path, bytes]]) -> None:
    """Put files in place, each whole or not at all."""
    from otopsheets.stores.files import replace_file

    for path, file in made:
        replace_file(path, partial(_fill, file))


def _fill(content: bytes, new: Path) -> None:
    new.write_bytes(content)


def _json(proposal: "Proposal", venue: "Venue", plan: "Plan", written: Sequence[Path]) -> dict[str, Any]:
    from otopsheets.tabs.words import group_of, holders

    outcomes = holders(proposal.selection)
    holder = {label: key for key, labels in plan.stalls.items() for label in labels}
    groups = {key: outcomes[key].verdict.group for key in plan.stalls if key in outcomes}

    def stands(label: str) -> dict[str, Any]:
        key = holder.get(label)
        group = groups.get(key) if key is not None else None
        return {
            "label": label,
            "group": group_of(outcomes[key]) if key in outcomes else key,
            "group_id": (group.group_id or None) if group else None,
        }

    return {
        "fair": proposal.fair.fair_id or proposal.fair.name,
        **certificate_json(plan),
        "stalls": [stands(stall.label) for stall in venue.stalls],
        "paths": [str(path) for path in written],
    }


def certificate_json(plan: "Plan") -> dict[str, Any]:
    """Return how good a plan is, as JSON tells it."""
    return {
        "status": plan.status,
        "objective": plan.objective,
        "bound": plan.bound,
        "gap": plan.gap,
        "shares": dict(plan.shares),
        "moved": list(plan.moved),
    }


def _print(venue: "Venue", plan: "Plan", selection: "Selection", lang: Lang) -> None:
    from otopsheets.cli.ground import picture
    from otopsheets.tabs import certificate
    from otopsheets.tabs.words import fair_line

    out = console()
    out.print(fair_line(selection.fair, lang), style="bold", markup=False)
    for line in picture(plan_spots(venue, plan.stalls, selection, lang), out.width):
        out.print(line, no_wrap=True, crop=False, soft_wrap=True)
    taken = sum(map(len, plan.stalls.values()))
    out.print(STALLS.say(lang, taken=taken, stalls=len(venue.stalls)), style="bold", markup=False)
    out.print(certificate.status(plan, selection, lang), markup=False)
    if plan.status != "drawn":
        for term in certificate.terms(plan, lang):
            out.print(f"  {term}", markup=False)
    if plan.moved:
        out.print(certificate.moved(plan, selection, lang), markup=False)


def plan_spots(
    venue: "Venue",
    held: Mapping[str, Sequence[str]],
    selection: "Selection",
    lang: Lang,
    came: Mapping[str, str] | None = None,
) -> "list[Spot]":
    """Return the ground with who stands where, in the colours of the generated tabs.

    `came` is told behind the stalls of some groups; the others then have no colour.
    """
    from otopsheets.cli.ground import Spot, landmark_spot
    from otopsheets.layout.standing import standing
    from otopsheets.pictures.ground import short_name
    from otopsheets.pictures.looks import look_of
    from otopsheets.tabs.words import group_of, holders

    outcomes = holders(selection)
    spots = []
    for each in standing(venue, held):
        if each.landmark is not None:
            spots.append(landmark_spot(each.landmark))
            continue
        key = each.key or ""
        outcome = outcomes.get(key)
        verdict = outcome.verdict if outcome else None
        category = "agency" if verdict and verdict.lane == "agency" else (verdict.category or "" if verdict else "")
        look = look_of(category, lang)
        name = short_name(group_of(outcome)) if outcome else key or FREE.say(lang)
        more = look.letter if came is None else came.get(key, "")
        shown = bool(category) and (came is None or key in came)
        style = f"#111111 on {look.fill}" if shown else "dim" if not key else ""
        spots.append(
            Spot(each.row, each.column, each.height, each.width, (f"{each.labels} {more}".strip(), name), style)
        )
    return spots
