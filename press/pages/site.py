"""What the theme's pages lack, whatever they say: names for readers of screens, languages, sizes of pictures.

Text marked here is marked on every page of every edition, so that no author has to think of it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from sphinx.application import Sphinx

from press.pages import styles
from press.text import N_, translator

TEMPLATES = Path(__file__).parent / "templates" / "site"
STATIC = Path(__file__).parent / "static"
POINT = 4 / 3  # pixels
# Of what extensions bring, these serve nothing that stands on these pages.
UNUSED = ("thebe", "toggle", "design-tabs")
# Of the theme's files: source maps, all icons there are, scripts and languages that no page reads. The sheets
# that pages linked to are two when they are put in place.
LEFT_OUT = re.compile(
    r"\.map$|fontawesome|bootstrap|^vendor$|^locales$|thebe|toggle|design-tabs|-macros\.html$"
)

LINKED = re.compile(
    r'(?P<link><a class="[^"]*reference internal[^"]*" href="[^"]*">(?P<name>.*?)</a>'
    r'<details(?: open="open")?>)<summary>'
)
# A heading that opens a fold holds no link of its own; the contents beside the page link to it.
OPENING = re.compile(r'(<summary><h\d>.*?)<a class="headerlink"[^>]*>[^<]*</a>(?=</h\d>)')
ENTRY = ' role="doc-biblioentry"'  # allowed on items of lists alone, which docutils does not write
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
HEADER = re.compile(r"<th\b(?![^>]*\bscope=)(?P<rest>[^>]*>.*?</th>\s*)(?P<then><td)?", re.DOTALL)
PICTURE = re.compile(r'<img (?P<rest>[^>]*?src="[^"]*/(?P<file>[^"/]+)"[^>]*?) ?/?>')
SIZE = re.compile(
    r'<svg\b[^>]*?\bwidth="(?P<width>[\d.]+)pt"[^>]*?\bheight="(?P<height>[\d.]+)pt"|'
    r'<svg\b[^>]*?\bheight="(?P<height2>[\d.]+)pt"[^>]*?\bwidth="(?P<width2>[\d.]+)pt"'
)
SCRIPT = re.compile(
    r'<script(?: (?:defer|async|data-cfasync)(?:="[^"]*")?)*(?P<source> src="[^"]*")>(?=</script>)'
)
# A passage of Chinese: characters, with the punctuation and the digits between them.
HAN = "\u3400-\u9fff\uf900-\ufaff"
CHINESE = re.compile(
    f"[《“「（]?[0-9]*[{HAN}](?:[{HAN}\u3000-\u303f\uff00-\uffef“”‘’…—·、0-9]*[{HAN}\u3000-\u303f\uff00-\uffef”’…])?"
)
# A passage of English on a Chinese page: words that stand together.
ENGLISH = re.compile(
    r"(?<![&#a-zA-Z0-9])[A-Za-z][a-zA-Z0-9'’.-]*(?:(?:[ ,;:()/–-]|&\w+;)+[0-9'’.-]*[A-Za-z][a-zA-Z0-9'’.-]*)+"
)
CODE = re.compile(r"<(?P<name>code|pre)\b(?![^>]*\blang=)")
# Names that Sphinx, the theme and MyST-NB give in English alone.
NAMES = (
    N_("Main"),
    N_("Color mode"),
    N_("System Settings"),
    N_("Toggle primary sidebar"),
    N_("Toggle secondary sidebar"),
    N_("Toggle hidden content"),
    N_("Search..."),
    N_("Link to this heading"),
    N_("Link to this image"),
    N_("Link to this table"),
    N_("Link to this definition"),
)
NAMED = re.compile(
    r'(?P<what> (?:title|aria-label|placeholder|data-bs-title)=")'
    rf'(?P<name>{"|".join(map(re.escape, NAMES))})(?=")'
)
# The reference of the code, which is written in English.
REFERENCE = re.compile(r'<section class="press-module"')
KEPT = "script|style|title|textarea|option|math|svg"  # elements whose text is left as it is


def mended(page: str) -> str:
    """A whole page with what it lacks."""
    chinese = re.search(r'<html[^>]* lang="zh', page)
    _ = translator("zh" if chinese else "en")
    under = _("Pages under {title}")
    page = LINKED.sub(
        lambda found: f'{found["link"]}<summary aria-label="{under.format(title=_plain(found["name"]))}">',
        page,
    )
    page = OPENING.sub(r"\g<1>", page).replace(ENTRY, ' role="listitem"')
    page = ROW.sub(lambda row: HEADER.sub(_scoped, row[0]), page)
    if chinese:
        page = NAMED.sub(lambda found: found["what"] + _(found["name"]), page)
        page = REFERENCE.sub(r'\g<0> lang="en"', page)
        return marked(CODE.sub(r'<\g<name> lang="en"', page), ENGLISH, "en", f"{KEPT}|code|pre")
    return marked(page, CHINESE, "zh-Hans", KEPT)


def put_off(page: str) -> str:
    """A page whose scripts wait, in their order, until `first.js` loads them."""
    return SCRIPT.sub(r'<script type="press/later"\g<source>>', page)


def marked(page: str, passage: re.Pattern[str], language: str, kept: str) -> str:
    """HTML with the language of every passage in another; elements `kept` stay as they are."""
    markup = rf"(<(?P<kept>{kept})\b.*?</(?P=kept)>|<!--.*?-->|<[^>]*>)"
    parts = re.split(markup, page, flags=re.DOTALL)
    out = []
    # the three groups of a split: text, markup, and the name of an element kept as it is
    for text, markup in zip(parts[::3], [*parts[1::3], ""], strict=True):
        out += [passage.sub(rf'<span lang="{language}">\g<0></span>', text), markup]
    return "".join(out)


def _plain(text: str) -> str:
    return re.sub(r"<[^>]*>", "", text).replace('"', "&quot;")


def _scoped(found: re.Match[str]) -> str:
    """A header names the row if a value follows it, and else the column."""
    scope = "row" if found["then"] else "col"
    return f'<th scope="{scope}"{found["rest"]}{found["then"] or ""}'


def size(svg: str) -> tuple[int, int] | None:
    """Width and height of a drawing in pixels; None where it does not say so in points."""
    found = SIZE.search(svg[:2000])
    if not found:
        return None
    sides = (found["width"] or found["width2"], found["height"] or found["height2"])
    return round(float(sides[0]) * POINT), round(float(sides[1]) * POINT)


def _pictures(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Pictures say how large they are; all but the first of a page are loaded when they come near."""
    if not doctree:
        return
    files = {name: Path(app.srcdir) / source for source, name in app.builder.images.items()}
    seen: list[str] = []

    def sized(found: re.Match[str]) -> str:
        file = files.get(found["file"])
        svg = file.read_text(encoding="utf-8") if file and file.suffix == ".svg" else ""
        sides = size(svg)
        how = 'loading="lazy" decoding="async"' if seen else 'fetchpriority="high"'
        seen.append(found["file"])
        box = f' width="{sides[0]}" height="{sides[1]}"' if sides else ""
        return f"<img {found['rest']}{box} {how} />"

    context["body"] = PICTURE.sub(sized, context["body"])


