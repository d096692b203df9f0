"""Names that look alike: homoglyphs, blanks that nobody sees, the two spellings of one accent.

Two names are alike if they are equal once their letters are composed (NFKC), what is invisible is left out,
and Cyrillic and Greek letters are read as the Latin ones that they look like (after Unicode's
confusables.txt).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

LATIN = dict(
    zip(
        "АВЕЅЗІЈКМНОРСТУХаеорсухіјѕһԁԛԝ" + "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρι",
        "ABES3IJKMHOPCTYXaeopcyxijshdqw" + "ABEZHIKMNOPTYXovpi",
        strict=True,
    )
)
UNSEEN = {"\u200b", "\u2060", "\ufeff", "\u00ad", "\u180e"}  # never part of a name, as joiners can be
TURNING = {*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"}  # they turn what stands around them


def looks(name: str) -> str:
    """What a reader sees of a name."""
    seen = unicodedata.normalize("NFKC", name)
    seen = "".join(LATIN.get(letter, letter) for letter in seen if unicodedata.category(letter) != "Cf")
    return " ".join(seen.split())


def hidden(name: str) -> str:
    """What no name should hold (an invisible, turning or control character), as U+200B; or ""."""
    for letter in name:
        control = unicodedata.category(letter) == "Cc" and letter not in "\n\r\t"
        if letter in UNSEEN or letter in TURNING or control:
            return f"U+{ord(letter):04X}"
    return ""


def alike(names: Iterable[str]) -> list[tuple[str, str]]:
    """Pairs of different names that look alike."""
    first: dict[str, str] = {}
    return [
        (seen, name) for name in dict.fromkeys(names) if (seen := first.setdefault(looks(name), name)) != name
    ]
