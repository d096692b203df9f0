"""A font installed after matplotlib wrote its cache is found; the font found is an input of the build."""

import json
import os
import subprocess
import sys

import pytest
from small_book import OPENING, PARAMETERS, code, prose

from analysis import tracking
from analysis.output import fonts
from press.book import chapters
from press.run import execute

NEEDS_CJK = pytest.mark.skipif(fonts.cjk_font() is None, reason="no CJK font installed")

FORGET = """\
from pathlib import Path
import matplotlib as mpl
from matplotlib import font_manager
from analysis import tracking
from analysis.output import fonts
manager = font_manager.fontManager
files = {font.fname for font in manager.ttflist if font.name in fonts.CJK_FONTS}
manager.ttflist = [font for font in manager.ttflist if font.fname not in files]
font_manager.json_dump(manager, Path(mpl.get_cachedir(), f"fontlist-v{manager.__version__}.json"))"""
KNOWN = """\
from matplotlib import font_manager
from analysis import tracking
from analysis.output import fonts
print(sum(font.name in fonts.CJK_FONTS for font in font_manager.fontManager.ttflist))"""
DRAW = """\
import matplotlib as mpl
from analysis.data import package
from analysis.output import figures
style = figures.start(package.open())[1]
with mpl.rc_context({"font.family": list(style.fonts)}):
    fig, ax = figures.new()
    ax.set_xlabel(style.text("measure.cv"))
    figures.svg(fig, "drawn")
print(style.language, repr(style.note))"""


@NEEDS_CJK
def test_a_font_that_the_cache_does_not_know_is_found_and_then_known(tmp_path):
    def run(text: str) -> str:
        where = os.environ | {"MPLCONFIGDIR": str(tmp_path)}
        command = [sys.executable, "-W", "error::UserWarning", "-c", text]
        return subprocess.run(command, env=where, capture_output=True, text=True, check=True).stdout.strip()

    run(FORGET)
    assert run(KNOWN) == "0"
    assert run(DRAW) == "zh ''"
    assert int(run(KNOWN)) > 0


def test_no_font_anywhere_is_said(monkeypatch):
    monkeypatch.setattr(tracking, "_fonts", set())
    monkeypatch.setattr(fonts, "CJK_FONTS", ("No Such Font",))
    fonts.cjk_font.cache_clear()
    try:
        assert fonts.cjk_font() is None and fonts.digest() == "none" and tracking.reads()["fonts"] == ["none"]
    finally:
        fonts.cjk_font.cache_clear()


def test_a_cache_that_cannot_be_written_costs_nothing(monkeypatch):
    def refuse(*_):
        raise PermissionError("read-only")

    monkeypatch.setattr(fonts.font_manager, "json_dump", refuse)
    monkeypatch.setattr(fonts.font_manager, "findSystemFonts", lambda: ["/nowhere/no.ttf"])
    assert fonts._renew() is False


def test_who_did_not_look_for_a_font_does_not_depend_on_it(monkeypatch):
    monkeypatch.setattr(tracking, "_fonts", set())
    fonts.cjk_font.cache_clear()
    assert tracking.reads()["fonts"] == []
    fonts.cjk_font()
    assert tracking.reads()["fonts"] == [fonts.digest()]


def test_a_chapter_that_draws_chinese_is_stale_once_the_font_is_another(book, monkeypatch):
    draw = f"from analysis.output import figures\n\n{OPENING}\nfigures.start(pack)"
    record = 'results.record("drawn.tables", len(pack.names), unit="count")'
    book.chapter("prices", prose("# Prices"), code(PARAMETERS, "parameters"), code(f"{draw}\n{record}"))
    book.people()
    ran = book.press("build")
    assert ran.returncode == 0, ran.stderr
    store = execute.Store(book.root / "_build/default/executed", book.root)
    known = {chapter.name: chapter for chapter in chapters.find(book.root)}
    noted = json.loads(
        (book.root / "_build/default/executed/book/prices.reads.json").read_text(encoding="utf-8")
    )["kept"]
    assert noted["fonts"] == noted["reads"]["fonts"] == [fonts.digest()]
    assert not any(store.stale(chapter, {}) for chapter in known.values())
    monkeypatch.setattr(fonts, "digest", lambda: "Another Font, revision 1.0, 9 glyphs")
    store = execute.Store(store.folder, book.root)
    assert [name for name, chapter in known.items() if store.stale(chapter, {})] == ["book/prices"]
