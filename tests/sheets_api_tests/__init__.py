"""Specifications of the local Google, written against the real clients."""
