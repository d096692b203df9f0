"""The style sheets of all pages as two: what the first view needs, and the whole.

The theme and its extensions bring 0.6 MB in ten files, a sixth of which concerns these pages, and a browser
shows nothing before it has read all. `FIRST` holds the rules that apply to a page as it arrives; it alone is
waited for. `LATER`, which `first.js` loads when the page is shown, holds every rule that pages, or scripts
that change them, can come to use, those of `FIRST` among them: so rules stand in their order, and what wins
in the end is what wins in the sheets they come from. Without scripts a page loads both at once.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from press import storage
from press.pages.touch import LIBRARY

FOLDER = "styles"
FIRST, LATER, SCRIPT = f"{FOLDER}/first.css", f"{FOLDER}/later.css", "first.js"
VERSION = "0press0styles0"  # the version's place in pages, until they are put in place
OWN = Path(__file__).parent / "static"
# What pages link to, in their order.
SHEETS = (
    "styles/pydata-sphinx-theme.css",
    "pygments.css",
    "styles/sphinx-book-theme.css",
    "copybutton.css",
    "mystnb.*.css",
    "icons.css",
    "press.css",
    "claims.css",
    "sphinx-design.min.css",
    "touch.css",
)
LINK = re.compile(
    r'\s*<link\b(?=[^>]* rel="stylesheet")[^>]* href="[^"]*_static/(?P<name>[^"?]+)[^"]*"[^>]*>'
)

NAMED = re.compile(r'\s(?:class|id)="([^"]*)"')
WORD = re.compile(r"[A-Za-z_][\w-]*")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
NOTICE = re.compile(r"/\*!.*?\*/", re.DOTALL)  # of whose it is
TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|\'(?:[^\'\\]|\\.)*\'|[{};]|[^"\'{};]+', re.DOTALL)
SPACE = re.compile(r"\s+")
SELECTOR = re.compile(r"(?:[^,(]|\((?:[^()]|\([^()]*\))*\))+")
ASIDE = re.compile(r"\((?:[^()]|\([^()]*\))*\)|\[[^\]]*\]")
NAME = re.compile(r"[.#]((?:\\.|[\w-])+)")
OF_ICONS = re.compile(r"fa[bsr]?(?:-|$)")  # `icons.css` draws those that there are
GROUPS = ("@media", "@supports", "@layer", "@container")
# What a page is not in when it arrives: pointed at, or on paper.
STATE = re.compile(r":(?:hover|focus|active)\b|::selection\b")
PAPER = re.compile(r"@media\s+print\b|@(?:keyframes|page)\b")
DECLARED = re.compile(r'(?<=[{;])(?P<name>--[\w-]+):(?:"[^"]*"|\'[^\']*\'|[^;{}"\'])*(?:;|(?=\}))')
READ = re.compile(r"var\(\s*(--[\w-]+)")


def linked(page: str, root: str) -> str:
    """A page that waits for the rules of its first view, and loads the others when it is shown."""
    links = [found for found in LINK.finditer(page) if is_sheet(Path("_static", found["name"]))]
    if not links:
        return page
    place = f"{root}_static"
    first, later = (f'<link rel="stylesheet" href="{place}/{name}?v={VERSION}" />' for name in (FIRST, LATER))
    script = f'<script src="{place}/{SCRIPT}?v={VERSION}" data-styles="{place}/{LATER}?v={VERSION}"></script>'
    for found in links[1:]:
        page = page.replace(found[0], "", 1)
    both = f"\n    {first}\n    {script}\n    <noscript>{later}</noscript>"
    return page.replace(links[0][0], both, 1)


def is_sheet(path: Path) -> bool:
    """Whether a file is a sheet whose rules go into the two."""
    return any(path.match(f"_static/{sheet}") for sheet in SHEETS)


@dataclass(frozen=True)
class Used:
    """Every class and id that pages carry, and every word of their scripts."""

    pages: frozenset[str]
    scripts: frozenset[str]


def used(html: Path, left_out: re.Pattern[str]) -> Used:
    """What the pages below a folder use; scripts whose names match `left_out` are not theirs."""
    pages = [_words(page, page.stat().st_mtime_ns, page.stat().st_size) for page in html.rglob("*.html")]
    scripts: set[str] = set()
    static = html / "_static"
    for script in static.rglob("*.js"):
        # the library's pictures bring their own styles
        if script.name != LIBRARY and not any(map(left_out.search, script.relative_to(static).parts)):
            scripts.update(WORD.findall(script.read_text(encoding="utf-8")))
    return Used(frozenset().union(*pages), frozenset(scripts))


@functools.lru_cache(maxsize=512)  # while a book is written, one page of all is new
def _words(page: Path, changed: int, size: int) -> frozenset[str]:
    """Every class and id of a page, as it was written then."""
    found = set(NAMED.findall(page.read_text(encoding="utf-8")))
    return frozenset(word for names in found for word in names.split())


def written(html: Path, static: Path, words: Used) -> None:
    """Writes the two sheets into the folder `static`, from those in `html` as Sphinx wrote them."""
    for name, text in _both(html, words).items():
        storage.write(static / name, text)


def version(html: Path, words: Used) -> str:
    """Of the sheets and the script that loads them: under an address a browser keeps what it has read."""
    script = (html / "_static" / SCRIPT).read_bytes()
    texts = {name: storage.digest(text.encode()) for name, text in _both(html, words).items()}
    return storage.digest(texts | {SCRIPT: storage.digest(script)})[:12]


def _both(html: Path, words: Used) -> dict[str, str]:
    found = [path for sheet in SHEETS for path in sorted((html / "_static").glob(sheet))]
    sheets = tuple((path.read_text(encoding="utf-8"), (OWN / path.name).is_file()) for path in found)
    return _made(sheets, words)


@functools.lru_cache(maxsize=4)  # a book is printed many times while it is written
def _made(sheets: tuple[tuple[str, bool], ...], words: Used) -> dict[str, str]:
    """The two sheets; of others' only what is used, of the book's own all but what has no place at first."""
    every = words.pages | words.scripts
    named = frozenset(word for word in every if not OF_ICONS.match(word))
    later = [css if own else pruned(css, named) for css, own in sheets]
    shown = frozenset(word for word in words.pages if not OF_ICONS.match(word))
    first = [pruned(css, words.pages if own else shown, at_first=True) for css, own in sheets]
    return {FIRST: _without_unread(squeezed("\n".join(first))), LATER: squeezed("\n".join(later))}


def pruned(css: str, words: frozenset[str], at_first: bool = False) -> str:
    """The style sheet without rules, and parts of their selectors, that name what is not among `words`;
    `at_first`, without those that do not apply to a page as it arrives on a screen."""
    rules = "".join(_kept(_blocks(COMMENT.sub("", css)), words, at_first))
    return "\n".join([rules, *NOTICE.findall(css)])


def squeezed(css: str) -> str:
    """The same style sheet without comments and in few bytes."""
    out: list[str] = []
    for token in TOKEN.findall(COMMENT.sub("", css)):
        if token in "{};":
            if out and out[-1].endswith(" ") and not out[-1].endswith(": "):  # `--none: ;` is a value
                out[-1] = out[-1][:-1]
            if token == "}" and out and out[-1] == ";":
                out.pop()
            out.append(token)
        elif token[0] in "\"'":
            out.append(token)
        else:
            plain = SPACE.sub(" ", token)
            if plain := plain.lstrip() if not out or out[-1] in "{};" else plain:
                out.append(plain)
    return "\n".join(["".join(out).strip(), *NOTICE.findall(css)])


def _without_unread(css: str) -> str:
    """A style sheet without the variables that it does not read itself."""
    read = set(READ.findall(css))
    less = DECLARED.sub(lambda found: found[0] if found["name"] in read else "", css)
    return css if less == css else _without_unread(less)


def _blocks(css: str) -> Iterator[tuple[str, str | None]]:
    """A style sheet's statements: what stands before a brace and within it, or None where there is none."""
    head, body, depth = "", "", 0
    for token in TOKEN.findall(css):
        if token == "{" and (depth := depth + 1) == 1:
            continue
        if token == "}" and (depth := depth - 1) == 0:
            yield head.strip(), body
            head, body = "", ""
        elif depth:
            body += token
        elif token == ";":
            yield head.strip(), None
            head = ""
        else:
            head += token


def _kept(blocks: Iterator[tuple[str, str | None]], words: frozenset[str], at_first: bool) -> Iterator[str]:
    for head, body in blocks:
        if body is None:
            yield f"{head};"
        elif at_first and PAPER.match(head):
            continue
        elif head.startswith(GROUPS):
            if inner := "".join(_kept(_blocks(body), words, at_first)):
                yield f"{head}{{{inner}}}"
        elif head.startswith("@"):
            if "Font Awesome" not in body:
                yield f"{head}{{{body}}}"
        elif selectors := [one for one in SELECTOR.findall(head) if _is_used(one, words, at_first)]:
            yield f"{','.join(selectors)}{{{body}}}"


def _is_used(selector: str, words: frozenset[str], at_first: bool) -> bool:
    plain = ASIDE.sub("", selector)
    if at_first and STATE.search(plain):
        return False
    return all(name.replace("\\", "") in words for name in NAME.findall(plain))
