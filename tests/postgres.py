"""A private PostgreSQL for tests and measurements, gone when it is stopped."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg

INSTALLED = Path("/usr/lib/postgresql")
OPTIONS = {
    # Reached through a socket in its own folder alone.
    "listen_addresses": "",
    "max_connections": "100",
    # Nothing in it outlives the run, so nothing waits for the disk.
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
}


class Cluster:
    """One PostgreSQL server in a temporary folder, for use in a ``with`` statement.

    ``configured`` is a file of settings; those that a server in use differs in go before them.
    """

    def __init__(self, *, configured=None, **options):
        self.options = OPTIONS | options
        self.configured = configured
        self.server = None

    @property
    def url(self):
        return f"postgresql://postgres@/postgres?host={self.folder}"

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *problem):
        self.stop()

    def start(self):
        self.programs = newest_programs()
        self.folder = Path(tempfile.mkdtemp(prefix="library-postgres-"))
        try:
            self._initialize()
            if self.configured:
                with (self.folder / "data" / "postgresql.conf").open("a") as settings:
                    settings.write(self.configured.read_text())
            self.serve()
        except BaseException:
            self.stop()
            raise

    def signal(self, number):
        """To every process of the server: stopped, it accepts all and says nothing."""
        children = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children").read_text()
        for pid in [self.server.pid, *map(int, children.split())]:
            os.kill(pid, number)

    def crash(self):
        """End the server as a machine does that loses its power; ``serve`` starts it again."""
        self.server.send_signal(signal.SIGQUIT)
        self.server.wait(timeout=30)
        self.server = None

    def stop(self):
        """End this server and no other, and remove what it wrote."""
        self.end()
        shutil.rmtree(self.folder, ignore_errors=True)

    def end(self):
        if self.server is not None:
            self.server.send_signal(signal.SIGINT)
            try:
                self.server.wait(timeout=30)
            except subprocess.TimeoutExpired:
                self.server.kill()
                self.server.wait()
            self.server = None

    def _initialize(self):
        self._run(
            *["initdb", "--pgdata", self.folder / "data", "--auth=trust"],
            *["--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"],
        )

    def _run(self, program, *arguments):
        identity = server_identity()
        if identity:
            shutil.chown(self.folder, identity["user"], identity["group"])
        command = [self.programs / program, *arguments]
        made = subprocess.run(
            command, cwd=self.folder, capture_output=True, text=True, check=False, **identity
        )
        if made.returncode:
            raise RuntimeError(f"{program} failed:\n{made.stdout}{made.stderr}")

    def serve(self):
        command = [self.programs / "postgres", "-D", self.folder / "data", "-k", self.folder]
        for name, value in self.options.items():
            command += ["-c", f"{name}={value}"]
        # Should whoever started it be killed, the kernel ends it as well: it is never an orphan.
        command = ["setpriv", "--pdeathsig", "INT", *command]
        with (self.folder / "log").open("w") as log:
            self.server = subprocess.Popen(
                command, cwd=self.folder, stdout=log, stderr=log, **server_identity()
            )
        self._wait_until_ready()

    def _wait_until_ready(self):
        deadline = time.monotonic() + 30
        while True:
            try:
                return psycopg.connect(self.url).close()
            except psycopg.OperationalError:
                if self.server.poll() is not None or time.monotonic() > deadline:
                    log = (self.folder / "log").read_text()
                    raise RuntimeError(f"PostgreSQL did not start:\n{log}") from None
            time.sleep(0.05)


class Standby(Cluster):
    """A copy of another cluster, which streams from it all that is written there."""

    def __init__(self, primary, **options):
        super().__init__(**options)
        self.primary = primary

    def _initialize(self):
        self._run(
            *["pg_basebackup", "--pgdata", self.folder / "data", "--write-recovery-conf"],
            *["--dbname", self.primary.url, "--checkpoint=fast", "--no-sync"],
        )


def newest_programs():
    versions = [path for path in INSTALLED.glob("*/bin") if (path / "postgres").exists()]
    if not versions:
        raise RuntimeError("PostgreSQL is not installed: run `tools/system-packages postgresql`.")
    return max(versions, key=lambda path: float(path.parent.name))


def server_identity():
    """Whom the server runs as: PostgreSQL refuses root."""
    if os.geteuid() != 0:
        return {}
    postgres = pwd.getpwnam("postgres")
    return {"user": postgres.pw_uid, "group": postgres.pw_gid, "extra_groups": []}
