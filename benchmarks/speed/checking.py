"""That answers are right is looked at before anybody's time is taken."""

import json
from random import Random

from benchmarks.speed import sides

CHECKED = 6


class WrongAnswer(Exception):
    """What is measured must be what was asked for."""


def check(workload, running):
    """Ask each side some of its requests, and compare with what is known."""
    for name, asked in workload.asked.items():
        for each in Random(2).sample(asked, min(CHECKED, len(asked))):
            status, _, body = sides.ask(running[name], each.path)
            fault = f"it is a {status}" if status != 200 else _fault(each, body)
            if fault:
                raise WrongAnswer(f"{workload.name}, {name}, {each.path}: {fault}")


def _fault(asked, body):
    told = json.loads(body)
    if asked.count is not None and told["count"] != asked.count:
        return f"it counts {told['count']}, not {asked.count}"
    if not asked.titles:
        return None
    titles = [each["title"] for each in told.get("results", [told])]
    if asked.is_ordered and titles != list(asked.titles):
        return f"it lists {titles}, not {asked.titles}"
    if not asked.is_ordered and not set(titles) <= set(asked.titles):
        return f"it lists {titles}, which is not all of what was sought"
    return None
