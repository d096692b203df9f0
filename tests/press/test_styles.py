"""Style sheets keep what pages use, and nothing that hides or shows changes with what they lose."""

from press.pages import styles

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


def test_a_class_is_used_if_a_page_or_a_script_names_it(tmp_path):
    (tmp_path / "_static").mkdir()
    (tmp_path / "a.html").write_text('<p class="one two" id="three"><i class="fa-solid fa-sun">')
    (tmp_path / "_static/a.js").write_text("body.classList.add('four-five')")
    found = styles.used(tmp_path)
    assert {"one", "two", "three", "four-five"} <= found and not {"fa-solid", "fa-sun"} & found
