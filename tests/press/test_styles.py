"""Two style sheets of all: what a page needs as it arrives, and whatever it can come to use, in one order."""

from pathlib import Path

import pytest

from press.pages import site, styles

SHEET = """@charset "UTF-8";/*! Whose, it, is */
:root{--a:1} a.used:hover,.gone .used{color:red} .gone{color:blue}
@media print{.used::before{content:"} .gone{"} .gone{top:0}} @media screen{.gone{top:0}}
@font-face{font-family:"Font Awesome 6 Free";src:url(x)} @font-face{font-family:Own}
:is(.gone, p) .used:not(.gone),[data-x=".gone"]{left:0} @keyframes turn{from{top:0} to{top:1px}}
/* a { remark } */ p{margin:0}"""


def test_rules_that_no_page_uses_are_left_out():
    kept = styles.pruned(SHEET, frozenset({"used"}))
    assert kept == (
        '@charset "UTF-8";:root{--a:1}a.used:hover{color:red}'
        '@media print{.used::before{content:"} .gone{"}}'
        '@font-face{font-family:Own}:is(.gone, p) .used:not(.gone),[data-x=".gone"]{left:0}'
        "@keyframes turn{from{top:0} to{top:1px}}p{margin:0}\n/*! Whose, it, is */"
    )


def test_at_first_nothing_is_pointed_at_and_nothing_on_paper():
    kept = styles.pruned(SHEET, frozenset({"used"}), at_first=True)
    assert kept == (
        '@charset "UTF-8";:root{--a:1}@font-face{font-family:Own}'
        ':is(.gone, p) .used:not(.gone),[data-x=".gone"]{left:0}p{margin:0}\n/*! Whose, it, is */'
    )
    at_rest = "a:visited{top:0}li:not(:hover){top:0}tr:target{top:0}.active{top:0}"
    assert styles.pruned(at_rest, frozenset({"active"}), at_first=True).strip() == at_rest


@pytest.mark.parametrize(
    ("long", "short"),
    [
        ("a  >  b ,\n c { color : red ; /* x; */ top: 0; }\n", "a > b , c{color : red;top: 0}"),
        ('a::after { content: "  } ; {  "; }', 'a::after{content: "  } ; {  "}'),
        ("a { --none: ; --two: 1 2 }", "a{--none: ;--two: 1 2}"),
        ("@media (a) { b { c: d } }", "@media (a){b{c: d}}"),
    ],
)
def test_spaces_are_left_out_where_they_say_nothing(long, short):
    assert styles.squeezed(long) == short


def test_a_class_is_used_if_a_page_or_a_script_names_it(tmp_path):
    (tmp_path / "_static/scripts").mkdir(parents=True)
    (tmp_path / "a.html").write_text('<p class="one two" id="three"><i class="fa-solid fa-sun">')
    (tmp_path / "_static/a.js").write_text("body.classList.add('four-five')")
    (tmp_path / "_static/scripts/bootstrap.js").write_text("'modal'")
    found = styles.used(tmp_path, site.LEFT_OUT)
    assert found.pages == {"one", "two", "three", "fa-solid", "fa-sun"}
    assert "four-five" in found.scripts and "modal" not in found.scripts


def test_a_page_that_is_written_again_is_read_again(tmp_path):
    (tmp_path / "_static").mkdir()
    page = tmp_path / "page.html"
    page.write_text('<p class="one">')
    assert styles.used(tmp_path, site.LEFT_OUT).pages == {"one"}
    page.write_text('<p class="another">')
    assert styles.used(tmp_path, site.LEFT_OUT).pages == {"another"}
    page.unlink()
    assert styles.used(tmp_path, site.LEFT_OUT).pages == set()


@pytest.fixture
def html(tmp_path) -> Path:
    """Pages with a sheet of the theme's, one of the book's own, and one of the publisher's."""
    static = tmp_path / "_static"
    (static / "styles").mkdir(parents=True)
    (tmp_path / "a.html").write_text('<p class="shown press-x">')
    theme = ":root{--read:1px;--unread:var(--also);--also:0} .shown{top:var(--read)} .shown:hover{top:0}"
    theme += " .made{left:0} .gone{left:1px}"
    (static / "styles/pydata-sphinx-theme.css").write_text(theme)
    (static / "press.css").write_text(".press-x { left: 2px }\n.press-y { left: 0 }\n")
    (static / "publisher.css").write_text(".shown{right:0}")
    (static / "first.js").write_text("'made'")
    return tmp_path


def test_the_first_sheet_is_what_applies_at_first_and_the_later_one_all(html):
    static = html / "out"
    styles.written(html, static, styles.used(html, site.LEFT_OUT))
    assert {path.relative_to(static).as_posix() for path in static.rglob("*.css")} == {
        styles.FIRST,
        styles.LATER,
    }
    first, later = ((static / name).read_text().strip() for name in (styles.FIRST, styles.LATER))
    assert first == ":root{--read:1px;}.shown{top:var(--read)}.press-x{left: 2px}"
    assert later == (
        ":root{--read:1px;--unread:var(--also);--also:0}.shown{top:var(--read)}.shown:hover{top:0}"
        ".made{left:0}.press-x{left: 2px}.press-y{left: 0}"
    )


def test_a_version_changes_with_a_sheet_and_with_the_script(html):
    def now() -> str:
        return styles.version(html, styles.used(html, site.LEFT_OUT))

    stood = now()
    assert now() == stood
    (html / "_static/press.css").write_text(".press-x { left: 3px }")
    changed = now()
    (html / "_static/first.js").write_text("'made' // otherwise")
    assert len({stood, changed, now()}) == 3


def test_a_page_links_to_the_two_sheets_and_keeps_its_publisher_s():
    page = """<head>
    <link href="../_static/styles/pydata-sphinx-theme.css" rel="stylesheet" />
    <link rel="stylesheet" type="text/css" href="../_static/mystnb.abc.css?v=8c" />
    <link rel="stylesheet" type="text/css" href="../_static/press.css?v=1b" />
    <link rel="stylesheet" type="text/css" href="../_static/publisher.css?v=2c" />
    <link rel="icon" href="../_static/favicon.svg" />"""
    v = styles.VERSION
    assert (
        styles.linked(page, "../")
        == f"""<head>
    <link rel="stylesheet" href="../_static/styles/first.css?v={v}" />
    <script src="../_static/first.js?v={v}" data-styles="../_static/styles/later.css?v={v}"></script>
    <noscript><link rel="stylesheet" href="../_static/styles/later.css?v={v}" /></noscript>
    <link rel="stylesheet" type="text/css" href="../_static/publisher.css?v=2c" />
    <link rel="icon" href="../_static/favicon.svg" />"""
    )
    assert styles.linked("<head></head>", "") == "<head></head>"
