"""Fits the weights of src/analyse/overlap/score.rs on graded pairs of plans, and says how good they are.

    weights.py                                      the pairs of plans of the project
    weights.py FIELD:PLAN:PLAN:GRADES:FILE[,FILE] … further pairs beside them

GRADES: lines `task task grade`, a grade 0–3 or `low-high` where two readers differ; or JSON lines with a, b, low, high. FILE: what
holds the plans. The program tells what speaks for each pair of tasks (`cargo bench --bench evidence`). Needs numpy and scipy.

Two logistic functions with weights ≥ 0, a little ridge on what is measured in standard deviations: `copied` on grade 3, then `alike` on
grade 2 or better given `copied`, as score = 1 − (1 − alike)(1 − copied). Every pair of plans has the same weight; pairs of tasks on
which the readers differ are left out. Each field is left out in turn, and judged by weights fitted on all others.
"""
import json
import subprocess
import sys
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

ROOT = Path(__file__).resolve().parents[3]
GRADED = "tests/fixtures/graded"
OWN = [f"{f}:{f}-a:{f}-b:{GRADED}/{f}.grades:{GRADED}/{f}-a.txt,{GRADED}/{f}-b.txt" for f in "waste biz health jobs farm".split()]
OWN.append(f"care:yinchuan:dazhou-1:{GRADED}/yinchuan-dazhou-1.grades:seeds/yinchuan.txt,seeds/dazhou.txt")
ALIKE = "shared meaning nearest context characters wording words several".split()
CUT, RIDGE, POSITIVE = 0.4, 1.0, 60


def grades(path):
    found = {}
    for line in (ROOT / path).read_text(encoding="utf-8").split("\n"):
        if line.startswith("{"):
            r = json.loads(line)
            pair, low, high = (r["a"].split("/")[1], r["b"].split("/")[1]), r["low"], r["high"]
        elif line:
            a, b, grade = line.split()
            low, high = int(grade[0]), int(grade[-1])
            pair = a, b
        else:
            continue
        before = found.get(pair, (0, 0))
        found[pair] = max(before[0], low), max(before[1], high)
    return found


def evidence(argument):
    """All pairs of tasks of two plans: what speaks for them, and the lower and the higher grade."""
    field, a, b, graded, files = argument.split(":")
    call = ["cargo", "bench", "-q", "--bench", "evidence", "--", a, b, *files.split(",")]
    out = subprocess.run(call, cwd=ROOT, capture_output=True, check=True, text=True).stdout
    gold, x, y = grades(graded), [], []
    for record in map(json.loads, out.splitlines()):
        _, _, best = max(record["passages"], key=lambda passage: passage[0])
        x.append({name: float(value) for name, value in best.items()})
        y.append(gold.pop((record["a"], record["b"]), (0, 0)))
    column = lambda name: np.array([row[name] for row in x])
    trust = 1 - np.exp(-column("shared") / 1.2)
    covered = column("covered")
    copied = np.stack([trust * covered, column("back"), column("verbatim") * (1 + covered)], 1)
    shared = np.log1p(np.maximum(column("shared"), 0))
    alike = np.stack([shared] + [column(name) for name in ALIKE[1:]], 1)
    # Set beforehand, by pairs of plans of different fields: in graded pairs, which are of one field, it is next to nothing.
    apart = column("apart")
    low, high = np.array(y).T
    missed = sum(low >= 2 for low, _ in gold.values())
    return dict(field=field, name=f"{a} {b}", copied=copied, alike=alike, apart=apart, circumstance=column("circumstance") > 0, low=low, high=high, missed=missed)


def sigmoid(z):
    return 1 / (1 + np.exp(-np.clip(z, -40, 40)))


def fit(x, y, weight, before, less=0.0):
    """Constant and weights of a logistic function; `before`: how likely each is true already; `less`: what is taken off beforehand."""
    mean = weight @ x / weight.sum()
    spread = np.sqrt(weight @ (x - mean) ** 2 / weight.sum()) + 1e-9

    def loss(w):
        p = sigmoid(x / spread @ w[1:] + w[0] - less)
        s = np.clip(1 - (1 - p) * (1 - before), 1e-9, 1 - 1e-9)
        value = -weight @ np.where(y, np.log(s), np.log(1 - s)) + RIDGE / 2 * w[1:] @ w[1:]
        slope = weight * np.where(y, -1 / s, 1 / (1 - s)) * (1 - before) * p * (1 - p)
        return value, np.r_[slope.sum(), slope @ x / spread + RIDGE * w[1:]]

    start = np.r_[-2.0, np.full(x.shape[1], 0.3)]
    found = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=[(None, None)] + [(0, None)] * x.shape[1])
    return np.r_[found.x[0], found.x[1:] / spread]


def fitted(pairs):
    of = lambda name: np.concatenate([p[name] for p in pairs])
    sure = lambda p: ~((p["low"] < 2) & (p["high"] >= 2))
    weight = np.concatenate([sure(p) * POSITIVE / max(1, (p["low"] >= 2).sum()) for p in pairs])
    copied = fit(of("copied"), of("low") >= 3, weight, 0.0)
    before = sigmoid(of("copied") @ copied[1:] + copied[0])
    return copied, fit(of("alike"), of("low") >= 2, weight, before, of("apart"))


def scores(pair, weights):
    apart = (0.0, pair["apart"])
    copied, alike = (sigmoid(pair[name] @ w[1:] + w[0] - less) for name, w, less in zip(("copied", "alike"), weights, apart))
    return np.where(pair["circumstance"], CUT, 1.0) * (1 - (1 - alike) * (1 - copied))


def judged(pair, score):
    """F1 at the cut, average precision; scores and truth of the pairs that both readers grade alike."""
    sure = ~((pair["low"] < 2) & (pair["high"] >= 2))
    score, true = score[sure], pair["low"][sure] >= 2
    all_true = true.sum() + pair["missed"]
    ranked = true[np.argsort(-score, kind="stable")]
    precision = (np.cumsum(ranked)[ranked] / (np.flatnonzero(ranked) + 1)).sum() / all_true
    called = score >= CUT
    return 2 * (called & true).sum() / (called.sum() + all_true), precision, score, true


def main(further):
    pairs = [evidence(argument) for argument in OWN + further]
    results = []
    for pair in pairs:
        weights = fitted([p for p in pairs if p["field"] != pair["field"]])
        results.append(judged(pair, scores(pair, weights)))
        print(f"{pair['name']:28} F1 {results[-1][0]:.3f}  average precision {results[-1][1]:.3f}")
    print(f"{'mean':28} F1 {np.mean([r[0] for r in results]):.3f}  average precision {np.mean([r[1] for r in results]):.3f}")
    score, true = (np.concatenate([r[i] for r in results]) for i in (2, 3))
    for low in np.arange(10) / 10:
        within = (score >= low) & (score < low + 0.1 + (low == 0.9))
        print(f"score {low:.1f}–{low + 0.1:.1f}: {within.sum():5} pairs, share alike {true[within].mean() if within.any() else 0:.2f}")
    copied, alike = fitted(pairs)
    print("copied", dict(zip(["constant", "trust·covered", "back", "verbatim·(1 + covered)"], copied.round(2).tolist())))
    print("alike", dict(zip(["constant", "ln(1 + shared)", *ALIKE[1:]], alike.round(2).tolist())))


if __name__ == "__main__":
    main(sys.argv[1:])
