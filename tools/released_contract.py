"""The contract of the last release: `make contract` takes over that of this work tree."""

import json
import sys

from tools.breaking_changes import breaking_changes
from tools.clients import ROOT, contract

RELEASED = ROOT / "docs" / "contract" / "v1.json"
# What tells people, and binds no client.
TOLD = {"description", "summary", "tags", "example"}
NAMED = {"properties", "schemas", "headers", "responses", "paths", "content"}


def bare(value, *, is_named=False):
    """The contract without its words. Where names are keys, a name is no word."""
    if isinstance(value, list):
        return [bare(each) for each in value]
    if not isinstance(value, dict):
        return value
    return {
        name: bare(each, is_named=not is_named and name in NAMED)
        for name, each in value.items()
        if is_named or name not in TOLD
    }


def spread(value, depth):
    """As JSON with a line for each route and each shape, so that a diff shows what changed."""
    if depth == 0 or not isinstance(value, dict):
        return json.dumps(value, sort_keys=True)
    inside = (f"{json.dumps(name)}: {spread(value[name], depth - 1)}" for name in sorted(value))
    return "{\n" + ",\n".join(inside) + "\n}"


def released():
    return json.loads(RELEASED.read_text())


def present():
    """That of this work tree, in the form in which it is kept."""
    told = json.loads(contract().read_text())
    return bare({name: told[name] for name in ("openapi", "paths", "components")})


def main(*, breaks):
    now = present()
    faults = breaking_changes(released(), now) if RELEASED.exists() else []
    if faults and not breaks:
        told = "\n".join(f"  {each}" for each in faults)
        raise SystemExit(f"This would break clients of the last release:\n{told}")
    RELEASED.write_text(spread(now, 3) + "\n")


if __name__ == "__main__":
    main(breaks="--even-if-it-breaks" in sys.argv)
