"""Lays the book out for Jupyter Book: prose as it is, chapters with what their execution gave.

Outputs that carry the press's media types become what a page needs: figures and tables numbered, captioned,
with their data as CSV beside them; recorded results one table at the page's end, with an anchor each. The
code of a section stands folded in one place, where the section ends.
"""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Callable, Collection
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from analysis import translations
from press import PressError, storage
from press.book import chapters
from press.book.chapters import PARAMETERS, Chapter, code_cells, source, tags
from press.findings.figures import FIGURE, SHORTENED_BY, png, shortened, spoken
from press.findings.results import RESULT
from press.pages import absent, catalogues, launching, prose, touch
from press.pages import left_out as ownpages
from press.pages import records as recorded
from press.run.execute import injected, own_cells
from press.text import DOMAIN, translator

SPHINX = {"en": "en", "zh": "zh_CN"}  # what Sphinx calls a language
TABLE = "application/vnd.onechessboard.table+json"
HEADING = re.compile(r"^#{1,6} .*$", re.MULTILINE)
FILES = "files"  # beside a chapter: its figures and its tables
DRAWN = f"{FILES}/fig-*.svg"
TO_TAKE = Path("notebooks")  # of the stage: chapters as their authors wrote them, for readers to run
SPECIALIST = "specialist"  # tag of a section that stands folded
VINTAGE = re.compile(r"\bv\d+\b")
FOLDERS = re.compile(r'(?<=^data = ").*[/\\](?=[^"]+"$)', re.MULTILINE)  # a package's place on this machine


@dataclass(frozen=True)
class LeftOut:
    """What another country's package cannot feed: words for each chapter; which of them it could feed if
    something were added; and the package's descriptor."""

    chapters: dict[str, list[str]]
    portable: set[str]
    package: dict[str, Any]


def lay_out(
    root: Path,
    stage: Path,
    book: list[Chapter],
    executed: dict[str, dict],
    content: dict[str, Any],
    *,
    more: dict[Path, str] | None = None,
    left: LeftOut | None = None,
    language: str = "en",
    places: dict[str, str] | None = None,
    edition: str = "",
) -> str:
    """Writes the staged book and returns its digest; files that did not change keep their date.

    `book` are the chapters, `executed` the executed notebook of each by name; `content` the results, the
    verdicts and what else the pages say of it; `more` other files that pages read, by their place in the
    stage; `left` is what the data package cannot feed; `language` that of the pages, and `places` where those
    of each language stand; `edition` says in a line what was executed on what, for the head of each CSV.
    """
    terms = _terms(root, executed, content["results"], language, edition)
    words, absences = terms.words, terms.absences
    own = {chapter.name: chapter for chapter in book}
    staged: dict[Path, str | bytes] = {
        Path("book/results.json"): _compact(content),
        **(more or {}),
    }
    first = chapters.toc_pages(root)[0]
    missing = {page: words for page, words in left.chapters.items() if page in left.portable} if left else {}
    gone = set(left.chapters) - set(missing) if left else set()
    held: list[str] = []
    made: dict[str, dict] = {"figures": {}, "code": {}}
    for page in chapters.toc_pages(root):
        if page in own:
            laid = _laid(own[page], executed[page], terms)
            staged |= laid.staged
            for kind, noted in laid.made.items():
                made[kind] |= noted
            held.append(page)
            continue
        text = absent.cut(_prose(root, page, words.markdown(page)), absences)
        if left and page in missing:
            written = ownpages.title(_prose(root, page, str), Path(page).name.capitalize())
            heading = prose.heading("#", written, words.of(page))
            text = ownpages.left_out(heading, missing[page], left.package, language)
        elif left and (page in gone or ownpages.speaks_of_others(text, content)):
            gone.add(page)
            continue
        else:
            text = ownpages.references(text, language) if left else text
            held.append(page)
        staged[Path(f"{page}.md")] = text
    if left and first in gone:
        staged[Path(f"{first}.md")] = ownpages.home(left.package, held, missing, language)
    staged[Path("book/made.json")] = _compact(made)
    _frame(root, staged, missing, gone - {first}, left, words, places or {language: ""})
    for path in sorted((root / "book").rglob("*")):
        if path.is_file() and path.suffix in (".bib", ".png", ".svg"):
            staged[path.relative_to(root)] = (
                recorded.works(path.read_text(encoding="utf-8"), language)
                if path.suffix == ".bib"
                else path.read_bytes()
            )
    for path in (root / "analysis").rglob("*.py"):  # for the reference, which is made of it
        staged[path.relative_to(root)] = path.read_bytes()
    return _write(stage, staged)


