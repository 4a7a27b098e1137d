"""Which products an application brings: those it names, or all of its group when it names none."""

from dataclasses import dataclass

from rapidfuzz import fuzz, process

from otopsheets.registry import Product
from otopsheets.registry.cells import CLOSE
from otopsheets.thai.text import key


@dataclass(frozen=True, slots=True)
class Brought:
    """The products found; the names read as one that is spelled closely, with it; the names of none.

    `unknown` pairs a name with the nearest name the group has, empty when it has none.
    """

    products: tuple[Product, ...] = ()
    close: tuple[tuple[str, Product], ...] = ()
    unknown: tuple[tuple[str, str], ...] = ()

    @property
    def category(self) -> str | None:
        """The category of most of the products; the first of equals; None where none is known."""
        categories = [product.category for product in self.products if product.category is not None]
        return max(categories, key=categories.count, default=None)  # max takes the first of equals


NOTHING = Brought()


def brought(named: tuple[str, ...], products: tuple[Product, ...]) -> Brought:
    """Find the products `named` among those of the group."""
    if not named:
        return Brought(products) if products else NOTHING
    found: dict[int, Product] = {}
    close: list[tuple[str, Product]] = []
    unknown: list[tuple[str, str]] = []
    by_key: dict[str, list[Product]] = {}
    for product in products:
        by_key.setdefault(key(product.name), []).append(product)
    for name in named:
        wanted = key(name)
        if wanted in by_key:
            found |= {product.row: product for product in by_key[wanted]}
            continue
        near = process.extract(wanted, list(by_key), scorer=fuzz.ratio, limit=2)
        alike = [word for word, score, _ in near if score >= CLOSE]
        if len(alike) == 1:
            product = by_key[alike[0]][0]
            found[product.row] = product
            close.append((name, product))
        else:
            unknown.append((name, by_key[near[0][0]][0].name if near else ""))
    in_order = tuple(found[row] for row in sorted(found))
    return Brought(in_order, tuple(close), tuple(unknown))
