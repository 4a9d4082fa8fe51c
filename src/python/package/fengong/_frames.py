"""Columns → the DataFrame of whatever is installed."""

from __future__ import annotations

import importlib.util
from typing import Any, Literal

#: A DataFrame of pandas or polars, a table of pyarrow, or a dict of lists.
Frame = Any
#: What frames are made with.
Library = Literal["pandas", "polars", "pyarrow", "dict"]
#: Name, kind (``text``, ``int``, ``float``, ``bool``, ``list``) and cells of each column.
Columns = list[tuple[str, str, list[Any]]]

_chosen: Library | None = None


def use(library: Library | None) -> None:
    r"""Make frames with this library from now on; ``None``: with what is installed, pandas first, then polars, then dicts.

    >>> import fengong
    >>> fengong.use("dict")
    >>> fengong.read("任务\t责任单位\n推进养老服务\t市民政局\n".encode()).assignments["name"]
    ['市民政局']
    >>> fengong.use(None)
    """
    if library not in (None, "pandas", "polars", "pyarrow", "dict"):
        raise ValueError(f"no such library: {library!r}; there are: pandas, polars, pyarrow, dict")
    global _chosen
    _chosen = library


def frame(columns: Columns) -> Frame:
    """The columns as a frame."""
    return _MAKERS[library()](columns)


def library() -> Library:
    """What frames are made with now."""
    return _chosen or _installed()


def _installed() -> Library:
    libraries: tuple[Library, ...] = ("pandas", "polars")
    return next((name for name in libraries if importlib.util.find_spec(name)), "dict")


def _pandas(columns: Columns) -> Frame:
    import pandas as pd

    # Whole numbers and truth values stay what they are where some are absent.
    types = {"int": "Int64", "float": "float64", "bool": "boolean", "text": "object", "list": "object"}
    plain = {"int": "int64", "bool": "bool"}

    def series(kind: str, cells: list[Any]) -> Any:
        whole = kind in plain and None not in cells
        return pd.Series(cells, dtype=plain[kind] if whole else types[kind])  # type: ignore[call-overload, unused-ignore]

    return pd.DataFrame({name: series(kind, cells) for name, kind, cells in columns})


def _polars(columns: Columns) -> Frame:
    import polars as pl

    types: dict[str, Any] = {
        "int": pl.Int64, "float": pl.Float64, "bool": pl.Boolean, "text": pl.String, "list": pl.List(pl.String),
    }
    return pl.DataFrame([pl.Series(name, cells, dtype=types[kind]) for name, kind, cells in columns])


def _pyarrow(columns: Columns) -> Frame:
    import pyarrow as pa  # type: ignore[import-untyped, unused-ignore]

    types = {
        "int": pa.int64(), "float": pa.float64(), "bool": pa.bool_(), "text": pa.string(), "list": pa.list_(pa.string()),
    }
    fields = [pa.field(name, types[kind]) for name, kind, _ in columns]
    return pa.table([pa.array(cells, types[kind]) for _, kind, cells in columns], schema=pa.schema(fields))


def _dict(columns: Columns) -> Frame:
    return {name: cells for name, _, cells in columns}


_MAKERS = {"pandas": _pandas, "polars": _polars, "pyarrow": _pyarrow, "dict": _dict}
