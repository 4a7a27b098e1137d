"""Use an installed otopsheets the way a person would, away from the checkout.

Run by scripts/test.py inside an environment that holds only the built wheel.
"""

from __future__ import annotations

import otopsheets

print(otopsheets.__doc__)
