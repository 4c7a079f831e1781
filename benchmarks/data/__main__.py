"""Make a library to measure on, once: a database of its own in a folder that is kept.

python -m benchmarks.data --size=20k --database=postgresql --keep=FOLDER [--processes=2] [--again]
    [--brief]

Nobody needs what is in it: it was written straight into the tables, and the audit does not know of
it. All else is as if people had written, signed and released it.
"""

import argparse

from benchmarks.data.keeping import BRIEF, DATABASES, LIBRARY, SIZES, Kept


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", choices=SIZES, default="20k")
    options.add_argument("--database", choices=DATABASES, default="postgresql")
    options.add_argument("--keep", required=True, help="the folder")
    options.add_argument("--processes", type=int, default=2)
    options.add_argument("--again", action="store_true", help="even if it is there")
    options.add_argument("--brief", action="store_true", help="short texts, so that a million fit")
    chosen = options.parse_args()
    part = BRIEF if chosen.brief else LIBRARY
    kept = Kept(chosen.keep)
    with kept.opened(chosen.database):
        kept.make_library(
            chosen.database,
            chosen.size,
            part=part,
            processes=chosen.processes,
            again=chosen.again,
        )
        print(f"DATABASE_URL={kept.url(chosen.database, f'{part}_{chosen.size}')}")


if __name__ == "__main__":
    main()
