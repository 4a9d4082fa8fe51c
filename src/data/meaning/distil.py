"""Makes table.bin: static vectors of Han characters and pairs of them whose sum stands where a sentence encoder puts the sentence.

    distil.py SENTENCES TEACHER.npy [SENTENCES TEACHER.npy ...] OUT

SENTENCES is a text file, a sentence a line; TEACHER.npy holds the encoder's vectors of these lines, in order, a row a line. Needs
numpy and scipy; about 12 GB of memory for 30,000 sentences. README.md beside this file says what the table in use was made of.

Ridge regression in the dual (Saunders, Gammerman & Vovk 1998): with X the counts of features, a row a sentence, divided by the root
of their number, and Y the teacher's centred vectors, W = Xᵀ(XXᵀ + λI)⁻¹Y. Then, by measurement on graded pairs of plans:
axes are the teacher's principal ones, each divided by the root of its singular value, so that the few axes of style do not drown
those of subject; features are weighed by their inverse document frequency to the power of 3/4.
"""
import re
import sys
from collections import Counter

import numpy as np
from scipy import linalg, sparse

DIMENSIONS, LAMBDA, BYTES = 184, 0.3, 6_000_000
FIRST, BITS = 0x4E00, 15
BETWEEN = re.compile(r"[\s“”‘’\"'「」『』]")


def features(text):
    """Characters and pairs of characters side by side, as the keys of the table."""
    found = Counter()
    for run in re.findall("[\u4e00-\u9fff]+", BETWEEN.sub("", text)):
        places = [ord(c) - FIRST for c in run]
        found.update(places)
        found.update((a + 1) << BITS | b for a, b in zip(places, places[1:]))
    return found


def matrix(counts, position):
    rows, columns, values = [], [], []
    for row, found in enumerate(counts):
        root = sum(found.values()) ** 0.5
        for key, n in found.items():
            if key in position:
                rows.append(row), columns.append(position[key]), values.append(n / root)
    shape = len(counts), len(position)
    return sparse.csr_matrix((np.array(values, np.float32), (rows, columns)), shape=shape)


def read(arguments):
    sentences, vectors = [], []
    for text, teacher in zip(arguments[::2], arguments[1::2]):
        rows = np.load(teacher).astype(np.float32)
        sentences += open(text, encoding="utf-8").read().split("\n")[: len(rows)]
        vectors.append(rows)
    return sentences, np.concatenate(vectors)


def fit(x, y):
    """Vectors of the features, on the teacher's principal axes."""
    y = y - y.mean(0)
    _, singular, axes = np.linalg.svd(y, full_matrices=False)
    kernel = (x @ x.T).toarray()
    kernel[np.diag_indices_from(kernel)] += LAMBDA
    dual = linalg.solve(kernel, y @ axes[:DIMENSIONS].T, assume_a="pos", overwrite_a=True, check_finite=False)
    return (x.T @ dual) / np.sqrt(singular[:DIMENSIONS])


def quantised(w):
    """A signed byte a number and a byte a scale: w ≈ scale · vector, up to one factor for the whole table."""
    most = np.abs(w).max(1)
    scales = np.clip(np.round(most / most.max() * 255), 1, 255)
    steps = scales * (most.max() / 255 / 127)
    return scales.astype(np.uint8), np.clip(np.round(w / steps[:, None]), -127, 127).astype(np.int8)


def main(arguments, out):
    sentences, y = read(arguments)
    counts = [features(s) for s in sentences]
    frequency = Counter(key for found in counts for key in found)
    room = (BYTES - 8) // (DIMENSIONS + 5)
    kept = sorted((k for k, n in frequency.items() if n >= 2), key=lambda k: (-frequency[k], k))[:room]
    keys = sorted(kept)
    x = matrix(counts, {key: i for i, key in enumerate(keys)})
    w = fit(x, y)
    rarity = np.log(len(sentences) / np.array([frequency[k] for k in keys])) ** 0.75
    scales, vectors = quantised(w * rarity[:, None])
    with open(out, "wb") as file:
        for part in (np.array([len(keys), DIMENSIONS], "<u4"), np.array(keys, "<u4"), scales, vectors):
            file.write(part.tobytes())
    print(f"{len(keys)} entries of {DIMENSIONS}")


if __name__ == "__main__":
    main(sys.argv[1:-1], sys.argv[-1])
