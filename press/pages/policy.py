"""Pages that a content security policy can guard: no script and no handler stands in a page itself.

The theme writes scripts and two handlers into its pages; here each of these scripts becomes a file of
its own, named by its content, and each handler a word that `press.js` listens for. Then a policy of
`script-src 'self'` stops whatever a text might smuggle in. It stands in every page; `press_policy` in
`_config.yml` sets another, and a server may send a stricter one besides.
"""

from __future__ import annotations

import html
import re
from pathlib import Path
from typing import Any

from jinja2 import FileSystemBytecodeCache
from sphinx.application import Sphinx
from sphinx.jinja2glue import BuiltinTemplateLoader

from press import storage
from press.pages import site, styles

POLICY = (
    "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
    "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'"
)
SCRIPT = re.compile(r"<script(?P<attributes>(?:\s[^>]*)?)>(?P<code>.*?)</script>\s*", re.DOTALL)
HANDLER = re.compile(r'\sonclick="(?P<call>window\.print)\(\)"')
HEAD = re.compile(r"<head>|<meta charset=[^>]*>")
UNUSED = re.compile(
    r"kernelName = '\w+'|DOCUMENTATION_OPTIONS\.pagename = '[\w/.-]+';"
)  # nothing here reads them
# The theme's own scripts, word for word: any other stays in its page, where the policy stops it.
THEME = (
    'document.documentElement.dataset.mode = localStorage.getItem("mode") || "auto"; '
    'document.documentElement.dataset.theme = localStorage.getItem("theme") || "auto";'
)  # `first.js` does it
KNOWN = (
    "DOCUMENTATION_OPTIONS.search_as_you_type = false;",
    "// Activate the search field on page load "
    'let searchInput = document.querySelector("form.bd-search input"); '
    "if (searchInput) { searchInput.focus(); searchInput.select(); "
    'console.log("[PST]: Set focus on search field."); }',
)
FOLDER = "_static/pages"
# Sphinx writes titles and descriptions into the search page as HTML; a title may come from any package. It
# compiles a language's rule of plurals, which the policy forbids; Chinese has one form, and this its number.
MENDED = {
    "searchtools.js": {
        "linkEl.innerHTML = title;": "linkEl.textContent = title;",
        'listItem.appendChild(document.createElement("span")).innerHTML =': (
            'listItem.appendChild(document.createElement("span")).textContent ='
        ),
    },
    "doctools.js": {
        'new Function(\n      "n",\n      `return (${catalog.plural_expr})`\n    );': (
            "() => Number(catalog.plural_expr);"
        )
    },
}


class Templates(BuiltinTemplateLoader):
    """Sphinx's templates; the pages that they give hold no script."""

    def init(self, builder: Any, *words: Any, **more: Any) -> None:
        super().init(builder, *words, **more)
        self.out, self.policy = Path(builder.outdir), builder.config.press_policy
        compiled = Path(builder.doctreedir) / "templates"
        compiled.mkdir(parents=True, exist_ok=True)
        self.environment.bytecode_cache = FileSystemBytecodeCache(str(compiled))

    def render(self, template: str, context: dict[str, Any]) -> str:  # type: ignore[override]
        text = super().render(template, context)
        if not template.endswith(".html") or "<html" not in text:
            return text
        root = context["pathto"]("", resource=True).removesuffix("#")
        return styles.linked(site.put_off(self._guarded(site.mended(text), root)), root)

    def _guarded(self, text: str, root: str) -> str:
        tag = f'<meta http-equiv="Content-Security-Policy" content="{html.escape(self.policy)}" />'
        text = HANDLER.sub(r' data-press-call="\g<call>"', text)
        text = SCRIPT.sub(lambda found: self._elsewhere(found, root), text)
        return HEAD.sub(lambda found: f"{found[0]}\n    {tag}", text, count=1)

    def _elsewhere(self, found: re.Match[str], root: str) -> str:
        """A script of the theme as a file of its own, read where it stood; any other as it is."""
        attributes, code = found["attributes"], found["code"]
        plain = " ".join(code.split())
        if UNUSED.fullmatch(code.strip()) or "text/x-thebe-config" in attributes or plain == THEME:
            return ""
        if plain not in KNOWN:
            return found[0]
        name = f"{FOLDER}/{storage.digest(code.encode())[:16]}.js"
        storage.write(self.out / name, code.strip() + "\n")
        return f'<script{attributes} src="{root}{name}"></script>\n'


def mend_scripts(static: Path) -> None:
    """Sphinx's own scripts as the policy lets them run. ValueError: a script is not the one known here."""
    for name, lines in MENDED.items():
        code = (static / name).read_text(encoding="utf-8")
        for line, mended in lines.items():
            if code.count(line) != 1:
                raise ValueError(f"{name}: {line!r} stands there {code.count(line)} times; expected once")
            code = code.replace(line, mended)
        (static / name).write_text(code, encoding="utf-8")


def setup(app: Sphinx) -> None:
    """Called by `press.pages.sphinx_ext`."""
    app.add_config_value("press_policy", POLICY, "html")
