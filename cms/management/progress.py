"""How far a command is, for whoever waits: a bar on a terminal, now and then a line elsewhere."""

import time

# What takes less tells nothing on the way.
PATIENCE = 2.0
PAUSE_ON_TERMINAL, PAUSE_ELSEWHERE = 0.2, 10.0
WIDTH = 30


class Progress:
    """Called with what is being done, how much of it is done, and of how much."""

    def __init__(self, out, clock=time.monotonic):
        self.out, self.clock = out, clock
        self.pause = PAUSE_ON_TERMINAL if out.isatty() else PAUSE_ELSEWHERE
        self.next, self.step, self.is_told = clock() + PATIENCE, None, False

    def __call__(self, step, done, total):
        now = self.clock()
        if step != self.step:
            self.step, self.start, self.is_told = step, now, False
        is_end = done >= total
        if now >= self.next or (is_end and self.is_told):
            self._tell(done, total, now - self.start, is_end)
            self.next, self.is_told = now + self.pause, not is_end

    def _tell(self, done, total, seconds, is_end):
        rate = f", {done / seconds:,.0f} a second" if seconds else ""
        line = f"{self.step}: {done:,} of {total:,}{rate}"
        if self.out.isatty():
            full = WIDTH * done // (total or 1)
            bar = "█" * full + "░" * (WIDTH - full)
            self.out.write(f"\r{bar} {line}  ", ending="\n" if is_end else "")
        else:
            self.out.write(line)
        self.out.flush()


def silent(step, done, total):
    """Tell nobody."""
