"""What each part of a library on several machines costs: the figures of ``docs/scale.md``.

A library as the quickstart makes it, on a private PostgreSQL that waits for the disk, with a standby,
one web server as shipped and nginx in front.
"""

import os
import re
import subprocess
import sys
import tempfile
import time
from contextlib import ExitStack
from pathlib import Path

import django
import psycopg

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
django.setup()

from tests.deploy import fronts, scaled  # noqa: E402 - they read the settings
from tests.deploy.publisher import Publisher  # noqa: E402
from tests.postgres import Cluster, Standby  # noqa: E402
from tools import served  # noqa: E402

ON_DISK = {"fsync": "on", "synchronous_commit": "on", "full_page_writes": "on"}
CONFIGURED = fronts.DEPLOY / "postgresql"
API = "/api/v1/"
ANSWERS = {
    "a procedure": f"{API}procedures/epidural-steroid-injection/",
    "a page of 20 conditions": f"{API}conditions/",
    "facets of procedures": f"{API}facets/procedures/",
    "the manifest": f"{API}manifest/",
    "the whole library": f"{API}export/",
}
ASKED = 200


def main():
    with ExitStack() as stack:
        primary = stack.enter_context(Cluster(configured=CONFIGURED / "primary.conf", **ON_DISK))
        folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        port = served.free_port()
        environment = served.environment_of(str(folder), f"http://127.0.0.1:{port}") | {
            "DATABASE_URL": primary.url,
            "API_REQUESTS_PER_MINUTE": "0",
            "NUM_PROXIES": "1",
        }
        (folder / "static").mkdir()
        subprocess.run(
            [sys.executable, "manage.py", "quickstart", "--verbosity=0"],
            env=environment,
            check=True,
        )
        began = time.perf_counter()
        copy = Standby(primary, configured=CONFIGURED / "standby.conf", **ON_DISK)
        standby = stack.enter_context(copy)
        print(f"standby made and started: {time.perf_counter() - began:.1f} s")
        web = scaled.Web(environment | {"DATABASE_STANDBY_URLS": standby.url})
        web.begin()
        stack.callback(web.crash)
        web.wait()
        front = stack.enter_context(fronts.nginx(folder / "nginx", web.port, port))
        time.sleep(3)
        databases(primary, standby)
        editing(primary, front)
        answers(front)
        watching(web)
        processes(web, primary, standby)
        caching(front, folder / "nginx")


def databases(primary, standby):
    size = scaled.sql(primary, "SELECT pg_database_size(current_database())")[0][0]
    items = scaled.sql(primary, "SELECT count(*) FROM cms_item")[0][0]
    print(f"database of {items} items: {size / 1e6:.1f} MB")
    for name, cluster in {"primary": primary, "standby": standby}.items():
        with psycopg.connect(cluster.url, autocommit=True) as connection:
            began = time.perf_counter()
            for _ in range(ASKED):
                connection.execute("SELECT pg_last_wal_replay_lsn(), pg_is_in_recovery()")
            each = (time.perf_counter() - began) / ASKED
        print(f"to ask the {name} how it stands: {each * 1000:.2f} ms")


def editing(primary, front):
    publisher = Publisher(f"http://127.0.0.1:{front.port}")
    item = scaled.sql(primary, "SELECT item_id FROM painlibrary_procedure LIMIT 1")[0][0]
    path = f"/admin/painlibrary/procedure/{item}"
    began, position = time.perf_counter(), written(primary)
    publisher.act(f"{path}/notice/", kind="urgent_correction", text="Wait.")
    spent = time.perf_counter() - began
    print(f"a notice: {(written(primary) - position) / 1e3:.0f} kB of log, {spent:.2f} s in all")
    position = written(primary)
    publisher.act(f"{path}/withdraw/", reason="It harms.", how="emergency")
    print(f"an emergency withdrawal: {(written(primary) - position) / 1e3:.0f} kB of log")


def written(primary):
    return scaled.sql(primary, "SELECT (pg_current_wal_insert_lsn() - '0/0')::bigint")[0][0]


def answers(front):
    for name, path in ANSWERS.items():
        plain, packed = front.ask(path), front.ask(path, {"Accept-Encoding": "gzip"})
        sizes = f"{len(plain.body) / 1e3:.1f} kB, {len(packed.body) / 1e3:.1f} kB in gzip"
        print(f"{name} ({plain.status}): {sizes}")


def watching(web, seconds=10):
    """What the looks of an idle process cost it."""
    workers = children(web.process.pid)
    before = spent(workers)
    time.sleep(seconds)
    each = (spent(workers) - before) / seconds / len(workers)
    print(
        f"to look after two databases: {each * 1000:.1f} ms of a core in each second, per process"
    )


def processes(web, primary, standby):
    for number in sorted(children(web.process.pid) | {web.process.pid}):
        shared = Path(f"/proc/{number}/smaps_rollup").read_text()
        (kilobytes,) = re.findall(r"^Pss: +(\d+) kB", shared, re.MULTILINE)
        print(f"process {number} of the web server: {int(kilobytes) / 1e3:.0f} MB of its own share")
    question = "SELECT count(*) FROM pg_stat_activity WHERE backend_type = 'client backend'"
    for name, cluster in {"primary": primary, "standby": standby}.items():
        print(f"connections to the {name}: {scaled.sql(cluster, question)[0][0] - 1}")


def children(pid):
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return {int(each) for each in found.stdout.split()}


def caching(front, nginx):
    """Counted in time of the processor, which a busy machine lengthens less than time on the wall."""
    workers = children(int((nginx / "nginx.pid").read_text()))
    for name in ("a procedure", "a page of 20 conditions"):
        address = f"http://127.0.0.1:{front.port}{ANSWERS[name]}"
        front.ask(ANSWERS[name])
        before = spent(workers)
        command = ["wrk", "-t1", "-c16", "-d6s", "-H", "Accept-Encoding: identity", address]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        (requests,) = re.findall(r"(\d+) requests in", told)
        each = (spent(workers) - before) / int(requests)
        print(f"nginx, {name} from its cache: {each * 1e6:.0f} µs of a core ({requests} requests)")


def spent(processes):
    """Seconds that they have had of a processor."""
    ticks = 0
    for number in processes:
        fields = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    main()
