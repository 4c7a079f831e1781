"""Run a program on a library that was made, such as a server or a profiler.

python -m benchmarks.data.within --size=20k --database=postgresql --keep=FOLDER COMMAND …
"""

import argparse
import subprocess
import sys

from benchmarks.data.keeping import BRIEF, DATABASES, LIBRARY, SIZES, Kept


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--size", choices=SIZES, default="20k")
    options.add_argument("--database", choices=DATABASES, default="postgresql")
    options.add_argument("--keep", required=True, help="the folder")
    options.add_argument("--brief", action="store_true", help="that of short texts")
    options.add_argument("command", nargs=argparse.REMAINDER)
    chosen = options.parse_args()
    kept = Kept(chosen.keep)
    with kept.opened(chosen.database):
        environment = kept.environment(
            chosen.database, chosen.size, part=BRIEF if chosen.brief else LIBRARY
        )
        sys.exit(subprocess.run(chosen.command, env=environment, check=False).returncode)


if __name__ == "__main__":
    main()
