"""Verdicts follow the results: each can be turned by the number it rests on."""

import copy
from types import SimpleNamespace

import pytest
from bilingual import on_page
from docutils import nodes

from press import PressError
from press.findings.claims import compare, family, judge_all, settled_by, texts, validate
from press.findings.results import stated
from press.pages import claims_page
from press.text import filled, translator

SAID_BY = {"independent": 1, "issuer": 2}

CLAIM = {
    "id": "share-of-the-centre",
    "en": "The share is 22 %.",
    "zh": "比重为22%。",
    "where": {"feature": 1, "part": 2, "paragraph": 5},
    "kind": "empirical",
    "under": {"vintage": ["v4", "v5"]},
    "tests": [
        {"result": "shares.{vintage}", "comparison": "equals", "value": 22, "unit": "%", "tolerance": 0.5},
    ],
}


def result(value, **more):
    return {"value": value, "unit": "%", "chapter": "book/a", **more}


def verdict(v4, v5, **changes):
    claim = copy.deepcopy(CLAIM) | changes
    return judge_all({"claims": [claim]}, {"shares.v4": result(v4), "shares.v5": result(v5)})[0]


def test_the_verdict_is_the_cases_common_one_or_depends():
    assert verdict(21.8, 22.2)["verdict"] == "holds"
    assert verdict(21.4, 21.0)["verdict"] == "fails"
    flipped = verdict(21.8, 21.4)
    assert flipped["verdict"] == "depends"
    assert [(c["label"]["en"], c["verdict"]) for c in flipped["cases"]] == [("v4", "holds"), ("v5", "fails")]


def test_words_name_the_cases():
    words = {"v4": {"en": "fourth", "zh": "四"}}
    judged = judge_all(
        {"claims": [CLAIM], "words": words}, {"shares.v4": result(22), "shares.v5": result(22)}
    )
    assert [case["label"]["zh"] for case in judged[0]["cases"]] == ["四", "v5"]


def test_a_documentary_claim_that_holds_is_documented_and_can_fail():
    assert verdict(22, 22, kind="documentary")["verdict"] == "documented"
    assert verdict(20, 20, kind="documentary")["verdict"] == "fails"


@pytest.mark.parametrize(
    ("x", "comparison", "tolerance", "expected"),
    [
        (22.5, "equals", 0.5, "holds"),
        (22.51, "equals", 0.5, "fails"),
        (23.1, "above", 1, "holds"),
        (22.9, "above", 1, "undecided"),
        (21.1, "above", 1, "undecided"),
        (20.9, "above", 1, "fails"),
        (20.9, "below", 1, "holds"),
        (22.9, "below", 1, "undecided"),
        (23.1, "below", 1, "fails"),
        (22, "above", 0, "fails"),
        (22, "at_least", 0, "holds"),
        (22, "at_most", 0, "holds"),
        (22, "below", 0, "fails"),
        (21, "at_least", 0, "fails"),
    ],
)
def test_comparisons(x, comparison, tolerance, expected):
    assert compare(x, comparison, 22, tolerance) == expected


def test_an_interval_must_lie_on_one_side():
    test = {
        "result": "slope",
        "comparison": "below",
        "value": 0,
        "unit": "%",
        "tolerance": 0,
        "by": "interval",
    }
    claim = {key: value for key, value in CLAIM.items() if key != "under"} | {"tests": [test]}

    def judged(low, high):
        results = {"slope": result((low + high) / 2, low=low, high=high)}
        return judge_all({"claims": [claim]}, results)[0]["verdict"]

    assert [judged(-2, -1), judged(-2, 1), judged(1, 2)] == ["holds", "undecided", "fails"]
    with pytest.raises(PressError, match="slope has no interval"):
        judge_all({"claims": [claim]}, {"slope": result(1)})


def test_unmet_needs_make_a_claim_untestable_and_met_ones_let_it_be_judged():
    need = {"result": "covered", "comparison": "at_least", "value": 31, "unit": "%", "tolerance": 0}
    claim = CLAIM | {"needs": [need], "missing": {"en": "all regions", "zh": "全部地区"}}
    assert judge_all({"claims": [claim]}, {"covered": result(5)})[0]["verdict"] == "untestable"
    full = {"covered": result(31), "shares.v4": result(22), "shares.v5": result(22)}
    assert judge_all({"claims": [claim]}, full)[0]["verdict"] == "holds"


