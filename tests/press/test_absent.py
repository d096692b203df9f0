"""Prose that names what could not be computed gives way to the reason, and nothing else does."""

from press.pages import absent

NOTE = {"ids": [r"a\.[a-z0-9_.]*\.last"], "shown": ["a-lines"], "quiet": False}
NOTE |= {"why": {"en": "there are 3 years; it takes 8", "zh": "共有 3 个年份"}}
HELD = absent.Absences((NOTE,), {"a.b.first": {}})
SAID = "*No estimate: there are 3 years; it takes 8.*"


def test_a_sentence_gives_way_once_and_the_others_stay():
    text = "It was {result}`a.b.first`. It is {result}`a.b.last`. And {result}`a.c.last` too. So it goes."
    assert absent.cut(text, HELD) == f"It was {{result}}`a.b.first`. {SAID} So it goes."


def test_the_bold_beginning_of_a_paragraph_stays():
    text = "**In short.** It {result}`a.b.last | rose/fell` by much.\n\nNext."
    assert absent.cut(text, HELD) == f"**In short.** {SAID}\n\nNext."


def test_a_figure_in_brackets_falls_away_and_one_in_a_sentence_takes_it_along():
    assert absent.cut("It rose ({numref}`fig-a-lines`). Yes.", HELD) == "It rose. Yes."
    assert absent.cut("{numref}`fig-a-lines` shows it. Yes.", HELD) == f"{SAID} Yes."


def test_an_id_that_no_cell_could_have_recorded_stays_and_is_an_error_later():
    for text in ("It is {result}`a.b.typed`.", "It is {result}`b.b.last`.", "```\n{result}`a.b.last`\n```"):
        assert absent.cut(text, HELD) == text
