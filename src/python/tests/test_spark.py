"""Spark on this machine: two workers, which are forks."""

from __future__ import annotations

import os
import shutil
import sys

import pytest
from conftest import SEEDS

import fengong
import fengong.spark

pyspark = pytest.importorskip("pyspark")
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="Spark needs Java")


@pytest.fixture(scope="module")
def spark():
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    options = {
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.sql.shuffle.partitions": "2",
        "spark.sql.warehouse.dir": "file:/tmp",
    }
    builder = SparkSession.builder.master("local[2]").appName("fengong")
    for key, value in options.items():
        builder = builder.config(key, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


def rows(spark, folder, read=fengong.spark.assignments):
    return spark.read.format("binaryFile").load(str(folder)).mapInArrow(read, fengong.spark.SCHEMA)


def test_the_seeds_have_548_assignments(spark, seeds):
    read = rows(spark, SEEDS, fengong.spark.with_options(manifest=str(SEEDS / "manifest.toml"))).cache()
    assert read.count() == 548
    assert read.where("error is not null").count() == 0
    assert read.select("plan", "task").distinct().count() == 85
    ours = seeds.assignments
    there = {(r.task, r.label, r.role) for r in read.select("task", "label", "role").collect()}
    assert there == set(zip(ours["task"], ours["label"], ours["role"], strict=True))


def test_a_document_that_cannot_be_read_has_a_row_with_its_error(spark, tmp_path):
    (tmp_path / "政策 一#2?100%25.txt").write_text("任务\t责任单位\n办好食堂\t市民政局、市商务局\n", encoding="utf-8")
    (tmp_path / "scan.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "letter.txt").write_text("你好", encoding="utf-8")
    read = rows(spark, tmp_path).collect()
    assert sorted(r.label for r in read if r.error is None) == ["市商务局", "市民政局"]
    assert {r.file for r in read if r.error is None} == {"政策 一#2?100%25.txt"}
    assert [r.path.rsplit("/", 1)[1] for r in read if r.error] == ["scan.pdf"]


def test_the_schema_is_the_coded_table(seeds):
    names = [part.split("`")[1] for part in fengong.spark.SCHEMA.split(", ")]
    assert names == ["path", "error", *seeds.assignments.columns]
