"""Fill what stands beside a library that was made: stored answers, and the rival's tables.

python -m benchmarks.beside --size=20k --database=postgresql --keep=FOLDER [--again]
"""

import argparse

from benchmarks.data.keeping import DATABASES, SIZES, Kept

PART = "beside"


def make(kept, database, size, *, again=False):
    """See to it that both are there. The database server has to run."""
    kept.make_library(database, size)
    if again or not kept.has(database, size, part=PART):
        variables = {
            "DATABASE_URL": kept.url(database, f"library_{size}"),
            "BESIDE_URL": kept.url(database, f"{PART}_{size}"),
            "DJANGO_SETTINGS_MODULE": "benchmarks.beside.settings_filling",
        }
        kept.make(database, size, ["benchmarks.beside.fill"], part=PART, **variables)


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", choices=SIZES, default="20k")
    options.add_argument("--database", choices=DATABASES, default="postgresql")
    options.add_argument("--keep", required=True, help="the folder")
    options.add_argument("--again", action="store_true", help="even if it is there")
    chosen = options.parse_args()
    kept = Kept(chosen.keep)
    with kept.opened(chosen.database):
        make(kept, chosen.database, chosen.size, again=chosen.again)


if __name__ == "__main__":
    main()