def test_several_tests_must_all_hold():
    rise = {"result": "rise", "comparison": "above", "value": 0, "unit": "%", "tolerance": 0.1}
    claim = CLAIM | {"tests": [*CLAIM["tests"], rise]}
    for change, expected in ((1, "holds"), (0, "undecided"), (-1, "fails")):
        results = {"shares.v4": result(22), "shares.v5": result(22), "rise": result(change)}
        assert judge_all({"claims": [claim]}, results)[0]["verdict"] == expected


def test_a_result_that_nobody_records_is_an_error():
    with pytest.raises(
        PressError, match=r"claim share-of-the-centre is settled by shares.v4, a result that no chapter"
    ):
        judge_all({"claims": [CLAIM]}, {})


def test_a_claim_and_its_result_are_in_one_unit():
    with pytest.raises(PressError, match=r"shares.v4 is in 'share', the claim in '%'"):
        judge_all({"claims": [CLAIM]}, {"shares.v4": result(0.22) | {"unit": "share"}})


def broken(**changes):
    claim = copy.deepcopy(CLAIM)
    test = changes.pop("test", {})
    claim.update(changes)
    if test:
        claim["tests"][0].update(test)
    return {key: value for key, value in claim.items() if value is not None}


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (broken(zh=1), "`zh` is 1; expected a text"),
        (broken(kind="opinion"), "kind 'opinion' is not one of"),
        (broken(id="Share 1"), "is not lower-case words"),
        (broken(where={"part": 1}), "`where` takes feature, part and paragraph"),
        (broken(verdict="holds"), "unknown key verdict"),
        (broken(test={"tolerance": None}), "`tolerance` is missing"),
        (broken(test={"tolerance": -1}), "`tolerance` is missing or not a number of at least 0"),
        (broken(test={"value": "22"}), "value '22' is not a number"),
        (broken(test={"comparison": ">"}), "comparison '>' is not one of"),
        (broken(test={"by": "eye"}), "`by` can only be `interval`"),
        (broken(test={"expression": "x > 1"}), "unknown key expression"),
        ("central-share", "expected a mapping, found 'central-share'"),
        (broken(id=1), "id 1 is not lower-case words"),
        (broken(where="part 1"), "`where`: expected a mapping, found 'part 1'"),
        (broken(tests={"result": "x"}), "`tests` is no list of tests"),
        (broken(tests=["shares.v4"]), "`tests`: expected a mapping, found 'shares.v4'"),
        (broken(under="v4"), "`under` is neither lists of words by name nor a list of mappings"),
        (broken(under={"vintage": "v4"}), "`under` is neither lists of words"),
        (broken(under={"year": [2020]}), "a word of `under` is no text"),
        (broken(under=[{"year": 2020}]), "a word of `under` is no text"),
        (broken(needs=[CLAIM["tests"][0]]), "says in `missing` what would settle it"),
    ],
)
def test_a_malformed_claim_is_refused_by_name(claim, words):
    with pytest.raises(PressError, match="claims, no. 1") as refused:
        validate({"claims": [claim]})
    assert words in str(refused.value)


def test_an_id_used_twice_is_refused():
    with pytest.raises(PressError, match=r"claims, no. 2 .*used twice"):
        validate({"claims": [CLAIM, CLAIM]})


def test_a_placeholder_that_under_does_not_give_is_refused():
    claim = CLAIM | {"under": {"measure": ["cv"]}}
    with pytest.raises(PressError, match="names 'vintage', which `under` does not give"):
        judge_all({"claims": [claim]}, {})


def test_a_unit_may_differ_between_cases():
    changes = {
        "under": [{"vintage": "v4", "unit": "%"}, {"vintage": "v5", "unit": "km"}],
        "tests": [CLAIM["tests"][0] | {"unit": "{unit}"}],
    }
    claim = copy.deepcopy(CLAIM) | changes
    given = {"shares.v4": result(22), "shares.v5": result(30, unit="km")}
    judged = judge_all({"claims": [claim]}, given)[0]
    assert [(case["label"]["en"], case["verdict"]) for case in judged["cases"]] == [
        ("v4", "holds"),
        ("v5", "fails"),
    ]


@pytest.mark.parametrize(
    ("changes", "complaint"),
    [
        ({"theme": "Two words"}, "theme 'Two words' is not lower-case words"),
        ({"where": {"feature": 1, "part": "lead", "paragraph": 1}}, "part 'lead' is neither a number nor"),
    ],
)
def test_a_theme_or_a_place_of_another_form_is_refused(changes, complaint):
    with pytest.raises(PressError, match=complaint):
        validate({"claims": [copy.deepcopy(CLAIM) | changes]})


