"""Resource estimates of nine real NI 43-101 reports against rows labelled by hand, where the set is at hand."""

from __future__ import annotations

import importlib.util
import json
import os
import time
from pathlib import Path

import pytest

from pipelines.extract.reading import Reading
from pipelines.extract.resources import find_resources
from pipelines.parse import read_contract

pytestmark = pytest.mark.bench

ROOT = Path(__file__).parents[2]
AGENT_K = Path(os.environ.get("OREL_SHARED") or ROOT.parent / "shared") / "peers" / "agent-k"
FLOOR, SECONDS_PER_REPORT = 0.80, 20.0
"""The labels leave out rows that a complete reader finds: what is above 0.8 is rows superseded or told once."""


@pytest.fixture(scope="module")
def facts():
    """One contract line per report, and the processor seconds each took from text to mentions."""
    if not (AGENT_K / "docs.jsonl").exists():
        pytest.skip(f"no labelled reports at {AGENT_K}: set OREL_SHARED to the folder that holds peers/agent-k")
    lines, seconds = [], []
    for line in (AGENT_K / "docs.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        started = time.process_time()
        document = read_contract(record, AGENT_K)
        mentions, _ = find_resources(Reading(document))
        seconds.append(time.process_time() - started)
        assert all(document.text[m.evidence.start : m.evidence.end] == m.evidence.text for m in mentions)
        lines.append({"doc_id": record["doc_id"], "resource_estimates": [m.as_contract() for m in mentions]})
    return lines, seconds


def test_macro_f1_of_the_reports(facts, capsys):
    spec = importlib.util.spec_from_file_location("agent_k_score", AGENT_K / "score.py")
    assert spec and spec.loader
    score = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(score)
    gold = json.loads((AGENT_K / "gold.json").read_text(encoding="utf-8"))
    texts = {d["doc_id"]: d["markdown"] for d in score.read_lines(AGENT_K / "docs.jsonl")}
    result = score.evaluate(gold, facts[0], texts)
    with capsys.disabled():
        score.print_report(result, show_misses=False)
    precision, recall, f1 = result["rates"][0][1]
    assert f1 >= FLOOR and recall >= 0.9, f"precision {precision:.3f}, recall {recall:.3f}, F1 {f1:.3f}"


def test_a_report_of_hundreds_of_pages_takes_seconds(facts, capsys):
    with capsys.disabled():
        print("\nprocessor seconds per report:", ", ".join(f"{s:.1f}" for s in facts[1]))
    assert max(facts[1]) < SECONDS_PER_REPORT
