"""The font that Chinese letters are drawn with: which of those known is installed, and what it is.

matplotlib keeps a list of the machine's fonts in a cache that it does not renew by itself: a font installed
later is not in it. So a search that finds nothing looks at the machine's fonts themselves, and writes down
what is new. The font is an input of what is drawn: ``analysis.tracking`` keeps which it was.
"""

from __future__ import annotations

import contextlib
import functools
from pathlib import Path

import matplotlib as mpl
from matplotlib import font_manager

from analysis import tracking
from analysis.output import labels

CJK_FONTS = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Source Han Sans CN",
    "Noto Sans SC",
    "PingFang SC",
    "Hiragino Sans GB",
    "Heiti SC",
    "STHeiti",
    "Microsoft YaHei",
    "SimHei",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
    "Sarasa Gothic SC",
    "Arial Unicode MS",
    "Droid Sans Fallback",
    "Noto Sans CJK JP",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "SimSun",
)


@functools.lru_cache(maxsize=1)
def cjk_font() -> str | None:
    """The first of ``CJK_FONTS`` that is installed and has every Han character of the catalogue, or None."""
    found = _listed() or (_listed() if _renew() else None)
    tracking.font(_digest(found))
    return found


def digest() -> str:
    """What tells the font from another: name, revision and number of glyphs; "none" where none is found."""
    return _digest(cjk_font())


def _digest(name: str | None) -> str:
    if name is None:
        return "none"
    font = font_manager.get_font(font_manager.findfont(name, fallback_to_default=False))
    whole, part = font.get_sfnt_table("head")["fontRevision"]
    return f"{name}, revision {whole}.{part}, {font.num_glyphs} glyphs"


def _listed() -> str | None:
    """The font among those that matplotlib knows of."""
    needed = {ord(c) for c in labels.characters("zh") if "\u4e00" <= c <= "\u9fff"}
    installed = set(font_manager.fontManager.get_font_names())
    for name in CJK_FONTS:
        if name in installed:
            path = font_manager.findfont(name, fallback_to_default=False)
            if all(map(font_manager.get_font(path).get_char_index, needed)):  # 0: it has no such letter
                return name
    return None


def _renew() -> bool:
    """Tells matplotlib of the fonts that its list lacks; whether there are any. The cache is written anew."""
    manager = font_manager.fontManager
    lacking = set(font_manager.findSystemFonts()) - {font.fname for font in manager.ttflist}
    before = len(manager.ttflist)
    for path in sorted(lacking):
        with contextlib.suppress(
            Exception
        ):  # a file that is no font after all: matplotlib leaves it out, too
            manager.addfont(path)
    if len(manager.ttflist) == before:
        return False
    with contextlib.suppress(OSError):  # a cache that cannot be written is only slower
        cache = Path(mpl.get_cachedir(), f"fontlist-v{manager.__version__}.json")
        font_manager.json_dump(manager, cache)
    return True
