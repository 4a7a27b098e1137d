"""A fair on paper for everybody: the poster of its ground, and a sign for every stall. Public data only."""

from otopsheets.pictures.poster import Paper, Poster, poster, poster_file
from otopsheets.pictures.signs import Sign, signs, signs_file

__all__ = ["Paper", "Poster", "Sign", "poster", "poster_file", "signs", "signs_file"]