def _without_unused(app: Sphinx, page: str, template: str, context: dict[str, Any], doctree: Any) -> None:
    """Jupyter Book loads what these pages do not use; sphinx-thebe's script even comes from elsewhere."""
    for key in ("script_files", "css_files"):
        context[key] = [f for f in context.get(key, []) if not _is_unused(f)]


def _is_unused(file: Any) -> bool:
    said = f"{file} {getattr(file, 'attributes', '')}".lower()
    return any(word in said for word in UNUSED)


def left_out(folder: str, names: list[str]) -> list[str]:
    """Of what Sphinx copied into `_static`, what no page loads; for `shutil.copytree`."""
    if "_static" not in Path(folder).parts:
        return []
    return [name for name in names if LEFT_OUT.search(name) or styles.is_sheet(Path(folder, name))]


def _templates(app: Sphinx, config: Any) -> None:
    config.templates_path.insert(0, str(TEMPLATES))


def _static(app: Sphinx) -> None:
    app.config.html_static_path = [*app.config.html_static_path, str(STATIC)]


def setup(app: Sphinx) -> None:
    """Called by `press.pages.sphinx_ext`."""
    app.connect("config-inited", _templates)
    app.connect("builder-inited", _static)
    app.connect("html-page-context", _pictures, priority=800)
    app.connect("html-page-context", _without_unused, priority=900)
    app.add_css_file("icons.css")
