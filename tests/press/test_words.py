"""`press words`: each kind of fault is found where it was planted; the repository's catalogues have none."""

import ast
import re

import pytest
import yaml
from small_book import REPOSITORY

from analysis import translations
from press import PressError
from press.pages import catalogues, records
from press.words import command, faults, sources
from press.words.faults import Glossary, Term

TERMS = Glossary(
    {
        "Gini": Term("Gini", ("基尼系数",)),
        "convergence": Term("convergence", ("收敛", "差距缩小")),
        "club convergence": Term("club convergence", ("俱乐部收敛",)),
    }
)
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=utf-8\\n"\n\n'


def found(english, chinese, *, filled=False):
    return list(faults.faults(english, chinese, TERMS, filled=filled))


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        (
            "Gaps {result}`a.b | rose/fell` by {result}`a.b | size`.",
            "差距{result}`a.b | 扩大/缩小`{result}`a.b | size`。",
        ),
        (
            "See {doc}`the ledger </book/ledger>` and [this](https://a.org/b).",
            "见{doc}`总表 </book/ledger>`和[此处](https://a.org/b)。",
        ),
        ("The Gini and `press build`.", "基尼系数与`press build`。"),
        ("**In short.** It fell by 2 %.", "**要点。** 下降2%。"),
        ("AR(1) errors, $a - b$.", "AR(1)误差，$a - b$。"),
        ("Club convergence, convergence", "俱乐部收敛，差距缩小"),
        ("From 2012 to 2021", "2012—2021年，−3至−1"),
        ("Who <title> names", "<title>所指"),
    ],
)
def test_what_is_right_has_no_fault(english, chinese):
    assert found(english, chinese) == []


@pytest.mark.parametrize(
    ("english", "chinese", "said"),
    [
        ("{result}`a.b` of", "的{result}`a.c`", "roles: lacks {result}`a.b`; has {result}`a.c` besides"),
        ("It holds. {claim}`x`", "成立。", "roles: lacks {claim}`x`"),
        ("{doc}`ledger </book/ledger>`", "{doc}`总表 </book/receipt>`", "has {doc}`/book/receipt` besides"),
        ("{cite}`sala`", "{cite:t}`sala`", "roles: lacks {cite}`sala`"),
        ("Who <title> names", "所指", "places: lacks <title>"),
        ("[this](https://a.org)", "[此](https://b.org)", "links: lacks https://a.org"),
        ("Gini", "均衡", "glossary: “Gini” is 基尼系数"),
        ("By club convergence", "收敛", "glossary: “club convergence” is 俱乐部收敛"),
        ("a, b", "甲,乙", "half-width punctuation"),
        ("a.", "甲.", "half-width punctuation"),
        ("a (b)", "甲(乙)", "half-width parentheses"),
        ('"a"', '"甲"', "straight quotes"),
        ("2 %", "下降2 %", "a space before %"),
        ("in 2012", "在 2012年", "a space beside Chinese"),
        ("by {result}`a`", "下降 {result}`a`", "a space beside Chinese"),
        ("GRP rises", "GRP 上升", "a space beside Chinese"),
        ("less 2", "下降-2", "a hyphen for a minus sign"),
        ("2012-2021", "2012-2021年", "a hyphen between years"),
        ("**In short.** It", "**要点。**它", "bold that does not close"),
    ],
)
def test_each_kind_of_fault_is_found(english, chinese, said):
    (fault,) = found(english, chinese)
    assert said in fault


@pytest.mark.parametrize(
    ("english", "chinese", "said"),
    [
        ("{a} of {b}", "{a}", "places: lacks {b}"),
        ("{a}", "{a}与{b}", "places: has {b} besides"),
        ("{a:.1f} %", "{a:.2f}%", "digits: lacks {a:.1f}; has {a:.2f} besides"),
        ("{a:rose|fell} by {a:abs.1f}", "{a:上升|下降}{a:+.1f}", ""),
    ],
)
def test_the_places_of_a_template_are_those_of_its_translation(english, chinese, said):
    assert said in "".join(found(english, chinese, filled=True)) and bool(said) == bool(
        found(english, chinese, filled=True)
    )


