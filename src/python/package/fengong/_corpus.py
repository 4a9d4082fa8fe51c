"""Plans as a researcher meets them in Python."""

from __future__ import annotations

import json
import os
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from . import _fengong
from ._errors import ReadError, ReadWarning
from ._frames import Frame, Library, frame, library

if TYPE_CHECKING:
    import networkx

#: The rule from duty to role.
Convention = Literal["literal", "joint-lead", "first-lead"]
#: The language of messages, labels and figures.
Lang = Literal["zh", "en"]
#: What can be read: a path, or the bytes of a document.
Input = str | os.PathLike[str] | bytes
#: A network of the plans.
Kind = Literal["responsibility", "coresponsibility", "lead-support", "overlap"]

#: Doubts that are warned of one by one; of more, how many there are.
_WARNED = 20


def read(
    source: Input | Iterable[Input],
    *,
    name: str | None = None,
    plans: Sequence[str] | None = None,
    convention: Convention = "literal",
    lang: Lang = "zh",
    registry: str | os.PathLike[str] | None = None,
    codebook: str | os.PathLike[str] | Sequence[str | os.PathLike[str]] | None = None,
    manifest: str | os.PathLike[str] | None = None,
    limits: Mapping[str, int] | None = None,
) -> Corpus:
    r"""Read plans: a file, a folder, the bytes of a document, or a list of these.

    Files are read as the command line reads them: txt, md, html, docx, xlsx, csv, PDF …, folders by name, coded tables
    above documents, one document in several files once. What a coder should look at comes as :class:`ReadWarning`, with
    its place and the words meant.

    :param name: the name of bytes, where they are given alone: places show it, and its ending says what it is where the
        bytes do not.
    :param plans: only these plans, by id.
    :param convention: the rule from duty to role.
    :param lang: the language of messages, labels and figures.
    :param registry: your own registry of bodies, added to the built-in one.
    :param codebook: codebooks by name (``elder-care``, ``instruments``) or file; without, what covers the plans.
    :param manifest: what the documents do not say of themselves; without, ``manifest.toml`` beside them.
    :param limits: limits of reading raised by name (``file``, ``cells``, ``statement`` …).
    :raises ReadError: where a file that was named itself cannot be read or holds no plan, or nothing could be read. In
        a folder such files are warned of.

    >>> import fengong
    >>> corpus = fengong.read("任务\t责任单位\n办好社区食堂\t市民政局、市商务局\n".encode(), name="食堂.txt")
    >>> list(corpus.bodies["label"])
    ['市民政局', '市商务局']
    """
    options = _Options(
        convention=convention,
        lang=lang,
        registry=registry,
        codebook=[codebook] if isinstance(codebook, str | os.PathLike) else list(codebook or []),
        manifest=manifest,
        limits=dict(limits or {}),
    )
    many = not isinstance(source, str | bytes | os.PathLike)
    if many and name is not None:
        raise ValueError("a name is for the bytes of one document")
    items: list[Input] = list(source) if many else [source]  # type: ignore[arg-type, list-item]
    if any(not isinstance(item, bytes) and os.fspath(item) == "-" for item in items):
        raise ValueError("standard input is not read here; give its bytes: fengong.read(sys.stdin.buffer.read())")
    inputs = [("" if name is None else name, x) if isinstance(x, bytes) else (os.fspath(x), None) for x in items]
    found, nothing, unread, notes = _fengong.read(inputs, options.words())
    errors = [_error(u, lang) for u in unread]
    folders = [Path(item) for item in items if not isinstance(item, bytes) and os.path.isdir(item)]
    for error in errors:
        # A folder may well hold other papers; a file that was named was meant to be read.
        if error.file is None or not any(folder in Path(error.file).parents for folder in folders):
            raise error
    if found is None:
        assert nothing is not None
        raise errors[0] if errors else _error(nothing, lang)
    for error in errors:
        warnings.warn(ReadWarning(str(error)), stacklevel=2)
    for note in notes:
        warnings.warn(ReadWarning(_pick(note, lang)), stacklevel=2)
    _warn_of_doubts(found.diagnostics(options.words()))
    corpus = Corpus(found, options)
    return corpus if plans is None else corpus.select(*plans)


