"""A fair on paper for everybody: its ground on a poster, two plans of it side by side, a sign for every stall.

Public data only.
"""

from otopsheets.pictures.comparison import Comparison, comparison, comparison_file
from otopsheets.pictures.poster import Paper, Poster, poster, poster_file
from otopsheets.pictures.signs import Sign, signs, signs_file

__all__ = [
    "Comparison",
    "Paper",
    "Poster",
    "Sign",
    "comparison",
    "comparison_file",
    "poster",
    "poster_file",
    "signs",
    "signs_file",
]
