"""What can be read, and what is said of it."""

from __future__ import annotations

import pickle
import warnings

import pytest
from conftest import SEEDS

import fengong

PLAN = "乐安市任务分工表\n\n序号\t任务\t责任单位\n1\t建设食堂。\t市民政局牵头，市财政局配合\n2\t培训护理员。\t市人社局、市乐活促进会负责\n"


def test_the_two_cities(seeds):
    assert repr(seeds) == "<fengong.Corpus: 3 plans, 85 tasks, 548 assignments>"
    assert seeds.ids == ["dazhou-1", "dazhou-2", "yinchuan"]
    assert len(seeds.tasks) == 85 and len(seeds.assignments) == 548
    assert "银川市" in seeds._repr_html_()


def test_bytes_files_and_lists_are_the_same_plan(tmp_path):
    path = tmp_path / "plan.txt"
    path.write_text(PLAN, encoding="utf-8")
    warnings.simplefilter("ignore", fengong.ReadWarning)
    read = [fengong.read(PLAN.encode(), name="plan.txt"), fengong.read(str(path)), fengong.read([path])]
    assert [r.ids for r in read] == [["plan"]] * 3
    assert all(r.assignments.equals(read[0].assignments) for r in read)
    assert list(read[0].assignments["role"])[:2] == ["lead", "support"]


def test_one_document_in_two_forms_counts_once(tmp_path):
    (tmp_path / "a.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "b.txt").write_text(PLAN, encoding="gb18030")
    with pytest.warns(fengong.ReadWarning, match="a.txt"):
        assert len(fengong.read(tmp_path)) == 1


def test_a_doubt_is_a_warning_with_place_words_and_hint():
    with pytest.warns(fengong.ReadWarning) as caught:
        fengong.read(PLAN.encode(), name="plan.txt", lang="en")
    said = [str(w.message) for w in caught]
    assert any("plan.txt:5" in s and "[unknown-agency]" in s and "【市乐活促进会】" in s and "→" in s for s in said), said
    # Where the caller stands, not inside the package.
    assert caught[0].filename == __file__


def test_an_error_names_file_reason_and_hint(tmp_path):
    with pytest.raises(fengong.ReadError) as caught:
        fengong.read(tmp_path / "gone.docx", lang="en")
    error = caught.value
    assert error.file.endswith("gone.docx") and error.reason == "no such file or folder" and error.hint
    assert error.hint in str(error) and error.file in str(error)
    again = pickle.loads(pickle.dumps(error))
    assert (again.file, again.reason, again.hint, again.code) == (error.file, error.reason, error.hint, error.code)


@pytest.mark.parametrize(
    ("data", "code"), [(b"", "empty-file"), (b"\x00\x01\x02" * 99, "binary-file"), ("你好".encode(), "no-task")]
)
def test_each_error_has_its_code(data, code):
    with pytest.raises(fengong.ReadError) as caught:
        fengong.read(data, name="x.txt")
    assert caught.value.code == code and caught.value.file == "x.txt" and caught.value.hint


def test_a_folder_keeps_what_can_be_read(tmp_path):
    (tmp_path / "plan.txt").write_text(PLAN, encoding="utf-8")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 broken")
    with pytest.warns(fengong.ReadWarning, match=r"scan\.pdf"):
        assert fengong.read(tmp_path).ids == ["plan"]
    with pytest.raises(fengong.ReadError, match=r"scan\.pdf"):
        fengong.read([tmp_path / "plan.txt", tmp_path / "scan.pdf"])


def test_options_are_those_of_the_command_line():
    warnings.simplefilter("ignore", fengong.ReadWarning)
    with pytest.raises(ValueError, match="convention"):
        fengong.read(SEEDS, convention="mine")
    with pytest.raises(ValueError, match="nowhere"):
        fengong.read(SEEDS, plans=["nowhere"])
    assert fengong.read(SEEDS, plans=["yinchuan"]).ids == ["yinchuan"]


def test_standard_input_is_not_waited_for():
    with pytest.raises(ValueError, match="standard input"):
        fengong.read("-")


def test_frames_are_those_of_the_library_in_use(seeds):
    try:
        fengong.use("dict")
        first = seeds.tasks
        assert isinstance(first, dict) and seeds.tasks is first
        fengong.use("pandas")
        assert not isinstance(seeds.tasks, dict)
    finally:
        fengong.use(None)


@pytest.mark.filterwarnings("ignore::fengong.ReadWarning")
def test_two_codebooks_give_the_rows_of_both():
    one = fengong.read(SEEDS, codebook="elder-care")._tables("themes")["themes"].dict()
    other = fengong.read(SEEDS, codebook="instruments")._tables("themes")["themes"].dict()
    both = fengong.read(SEEDS, codebook=["elder-care", "instruments"])._tables("themes")["themes"].dict()
    assert both["theme"] == one["theme"] + other["theme"]
