"""Learns the centres of a codebook's themes in the space of table.bin, from sentences that its keywords code.

    centres.py SENTENCES THEMES.jsonl CODEBOOK.toml

SENTENCES: a sentence a line. THEMES.jsonl: what `fengong themes FILE.csv --codebook CODEBOOK.toml --format jsonl` says of a table of
these sentences, numbered from 1 (without centres in CODEBOOK.toml, or they would learn from themselves). The centre of a theme is
the mean of the sentences that have it and at most one other, less the mean of all themes' centres; it is written into
CODEBOOK.toml as base64 of signed bytes. What a keyword misses is then coded as the sentences with that keyword are.
"""
import base64
import json
import re
import sys
from pathlib import Path

import numpy as np

from distil import features

TABLE = Path(__file__).with_name("table.bin")


def table():
    data = TABLE.read_bytes()
    n, dimensions = np.frombuffer(data[:8], "<u4")
    keys = np.frombuffer(data[8 : 8 + 4 * n], "<u4")
    scales = np.frombuffer(data[8 + 4 * n : 8 + 5 * n], np.uint8).astype(float)
    vectors = np.frombuffer(data[8 + 5 * n :], np.int8).reshape(n, dimensions)
    return {int(key): scale * vector for key, scale, vector in zip(keys, scales, vectors)}


def meaning(vectors, text):
    total = sum((count * vectors[key] for key, count in features(text).items() if key in vectors), 0.0)
    return total / max(np.linalg.norm(total), 1e-9)


def main(sentences, themes, codebook):
    texts = open(sentences, encoding="utf-8").read().split("\n")
    coded = {}
    for line in open(themes, encoding="utf-8"):
        record = json.loads(line)
        for plan in record["plans"].values():
            for task in plan["tasks"]:
                number = int(task.rsplit("/", 1)[1].split("#")[0])
                coded.setdefault(number, []).append(record["theme"])
    vectors = table()
    of_theme = {}
    for number, ids in coded.items():
        if len(ids) <= 2:
            for theme in ids:
                of_theme.setdefault(theme, []).append(meaning(vectors, texts[number - 1]))
    centres = {theme: np.mean(all, 0) for theme, all in of_theme.items()}
    level = np.mean(list(centres.values()), 0)
    book = Path(codebook).read_text(encoding="utf-8")
    book = re.sub(r'^centre = ".*"\n', "", book, flags=re.M)
    for theme, centre in centres.items():
        centre = centre - level
        numbers = np.round(centre / np.abs(centre).max() * 127).astype(np.int8)
        line = f'centre = "{base64.b64encode(numbers.tobytes()).decode()}"\n'
        book = book.replace(f'id = "{theme}"\n', f'id = "{theme}"\n{line}', 1)
    Path(codebook).write_text(book, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
