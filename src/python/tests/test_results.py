"""The numbers are those of the command line, digit for digit."""

from __future__ import annotations

import warnings

import pytest
from conftest import SEEDS, command, tables

import fengong


def text(value: object) -> str:
    """A cell as csv has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return "; ".join(map(text, value))
    return str(int(value)) if isinstance(value, float) and value == int(value) else repr(value) if isinstance(value, float) else str(value)


def same(frame: dict[str, list], rows: list[dict[str, str]]) -> None:
    assert list(frame) == list(rows[0])
    assert len(next(iter(frame.values()))) == len(rows)
    for key, cells in frame.items():
        told = [row[key] for row in rows]
        ours = [text(cell) for cell in cells]
        # Csv marks texts that a spreadsheet would take for a formula; numbers in many digits may be written otherwise.
        assert all(a == b or b == "'" + a or float(a) == float(b) for a, b in zip(ours, told, strict=True)), key


@pytest.mark.usefixtures("plain")
@pytest.mark.parametrize(
    ("words", "name"),
    [
        (["workload"], "workload"),
        (["clusters"], "clusters"),
        (["themes"], "themes"),
        (["conventions"], "conventions"),
        (["overlap", "--plans=yinchuan,dazhou-1"], "overlap"),
        (["division", "--plans=yinchuan,dazhou-1"], "division"),
    ],
)
def test_every_table_of_a_command(seeds, words, name):
    told = tables(command(*words, SEEDS))
    both = seeds.select("yinchuan", "dazhou-1") if len(words) > 1 else seeds
    made = both._tables(name)
    assert len(made) == len(told)
    for table, rows in zip(made.values(), told, strict=True):
        if rows:
            same(table.dict(), rows)


@pytest.mark.usefixtures("plain")
def test_the_coded_table(seeds):
    fresh = seeds.under("literal")
    same(fresh.assignments, tables(command("extract", SEEDS))[0])
    assert len(fresh.assignments["task"]) == 548 and len(set(fresh.assignments["task"])) == 85


@pytest.mark.usefixtures("plain")
def test_a_pair_is_what_the_command_gives_for_it(seeds):
    frame = seeds.overlap("yinchuan", "dazhou-1")
    same(frame, tables(command("overlap", "--plans=yinchuan,dazhou-1", SEEDS))[1])
    with pytest.raises(ValueError, match="two plans"):
        seeds.overlap("yinchuan")


@pytest.mark.usefixtures("plain")
def test_another_convention_is_another_result(seeds):
    roles = [seeds.under(c).assignments["role"].count("lead") for c in ("literal", "joint-lead", "first-lead")]
    assert roles[1] > roles[2] > 0 and roles[1] > roles[0]


def test_frames_of_every_library(seeds):
    fresh = seeds.under("literal")
    shapes = {}
    for library in ("pandas", "polars", "pyarrow", "dict"):
        fengong.use(library)
        made = fresh._table("assignments")
        shapes[library] = (len(made["task"]), len(list(made) if library == "dict" else made.columns))
    fengong.use(None)
    assert set(shapes.values()) == {(548, 31)}
    with pytest.raises(ValueError, match="library"):
        fengong.use("excel")


def test_numbers_stay_numbers_where_some_are_absent(seeds):
    types = seeds.assignments.dtypes
    assert str(types["line"]) == "int64" and str(types["table"]) == "Int64" and str(types["open"]) == "bool"
    assert str(types["page"]) == "float64"  # Text files have no pages.
    assert str(seeds.workload().dtypes["closeness"]) == "float64"


def test_the_network(seeds):
    graph = seeds.graph()
    sides = [data["bipartite"] for _, data in graph.nodes(data=True)]
    assert (sides.count(0), graph.number_of_edges()) == (85, 548)
    assert sides.count(1) == len(seeds.bodies)
    roles = {data["role"] for *_, data in graph.edges(data=True)}
    assert roles == {"lead", "participant", "support"}
    assert graph.nodes["civil-affairs@达州市"]["plan"] == "dazhou-1; dazhou-2"
    assert seeds.graph("lead-support").is_directed()
    assert seeds.select("yinchuan").graph("coresponsibility").number_of_nodes() > 5
    with pytest.raises(ValueError, match="nonsense"):
        seeds.graph("nonsense")


def test_figures_and_report(seeds, tmp_path):
    figure = seeds.figure("shares")
    assert figure._repr_svg_().startswith("<svg") and figure.title and figure.alt
    assert figure.save(tmp_path / "shares.svg").read_text(encoding="utf-8") == figure.svg
    with pytest.raises(KeyError, match="shares"):
        seeds.figure("nothing")
    page = seeds.report(tmp_path / "here")
    command("report", SEEDS, "-o", tmp_path / "there")
    here, there = ({p.relative_to(d): p.read_bytes() for p in d.rglob("*") if p.is_file()} for d in (page.parent, tmp_path / "there"))
    assert here.keys() == there.keys()
    assert [name for name in here if here[name] != there[name]] == []


def test_a_report_keeps_files_of_others(seeds, tmp_path):
    (tmp_path / "report.html").write_text("mine")
    with pytest.raises(ValueError, match=r"report\.html"):
        seeds.report(tmp_path)
    assert (tmp_path / "report.html").read_text() == "mine"
    warnings.simplefilter("ignore")