def test_a_caption_is_a_place():
    validate(
        {"claims": [copy.deepcopy(CLAIM) | {"where": {"feature": 1, "part": "captions", "paragraph": 2}}]}
    )


CHANCE = {
    "tests": [
        {"result": "gap.{vintage}", "comparison": "below", "value": 0, "unit": "%", "worlds": "{vintage}"}
    ],
}
RATES = {"chance": -8.0, "short": 3.0, "p": 26.0, "power": 86.0}


def by_chance(change, **changes):
    claim = copy.deepcopy(CLAIM) | copy.deepcopy(CHANCE) | {"under": {"vintage": ["v5"]}} | changes
    rates = {f"verdicts.{rate}.{v}": result(value) for rate, value in RATES.items() for v in ("v4", "v5")}
    return judge_all({"claims": [claim]}, {"gap.v5": result(change), "gap.v4": result(-9.0)} | rates)[0]


@pytest.mark.parametrize(
    ("change", "expected"),
    [(-8.1, "holds"), (-8.0, "undecided"), (-2.5, "undecided"), (2.9, "undecided"), (3.1, "fails")],
)
def test_a_test_of_chance_holds_beyond_what_shocks_give_and_fails_the_other_way(change, expected):
    judged = by_chance(change)
    assert judged["verdict"] == expected
    assert judged["cases"][0]["tests"][0]["rates"] == RATES


def test_a_claim_of_more_turns_the_bounds_round():
    test = [{**CHANCE["tests"][0], "comparison": "above"}]
    rates = {f"verdicts.{rate}.v5": result(-value) for rate, value in RATES.items()}
    claim = copy.deepcopy(CLAIM) | {"under": {"vintage": ["v5"]}, "tests": test}
    said = [judge_all({"claims": [claim]}, {"gap.v5": result(x)} | rates)[0]["verdict"] for x in (9, 1, -4)]
    assert said == ["holds", "undecided", "fails"]


def test_two_questions_have_two_verdicts():
    judged = by_chance(-2.5, written={"vintage": ["v4"]})
    assert (judged["verdict"], judged["when_written"]["verdict"]) == ("undecided", "holds")
    assert settled_by(copy.deepcopy(CLAIM) | CHANCE | {"written": {"vintage": ["v3"]}}) == {
        *("gap.v3", "gap.v4", "gap.v5"),
        *(f"verdicts.{rate}.{v}" for rate in RATES for v in ("v3", "v4", "v5")),
    }


def test_depends_says_on_what():
    claim = copy.deepcopy(CLAIM) | {"under": {"measure": ["cv", "sd"], "series": ["grp", "income"]}}
    claim["tests"][0] |= {"result": "{measure}.{series}", "comparison": "below", "value": 0}
    values = {"cv.grp": 1, "sd.grp": 1, "cv.income": -1, "sd.income": -1}
    words = {"key.series": {"en": "the figures", "zh": "数据"}}
    judged = judge_all({"claims": [claim], "words": words}, {k: result(v) for k, v in values.items()})[0]
    assert judged["verdict"] == "depends" and judged["on"] == [words["key.series"]]
    values["sd.grp"] = -1
    judged = judge_all({"claims": [claim], "words": words}, {k: result(v) for k, v in values.items()})[0]
    assert [word["en"] for word in judged["on"]] == ["measure", "the figures"]


@pytest.mark.parametrize(
    ("test", "words"),
    [
        ({"worlds": 3}, "worlds 3 is no text"),
        ({"worlds": "v5", "tolerance": 1}, "takes the place of `tolerance` and `by`"),
        ({"worlds": "v5", "value": 1}, "a change is `above` or `below` 0"),
        ({"worlds": "v5", "comparison": "at_least"}, "a change is `above` or `below` 0"),
    ],
)
def test_a_test_of_chance_that_says_too_much_is_refused(test, words):
    claim = copy.deepcopy(CLAIM) | {"tests": [CHANCE["tests"][0] | test]}
    with pytest.raises(PressError) as refused:
        validate({"claims": [claim]})
    assert words in str(refused.value)


