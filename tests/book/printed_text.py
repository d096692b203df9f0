"""The text of a printed page: a line for each block, words of one line together."""

import html
import re
from pathlib import Path

INLINE = "a|abbr|b|cite|code|em|i|small|span|strong|sub|sup"


def lines(page: Path, *, article: bool = False) -> list[str]:
    """Of the whole page, or of its article alone."""
    text = page.read_text(encoding="utf-8")
    if article:
        text = "".join(re.findall(r"<article\b.*?</article>", text, re.DOTALL))
    body = re.sub(r"<(script|style|head|svg|math)\b.*?</\1>", "\n", text, flags=re.DOTALL)
    body = re.sub(r"<pre\b.*?</pre>", "\n", body, flags=re.DOTALL)
    joined = re.sub(r"\s+", " ", re.sub(rf"</?(?:{INLINE})\b[^>]*>", "", body))
    blocks = re.sub(r"<[^>]+>", "\n", joined).split("\n")
    return [line for block in blocks if (line := re.sub(r"\s+", " ", html.unescape(block)).strip())]


def alt_texts(page: Path) -> list[str]:
    return [html.unescape(alt) for alt in re.findall(r'\balt="([^"]*)"', page.read_text(encoding="utf-8"))]
