"""Every word that a figure or a table draws, in English; the Chinese stands in ``locale`` (``translations``).

One computation gives both editions. Keys are dotted, and are the contexts of the translations:

- ``figure.<name>.caption``, ``figure.<name>.alt``, ``figure.<name>.<word>``: a figure's own words;
- ``table.<name>.caption``, ``table.<name>.<column>``: a table's own words;
- ``column.<column>``: a column's heading wherever a table has no heading of its own for it;
- ``macro_region.East``, ``region.Beijing``, ``side.North``, ``vintage.v4``, ``unit.%``, ``measure.cv``:
shared.

A caption says what is drawn, from which vintage and in which unit. An alt text says what the picture shows to
one who cannot see it: its shape and, by values filled in at drawing time, its numbers. ``{name}`` in a text
is filled in by ``text(key, language, name=...)``, in Python's format notation. A number may also choose a
word:
``{change:rose|fell}`` is "rose" from zero on, and "fell" below; ``{change:abs.1f}`` is its size.

A translation is of the English as it stands: once that has changed, the text is printed in English until it is
translated again. It misleads when a text says what the figures no longer show: whatever can change with the data is filled in.
"""

from __future__ import annotations

import difflib
import functools
import hashlib
import re

from analysis import tracking, translations
from analysis.output import words

LANGUAGES = ("en", "zh")
MINUS = re.compile(r"(?<![A-Za-z0-9_\])-])-(?=\d)")  # before a number, but for ranges and names

_REGIONS = (
    "Beijing",
    "Tianjin",
    "Hebei",
    "Shanxi",
    "Inner Mongolia",
    "Liaoning",
    "Jilin",
    "Heilongjiang",
    "Shanghai",
    "Jiangsu",
    "Zhejiang",
    "Anhui",
    "Fujian",
    "Jiangxi",
    "Shandong",
    "Henan",
    "Hubei",
    "Hunan",
    "Guangdong",
    "Guangxi",
    "Hainan",
    "Chongqing",
    "Sichuan",
    "Guizhou",
    "Yunnan",
    "Tibet",
    "Shaanxi",
    "Gansu",
    "Qinghai",
    "Ningxia",
    "Xinjiang",
    "Hong Kong",
    "Macao",
)

_SHARED = {
    "macro_region.East": "East",
    "macro_region.Central": "Central",
    "macro_region.West": "West",
    "macro_region.Northeast": "Northeast",
    "side.North": "North",
    "side.South": "South",
    "vintage.v3": "v3, before the census of 2018",
    "vintage.v4": "v4, after the census of 2018",
    "vintage.v5": "v5, after the census of 2023",
    "unit.%": "%",
    "unit.% a year": "% a year",
    "unit.10,000 persons": "10,000 persons",
    "unit.100 million yuan": "100 million yuan",
    "unit.CV": "CV",
    "unit.CV a year": "CV a year",
    "unit.count": "count",
    "unit.date": "date",
    "unit.hours": "hours",
    "unit.index": "index",
    "unit.index points": "index points",
    "unit.index points a year": "index points a year",
    "unit.km": "km",
    "unit.log points": "log points",
    "unit.log points a year": "log points a year",
    "unit.micrograms per m3": "micrograms per m3",
    "unit.million US dollars": "million US dollars",
    "unit.p": "p",
    "unit.percentage points": "percentage points",
    "unit.percentage points a year": "percentage points a year",
    "unit.ratio": "ratio",
    "unit.share": "share",
    "unit.trillion yuan": "trillion yuan",
    "unit.year": "year",
    "unit.years": "years",
    "unit.yes or no": "yes or no",
    "unit.yuan": "yuan",
    "column.region": "Region",
    "column.macro_region": "Macro-region",
    "column.year": "Year",
    "column.vintage": "Vintage",
    "column.value": "Value",
    "column.low": "Low",
    "column.high": "High",
    "column.n": "n",
    "column.note": "Note",
    "source.line": "Source: {names}; One Chessboard.",
    "source.year": "{last}",
    "source.years": "{first}–{last}",
    "source.accounts": "NBS: provincial accounts",
    "source.population": "NBS: resident population",
    "source.income": "NBS: household survey",
    "source.prices": "NBS: consumer prices",
    "source.indicators": "NBS: regional statistics",
    "source.published_index": "CASS: index of coordinated regional development",
    "source.article": "the article: its sentences",
    "source.national": "NBS: national accounts",
    "source.trade": "NBS: trade by province",
    "source.facts": "news reports",
    "source.policies": "policy documents and news reports",
    "source.strategy_members": "policy documents and news reports",
    "source.city_accounts": "NBS and cities: city accounts",
    "source.city_population": "NBS and cities: city population",
    "source.digital": "NBS: digital statistics",
    "source.hubs": "NDRC: approvals of the hubs",
    "source.sectors": "NBS: value added by industry",
    "source.capital": "NBS: capital formation",
    "source.national_employment": "NBS: employment",
    "source.income_accounts": "NBS: income accounts",
    "source.values": "the package's own figures",
    "style.thinned": "Of {all} rows {drawn} are drawn: ten at each end, others at even ranks between; the CSV has all.",
    "style.grid": "Of {all} regions {drawn} at even ranks are drawn.",
    "style.cut": "The first {shown} of {all} rows; the CSV has all.",
    "style.no_cjk_font": "The figure's labels are in English: no font with the Chinese characters needed was found on the "
    "machine that drew it.",
}

