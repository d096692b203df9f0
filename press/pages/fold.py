"""Parts of a page that stand folded behind a line."""

from __future__ import annotations

from docutils import nodes

from press.pages.render import render

CONTENT = "<!-- content -->"


def folded(summary: str, *content: nodes.Node, css: str = "", is_open: bool = False) -> list[nodes.Node]:
    """`content` behind a line that opens it."""
    before, after = render("fold.html", summary=summary, css=css, is_open=is_open).split(CONTENT)
    return [
        nodes.raw("", before.strip(), format="html"),
        *content,
        nodes.raw("", after.strip(), format="html"),
    ]
