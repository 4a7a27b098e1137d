"""Whole spreadsheets: how they are answered (`answer`, `effective`) and the methods that are no ``values`` methods."""
