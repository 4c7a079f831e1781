"""Write what was measured into docs/performance.md, between its marks, and draw it.

python -m benchmarks.speed.report FILE [FILE …]

Each file holds one run (``--out``). Several runs on one database, of different sizes, tell as well
how much slower the product gets as the library grows.
"""

import argparse
from pathlib import Path

from benchmarks.data.keeping import REPOSITORY, SIZES
from benchmarks.speed import growth, picture, results, tables

PAGE = REPOSITORY / "docs" / "performance.md"
PICTURES = REPOSITORY / "docs" / "images"
BEGIN, END = "<!-- measured: begin -->", "<!-- measured: end -->"


def section(runs):
    """Everything that is generated, as lines."""
    for found in runs:
        head = found.heading
        name = picture_name(head)
        yield f"### {SIZES[head['size']]:,} procedures on {head['database']}"
        yield ""
        yield f"    {command(head)}"
        yield ""
        yield (
            f"{head['rounds']} rounds of {head['seconds']} seconds, medians; version"
            f" {head['commit']}, Python {head['python']}, {head['at'][:10]}."
        )
        yield ""
        yield f"![Requests for each second of one core](images/{name})"
        yield ""
        for table in (tables.ratios, tables.speeds, tables.memory):
            yield from table(found)
            yield ""
    if len(runs) > 1:
        yield from growth.table(runs)
        yield ""


def command(head):
    chosen = f"--size={head['size']} --database={head['database']}"
    more = f"--rounds={head['rounds']} --seconds={head['seconds']}"
    return f".venv/bin/python -m benchmarks.speed --keep=FOLDER {chosen} {more} --out=FILE"


def picture_name(head):
    return f"speed-{head['size']}-{head['database']}.svg"


def rewritten(page, lines):
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    return "\n".join([before + BEGIN, "", *lines, END]) + after


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("files", nargs="+", type=Path)
    runs = [results.Results(results.read(path)) for path in options.parse_args().files]
    for found in runs:
        (PICTURES / picture_name(found.heading)).write_text(picture.drawn(found))
    PAGE.write_text(rewritten(PAGE.read_text(), section(runs)))


if __name__ == "__main__":
    main()
