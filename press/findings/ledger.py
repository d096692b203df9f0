"""The ledger for machines: every claim with its verdicts, its numbers and its sources, as JSON and as CSV.

ledger.json is a mapping:

    format        onechessboard-ledger; `version` counts its shapes: a key that goes or changes its meaning
    package       name and version of the data package
    claims        one entry a claim, in the order of the claims table: what `press.findings.claims.judge`
                  gives, with what each test found (`found`, `low`, `high`), its `chapter` and `tables`, and
                  with `sources`: what named sources state of the claim
    paragraphs    the article's paragraphs: how many sentences assert, and what was set aside

ledger.csv has one row for each test of each case; its columns are `COLUMNS`.
"""

from __future__ import annotations

import csv
import io
from typing import Any

from press.text import N_

FORMAT, VERSION = "onechessboard-ledger", 1
COLUMNS = {
    "claim": N_("id of the claim; its address is ledger.html#claim-<id>"),
    "en": N_("the claim in English"),
    "zh": N_("the claim in Chinese"),
    "feature": N_("the article's feature in which it stands"),
    "part": N_("part of the feature: 0 the lead, then by subheading; captions"),
    "paragraph": N_("paragraph of the part"),
    "kind": N_("empirical, documentary, forecast or causal"),
    "theme": N_("what the claim is about"),
    "verdict": N_("holds, fails, depends, undecided, untestable or documented"),
    "when_written": N_("the verdict on the figures that could be had in summer 2022, where there is one"),
    "figures": N_("today, or written: the figures that this row's case is judged on"),
    "case": N_("the case: vintage, measure, years"),
    "case_verdict": N_("the verdict in this case"),
    "result": N_("id of the number compared, as in results.json"),
    "found": N_("the number"),
    "low": N_("lower end of its interval"),
    "high": N_("upper end of its interval"),
    "unit": N_("unit of the number"),
    "comparison": N_("equals, above, below, at_least or at_most"),
    "value": N_("what it is compared with"),
    "tolerance": N_("band in which it is too small to call; for equals, half the last digit printed"),
    "chance_without": N_("of 100 worlds without what is claimed, those that go as far"),
    "chance_with": N_("of 100 worlds with it, those in which it would be seen"),
    "chapter": N_("the chapter that worked the number out"),
}
WHEN = {"today": None, "written": "when_written"}


def make(
    verdicts: list[dict[str, Any]],
    results: dict[str, dict[str, Any]],
    *,
    evidence: list[dict[str, Any]],
    paragraphs: list[dict[str, Any]],
    package: dict[str, Any],
) -> dict[str, Any]:
    """The ledger of an edition; `evidence` and `paragraphs` are rows of the package's tables."""
    sources: dict[str, list[dict[str, Any]]] = {}
    for row in evidence:
        sources.setdefault(row["claim"], []).append({key: row[key] for key in row if key != "claim"})
    return {
        "format": FORMAT,
        "version": VERSION,
        "package": {key: package[key] for key in ("name", "version") if key in package},
        "claims": [_found(claim, results) | {"sources": sources.get(claim["id"], [])} for claim in verdicts],
        "paragraphs": paragraphs,
    }


def _found(claim: dict[str, Any], results: dict[str, dict[str, Any]]) -> dict[str, Any]:
    """A judged claim with the numbers that its tests compared."""
    cases = [case | {"tests": [_number(t, results) for t in case["tests"]]} for case in claim["cases"]]
    then = {"when_written": _found(claim["when_written"], results)} if "when_written" in claim else {}
    return claim | {"cases": cases} | then


def _number(test: dict[str, Any], results: dict[str, dict[str, Any]]) -> dict[str, Any]:
    result = results[test["result"]]
    kept = {key: result[key] for key in ("low", "high", "chapter", "tables", "vintage") if key in result}
    return test | {"found": result["value"]} | kept


def to_csv(ledger: dict[str, Any]) -> str:
    """The ledger as CSV: a row for each test of each case, with a header."""
    file = io.StringIO()
    writer = csv.DictWriter(file, list(COLUMNS), lineterminator="\n", extrasaction="ignore")
    writer.writeheader()
    for claim in ledger["claims"]:
        then = claim.get("when_written", {}).get("verdict")
        shared = claim["where"] | {"claim": claim["id"], "when_written": then}
        for figures, key in WHEN.items():
            for case in (claim.get(key, {}) if key else claim).get("cases", []):
                own = {"figures": figures, "case": case["label"]["en"], "case_verdict": case["verdict"]}
                for test in case["tests"]:
                    rates = test.get("rates", {})
                    seen = {"chance_without": rates.get("p"), "chance_with": rates.get("power")}
                    writer.writerow(test | claim | shared | own | seen)
    return file.getvalue()
