"""Whether a product is bought to be sold again, by what its row says of where it is made and what of.

Whoever writes of buying may deny it (`ไม่ได้รับมาขาย`), and may buy raw material without being a reseller. So only
the plain word for reselling, a bought product that is no more than its material (produce), and a place of
production that is somebody else's count as reselling.
"""

import re
from functools import lru_cache
from typing import Literal

from otopsheets.registry import Product

_DENIED = r"(?<!ไม่)(?<!ไม่ได้)(?<!มิได้)(?<!ไม่ใช่)(?<!ไม่ใช่ของ)"
_RESOLD = re.compile(
    rf"{_DENIED}(?:(?:รับ|ซื้อ|สั่ง)\s?(?:ของ|สินค้า)?\s?(?:มา|ไป)?\s?(?:เพื่อ)?\s?(?:ขาย|จำหน่าย)|ขายต่อ|ตัวแทนจำหน่าย|พ่อค้าคนกลาง)"
)
_BOUGHT = re.compile(
    rf"{_DENIED}(?:(?:ซื้อ|สั่ง|รับ)\s?(?:มา|จาก)|จากโรงงาน|จากตลาด(?:ไท|ค้าส่ง|สี่มุมเมือง)|ซื้อ|ขายส่ง|ค้าส่ง|นำเข้า)"
)


def resold(product: Product) -> Literal["made_at", "origin"] | None:
    """Return the column that says somebody else made the product; None when none does."""
    if product.made_at and _told(product.made_at):
        return "made_at"
    if product.origin:
        told = _told(product.origin)
        if told == "resold" or (told == "bought" and product.category == "produce"):
            return "origin"
    return None


def bought(product: Product) -> bool:
    """Say whether the origin tells of something bought that may be raw material or the product itself."""
    return bool(product.origin) and _told(product.origin) == "bought" and resold(product) is None


@lru_cache(maxsize=1 << 14)
def _told(text: str) -> Literal["resold", "bought"] | None:
    if _RESOLD.search(text):
        return "resold"
    return "bought" if _BOUGHT.search(text) else None