@dataclass(frozen=True)
class _Laid:
    """A chapter laid out: of what; its files; what other pages show of it."""

    made_of: tuple
    staged: dict[Path, str | bytes]
    made: dict[str, dict]


@functools.lru_cache(maxsize=4)  # a command that stays asks again
def _last_laid(root: Path, language: str) -> dict[str, _Laid]:
    """The chapters of a book as they were laid out last, by name."""
    return {}


@dataclass(frozen=True)
class _Terms:
    """What all chapters are laid out by; `marks` are those of the catalogues of the press's own words."""

    root: Path
    words: catalogues.Words
    absences: absent.Absences
    edition: str
    url: str
    marks: list[str]


def _terms(
    root: Path, executed: dict[str, dict], results: Collection[str], language: str, edition: str
) -> _Terms:
    return _Terms(
        root,
        catalogues.read(root, language),
        absent.noted(executed.values(), results, language),
        edition,
        launching.known(storage.yaml_file(root / "_config.yml", "_config.yml"), root),
        [storage.mark(translations.path(name, language)) for name in (DOMAIN, translations.WORDS)],
    )


def ahead(
    root: Path,
    book: list[Chapter],
    executed: dict[str, dict],
    results: Collection[str],
    language: str,
    edition: str,
) -> None:
    """Lays out chapters while others are executed: `lay_out` takes them over if nothing else is new."""
    terms = _terms(root, executed, results, language, edition)
    for chapter in book:
        _laid(chapter, executed[chapter.name], terms)


def _laid(chapter: Chapter, executed: dict, terms: _Terms) -> _Laid:
    """A chapter laid out, anew if anything is new that it is made of."""
    words, absences = terms.words, terms.absences
    sources = [path.read_bytes() for path in chapters.files_of(terms.root, chapter.name)]
    said = (words.said_of(chapter.name), terms.marks)
    made_of = (chapter, executed, absences, terms.edition, said, terms.url, sources)
    known = _last_laid(terms.root, words.language)
    if chapter.name not in known or known[chapter.name].made_of != made_of:
        staged: dict[Path, str | bytes] = {}
        _chapter(chapter, executed, staged, absences, terms.edition, words.markdown(chapter.name))
        taken = launching.notebook(chapter.notebook(), terms.url)
        staged[TO_TAKE / f"{chapter.name}.ipynb"] = json.dumps(taken, ensure_ascii=False, indent=1)
        known[chapter.name] = _Laid(made_of, staged, _note(chapter, executed, words.language))
    return known[chapter.name]


def _compact(content: object) -> str:
    """JSON for pages to read; with line breaks Python takes ten times as long to write it."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, allow_nan=False)


def _prose(root: Path, page: str, said: Callable[[str], str]) -> str:
    """A page's Markdown as it is `said`; of a notebook, its prose for any package."""
    path = root / f"{page}.md"
    if path.is_file():
        return said(path.read_text(encoding="utf-8"))
    chapter = chapters.at(root, page)
    assert chapter  # a page is the one or the other
    cells = chapter.notebook(said)["cells"]
    whole = [cell for cell in cells if cell["cell_type"] == "markdown" and "needs-claims" not in tags(cell)]
    return "\n\n".join(map(source, whole))


def _frame(
    root: Path,
    staged: dict[Path, str | bytes],
    missing: dict[str, list[str]],
    gone: set[str],
    left: LeftOut | None,
    words: catalogues.Words,
    places: dict[str, str],
) -> None:
    """Contents, configuration and citation; of another package's edition, its own."""
    toc, config, cited = (storage.yaml_file(root / name, name) for name in catalogues.FRAME)
    catalogues.frame(toc, config, cited, words.of(chapters.toc_pages(root)[0]))
    settings = config.setdefault("sphinx", {}).setdefault("config", {})
    settings |= {"language": SPHINX[words.language], "press_language": words.language}
    settings["press_places"] = places
    _ = translator(words.language)
    settings["numfig_format"] = {"figure": _("Fig. %s"), "table": _("Table %s")}
    if left:
        config = ownpages.config(config, left.package, sorted(missing))
        cited = ownpages.cited(cited, left.package, words.language)
    toc = ownpages.contents(toc, set(missing), gone, words.language)
    config = launching.config(config, root)
    for name, content in zip(catalogues.FRAME, (toc, config, cited), strict=True):
        staged[Path(name)] = yaml.safe_dump(content, allow_unicode=True, sort_keys=False)