class Corpus:
    """Plans that were read; :func:`read` gives it."""

    def __init__(self, plans: _fengong.Plans, options: _Options) -> None:
        self._plans = plans
        self._options = options
        self._made: dict[tuple[str, tuple[str, ...]], dict[str, _Table]] = {}
        self._frames: dict[tuple[str, Library], Frame] = {}

    # What was read

    @property
    def ids(self) -> list[str]:
        """The ids of the plans, in the order of the input."""
        return self._plans.ids()

    @property
    def plans(self) -> Frame:
        """A row a plan: city, title, year, numbers of tasks, measures, assignments."""
        return self._frame("plans")

    @property
    def tasks(self) -> Frame:
        """A row a task, in document order: what is to be done, and who is named, by role."""
        return self._frame("tasks")

    @property
    def bodies(self) -> Frame:
        """A row a body of a jurisdiction: function, label, kind, how often and under which names it is named."""
        return self._frame("bodies")

    @property
    def assignments(self) -> Frame:
        """A row an assignment, in document order: task, body, duty, role, the words it rests on and where they stand.

        A task that names nobody keeps one row without a body.
        """
        return self._frame("assignments")

    @property
    def doubts(self) -> Frame:
        """A row a place that a coder should look at, gravest first, with the words meant and what to do."""
        return self._frame("doubts")

    def __len__(self) -> int:
        """How many plans there are."""
        return len(self.ids)

    def __iter__(self) -> Iterator[Corpus]:
        """The plans one by one."""
        return (self.select(plan) for plan in self.ids)

    def select(self, *plans: str) -> Corpus:
        """Some of the plans only, in this order."""
        return Corpus(_ask(self._options, self._plans.select, list(plans)), self._options)

    def under(self, convention: Convention) -> Corpus:
        """The same plans under another rule from duty to role."""
        return Corpus(self._plans, self._options.but(convention=convention))

    # What is made of it

    def workload(
        self,
        table: Literal["workload", "load-summary"] = "workload",
        *,
        seed: int = 1,
        draws: int = 400,
        every_plan: bool = False,
    ) -> Frame:
        """The load of each body in each plan; ``load-summary``: concentration, coverage and leads of each plan, with
        intervals and what random assignment would give.

        :param every_plan: intervals and tests beyond 12 plans, too; without it they are absent there.
        """
        return self._table("workload", table, seed=seed, draws=draws, every_plan=every_plan)

    def clusters(
        self,
        table: Literal[
            "clusters", "network-summary", "ties", "brokers", "bicliques", "leading", "lead-arcs", "lead-turns"
        ] = "clusters",
        *,
        seed: int = 1,
        draws: int = 400,
        every_plan: bool = False,
    ) -> Frame:
        """Who works with whom: groups of bodies with their stability; ``ties`` between two bodies, tested against random
        plans; ``network-summary``; bodies that bridge groups (``brokers``); …

        :param every_plan: stability and drawn tests beyond 12 plans, too; without it they are absent there.
        """
        return self._table("clusters", table, seed=seed, draws=draws, every_plan=every_plan)

    def overlap(
        self,
        a: str | None = None,
        b: str | None = None,
        table: Literal["overlap", "coverage", "lacking"] = "overlap",
        *,
        upper: str | None = None,
        seed: int = 1,
        draws: int = 400,
    ) -> Frame:
        """Where two plans say the same, a row a pair of tasks; ``coverage`` of each by the other; what one has and the
        other is ``lacking``. Without two ids all pairs that the report compares."""
        return self._both(a, b)._table("overlap", table, upper=upper, seed=seed, draws=draws)

    def division(
        self,
        a: str | None = None,
        b: str | None = None,
        table: Literal["division-pairs", "division-summary", "functions", "schedule"] = "division-pairs",
        *,
        upper: str | None = None,
        seed: int = 1,
        draws: int = 400,
    ) -> Frame:
        """How two plans divide the same work, a row a matched pair of tasks; …"""
        return self._both(a, b)._table("division", table, upper=upper, seed=seed, draws=draws)

    def themes(
        self, table: Literal["themes", "codebook-coverage", "gaps", "missing-owners", "uncoded"] = "themes"
    ) -> Frame:
        """Themes and who owns them in each plan; ``gaps`` with their quotations; coverage of the codebook; …"""
        return self._table("themes", table)

    def conventions(
        self, table: Literal["findings", "correlations", "flips"] = "findings", *, seed: int = 1
    ) -> Frame:
        """Which findings depend on the rule from duty to role."""
        return self._table("conventions", table, seed=seed)

    def graph(self, kind: Kind = "responsibility", *, seed: int = 1, draws: int = 400) -> networkx.MultiGraph[str]:
        """The plans as one network of networkx.

        ``responsibility``: tasks (``bipartite`` 0) and bodies (``bipartite`` 1), an edge an assignment with ``duty``,
        ``role`` and ``plan``; ``coresponsibility``: bodies that share tasks; ``lead-support``: from leads to the bodies
        that work for them (directed); ``overlap``: tasks of two plans. For one plan: ``corpus.select(id).graph()``.
        """
        import networkx as nx

        words = self._options.words(seed=seed, draws=draws)
        graphs = [json.loads(text) for text in _ask(self._options, self._plans.networks, kind, words)]
        made: Any = nx.MultiDiGraph() if any(g["directed"] for g in graphs) else nx.MultiGraph()
        for graph in graphs:
            for node in graph["nodes"]:
                before = made.nodes.get(node["id"], {})
                made.add_node(node.pop("id"), **{k: _joined(before.get(k), v, k) for k, v in node.items()})
            for edge in graph["edges"]:
                made.add_edge(edge.pop("source"), edge.pop("target"), **{k: v for k, v in edge.items() if k != "key"})
        if len(graphs) == 1:
            made.graph.update(graphs[0]["graph"])
        return made  # type: ignore[no-any-return]

    @cached_property
    def figures(self) -> dict[str, Figure]:
        """The figures of the report by name, in its order; a notebook shows them as they are."""
        made = _ask(self._options, self._plans.figures, self._options.words())
        return {name: Figure(name, title, tuple(notes), alt, svg) for name, title, notes, alt, svg in made}

    def figure(self, name: str) -> Figure:
        """A figure of the report by its name, as in ``corpus.figure("shares")``."""
        if name not in self.figures:
            raise KeyError(f"no figure {name!r}; there are: {', '.join(self.figures)}")
        return self.figures[name]

    def report(
        self,
        folder: str | os.PathLike[str],
        *,
        pictures: bool = False,
        paper: bool = False,
        force: bool = False,
        seed: int = 1,
        draws: int = 400,
        titles: Literal["findings", "plain"] = "findings",
        size: Literal["one-column", "two-column", "a4", "a3"] = "two-column",
        references: Literal["2015", "2025"] = "2025",
        every_plan: bool = False,
        outline: bool = False,
        bom: bool = False,
        upper: str | None = None,
    ) -> Path:
        """Write the whole report into a folder, as the command line does; gives the path of ``report.html``.

        Results that nobody changed are replaced; other files stay unless ``force`` is given, and then a copy is kept.

        :param every_plan: beyond 12 plans, analyse each of them all the same.
        :param outline: text in figures as outlines.
        :param bom: csv that a spreadsheet opens.
        :param references: which edition of GB/T 7714 the references follow.
        :param upper: the id of the higher-level plan that the others are compared with, too.
        """
        wanted = {
            "pictures": pictures, "paper": paper, "force": force, "every-plan": every_plan, "outline": outline, "bom": bom,
        }
        options = self._options.words(seed=seed, draws=draws, titles=titles, size=size, references=references, upper=upper)
        words = [*options, *(f"--{name}" for name, on in wanted.items() if on)]
        _ask(self._options, self._plans.report, folder, words)
        return Path(folder, "report.html")

    def __repr__(self) -> str:
        tasks, assignments = self._plans.counts()
        counts = ((len(self), "plan"), (tasks, "task"), (assignments, "assignment"))
        return f"<fengong.Corpus: {', '.join(f'{n} {word}' + 's' * (n != 1) for n, word in counts)}>"

    def _repr_html_(self) -> str:
        """The plans as a notebook shows them."""
        zh = self._options.lang == "zh"
        heads = ("方案", "城市", "年份", "任务", "责任") if zh else ("Plan", "City", "Year", "Tasks", "Assignments")
        keys = ("plan", "city", "year", "tasks", "assignments")
        table = self._tables("plans")["plans"].dict()
        cells = ([table[k][row] for k in keys] for row in range(len(self)))
        shown = [["" if cell is None else str(cell) for cell in row] for row in cells]
        most = 20
        rows = "".join(f"<tr>{''.join(f'<td>{escape(c)}</td>' for c in row)}</tr>" for row in shown[:most])
        more = f"<tr><td colspan=5>… {len(shown) - most}</td></tr>" if len(shown) > most else ""
        look = sum(d["severity"] != "note" for d in self._plans.diagnostics(self._options.words()))
        note = f"{look} 处待核：<code>.doubts</code>" if zh else f"{look} places need a look: <code>.doubts</code>"
        head = "".join(f"<th>{h}</th>" for h in heads)
        return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}{more}</tbody></table><p>{note}</p>"

    def _both(self, a: str | None, b: str | None) -> Corpus:
        if (a is None) != (b is None):
            raise ValueError("name two plans, or none")
        return self if a is None or b is None else self.select(a, b)

    def _frame(self, name: str) -> Frame:
        """A frame that is made once, with each library that :func:`fengong.use` names."""
        key = (name, library())
        if key not in self._frames:
            self._frames[key] = self._table(name)
        return self._frames[key]

    def _table(self, command: str, table: str | None = None, **options: object) -> Frame:
        tables = self._tables(command, **options)
        name = table or next(iter(tables))
        if name not in tables:
            raise ValueError(f"no table {name!r}; there are: {', '.join(tables)}")
        return frame(tables[name].columns)

    def _tables(self, command: str, **options: object) -> dict[str, _Table]:
        """The tables of a command; what took long to make is kept."""
        words = self._options.words(**options)
        key = (command, tuple(words))
        if key not in self._made:
            made = _ask(self._options, self._plans.tables, command, words)
            tables: dict[str, _Table] = {}
            for name, caption, columns in made:
                # A command gives a table once a codebook: their rows stand one behind another.
                tables[name] = tables[name].and_rows(columns) if name in tables else _Table(caption, columns)
            self._made[key] = tables
        return self._made[key]


