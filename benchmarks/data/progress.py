"""How far a long work is."""

import sys
import time

# So often it is told in a log how far it is.
SECONDS_BETWEEN_LINES = 15


class Progress:
    """One line for each step that counts up on a terminal; now and then a line elsewhere."""

    def __init__(self):
        self.start = self.told = time.perf_counter()

    def __call__(self, step, done, of):
        now, is_last = time.perf_counter(), done >= of
        line = f"{step}: {done:,} of {of:,} after {now - self.start:,.0f} seconds"
        if sys.stderr.isatty():
            print(f"\r{line}", end="\n" if is_last else "", file=sys.stderr, flush=True)
        elif is_last or now - self.told > SECONDS_BETWEEN_LINES:
            self.told = now
            print(line, file=sys.stderr, flush=True)