def draw(stage: Path) -> None:
    """A PNG beside each SVG of a figure that has none."""
    for path in stage.rglob(DRAWN):
        if not (picture := path.with_suffix(".png")).is_file():
            storage.write(picture, png(path.read_text(encoding="utf-8")))


def _write(stage: Path, staged: dict[Path, str | bytes]) -> str:
    pictures = {path: path.with_suffix(".png") for path in staged if path.match(DRAWN)}
    wanted = {stage / path for path in [*staged, *pictures.values()]}
    for path in [p for p in stage.rglob("*") if p.is_file() and p not in wanted]:
        path.unlink()
    before, now = _last_written(stage), dict[Path, _Written]()
    for path, content in staged.items():
        known = before.get(path)
        if known is None or known.content is not content or known.mark != storage.mark(stage / path):
            shown = _drawing(stage / path, str(content)) if path in pictures else content
            if path in pictures and _other(stage / path, shown):
                (stage / pictures[path]).unlink(
                    missing_ok=True
                )  # first: never is there one of another drawing
            storage.write(stage / path, shown)
            digest = storage.digest(content if isinstance(content, bytes) else content.encode())
            known = _Written(content, storage.mark(stage / path), digest)
        now[path] = known
    before.clear()
    before.update(now)
    return storage.digest({str(path): one.digest for path, one in now.items()})


@dataclass(frozen=True)
class _Written:
    """What was written to a file of the stage, the file's mark and the content's digest."""

    content: str | bytes
    mark: str
    digest: str


@functools.lru_cache(maxsize=4)  # a command that stays asks again
def _last_written(stage: Path) -> dict[Path, _Written]:
    """What was last written to a stage."""
    return {}


def _drawing(path: Path, svg: str) -> str:
    """A drawing as pages show it; it is made once, and says at its end what of, and what it is itself."""
    made_of = storage.digest(f"{svg}{SHORTENED_BY}".encode())[:16]

    def end(body: str) -> str:
        return f"<!-- {made_of} {storage.digest(body.encode())[:16]} -->\n"

    if path.is_file():
        there = path.read_text(encoding="utf-8")
        body = there[: there.rfind("<!--")]
        if there == body + end(body):
            return there
    made = shortened(svg).rstrip()
    return made + end(made)


def _other(path: Path, content: str | bytes) -> bool:
    data = content.encode() if isinstance(content, str) else content
    return not path.is_file() or path.read_bytes() != data


def _chapter(
    chapter: Chapter,
    executed: dict,
    staged: dict[Path, str | bytes],
    absences: absent.Absences,
    edition: str,
    said: Callable[[str], str],
) -> None:
    """The chapter's present source with the outputs of its execution; prose may have changed since, and is
    printed as it is `said`."""
    notebook = chapter.notebook(said)
    _ = translator(absences.language)
    ran = own_cells(executed)
    if [source(cell) for cell in ran] != [source(cell) for cell in code_cells(notebook)]:
        raise PressError(f"{chapter.name} was changed while it was executed: run `press build` again")
    outputs_of = iter(cell["outputs"] for cell in ran)
    cells: list[dict] = []
    section: list[dict] = []
    records: list[dict] = []
    reasons: set[str] = set()  # each is said once in a section
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            if HEADING.search(source(cell)):
                cells += _folded(section)
                section, reasons = [], set()
            cell["source"] = absent.cut(source(cell), absences)
            reasons |= absences.told(source(cell))
            if SPECIALIST in tags(cell):
                cell["source"] = HEADING.sub(r"\g<0>\n\n```{specialist}\n```\n", source(cell), count=1)
            cells.append(cell)
            continue
        if PARAMETERS in tags(cell) and injected(executed):
            cell["source"] = source(cell) + "\n\n" + FOLDERS.sub("", injected(executed))
        outputs = next(outputs_of)
        found = [output.get("data", {}) for output in outputs]
        records += [data[RESULT] for data in found if RESULT in data]
        cells += _shown(cell, outputs, chapter, staged, absences.language, reasons, edition)
        section.append(cell)
    cells += _folded(section)
    if records:
        text = recorded.section(records, absences.language)
        cells.append({"cell_type": "markdown", "id": "all-numbers", "metadata": {}, "source": text})
    notebook["cells"] = cells
    staged[Path(f"{chapter.name}.ipynb")] = json.dumps(notebook, ensure_ascii=False, indent=1, sort_keys=True)


