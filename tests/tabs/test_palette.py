"""Colours are told apart by everybody, and black text can be read on all of them."""

from itertools import combinations

import pytest

from otopsheets.tabs import palette

# What each kind of cone sees less of, on linear RGB (Machado, Oliveira, Fernandes 2009, severity 1.0).
SIGHTS = {
    "normal": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritanopia": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}  # fmt: skip
FILLS = {
    "categories": [*palette.CATEGORY.values(), palette.AGENCY],
    "results": [*palette.DECIDED.values(), palette.WHITE],
    "levels": [*palette.LEVEL.values(), palette.WHITE],
}
VISIBLE = 0.06
"""A distance in OKLab; three times what is just noticeable (0.02)."""


def linear(color: str) -> list[float]:
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    return [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def through(sight: str, rgb: list[float]) -> list[float]:
    return [min(1.0, max(0.0, sum(m * c for m, c in zip(row, rgb, strict=True)))) for row in SIGHTS[sight]]


def oklab(rgb: list[float]) -> list[float]:
    """After Björn Ottosson, 2020."""
    to_cones = (
        (0.4122214708, 0.5363325363, 0.0514459929),
        (0.2119034982, 0.6806995451, 0.1073969566),
        (0.0883024619, 0.2817188376, 0.6299787005),
    )
    to_lab = (
        (0.2104542553, 0.7936177850, -0.0040720468),
        (1.9779984951, -2.4285922050, 0.4505937099),
        (0.0259040371, 0.7827717662, -0.8086757660),
    )
    cones = [sum(m * c for m, c in zip(row, rgb, strict=True)) ** (1 / 3) for row in to_cones]
    return [sum(m * c for m, c in zip(row, cones, strict=True)) for row in to_lab]


def distance(one: str, other: str, sight: str) -> float:
    pair = [oklab(through(sight, linear(color))) for color in (one, other)]
    return sum((a - b) ** 2 for a, b in zip(*pair, strict=True)) ** 0.5


def luminance(color: str) -> float:
    return sum(part * share for part, share in zip(linear(color), (0.2126, 0.7152, 0.0722), strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("sight", SIGHTS)
@pytest.mark.parametrize("fills", FILLS)
def test_no_two_fills_that_mean_different_things_look_alike(fills: str, sight: str) -> None:
    alike = [(a, b) for a, b in combinations(FILLS[fills], 2) if distance(a, b, sight) < VISIBLE]
    assert alike == []


def test_pure_colours_that_are_confused_are_found_alike() -> None:
    assert distance("#ff0000", "#00ff00", "normal") > 0.5
    assert distance("#8a7300", "#a06a00", "deuteranopia") < VISIBLE


@pytest.mark.parametrize("fill", sorted({color for fills in FILLS.values() for color in fills} | {palette.PALE}))
def test_text_on_every_fill_can_be_read(fill: str) -> None:
    assert contrast("#000000", fill) >= 8
    assert contrast(palette.INK, fill) >= 7


@pytest.mark.parametrize(
    ("text", "fill"),
    [
        (palette.ON_BAND, palette.BAND),
        (palette.ON_BAND, palette.DARK),
        (palette.QUIET, "#ffffff"),
        (palette.BAND, palette.PALE),
    ],
)
def test_other_text_can_be_read(text: str, fill: str) -> None:
    assert contrast(text, fill) >= 7
