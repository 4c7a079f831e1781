"""Taking turns: each workload of each side for a while, again and again."""

import time
from dataclasses import asdict, dataclass

from benchmarks.speed import processes
from benchmarks.speed.wrk import CONNECTIONS, loaded

# Who uses less than this in between is at rest.
NOTHING = 0.002
REST, LONGEST_REST = 0.2, 30


@dataclass(frozen=True)
class Run:
    """One side of one workload, once. CPU is in milliseconds for each request."""

    workload: str
    side: str
    round: int
    requests: int
    # As it came over the wire, and for each second that server and database worked.
    per_second: float
    per_core: float
    p50: float
    p99: float
    bytes: int
    server_cpu: float
    database_cpu: float
    foreign: float
    bad: int

    def told(self):
        return asdict(self)


def measure(workloads, running, database, *, rounds, seconds, tell):
    """Yield a ``Run`` for each side of each workload in each round.

    ``database`` is the process of the database server, or None where it is in the server itself.
    A round does all sides of a workload one after the other: what slows the machine slows them all.
    """
    for number in range(rounds):
        for place, workload in enumerate(workloads):
            tell("rounds", number * len(workloads) + place + 1, rounds * len(workloads))
            for name, asked in workload.asked.items():
                yield _run(workload, running[name], asked, number, rounds, seconds, database)


def _run(workload, side, asked, number, rounds, seconds, database):
    paths = _share(asked, number, rounds, workload.is_hot)
    before, busy, start = _cpu(side, database), processes.busy(), time.perf_counter()
    found = loaded(side.port, paths, seconds, repeat=workload.is_hot, headers=workload.headers)
    after = _settled(side, database)
    server, asked_of = (later - earlier for later, earlier in zip(after, before, strict=True))
    used = server + asked_of
    took = time.perf_counter() - start
    # The server works to the end on what the load no longer waits for.
    begun = found.requests + CONNECTIONS
    return Run(
        workload=workload.name,
        side=side.name,
        round=number,
        requests=found.requests,
        per_second=round(found.per_second, 2),
        per_core=round(begun / max(used, 1e-6), 2),
        p50=found.p50,
        p99=found.p99,
        bytes=found.bytes // max(found.requests, 1),
        server_cpu=round(1000 * server / begun, 3),
        database_cpu=round(1000 * asked_of / begun, 3),
        foreign=round(max(0, processes.busy() - busy - used) / took, 2),
        bad=found.bad + found.broken,
    )


def _settled(side, database):
    """Their CPU once they rest, or once nobody wants to wait for them any longer."""
    end, used = time.monotonic() + LONGEST_REST, _cpu(side, database)
    while time.monotonic() < end:
        time.sleep(REST)
        earlier, used = used, _cpu(side, database)
        if sum(used) - sum(earlier) <= NOTHING:
            break
    return used


def _share(asked, number, rounds, is_hot):
    """Each round has requests of its own, so that no cache holds an answer of an earlier one."""
    paths = [each.path for each in asked]
    return paths if is_hot or len(paths) < rounds else paths[number::rounds]


def _cpu(side, database):
    """Seconds of the server, and of its connections to the database."""
    server = processes.cpu_of(side.process)
    if database is None:
        return server, 0
    return server, processes.cpu_of_database(database, side.database)