def _note(chapter: Chapter, executed: dict, language: str) -> dict[str, dict]:
    """What other pages show of a chapter: its figures by name, and where the code of each result stands."""
    outputs = iter(cell["outputs"] for cell in own_cells(executed))
    made: dict[str, dict] = {"figures": {}, "code": {}}
    fold = ""
    for cell in chapter.notebook()["cells"]:
        if cell["cell_type"] != "code":
            fold = "" if HEADING.search(source(cell)) else fold
            continue
        fold = fold or code_anchor(cell["id"])
        for data in (output.get("data", {}) for output in next(outputs)):
            if RESULT in data:
                made["code"][data[RESULT]["id"]] = fold
            elif FIGURE in data:
                said = spoken(data, FIGURE, language)
                files = {
                    kind: str(_beside(chapter, "fig", said["name"], f".{kind}")) for kind in ("svg", "csv")
                }
                made["figures"][said["name"]] = files | {"chapter": chapter.name, "alt": said["alt"]}
    return made


def code_anchor(cell: str) -> str:
    """The anchor of a section's code, by the section's first cell of code."""
    return f"code-{cell}"


def _folded(section: list[dict]) -> list[dict]:
    """The code of one section in one fold, where it ends; nothing of a section without code."""
    text = "\n\n".join(filter(None, (source(cell).strip() for cell in section)))
    if not text:
        return []
    first = section[0]["id"]
    mark = f'```{{raw}} html\n<span id="{code_anchor(first)}"></span>\n```'
    anchor = {"cell_type": "markdown", "id": f"{first}-anchor", "metadata": {}, "source": mark}
    return [anchor, _code(f"{first}-code", text, [], "hide-input")]


def _code(identifier: str, text: str, outputs: list[dict], tag: str) -> dict:
    own = {"cell_type": "code", "id": identifier, "metadata": {"tags": [tag]}, "source": text}
    return own | {"outputs": outputs, "execution_count": None}


def _shown(
    cell: dict,
    outputs: list[dict],
    chapter: Chapter,
    staged: dict[Path, str | bytes],
    language: str,
    reasons: set[str],
    edition: str,
) -> list[dict]:
    """What a reader sees of a cell's outputs: figures, tables, and whatever else was displayed."""
    shown = []
    for number, output in enumerate(outputs):
        data, identifier = output.get("data", {}), f"{cell['id']}-{number}"
        if RESULT in data:
            continue
        if note := data.get(absent.ABSENT):
            why = note["why"][language]
            if not note["quiet"] and why not in reasons:
                reasons.add(why)
                text = absent.said(why, language)
                shown.append({"cell_type": "markdown", "id": identifier, "metadata": {}, "source": text})
            continue
        if FIGURE in data or TABLE in data:
            kind, print_ = (FIGURE, _figure) if FIGURE in data else (TABLE, _table)
            meta = spoken(data, kind, language) | {"edition": edition, "language": language}
            text = print_(meta, chapter, staged)
            shown.append({"cell_type": "markdown", "id": identifier, "metadata": {}, "source": text})
        else:
            shown.append(_code(identifier, "...", [output], "remove-input"))  # without code MyST-NB drops it
    return shown


def _beside(chapter: Chapter, kind: str, name: str, suffix: str) -> Path:
    if not re.fullmatch(r"[a-z0-9]+([-_][a-z0-9]+)*", name):
        raise PressError(
            f"{chapter.name}: {name!r} is no name for a figure or table (lower-case words, hyphens)"
        )
    return Path(chapter.name).with_name(FILES) / f"{kind}-{name}{suffix}"


