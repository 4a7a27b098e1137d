"""A sentence in both languages the tool speaks. Thai comes first."""

from dataclasses import dataclass
from typing import Literal

Lang = Literal["th", "en"]


@dataclass(frozen=True, slots=True)
class Wording:
    """One sentence, told in Thai and in English, with `{named}` places for values."""

    th: str
    en: str

    def say(self, lang: Lang = "th", /, **values: object) -> str:
        """Return the sentence in `lang`, its places filled from `values`."""
        template = self.th if lang == "th" else self.en
        return template.format(**values)
