"""What search answers to the judged queries, over the API, and how good that is."""

from dataclasses import dataclass
from statistics import mean

from benchmarks.search.judged import NOTHING
from benchmarks.search.measures import FIRST, ndcg, recall

ADDRESS = "/api/v1/search/"


@dataclass(frozen=True)
class Answer:
    """``found`` are the results on the first page, as ``type/slug``, best first."""

    query: object
    found: tuple

    @property
    def ndcg(self):
        return ndcg(self.found, self.query.grades)

    @property
    def recall(self):
        return recall(self.found, self.query.grades)


def answered(query, read):
    """``read(path, parameters)`` gives the body of an answer of the API."""
    body = read(ADDRESS, query.parameters)
    found = [f"{row['item']['type']}/{row['item']['slug']}" for row in body["results"]]
    return Answer(query, tuple(found))


def by_kind(answers):
    """``{class: answers}``, and last those of all classes in which something is to be found."""
    groups = {}
    for each in answers:
        groups.setdefault(each.query.kind, []).append(each)
    findable = [each for each in answers if each.query.kind != NOTHING]
    return {**groups, "all but nothing": findable}


def figures(answers):
    """``{class: (queries, nDCG, recall)}``, the mean over its queries."""
    return {
        kind: (len(each), mean(a.ndcg for a in each), mean(a.recall for a in each))
        for kind, each in by_kind(answers).items()
    }


def differing(answers, others):
    """The pairs of answers to one query whose first results are not the same."""
    return [
        (one, other)
        for one, other in zip(answers, others, strict=True)
        if one.found[:FIRST] != other.found[:FIRST]
    ]


def misses(answers, below=0.75):
    """What is answered badly, worst first."""
    return sorted((each for each in answers if each.ndcg < below), key=lambda each: each.ndcg)