def test_a_verdict_has_an_error_rate_or_says_why_not():
    reasons = {"printed": {"en": "a printed number", "zh": "印刷数字"}}
    with pytest.raises(PressError, match="neither `worlds` nor does the claim say in `rates` why"):
        validate({"claims": [CLAIM], "rates": reasons})
    with pytest.raises(PressError, match="rates 'luck' is not one of printed"):
        validate({"claims": [CLAIM | {"rates": "luck"}], "rates": reasons})
    assert (
        validate({"claims": [CLAIM | {"rates": "printed"}], "rates": reasons})[0][0]["rates"]
        == reasons["printed"]
    )
    assert validate({"claims": [CLAIM | {"kind": "documentary"}], "rates": reasons})
    with pytest.raises(PressError, match=r"verdicts\.chance\.v5, a result that no chapter records"):
        judge_all({"claims": [CLAIM | CHANCE | {"under": {"vintage": ["v5"]}}]}, {"gap.v5": result(1)})


def test_a_verdict_says_whose_word_it_is():
    counts = {f"documents.share_of_the_centre.said_by.{who}": result(n) for who, n in SAID_BY.items()}
    held = {"shares.v4": result(22), "shares.v5": result(22)}
    judged = judge_all({"claims": [CLAIM]}, held | counts)[0]
    assert judged["said_by"] == SAID_BY
    assert "said_by" not in judge_all({"claims": [CLAIM]}, held)[0]
    assert (
        on_page(claims_page.ClaimDirective).by(judged)
        == "said by an independent source and the issuer on itself in 2 sources"
    )


def test_what_cannot_be_tested_is_said_in_a_sentence():
    need = {"result": "covered", "comparison": "at_least", "value": 1, "unit": "%", "tolerance": 0}
    missing = {"en": "No figures were at hand; figures would settle it.", "zh": "手头没有数据。"}
    claim = CLAIM | {"needs": [need], "missing": missing}
    judged = judge_all({"claims": [claim]}, {"covered": result(0)})[0]
    said = {
        language: [node.astext() for node in on_page(claims_page.ClaimDirective, language).evidence(judged)]
        for language in ("en", "zh")
    }
    assert said == {"en": [missing["en"], missing["zh"]], "zh": [missing["zh"]]}


@pytest.mark.parametrize(("rate", "unit"), [("p", "share"), ("power", "p"), ("chance", "log points")])
def test_a_rate_in_another_unit_is_refused(rate, unit):
    rates = {f"verdicts.{name}.v5": result(value) for name, value in RATES.items()}
    rates[f"verdicts.{rate}.v5"]["unit"] = unit
    claim = copy.deepcopy(CLAIM) | copy.deepcopy(CHANCE) | {"under": {"vintage": ["v5"]}}
    with pytest.raises(PressError, match=f"verdicts.{rate}.v5 is in '{unit}'; '%' is expected"):
        judge_all({"claims": [claim]}, {"gap.v5": result(-2)} | rates)


def in_a_family(*p):
    """Claims of one test each, with these p (in %); those up to 5 hold."""
    claims, results = [], {}
    for number, value in enumerate(p):
        name = f"t{number}"
        test = {**CHANCE["tests"][0], "result": f"gap.{name}", "worlds": name}
        claims.append({**copy.deepcopy(CLAIM), "id": name, "under": {}, "tests": [test]})
        results[f"gap.{name}"] = result(-9.0 if value <= 5 else 0.0)
        rates = RATES | {"p": float(value)}
        results |= {f"verdicts.{rate}.{name}": result(own) for rate, own in rates.items()}
    return judge_all({"claims": claims}, results)


def test_of_what_holds_the_ledger_says_how_much_chance_would_give():
    """Benjamini and Hochberg by hand, at 10 %: of five the limits are 2, 4, 6, 8, 10 %."""
    found = family(in_a_family(1, 3, 50, 60, 70))
    assert found == {"claims": 5, "tests": 5, "holds": 2, "by_chance": pytest.approx(0.25), "lost": []}
    found = family(in_a_family(4.5, 50, 60, 70, 90))
    (lost,) = found["lost"]
    assert found["holds"] == 1 and (lost["claim"], lost["en"], lost["case"]["en"]) == ("t0", CLAIM["en"], "")
    assert family(in_a_family()) == {} and family([verdict(22, 22)]) == {}


def test_the_ledger_names_a_test_that_does_not_stand_by_its_claim_and_no_id(monkeypatch):
    page = on_page(claims_page.ChanceDirective)
    judged = {claim["id"]: claim for claim in in_a_family(4.5, 50, 60, 70, 90)}
    judged["t0"]["cases"][0]["label"]["en"] = "coefficient of variation"
    monkeypatch.setattr(page, "edition", lambda _: SimpleNamespace(verdicts=judged), raising=False)
    monkeypatch.setattr(page, "uri", lambda page, target: f"#{target}", raising=False)
    (said,) = page.run()
    text, (link,) = said.astext(), [node for node in said if isinstance(node, nodes.reference)]
    assert "0 of them stand, but not “The share is 22\u00a0%”, by the coefficient of variation." in text
    assert link["refuri"] == "#claim-t0" and "gap.t0" not in text


