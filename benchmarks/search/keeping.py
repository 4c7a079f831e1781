"""The answers that were looked at and kept, so that a change of the order is seen in review."""

import json
from pathlib import Path

from benchmarks.search.measures import FIRST

FILE = Path(__file__).with_name("answers.json")


def kept():
    """``{query: first results}``."""
    return json.loads(FILE.read_text())


def write(answers):
    told = {each.query.spoken: each.found[:FIRST] for each in answers}
    lines = (f"  {json.dumps(query)}: {json.dumps(found)}" for query, found in told.items())
    FILE.write_text("{\n" + ",\n".join(lines) + "\n}\n")
