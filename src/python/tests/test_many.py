"""Documents from a list of paths, and the questions of MANY.md in DuckDB."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import SEEDS

duckdb = pytest.importorskip("duckdb")
PAGE = (Path(__file__).parents[1] / "MANY.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", PAGE, re.S)


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    folder = tmp_path_factory.mktemp("many")
    listed = "\n".join(str(p) for p in sorted(SEEDS.glob("*.txt")))
    line = [sys.executable, "-m", "fengong", "extract", "--files-from", "-", "-o", folder / "coded.jsonl"]
    subprocess.run(line, input=listed, text=True, check=True, capture_output=True)
    base = duckdb.connect()
    set_up = re.findall(r'base\.execute\("(.*)"\)', blocks("python")[0])
    for statement in set_up:
        base.execute(statement.replace("coded.jsonl", str(folder / "coded.jsonl")))
    assert base.execute("SELECT count(*) FROM assignments").fetchone() == (548,)
    return [base.execute(query).fetchall() for query in blocks("sql")]


def test_loads_by_function_and_province(answers, seeds):
    load = {(province, agency): (n, leads) for province, agency, _, n, leads in answers[0]}
    ours = seeds.assignments
    of = ours[(ours["agency"] == "civil-affairs") & (ours["jurisdiction"] == "达州市")]
    assert load["四川省", "civil-affairs"] == (len(of), (of["role"] == "lead").sum())
    assert {province for province, _ in load} == {"四川省", "宁夏回族自治区"}


def test_leads_of_a_theme_by_year(answers):
    assert {year for year, *_ in answers[1]} == {None, 2022} and all(n > 0 for *_, n in answers[1])


def test_tasks_without_a_lead(answers, seeds):
    shares = {city: (tasks, share) for city, tasks, share in answers[2]}
    yinchuan = seeds.select("yinchuan").tasks
    assert shares["银川市"] == (15, pytest.approx(sum(len(x) == 0 for x in yinchuan["leads"]) / 15))


def test_who_works_with_whom(answers):
    pairs = {(a, b): (shared, weight) for a, b, shared, weight in answers[3]}
    assert all(a < b and 0 < weight <= shared for (a, b), (shared, weight) in pairs.items())
    assert ("civil-affairs", "health") in pairs


def test_unknown_names(answers, seeds):
    unknown = seeds.assignments[~seeds.assignments["known"]]
    assert sum(times for _, times, *_ in answers[4]) == len(unknown)
    assert len(answers) == 5