CATALOGUE: dict[str, str] = {
    **{f"region.{name}": name for name in _REGIONS},
    **_SHARED,
    **words.collect(),
}


def text(key: str, language: str, **values: object) -> str:
    """The text of ``key`` in ``language``, with ``values`` filled in.

    Raises KeyError, in words: an unknown language, an unknown key (with the nearest ones), a value that the
    text needs and that is not given.
    """
    if language not in LANGUAGES:
        raise KeyError(f"labels.text: unknown language {language!r}; one of {', '.join(LANGUAGES)}")
    if not has(key):
        near = difflib.get_close_matches(key, CATALOGUE, n=3, cutoff=0.6)
        hint = f"; nearest: {', '.join(near)}" if near else ""
        raise KeyError(f"labels.text: no text {key!r} in the catalogue (analysis/output/labels.py){hint}")
    template = translations.said(key, CATALOGUE[key], language)
    try:
        return MINUS.sub(
            "−",
            template.replace(" %", "\u00a0%").format(
                **{name: _filled(value) for name, value in values.items()}
            ),
        )
    except (KeyError, IndexError) as missing:
        raise KeyError(f"labels.text: the {language} text of {key!r} needs a value for {missing}") from None


class _Number(float):
    """A number that a text may also ask for a word by its sign, or for its size."""

    def __format__(self, form: str) -> str:
        if "|" in form:
            return form.split("|")[self < 0]
        return format(abs(float(self)), form[3:]) if form.startswith("abs") else format(float(self), form)


def _filled(value: object) -> object:
    return _Number(value) if isinstance(value, float) and not isinstance(value, bool) else value


def has(key: str) -> bool:
    """Whether the catalogue has a text for ``key``; noted as read either way."""
    tracking.text(key)
    return key in CATALOGUE


def digest(key: str) -> str:
    """Sixteen hexadecimal digits of ``key``'s text and its translations; "" where there are none."""
    texts = [CATALOGUE.get(key), *(_by_key(language).get(key) for language in LANGUAGES[1:])]
    return hashlib.sha256(repr(texts).encode()).hexdigest()[:16] if any(texts) else ""


@functools.cache
def _by_key(language: str) -> dict[str, list[tuple[str, str]]]:
    """A language's translations under each key: English, translation."""
    held: dict[str, list[tuple[str, str]]] = {}
    for (key, english), translation in translations.read(translations.WORDS, language).items():
        held.setdefault(key, []).append((english, translation))
    return held


def characters(language: str) -> frozenset[str]:
    """The characters outside ASCII that ``language`` needs: what a font must have."""
    texts = (
        CATALOGUE.values() if language == "en" else translations.read(translations.WORDS, language).values()
    )
    return frozenset(c for text in texts for c in text if ord(c) > 127)