@dataclass(frozen=True)
class Figure:
    """A figure: a notebook shows it, :meth:`save` writes it."""

    #: What it is a figure of.
    name: str
    #: Its title, which says what it shows.
    title: str
    #: How to read it, n, source, null model.
    notes: tuple[str, ...]
    #: What a reader who cannot see it should know.
    alt: str
    #: The drawing with title and notes, a whole SVG document.
    svg: str

    def _repr_svg_(self) -> str:
        return self.svg

    def __repr__(self) -> str:
        return f"<fengong.Figure {self.name}: {self.title}>"

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the SVG to a file."""
        path = Path(path)
        path.write_text(self.svg, encoding="utf-8")
        return path


@dataclass(frozen=True)
class _Table:
    caption: str
    columns: list[tuple[str, str, list[Any]]]

    def dict(self) -> dict[str, list[Any]]:
        return {name: cells for name, _, cells in self.columns}

    def and_rows(self, columns: list[tuple[str, str, list[Any]]]) -> _Table:
        """The rows of a table with the same columns behind these; a column without a value takes the kind of the other."""
        empty = [all(cell is None for cell in cells) for _, _, cells in self.columns]
        both = zip(self.columns, columns, empty, strict=True)
        return _Table(self.caption, [(name, other if none else kind, [*cells, *more]) for (name, kind, cells), (_, other, more), none in both])


@dataclass(frozen=True)
class _Options:
    """What the command line has as options."""

    convention: Convention
    lang: Lang
    registry: str | os.PathLike[str] | None
    codebook: list[str | os.PathLike[str]]
    manifest: str | os.PathLike[str] | None
    limits: dict[str, int]

    def words(self, **more: object) -> list[str]:
        """The options as words of a command line; those that are ``None`` or ``False`` are left out, ``True`` is a switch."""
        one = {"convention": self.convention, "lang": self.lang, "registry": self.registry, "manifest": self.manifest}
        named = [(key, value) for key, value in {**one, **more}.items() if value is not None and value is not False]
        named += [("codebook", book) for book in self.codebook]
        named += [("limit", f"{key}={value}") for key, value in self.limits.items()]
        named = [(key.replace("_", "-"), value) for key, value in named]
        switches = [f"--{key}" for key, value in named if value is True]
        return switches + [f"--{key}={os.fspath(v) if isinstance(v, os.PathLike) else v}" for key, v in named if v is not True]

    def but(self, **changed: Any) -> _Options:
        return _Options(**{**self.__dict__, **changed})


def _pick(both: Sequence[str], lang: Lang) -> str:
    return both[0] if lang == "zh" else both[1]


def _ask(options: _Options, make: Any, *args: Any) -> Any:
    """Calls, and says what is wrong in one language."""
    try:
        return make(*args)
    except ValueError as error:
        if len(error.args) == 2:
            raise ValueError(_pick(error.args, options.lang)) from None
        raise


def _error(pieces: Mapping[str, Any], lang: Lang) -> ReadError:
    said = {key: _pick(both, lang) for key, both in pieces.items() if key in ("message", "reason", "hint")}
    return ReadError(
        said.get("reason", said["message"]), file=pieces.get("file"), hint=said.get("hint"), code=pieces.get("code")
    )


def _warn_of_doubts(diagnostics: list[dict[str, Any]]) -> None:
    doubts = [d for d in diagnostics if d["severity"] != "note"]
    for doubt in doubts[:_WARNED]:
        warnings.warn(ReadWarning(_shown(doubt)), stacklevel=3)
    if len(doubts) > _WARNED:
        warnings.warn(ReadWarning(f"… {len(doubts) - _WARNED}: Corpus.doubts"), stacklevel=3)


def _shown(doubt: Mapping[str, Any]) -> str:
    """A doubt with its place, the words meant between 【 and 】, and what to do."""
    lines = [f"{doubt['place']}: {doubt['message']} [{doubt['code']}]"]
    if doubt["excerpt"]:
        start, end = doubt["span"] or (0, 0)
        text = doubt["excerpt"]
        marked = f"{text[:start]}【{text[start:end]}】{text[end:]}" if end > start else text
        lines.append("  " + " ".join(marked.split()))
    if doubt["hint"]:
        lines.append(f"  → {doubt['hint']}")
    return "\n".join(lines)


def _joined(before: Any, value: Any, key: str) -> Any:
    """An attribute of a node that stands in several plans: the plans are listed, all else is as met first."""
    if before is None:
        return value
    if key == "plan" and value not in str(before).split("; "):
        return f"{before}; {value}"
    return before
