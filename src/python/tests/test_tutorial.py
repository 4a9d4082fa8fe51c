"""The tutorial runs from its first cell to its last."""

from __future__ import annotations

from pathlib import Path

import pytest

nbclient = pytest.importorskip("nbclient")
nbformat = pytest.importorskip("nbformat")
FOLDER = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def outputs():
    notebook = nbformat.read(FOLDER / "tutorial.ipynb", as_version=4)
    assert all(not cell.outputs for cell in notebook.cells if cell.cell_type == "code")
    nbclient.NotebookClient(notebook, timeout=300, resources={"metadata": {"path": str(FOLDER)}}).execute()
    return [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]


def test_every_cell_has_an_answer_and_no_cell_complains(outputs):
    assert all(cell for cell in outputs)
    assert not [o for cell in outputs for o in cell if o.output_type == "stream"]


def test_figures_are_drawings(outputs):
    shown = [o["data"] for cell in outputs for o in cell]
    assert sum("image/svg+xml" in data for data in shown) == 2
    assert "<table" in shown[0]["text/html"] and "dazhou-1" in shown[0]["text/html"]
    assert shown[-1]["text/plain"] == "True"