def test_a_test_that_two_claims_share_counts_once():
    judged = in_a_family(1, 50)
    assert family([*judged, judged[0] | {"id": "again"}])["tests"] == 2
    assert family([*judged, judged[0] | {"id": "again"}])["claims"] == 3


def test_what_is_said_in_english_alone_has_its_translation_and_else_stays_english():
    content = {
        "claims": [{key: CLAIM[key] for key in CLAIM if key != "zh"} | {"note": "Nobody translated this."}],
        "words": {
            "v4": "4th-census vintage",
            "v5": {"en": "5th-census vintage", "zh": "自有"},
            "x": "unheard of",
        },
    }
    (claim,), words = validate(content)
    assert words["v4"] == {"en": "4th-census vintage", "zh": "四经普口径"}
    assert words["v5"]["zh"] == "自有" and words["x"]["zh"] == "unheard of"
    assert (
        claim["note"] == dict.fromkeys(("en", "zh"), "Nobody translated this.") and claim["zh"] == CLAIM["en"]
    )


def test_what_is_to_be_translated_of_a_table_is_what_it_says_in_english_alone():
    own = {"en": "A note.", "zh": "注。"}
    content = {
        "claims": [CLAIM, CLAIM | {"id": "other", "note": "One."}, CLAIM | {"id": "third", "note": own}]
    }
    del content["claims"][1]["zh"]
    assert dict(texts(content | {"words": {"a": "b"}})) == {
        "claim.word.a": "b",
        "claim.other.text": CLAIM["en"],
        "claim.other.note": "One.",
    }


def test_a_verdict_is_composed_as_its_language_does():
    tests = [{"result": "gap.v5", "comparison": "below", "value": 0, "unit": "%", "verdict": "undecided"}]
    tests[0]["rates"] = {"p": 28.0, "power": 86.0}
    assert claims_page.expected(tests[0], {}, "en") == (
        ": claimed is a fall, and this is within what chance gives. Of 100 worlds without it 28 go as far; "
        "of 100 with it 86 would be seen. "
    )
    assert "变动未超出偶然波动的范围" in claims_page.expected(tests[0], {}, "zh")
    own = {"result": "share", "comparison": "above", "value": 22, "unit": "%", "tolerance": 0.5}
    found = {"share": result(24.0) | {"unit": "%"}}
    assert claims_page.expected(own, found, "en") == (
        " (claimed: more than 22\u00a0%; too close to call within 0.5). "
    )
    assert claims_page.expected(own, found, "zh") == "（论断：高于22%；相差不超过0.5则不作判定）。"
    dated = own | {"comparison": "below", "value": 20220722, "unit": "date", "tolerance": 0}
    assert claims_page.expected(dated, found, "en") == " (claimed: before 2022-07-22). "
    assert claims_page.expected(dated, found, "zh") == "（论断：早于2022年7月22日）。"
    near = dated | {"comparison": "equals", "tolerance": 15}
    assert claims_page.expected(near, found, "en") == " (claimed: 2022-07-22, within 15 days). "
    assert claims_page.expected(near, found, "zh") == "（论断：2022年7月22日，误差不超过15天）。"
    in_the_year = near | {"value": 20160700, "tolerance": 600}
    assert claims_page.expected(in_the_year, found, "en") == " (claimed: 2016). "
    assert claims_page.expected(in_the_year, found, "zh") == "（论断：2016年）。"


@pytest.mark.parametrize(
    ("value", "english", "chinese"),
    [
        (2016_00_00, "2016", "2016年"),
        (2016_09_00, "2016-09", "2016年9月"),
        (2016_01_05, "2016-01-05", "2016年1月5日"),
    ],
)
def test_a_date_says_what_is_known_of_it(value, english, chinese):
    assert stated(value, "date", "en") == english and stated(value, "date", "zh") == chinese


@pytest.mark.parametrize(
    ("change", "said"), [(-0.5, "由2.5降至2.0，下降0.5"), (0.5, "由2.5升至3.0，上升0.5")]
)
def test_a_change_is_said_between_its_ends(change, said):
    template = translator("zh")(claims_page.BETWEEN)
    values = {"first": "2.5", "last": f"{2.5 + change:.1f}", "change": "0.5"}
    assert "".join(map(str, filled(template, change, **values))) == said
