"""What the kernel tells of processes: their CPU, their memory, and who else used the core."""

import os
import re
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROC = Path("/proc")
SECOND = os.sysconf("SC_CLK_TCK")
NANOSECONDS = 1_000_000_000
SERVER_CORE = 0
KILOBYTES = re.compile(r"^(Rss|Pss):\s+(\d+) kB", re.MULTILINE)


def family(process):
    """The process and all that come from it."""
    found, waiting = [], [process]
    while waiting:
        each = waiting.pop()
        try:
            for task in (PROC / str(each) / "task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
            found.append(each)
        except OSError:
            continue
    return found


def cpu_of(process):
    """Seconds that the process and those that come from it have used, as far as they live."""
    return sum(map(_used, family(process)))


def cpu_of_database(server, name):
    """Seconds that the connections to one database of a PostgreSQL server have used."""
    return sum(_used(each) for each in family(server) if _serves(each, name))


def _serves(process, database):
    """A process for a connection is titled ``postgres: user database …``."""
    try:
        title = (PROC / str(process) / "cmdline").read_text().split()
    except OSError:
        return False
    return title[2:3] == [database]


def _used(process):
    """By the scheduler's own clock: the usual one counts in hundredths of a second."""
    try:
        tasks = list((PROC / str(process) / "task").iterdir())
        told = [(task / "schedstat").read_text() for task in tasks]
    except OSError:
        return 0
    return sum(int(each.split()[0]) for each in told) / NANOSECONDS


def busy(core=SERVER_CORE):
    """Seconds that the core has worked for anybody."""
    name = f"cpu{core} "
    line = next(each for each in (PROC / "stat").read_text().splitlines() if each.startswith(name))
    ticks = list(map(int, line.split()[1:]))
    idle, waiting = ticks[3:5]
    return (sum(ticks[:8]) - idle - waiting) / SECOND


@contextmanager
def pinned(process, core=SERVER_CORE):
    """Let the process, if there is one, and all that come from it use this core alone meanwhile."""
    if process:
        _allow(process, {core})
    yield process
    if process:
        _allow(process, range(os.cpu_count()))


def _allow(process, cores):
    for each in family(process):
        try:
            for task in (PROC / str(each) / "task").iterdir():
                os.sched_setaffinity(int(task.name), cores)
        except OSError:
            # It ended just now.
            continue


@dataclass(frozen=True)
class Memory:
    """Megabytes of the largest process: what it holds, and what of it only it holds."""

    rss: float
    pss: float


def memory_of(process):
    workers = family(process)[1:] or [process]
    return max(map(_memory, workers), key=lambda memory: memory.rss)


def _memory(process):
    told = (PROC / str(process) / "smaps_rollup").read_text()
    sizes = {name: int(size) / 1024 for name, size in KILOBYTES.findall(told)}
    return Memory(round(sizes["Rss"], 1), round(sizes["Pss"], 1))
