"""Makes the three data sets of ClusterReferencesTests and what scikit-learn and hdbscan find in them.

python3 -m venv venv && venv/bin/pip install numpy==2.4.6 scikit-learn==1.9.1 hdbscan==0.8.44
venv/bin/python make.py        # writes knots.json, snapped.json and curves.json beside itself

Every distinct location is given to the libraries as many times as its weight, in a row; what is stored is the value of the
first of them. Where lengths tie, what these two find by HDBSCAN depends on the order of the rows: the seeds are the first at
which they agree with one another and, on four shuffles of the rows, with themselves.
"""
import json
import os
import warnings

import hdbscan
import numpy as np
import sklearn
from hdbscan._hdbscan_tree import compute_stability
from sklearn.cluster import DBSCAN, HDBSCAN, OPTICS, cluster_optics_dbscan

warnings.filterwarnings("ignore")


def distinct(points):
    places, weight = np.unique(np.round(points).astype(int), axis=0, return_counts=True)
    order = np.random.default_rng(7).permutation(len(places))
    return places[order], weight[order]


def knots(seed):
    random = np.random.default_rng(seed)
    parts = [random.uniform(0, 4000, (120, 2))]
    for count, spread in ((150, 40), (120, 90), (90, 160), (60, 25), (70, 60)):
        parts.append(random.uniform(500, 3500, 2) + random.normal(0, spread, (count, 2)))
    return distinct(np.round(np.vstack(parts + [np.repeat(parts[1][:20], 3, axis=0)]) / 2) * 2)


def snapped(seed):
    """Incidents moved to the nearest of 350 published points."""
    random = np.random.default_rng(seed)
    published = np.vstack([random.uniform(0, 5000, (200, 2)), random.normal(2500, 350, (150, 2))])
    parts = [random.uniform(0, 5000, (250, 2)), random.normal(2500, 300, (450, 2))]
    for _ in range(4):
        parts.append(random.uniform(500, 4500, 2) + random.normal(0, 120, (90, 2)))
    incidents = np.vstack(parts)
    nearest = ((incidents[:, None] - published[None]) ** 2).sum(2).argmin(1)
    return distinct(published[nearest])


def curves(seed):
    random = np.random.default_rng(seed)
    angle = random.uniform(0, np.pi, 180)
    upper = np.c_[np.cos(angle), np.sin(angle)] * 1000
    lower = np.c_[1000 - np.cos(angle) * 1000, 500 - np.sin(angle) * 1000]
    points = np.vstack([upper, lower]) + random.normal(0, 45, (360, 2))
    return distinct(np.vstack([points, random.uniform(-1500, 2500, (60, 2)), np.repeat(points[:12], 3, axis=0)]))


def number(column):
    return [None if not np.isfinite(value) else float(value) for value in column]


def hierarchical(X, size, samples, method, eps):
    # scikit-learn 1.9.1 fails with a selection epsilon under numpy 2.4.
    a = HDBSCAN(min_cluster_size=size, min_samples=samples, cluster_selection_method=method, copy=True).fit(X)
    b = hdbscan.HDBSCAN(min_cluster_size=size, min_samples=samples - 1, cluster_selection_method=method,
                        cluster_selection_epsilon=eps, algorithm="generic", gen_min_span_tree=True).fit(X)
    return a, b


def renamed(labels):
    names = {}
    return np.array([-1 if label < 0 else names.setdefault(label, len(names)) for label in labels])


def reference(places, weight, size, samples, eps, points):
    X = np.repeat(places, weight, axis=0).astype(float)
    first = np.r_[0, np.cumsum(weight)[:-1]]
    copy_of = np.repeat(np.arange(len(weight)), weight)
    out = {"x": places[:, 0].tolist(), "y": places[:, 1].tolist(), "weight": weight.tolist(),
           "minClusterSize": size, "minSamples": samples, "epsMetres": eps, "minPoints": points}
    d = DBSCAN(eps=eps, min_samples=points).fit(X)
    out["dbscan"] = d.labels_[first].tolist()
    agree = True
    for name, method, cut in (("eom", "eom", 0.0), ("leaf", "leaf", 0.0), ("eomCut", "eom", eps), ("leafCut", "leaf", eps)):
        a, b = hierarchical(X, size, samples, method, cut)
        agree &= bool((b.labels_ == b.labels_[first][copy_of]).all())
        out[name] = b.labels_[first].tolist()
        if not cut:
            agree &= bool((renamed(a.labels_) == renamed(b.labels_)).all())
            agree &= np.allclose(a.probabilities_, b.probabilities_)
        for turn in range(4):
            if agree:
                order = np.random.default_rng(turn).permutation(len(X))
                for other, mine in zip(hierarchical(X[order], size, samples, method, cut), (a, b)):
                    agree &= bool((renamed(other.labels_) == renamed(mine.labels_[order])).all())
                    agree &= np.allclose(other.probabilities_, mine.probabilities_[order])
            out[name + "Membership"] = a.probabilities_[first].tolist()
    for method, name in (("eom", "eomStability"), ("leaf", "leafStability")):
        a, b = hierarchical(X, size, samples, method, 0.0)
        tree = b.condensed_tree_
        chosen = sorted(tree._select_clusters())
        stability = compute_stability(tree._raw_tree)
        # In the order of the labels.
        out[name] = number([stability[c] for c in chosen])
    o = OPTICS(min_samples=samples, max_eps=3 * eps, xi=0.05, min_cluster_size=size).fit(X)
    keep = np.isin(o.ordering_, first)
    out["opticsOrder"] = copy_of[o.ordering_[keep]].tolist()
    out["opticsReachability"] = number(o.reachability_[first])
    out["opticsCore"] = number(o.core_distances_[first])
    before = o.predecessor_[first]
    out["opticsPredecessor"] = np.where(before < 0, -1, copy_of[before]).tolist()
    out["opticsXi"] = o.labels_[first].tolist()
    out["opticsFlat"] = cluster_optics_dbscan(reachability=o.reachability_, core_distances=o.core_distances_,
                                              ordering=o.ordering_, eps=eps)[first].tolist()
    return out, agree


def main():
    folder = os.path.dirname(os.path.abspath(__file__))
    for name, make, size, samples, eps, points in (
        ("knots", knots, 15, 8, 80.0, 10), ("snapped", snapped, 12, 12, 150.0, 20), ("curves", curves, 10, 6, 120.0, 8)):
        for seed in range(1, 200):
            places, weight = make(seed)
            out, agree = reference(places, weight, size, samples, eps, points)
            if agree:
                break
        out = {"made": f"make.py, seed {seed}, scikit-learn {sklearn.__version__}, hdbscan 0.8.44, numpy {np.__version__}", **out}
        with open(f"{folder}/{name}.json", "w") as file:
            json.dump(out, file, separators=(",", ":"))
        print(name, seed, len(places), weight.sum(), weight.max(), max(out["eom"]) + 1, max(out["leaf"]) + 1,
              max(out["dbscan"]) + 1, max(out["opticsXi"]) + 1, max(out["eomCut"]) + 1, max(out["leafCut"]) + 1)


main()