def test_what_is_missing_fuzzy_or_said_no_more_is_a_fault(tmp_path):
    path = tmp_path / "a.po"
    path.write_text(
        PO + 'msgid "one"\nmsgstr "一"\n\n#, fuzzy\nmsgid "two"\nmsgstr "二"\n\nmsgid "three"\nmsgstr ""\n\n'
        'msgid "gone"\nmsgstr "去"\n\n#~ msgid "old"\n#~ msgstr "旧"\n',
        encoding="utf-8",
    )
    said = [(None, text) for text in ("one", "two", "three", "four")]
    one = command.checked(path, said, TERMS, filled=False)
    assert (one.messages, one.translated) == (4, 1)
    assert one.faults == ["fuzzy: two", "missing: three", "missing: four", "obsolete: gone", "obsolete: old"]


def test_a_catalogue_in_another_form_is_refused_by_name(tmp_path):
    path = tmp_path / "a.po"
    path.write_text("no catalogue", encoding="utf-8")
    with pytest.raises(PressError, match=r"a\.po: not a gettext catalogue"):
        command.checked(path, [], TERMS, filled=False)


@pytest.mark.parametrize("entry", ["[a]", "{zh: a, more: b}", "{also: [a]}"])
def test_a_glossary_in_another_form_is_refused_by_name(tmp_path, entry):
    (tmp_path / "glossary.yml").write_text(f"term: {entry}\n", encoding="utf-8")
    with pytest.raises(PressError, match="term: expected a word, or zh with also"):
        faults.glossary(tmp_path)


def test_an_update_keeps_what_is_said_and_marks_what_has_changed(tmp_path, monkeypatch):
    from babel.messages import Catalog, pofile

    told = [("a", "One."), ("b", "Two."), ("c", "Three.")]

    def template(root):
        catalogue = Catalog()
        for key, english in told:
            catalogue.add(english, context=key)
        return catalogue

    monkeypatch.setitem(sources.NAMED, "words", template)
    path = sources.place(tmp_path, "words", "zh")
    assert sources.update(tmp_path, "words", "zh") and not sources.update(tmp_path, "words", "zh")
    text = path.read_text(encoding="utf-8")
    for english, chinese in (("One.", "一。"), ("Two.", "二。"), ("Three.", "三。")):
        text = text.replace(f'msgid "{english}"\nmsgstr ""', f'msgid "{english}"\nmsgstr "{chinese}"')
    path.write_text(text, encoding="utf-8")
    told[1:] = [("b", "Two more."), ("d", "Four.")]
    assert sources.update(tmp_path, "words", "zh")
    with path.open("rb") as file:
        held = {m.context: (m.id, m.string, m.fuzzy) for m in pofile.read_po(file) if m.id}
    assert held == {
        "a": ("One.", "一。", False),
        "b": ("Two more.", "二。", True),
        "d": ("Four.", "", False),
    }


def test_what_is_noted_of_a_work_or_a_source_is_said_in_chinese():
    note = "Title not confirmed by the documentation at hand"
    entry = f"@book{{a, title = {{A Note = {{b}}}}, note = {{{note}}}}}"
    assert records.works(entry, "zh") == entry.replace(note, "手头资料未能核实题名")
    assert records.works(entry, "en") == entry
    assert records.noted("abstract of a report on the meeting", "zh") == "会议报道摘要"
    assert records.noted("2012-2025, 2025 preliminary", "zh") == "2012—2025年，2025年为初步数"


def test_every_text_of_the_designs_is_a_message():
    content = yaml.safe_load((REPOSITORY / "data/designs.yml").read_text(encoding="utf-8"))
    said = {str(message.id) for message in sources.words(REPOSITORY)}
    told = [entry for entries in content.values() if isinstance(entries, list) for entry in entries]
    assert [e["id"] for e in told if not {e["en"], e.get("reason", e["en"])} <= said] == []


