#!/usr/bin/env python3
"""Do other programs read our networks as we wrote them?

check_exchange.py FOLDER

For every NAME.graphml in FOLDER, reads NAME.graphml, NAME.gexf and NAME.json (where it is there: `graph --format json`)
with networkx and NAME.graphml and NAME.dl with igraph, and compares nodes, edges and attributes with each other and
with NAME.nodes.csv and NAME.edges.csv where they are there. Needs networkx and igraph; the project itself does not.
"""
import collections
import csv
import json
import pathlib
import sys

import igraph
import networkx as nx


def plain(value):
    """One spelling for what the formats type differently."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return repr(float(value))
    return value


def attributes(data, drop):
    return {k: plain(v) for k, v in data.items() if k not in drop and v is not None}


def of_networkx(graph, node_drop=(), edge_drop=()):
    nodes = {n: attributes(d, node_drop) for n, d in graph.nodes(data=True)}
    edges = collections.Counter()
    for a, b, d in graph.edges(data=True):
        ends = (a, b) if graph.is_directed() else tuple(sorted((a, b)))
        edges[(ends, tuple(sorted(attributes(d, edge_drop).items())))] += 1
    return nodes, edges


def of_igraph(graph):
    """igraph fills what is absent: NaN for numbers, "" for texts, false for flags; of an id it leaves `&#38;` as it is."""
    def told(data, drop):
        return {k: v for k, v in attributes(data, drop).items() if v not in ("nan", "", "false")}
    ids = [v["id"].replace("&#38;", "&") for v in graph.vs]
    nodes = {i: told(v.attributes(), {"id"}) for i, v in zip(ids, graph.vs)}
    edges = collections.Counter()
    for e in graph.es:
        ends = tuple(ids[i] for i in e.tuple)
        ends = ends if graph.is_directed() else tuple(sorted(ends))
        edges[(ends, tuple(sorted(told(e.attributes(), {"id"}).items())))] += 1
    return nodes, edges


def reduced(nodes, edges):
    keep = lambda d: {k: v for k, v in d.items() if v not in ("", "false")}
    lean = collections.Counter()
    for (ends, data), times in edges.items():
        lean[(ends, tuple(sorted(keep(dict(data)).items())))] += times
    return {n: keep(d) for n, d in nodes.items()}, lean


def same(what, one, other):
    for part, a, b in zip(("nodes", "edges"), one, other):
        if a != b:
            odd = [x for x in a if a[x] != b.get(x)][:2] if part == "nodes" else list((a - b).items())[:2]
            odd2 = [(x, b.get(x)) for x in odd] if part == "nodes" else list((b - a).items())[:2]
            sys.exit(f"{what}: {part} differ: {[(x, a[x]) for x in odd] if part == 'nodes' else odd} / {odd2}")


def check(base):
    graphml = nx.read_graphml(base.with_suffix(".graphml"), force_multigraph=True)
    reference = of_networkx(graphml, edge_drop={"id"})
    two_mode = any("bipartite" in d for _, d in graphml.nodes(data=True))
    if two_mode:
        side = {n: d["bipartite"] for n, d in graphml.nodes(data=True)}
        assert all(side[a] != side[b] for a, b in graphml.edges()), f"{base}: an edge within a side"
        assert all(d["type"] == bool(d["bipartite"]) for _, d in graphml.nodes(data=True))

    lean = of_networkx(graphml, node_drop={"type", "x", "y"}, edge_drop={"id"})
    gexf = nx.read_gexf(base.with_suffix(".gexf"), version="1.3")
    assert gexf.is_directed() == graphml.is_directed()
    places = {n: d["viz"]["position"] for n, d in gexf.nodes(data=True) if "position" in d["viz"]}
    for n, d in graphml.nodes(data=True):
        assert ("x" in d) == (n in places), f"{base}: place of {n}"
        assert n not in places or (places[n]["x"], places[n]["y"]) == (d["x"], d["y"])
        assert {"color", "size"} <= gexf.nodes[n]["viz"].keys()
    nodes, edges = of_networkx(gexf, node_drop={"viz"}, edge_drop={"viz", "id"})
    # networkx keeps an edge's `kind` under another name, and not at all where it cannot be a key.
    strip = lambda es: collections.Counter(
        {(e, tuple(x for x in d if x[0] not in ("kind", "type"))): 0 for (e, d) in es})
    def without_kind(es):
        out = strip(es)
        for (e, d), n in es.items():
            out[(e, tuple(x for x in d if x[0] not in ("kind", "type")))] += n
        return out
    same(f"{base.name}: gexf", (lean[0], without_kind(lean[1])), (nodes, without_kind(edges)))

    if base.with_suffix(".json").exists():
        record = json.loads(base.with_suffix(".json").read_text(encoding="utf-8"))
        linked = nx.node_link_graph(record)
        assert linked.is_directed() == graphml.is_directed()
        same(f"{base.name}: json", lean, of_networkx(linked, node_drop={"x", "y"}))

    read = igraph.Graph.Read_GraphML(str(base.with_suffix(".graphml")))
    assert read.is_directed() == graphml.is_directed()
    same(f"{base.name}: igraph", reduced(*reference), of_igraph(read))

    node_file, edge_file = (base.with_name(base.name + e) for e in (".nodes.csv", ".edges.csv"))
    if node_file.exists():
        rows = list(csv.DictReader(open(node_file, encoding="utf-8", newline="")))
        assert [r["Id"] for r in rows] == list(graphml.nodes), f"{base}: node table"
        assert all(r["Label"].lstrip("'") == graphml.nodes[r["Id"]]["label"].lstrip("'") for r in rows)
        rows = list(csv.DictReader(open(edge_file, encoding="utf-8", newline="")))
        assert len(rows) == graphml.number_of_edges(), f"{base}: edge table"
        assert all(graphml.has_edge(r["Source"], r["Target"]) for r in rows)

    if not two_mode and graphml.number_of_edges():
        net = igraph.Graph.Read_DL(str(base.with_suffix(".dl")), directed=True)
        assert net.vcount() == graphml.number_of_nodes()
        want = sum(d["weight"] for *_, d in graphml.edges(data=True)) * (1 if graphml.is_directed() else 2)
        assert abs(sum(net.es["weight"]) - want) < 1e-6 * max(1, want), f"{base}: dl"
    return graphml.number_of_nodes(), graphml.number_of_edges()


if __name__ == "__main__":
    files = sorted(pathlib.Path(sys.argv[1]).glob("*.graphml"))
    if not files:
        sys.exit("no .graphml file")
    for file in files:
        print(file.stem, "%d nodes, %d edges: equal" % check(file.with_suffix("")))
