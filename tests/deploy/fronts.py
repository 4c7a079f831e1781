"""Real caches in front of a real server, each in a folder and on a port of its own."""

import getpass
import http.client
import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.conf import settings

from tools.served import free_port

DEPLOY = settings.REPOSITORY / "deploy"
MODULES = Path("/usr/lib/nginx/modules")

# What a host's own site.conf and default.vcl say; all else is what the library ships.
SITE = """
include /etc/nginx/modules-enabled/*.conf;
daemon off;
user {user};
pid nginx.pid;
error_log stderr warn;
events {{}}
http {{
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    upstream library {{ {servers} keepalive 16; }}
    proxy_cache_path cache levels=1:2 keys_zone=library:5m use_temp_path=off;
    server {{
        listen 127.0.0.1:{port};
        set $library_cache {cache};
        include library/server.conf;
        include library/brotli.conf;
    }}
}}
"""
VCL = """
vcl 4.1;
backend default {{ .host = "127.0.0.1"; .port = "{server}"; }}
acl in_front {{ "127.0.0.1"; }}
acl purgers {{ "127.0.0.1"; }}
include "library.vcl";
"""


@dataclass
class Answer:
    status: int
    headers: http.client.HTTPMessage = field(repr=False)
    body: bytes

    def __getitem__(self, name):
        """All lines of this header as one; None where there is none."""
        lines = self.headers.get_all(name)
        return lines and ", ".join(lines)

    @property
    def directives(self):
        return set((self["Cache-Control"] or "").split(", "))


@dataclass(frozen=True)
class Server:
    """Whoever listens at a port, asked with no header but those that a test gives."""

    port: int
    name: str = "library"

    @property
    def address(self):
        return f"http://127.0.0.1:{self.port}"

    def ask(self, path, headers=None, *, method="GET", body=None, source=None):
        connection = http.client.HTTPConnection(
            "127.0.0.1", self.port, timeout=20, source_address=source and (source, 0)
        )
        try:
            skip_host = any(name.lower() == "host" for name in headers or {})
            connection.putrequest(method, path, skip_host=skip_host, skip_accept_encoding=True)
            for name, value in (headers or {}).items():
                connection.putheader(name, value)
            if body is not None:
                connection.putheader("Content-Length", str(len(body)))
            connection.endheaders(body)
            answer = connection.getresponse()
            return Answer(answer.status, answer.msg, answer.read())
        finally:
            connection.close()

    def twice(self, path, headers=None, **given):
        return self.ask(path, headers, **given), self.ask(path, headers, **given)


@contextmanager
def nginx(folder, server, port, *others, cache="library"):
    folder.mkdir()
    servers = " ".join(f"server 127.0.0.1:{each};" for each in (server, *others))
    (folder / "nginx.conf").write_text(
        SITE.format(servers=servers, port=port, cache=cache, user=getpass.getuser())
    )
    (folder / "library").symlink_to(DEPLOY / "nginx")
    (folder / "modules").symlink_to(MODULES)
    command = [shutil.which("nginx"), "-p", folder, "-c", folder / "nginx.conf"]
    with _running(command, port):
        yield Server(port, "nginx")


@contextmanager
def varnish(folder, server, port, token):
    folder.mkdir()
    (folder / "default.vcl").write_text(VCL.format(server=server))
    command = [
        # As whoever runs the tests: the folders of tests are theirs alone.
        *[shutil.which("varnishd"), "-j", "none", "-F", "-a", f"127.0.0.1:{port}", "-T", "none"],
        *["-f", folder / "default.vcl", "-n", folder / "work", "-s", "malloc,32m"],
        *["-p", f"vcl_path={DEPLOY / 'varnish'}"],
    ]
    with _running(command, port, CACHE_PURGE_TOKEN=token):
        yield Server(port, "varnish")


@contextmanager
def redis(folder):
    folder.mkdir()
    port = free_port()
    command = [shutil.which("redis-server"), DEPLOY / "redis" / "library.conf"]
    with _running([*command, "--port", str(port), "--dir", folder], port) as process:
        yield f"redis://127.0.0.1:{port}/0", process


@contextmanager
def _running(command, port, **environment):
    paths = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
    process = subprocess.Popen(
        command,
        env=paths | environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        _wait_for(port)
        yield process
    finally:
        process.terminate()
        process.wait(timeout=20)


def _wait_for(port, seconds=20):
    end = time.monotonic() + seconds
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.05)