def test_an_update_lets_what_the_pages_say_no_more_go(tmp_path):
    """A part whose caption is taken out of the contents leaves nothing that stops the Chinese pages."""
    (tmp_path / "book").mkdir()
    (tmp_path / "book/home.md").write_text("# Home\n", encoding="utf-8")
    toc, pages = tmp_path / "_toc.yml", "format: jb-book\nroot: book/home\n"
    toc.write_text(pages + "parts: [{caption: A part, chapters: []}]\n", encoding="utf-8")
    for name in catalogues.FRAME[1:]:
        (tmp_path / name).write_text((REPOSITORY / name).read_text(encoding="utf-8"), encoding="utf-8")
    catalogues.update(tmp_path, "zh")
    path = catalogues.place(tmp_path, "zh", "book/home")
    translated = re.sub('(msgid "(.+)"\nmsgstr )""', r'\1"中\2"', path.read_text(encoding="utf-8"))
    path.write_text(translated, encoding="utf-8")
    catalogues.check(tmp_path, "zh")
    toc.write_text(pages, encoding="utf-8")
    with pytest.raises(PressError, match=r"1 messages .*`press words --update` .*\(what is obsolete goes\)"):
        catalogues.check(tmp_path, "zh")
    catalogues.update(tmp_path, "zh")
    catalogues.check(tmp_path, "zh")


def test_sentences_are_found_in_modules_templates_and_scripts():
    found = {message.id: message.locations[0][0] for message in sources.machinery(REPOSITORY) if message.id}
    assert found["holds"] == "press/pages/linking.py"
    assert found["Take this figure"] == "press/pages/templates/take.html"
    assert found["Print what is shown"] == "press/pages/static/ledger.js"
    assert "verdict" not in found or found["verdict"].endswith(".js")


def printed(path):
    """What a file could print, as it is written: of a module, its texts without docstrings."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        return text
    nodes = list(ast.walk(ast.parse(text)))
    told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    texts = [n for n in nodes if isinstance(n, ast.Constant) and id(n) not in told]
    return "".join(
        ast.get_source_segment(text, node) or "" for node in texts if re.search("[^ -~]", str(node.value))
    )


def test_no_chinese_stands_in_the_code():
    """Words stand in catalogues; what is left is what importers look for in files of others."""
    may = ("press/imports/", "press/packages/taking.py")
    held = [
        path.relative_to(REPOSITORY).as_posix()
        for folder in ("analysis", "press")
        for path in sorted((REPOSITORY / folder).rglob("*"))
        if path.suffix in (".py", ".js", ".html") and re.search("[\u4e00-\u9fff]", printed(path))
    ]
    assert [name for name in held if not name.startswith(may)] == []


@pytest.mark.parametrize("name", list(sources.NAMED))
def test_the_words_of_figures_and_of_the_press_are_whole_and_without_fault(name):
    said = [(message.context, str(message.id)) for message in sources.NAMED[name](REPOSITORY) if message.id]
    terms = faults.glossary(REPOSITORY / "locale/zh")
    one = command.checked(sources.place(REPOSITORY, name, "zh"), said, terms, filled=True)
    assert one.faults == [] and one.translated == len(said)


def test_a_catalogue_of_pages_without_fault_is_translated_whole():
    """A page that is begun is finished: no message missing, fuzzy or obsolete, no fault in any."""
    terms = faults.glossary(REPOSITORY / "locale/zh")
    for name, entries in catalogues.extracted(REPOSITORY).items():
        path = catalogues.place(REPOSITORY, "zh", name)
        one = command.checked(path, [(None, entry.text) for entry in entries], terms, filled=False)
        if one.translated:
            assert one.faults == [], name


def test_the_catalogues_are_read_where_the_package_stands():
    assert translations.path("words", "zh").is_file()
    with pytest.raises(FileNotFoundError):
        translations.read("words", "tlh")
