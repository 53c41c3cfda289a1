"""Makes the data sets of ClusterReferencesTests and STDBSCANTests, and what scikit-learn and hdbscan find in them.

python3 -m venv venv && venv/bin/pip install numpy==2.4.6 scikit-learn==1.9.1 hdbscan==0.8.44
venv/bin/python make.py        # writes knots, snapped, curves and bursts.json beside itself

Every distinct location is given to the libraries as many times as its weight, in a row; what is stored is the value of the
first of them. Where lengths tie, the paper takes all ties at once and these two join one after the other, so that what they find
by HDBSCAN depends on the order of the rows, in two ways. A cluster can end at the length at which it begins: the seeds are the
first at which hdbscan's tree has no such cluster and the two agree. And a location can leave a cluster at the length at which
that begins, having fallen to one side or the other: these locations are listed as "tied".
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
    parts = [random.uniform(0, 4000, (80, 2))]
    for count, spread in ((110, 40), (100, 90), (70, 160), (50, 25), (60, 60)):
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


def is_plain(X, size, samples):
    """Whether no cluster of hdbscan's condensed tree ends where it begins; and the points that leave where theirs does."""
    tree = hdbscan.HDBSCAN(min_cluster_size=size, min_samples=samples - 1, algorithm="generic").fit(X).condensed_tree_._raw_tree
    birth = {row["child"]: row["lambda_val"] for row in tree if row["child_size"] > 1}
    plain = all(tree["lambda_val"][tree["parent"] == cluster].max() > birth[cluster] for cluster in birth)
    return plain, [row["child"] for row in tree if row["child"] < len(X) and birth.get(row["parent"]) == row["lambda_val"]]


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
    out["tied"] = sorted({int(copy_of[point]) for point in is_plain(X, size, samples)[1]})
    agree = True
    for name, method, cut in (("eom", "eom", 0.0), ("leaf", "leaf", 0.0), ("eomCut", "eom", eps), ("leafCut", "leaf", eps)):
        a, b = hierarchical(X, size, samples, method, cut)
        agree &= bool((b.labels_ == b.labels_[first][copy_of]).all())
        out[name] = b.labels_[first].tolist()
        if not cut:
            agree &= bool((renamed(a.labels_) == renamed(b.labels_)).all())
            agree &= np.allclose(a.probabilities_, b.probabilities_)
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


def bursts():
    """Events in knots of place and time, and what DBSCAN finds with the greater of metres / eps and days / eps as distance."""
    random = np.random.default_rng(3)
    parts = [np.c_[random.uniform(0, 3000, (150, 2)), random.uniform(0, 120, 150)]]
    for place, start, length, count in (((800, 900), 10, 12, 60), ((800, 900), 70, 10, 50), ((2000, 2100), 20, 60, 90)):
        parts.append(np.c_[random.normal(place, 60, (count, 2)), random.uniform(start, start + length, count)])
    parts.append(np.repeat(parts[2][:15], 2, axis=0))
    events, weight = np.unique(np.round(np.vstack(parts) / [10, 10, 1]).astype(int) * [10, 10, 1], axis=0, return_counts=True)
    order = np.random.default_rng(7).permutation(len(events))
    events, weight = events[order].astype(float), weight[order]
    metres = np.sqrt(((events[:, None, :2] - events[None, :, :2]) ** 2).sum(2))
    days = np.abs(events[:, None, 2] - events[None, :, 2])
    found = DBSCAN(eps=1, min_samples=8, metric="precomputed").fit(np.maximum(metres / 150, days / 7), sample_weight=weight)
    core = np.zeros(len(events), int)
    core[found.core_sample_indices_] = 1
    return {"made": f"make.py, seed 3, scikit-learn {sklearn.__version__}", "x": events[:, 0].tolist(), "y": events[:, 1].tolist(),
            "day": events[:, 2].tolist(), "weight": weight.tolist(), "epsMetres": 150.0, "epsDays": 7.0, "minPoints": 8,
            "labels": found.labels_.tolist(), "isCore": core.tolist()}


def main():
    folder = os.path.dirname(os.path.abspath(__file__))
    with open(f"{folder}/bursts.json", "w") as file:
        json.dump(bursts(), file, separators=(",", ":"))
    for name, make, size, samples, eps, points in (
        ("knots", knots, 15, 8, 80.0, 10), ("snapped", snapped, 12, 12, 150.0, 20), ("curves", curves, 10, 6, 120.0, 8)):
        for seed in range(1, 200):
            places, weight = make(seed)
            if not is_plain(np.repeat(places, weight, axis=0).astype(float), size, samples)[0]:
                continue
            out, agree = reference(places, weight, size, samples, eps, points)
            if agree:
                break
        out = {"made": f"make.py, seed {seed}, scikit-learn {sklearn.__version__}, hdbscan 0.8.44, numpy {np.__version__}", **out}
        with open(f"{folder}/{name}.json", "w") as file:
            json.dump(out, file, separators=(",", ":"))
        print(name, seed, len(places), weight.sum(), weight.max(), max(out["eom"]) + 1, max(out["leaf"]) + 1,
              max(out["dbscan"]) + 1, max(out["opticsXi"]) + 1, max(out["eomCut"]) + 1, max(out["leafCut"]) + 1, len(out["tied"]))


main()
