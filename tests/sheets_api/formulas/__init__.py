"""Formulas: read (`syntax`), moved when cells move (`references`), and worked out (`evaluate`, `functions`)."""
