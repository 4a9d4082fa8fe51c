r"""Documents in Spark: ``binaryFile`` → a row an assignment.

.. code-block:: python

    documents = spark.read.format("binaryFile").option("recursiveFileLookup", True).load("hdfs:///plans")
    rows = documents.mapInArrow(fengong.spark.assignments, fengong.spark.SCHEMA)

Each document is read by itself, wherever it is read: the rows do not depend on partitions or order. Plans of files of the
same name have the same id; ``path`` tells them apart.
"""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from ._corpus import read
from ._errors import ReadError, ReadWarning

if TYPE_CHECKING:
    import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]

__all__ = ["SCHEMA", "assignments", "with_options"]

_TEXT, _WHOLE, _TRUTH = "string", "bigint", "boolean"
_COLUMNS = {
    # Which document, and why it could not be read: such a document has one row, with nothing else in it.
    "path": _TEXT, "error": _TEXT,
    # As in Corpus.assignments.
    "plan": _TEXT, "city": _TEXT, "task": _TEXT, "no": _TEXT, "title": _TEXT, "text": _TEXT, "responsibility": _TEXT,
    "open": _TRUTH, "name": _TEXT, "surface": _TEXT, "label": _TEXT, "agency": _TEXT, "known": _TRUTH, "kind": _TEXT,
    "duty": _TEXT, "role": _TEXT, "start": _WHOLE, "end": _WHOLE, "file": _TEXT, "line": _WHOLE, "page": _WHOLE,
    "table": _WHOLE, "row": _WHOLE, "sheet": _TEXT, "jurisdiction": _TEXT, "label_en": _TEXT, "statement": _WHOLE,
    "deadline": _TEXT, "section": _TEXT, "statements": _TEXT, "document": _TEXT,
}  # fmt: skip

#: The schema of :func:`assignments`, as Spark takes it.
SCHEMA = ", ".join(f"`{name}` {kind}" for name, kind in _COLUMNS.items())

#: Rows that are given at once.
_ROWS = 10_000


def assignments(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """For ``mapInArrow``: batches with ``path`` and ``content`` → batches of :data:`SCHEMA`.

    A document without a task has no row; one that cannot be read has one, with its ``error``.
    """
    return _assignments(batches, {})


def with_options(**options: Any) -> Callable[[Iterable[pa.RecordBatch]], Iterator[pa.RecordBatch]]:
    """The same under options of :func:`fengong.read`; files that they name must be there on every machine."""

    def assignments(batches: Iterable[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
        return _assignments(batches, options)

    return assignments


def _assignments(batches: Iterable[pa.RecordBatch], options: dict[str, Any]) -> Iterator[pa.RecordBatch]:
    rows: dict[str, list[Any]] = {name: [] for name in _COLUMNS}
    for batch in batches:
        for path, content in zip(batch["path"], batch["content"], strict=True):
            _add(rows, *_document(path.as_py(), content.as_py(), options))
            if len(rows["path"]) >= _ROWS:
                yield _batch(rows)
                rows = {name: [] for name in _COLUMNS}
    yield _batch(rows)


def _document(path: str, content: bytes, options: dict[str, Any]) -> tuple[str, str | None, dict[str, list[Any]]]:
    """A document's rows, or why it has none."""
    try:
        with warnings.catch_warnings():
            # Nobody reads the warnings of a worker; unknown bodies are in the rows, as `known`.
            warnings.simplefilter("ignore", ReadWarning)
            # Spark gives paths as they are, with `#`, `?` and `%` of their own.
            corpus = read(content, name=path.rsplit("/", 1)[-1], **options)
    except ReadError as error:
        return path, None if error.code == "no-task" else str(error), {}
    return path, None, corpus._tables("assignments")["assignments"].dict()


def _add(rows: dict[str, list[Any]], path: str, error: str | None, table: dict[str, list[Any]]) -> None:
    count = 1 if error else len(table.get("plan", []))
    for name, column in rows.items():
        column += table.get(name, [None] * count)
    if count:
        rows["path"][-count:] = [path] * count
        rows["error"][-count:] = [error] * count


def _batch(rows: dict[str, list[Any]]) -> pa.RecordBatch:
    import pyarrow as pa

    kinds = {_TEXT: pa.string(), _WHOLE: pa.int64(), _TRUTH: pa.bool_()}
    arrays = [pa.array(column, kinds[_COLUMNS[name]]) for name, column in rows.items()]
    return pa.RecordBatch.from_arrays(arrays, names=list(rows))