def _add(staged: dict[Path, str | bytes], path: Path, content: str, chapter: Chapter) -> str:
    if path in staged:
        raise PressError(
            f"{chapter.name}: {path.name} is drawn twice; give each figure and table its own name"
        )
    staged[path] = content
    return f"files/{path.name}"


def _figure(meta: dict, chapter: Chapter, staged: dict[Path, str | bytes]) -> str:
    picture = _add(staged, _beside(chapter, "fig", meta["name"], ".svg"), meta["svg"], chapter)
    numbers = _add(staged, _beside(chapter, "fig", meta["name"], ".csv"), _csv(meta), chapter)
    alt = json.dumps(" ".join(meta["alt"].split()), ensure_ascii=False)
    files = {"PNG": picture.replace(".svg", ".png"), "SVG": picture, "CSV": numbers}
    links = "\n".join(f"- {{download}}`{kind} <{file}>`" for kind, file in files.items())
    return (
        f"````{{figure}} {picture}\n:name: fig-{meta['name']}\n:alt: {alt}\n:class: press-figure\n\n"
        f"{ownpages.plain(meta['caption'])}\n\n```{{take}} fig-{meta['name']}\n{links}\n```\n"
        f"{_touched(meta, chapter, staged)}````"
    )


def _touched(meta: dict, chapter: Chapter, staged: dict[Path, str | bytes]) -> str:
    """What a figure offers to touch, if anything."""
    if "touch" not in meta:
        return ""
    kind, words = meta["touch"]["kind"], meta["touch"]["words"]
    opens, failed = (words.get(word) or words[f"touch.{word}"] for word in ("open", "failed"))
    lines = []
    for number, (key, text) in enumerate(touch.files(meta).items()):
        suffix = f"-{number}{touch.DATA}" if number else touch.DATA
        file = _add(staged, _beside(chapter, "fig", meta["name"], suffix), text, chapter)
        lines.append(f"- {{download}}`{key.partition('/')[2] or opens} <{file}>`")
    return f"\n```{{touch}} {kind} {failed}\n" + "\n".join(lines) + "\n```\n"


def _table(meta: dict, chapter: Chapter, staged: dict[Path, str | bytes]) -> str:
    numbers = _add(staged, _beside(chapter, "tab", meta["name"], ".csv"), _csv(meta), chapter)
    head, *body = [[ownpages.escape(cell) for cell in row] for row in [meta["columns"], *meta["rows"]]]
    body = [[_unbroken(cell) for cell in row] for row in body]
    numeric = [all(_is_number(row[i]) for row in meta["rows"]) for i in range(len(head))]
    lines = [head, ["---:" if right else ":---" for right in numeric], *body]
    grid = "\n".join("| " + " | ".join(line) + " |" for line in lines)
    caption = f"{ownpages.plain(meta['caption'])} {{download}}`CSV <{numbers}>`"
    return f"~~~{{table}} {caption}\n:name: tab-{meta['name']}\n\n{grid}\n~~~"


def _csv(meta: dict) -> str:
    """The data behind a figure or a table; before them, each in a line that begins with #, what they are."""
    _ = translator(meta["language"])
    vintages = ", ".join(sorted(set(VINTAGE.findall(meta["csv"]))))
    said = [
        meta.get("title", ""),
        meta["caption"],
        _("Measured: {what}").format(what=meta["measured"]) if meta.get("measured") else "",
        meta.get("source", ""),
        _("Vintages of the accounts: {vintages}").format(vintages=vintages) if vintages else "",
        _("Edition: {edition}").format(edition=meta["edition"]) if meta["edition"] else "",
    ]
    return "".join(f"# {' '.join(line.split())}\n" for line in said if line) + meta["csv"]


def _is_number(cell: object) -> bool:
    """Whether a column of such cells stands at the right; a dash says that there is no number."""
    return bool(re.fullmatch(r"–|[-−+]?[\d,. ]*%?", str(cell).strip()))


def _unbroken(cell: str) -> str:
    """An escaped cell in one line if it has no letters: an interval, a span of years, a date."""
    if any(c.isalpha() for c in cell):
        return cell
    return cell.replace(" ", "\u00a0").replace("\\-", "\u2011")
