"""How well search answers the judged queries, on both databases.

python -m benchmarks.search [--misses] [--keep] [--database=sqlite|postgresql]

``--misses`` lists what is answered badly; ``--keep`` writes the answers into ``answers.json``, which
a test compares with what each database answers.
"""

import argparse
import json
import urllib.request
from urllib.parse import urlencode

from benchmarks import serving
from benchmarks.search import keeping, runs
from benchmarks.search.judged import queries

DATABASES = ["sqlite", "postgresql"]


def measure(database):
    with serving.quickstarted(database) as environment, serving.server(environment) as port:

        def read(path, parameters):
            address = f"http://127.0.0.1:{port}{path}?{urlencode(parameters)}"
            return json.load(urllib.request.urlopen(address))  # noqa: S310 - our own server

        return [runs.answered(query, read) for query in queries()]


def table(measured):
    yield "| class | queries | " + " | ".join(f"{d}: nDCG@10 | recall@20" for d in measured) + " |"
    yield "| --- | ---: |" + " ---: | ---: |" * len(measured)
    told = {database: runs.figures(answers) for database, answers in measured.items()}
    for kind, (count, _, _) in next(iter(told.values())).items():
        numbers = [f"{one[kind][1]:.3f} | {one[kind][2]:.3f}" for one in told.values()]
        yield f"| {kind} | {count} | " + " | ".join(numbers) + " |"


def differences(measured):
    first, *rest = measured.values()
    for other in rest:
        found = runs.differing(first, other)
        yield f"\nThe databases differ in {len(found)} of {len(first)} queries."
        for one, another in found:
            yield f"  {one.query.spoken}\n    {told(one)}\n    {told(another)}"


def told(answer):
    marks = [f"{item}:{answer.query.grades.get(item, 0)}" for item in answer.found[:10]]
    return " ".join(marks) or "(nothing)"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--database", choices=DATABASES, action="append")
    options.add_argument("--misses", action="store_true")
    options.add_argument("--keep", action="store_true")
    chosen = options.parse_args()
    measured = {each: measure(each) for each in chosen.database or DATABASES}
    print("\n".join(table(measured)))
    print("\n".join(differences(measured)))
    answers = next(iter(measured.values()))
    if chosen.misses:
        print()
        for each in runs.misses(answers):
            print(f"{each.ndcg:.2f} [{each.query.kind}] {each.query.spoken}\n    {told(each)}")
    if chosen.keep:
        keeping.write(answers)


if __name__ == "__main__":
    main()
