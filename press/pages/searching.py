"""Full text search that finds Chinese, in English pages too.

Chinese is written without spaces. Sphinx's own splitter takes a whole clause for a word, or needs a
dictionary of 40 MB to cut it. Here each character is a word of the index, and so are each two that stand
together; a query is cut in the same way, in the browser, and a page must hold all of its words.
"""

from __future__ import annotations

import functools
import re
from typing import Any

from sphinx.application import Sphinx
from sphinx.search.en import SearchEnglish

HAN = r"\u3400-\u9fff\uf900-\ufaff"
RUN = re.compile(f"[{HAN}]+")
SPLIT = r"""
var splitQuery = (query) => query
  .split(/[^\p{Letter}\p{Number}_\p{Emoji_Presentation}]+/gu)
  .flatMap((word) => word.split(/([HAN]+)/u))
  .flatMap((word) => /^[HAN]{2}/u.test(word) ? [...word].slice(1).map((next, at) => word[at] + next) : word)
  .filter((word) => word);
""".replace("HAN", HAN)


class English(SearchEnglish):
    """English, in which Chinese may stand."""

    js_splitter_code = SPLIT

    def init(self, options: dict[str, Any]) -> None:
        super().init(options)
        self.stem = functools.cache(self.stem)  # type: ignore[method-assign]  # words come again and again

    def split(self, input: str) -> list[str]:
        """The words of a text; of Chinese, each character and each two neighbours."""
        runs = RUN.findall(input)
        pairs = [run[at : at + 2] for run in runs for at in range(len(run) - 1)]
        return [*super().split(RUN.sub(" ", input)), *pairs, *"".join(runs)]


class Chinese(English):
    """Chinese, in which English may stand."""

    lang = "zh"
    language_name = "Chinese"


def setup(app: Sphinx) -> None:
    """Called by `press.pages.sphinx_ext`."""
    app.add_search_language(English)
    app.add_search_language(Chinese)
