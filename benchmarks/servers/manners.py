"""What each server does when clients, signals or settings are not as usual.

python -m benchmarks.servers.manners [--only=granian]
"""

import argparse
import os
import re
import signal
import socket
import subprocess
import tempfile
import time
from contextlib import closing, contextmanager
from pathlib import Path

from benchmarks import serving
from benchmarks.data.keeping import REPOSITORY
from benchmarks.servers.candidates import CANDIDATES
from benchmarks.speed import processes
from benchmarks.speed.sides import running

PROBE = "benchmarks.servers.probe"
GET = b"GET /constant HTTP/1.1\r\nHost: x\r\n"
ODD = {
    "no line of HTTP": b"hello\r\n\r\n",
    "no Host": b"GET /constant HTTP/1.1\r\n\r\n",
    "two lengths": GET + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
    "length and chunks": GET + b"Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "folded header": GET + b"X-A: b\r\n c\r\n\r\n",
    "blank before colon": GET + b"X-A : b\r\n\r\n",
    "underscore in name": GET + b"X_A: b\r\n\r\n",
    "line of 8 kB": b"GET /" + b"a" * 8_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "line of 64 kB": b"GET /" + b"a" * 64_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
    "header of 16 kB": GET + b"X-A: " + b"b" * 16_000 + b"\r\n\r\n",
    "headers of 1 MB": GET + (b"X-A: " + b"b" * 8_000 + b"\r\n") * 125 + b"\r\n",
    "200 headers": GET + b"".join(b"X-%d: b\r\n" % each for each in range(200)) + b"\r\n",
}


def probe(candidate):
    """Yield ``(what was done, what came of it)``."""
    with served(candidate, PROBE) as (port, process, notes):
        yield "HEAD", told(port, b"HEAD /constant HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        yield "304", told(port, b"GET /unchanged HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        for name, sent in ODD.items():
            yield name, told(port, sent)
        yield "idle connection is kept", idle(port)
        yield "64 clients that never finish their headers", half_asked(port)
        yield "slow reader of a stream", slow_reader(port, process, notes)
        yield "reader that hangs up", hung_up(port, notes)
        yield "a worker is killed", killed(port, process)
    for name in ("TERM", "HUP"):
        yield f"{name} while an answer is made", signalled(candidate, name)
    yield "a setting is missing", wrong_setting(candidate)


@contextmanager
def served(candidate, application, **variables):
    with tempfile.TemporaryDirectory() as folder:
        port, notes = serving.free_port(), Path(folder) / "notes"
        environment = os.environ | {"NOTES": str(notes)} | variables
        command = candidate.serving(application, port)
        with running(command, port, cwd=REPOSITORY, env=environment) as process:
            yield port, process, notes


def connected(port, timeout=4):
    return closing(socket.create_connection(("127.0.0.1", port), timeout=timeout))


def told(port, sent):
    """The status line, how many bytes of body, and the headers that say so."""
    with connected(port) as client:
        try:
            client.sendall(sent)
            got = client.recv(1_000_000)
            time.sleep(0.2)
            got += _what_is_there(client)
        except (TimeoutError, ConnectionError) as problem:
            return f"{type(problem).__name__}"
    head, _, body = got.partition(b"\r\n\r\n")
    status = head.split(b"\r\n")[0].decode("latin-1") or "closed without a word"
    lengths = re.findall(rb"(?i)(?:content-length|transfer-encoding|content-type): [^\r]*", head)
    said = ", ".join(each.decode() for each in lengths)
    return f"{status}; body of {len(body)}; {said}"


def _what_is_there(client):
    client.settimeout(0.3)
    try:
        return client.recv(1_000_000)
    except (TimeoutError, ConnectionError):
        return b""


def idle(port):
    with connected(port, timeout=20) as client:
        client.sendall(GET + b"\r\n")
        client.recv(1_000_000)
        start = time.monotonic()
        try:
            while client.recv(1_000_000):
                continue
        except TimeoutError:
            return "for more than 20 seconds"
        except ConnectionError:
            pass
        return f"for {time.monotonic() - start:.1f} seconds"


def half_asked(port):
    clients = [socket.create_connection(("127.0.0.1", port)) for _ in range(64)]
    for client in clients:
        client.sendall(GET)
    start = time.monotonic()
    answer = told(port, GET + b"Connection: close\r\n\r\n")
    took = time.monotonic() - start
    for client in clients:
        client.close()
    return f"another client: {answer[:15]} after {took:.1f} seconds"


def slow_reader(port, process, notes):
    """How far the application is ahead of a client that read a little and waits."""
    notes.write_text("")
    before = processes.memory_of(process.pid).rss
    with connected(port) as client:
        client.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
        client.sendall(b"GET /stream HTTP/1.1\r\nHost: x\r\n\r\n")
        client.recv(1000)
        time.sleep(3)
        given = notes.read_text().count("given")
        after = processes.memory_of(process.pid).rss
    return f"{given / 16:.1f} MB given ahead, memory {before:.0f} to {after:.0f} MB"


def hung_up(port, notes):
    time.sleep(2)
    last = notes.read_text().splitlines()
    closed = [line.partition(" ")[2].partition(" ")[2] for line in last if "closed" in line]
    return f"{closed or 'not seen by the application after two seconds'}"


def killed(port, process):
    workers = processes.family(process.pid)[1:]
    os.kill(workers[-1], signal.SIGKILL)
    time.sleep(5)
    if process.poll() is not None:
        return f"the server ended with {process.returncode}"
    left = len(processes.family(process.pid)[1:])
    return f"{len(workers)} processes before, {left} after five seconds; {told(port, GET + b'Connection: close' + bytes([13, 10, 13, 10]))[:15]}"


def signalled(candidate, name):
    with served(candidate, PROBE) as (port, process, _), connected(port, timeout=10) as client:
        client.sendall(b"GET /slow HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        time.sleep(0.5)
        process.send_signal(getattr(signal, f"SIG{name}"))
        got = b""
        try:
            while more := client.recv(1_000_000):
                got += more
        except (TimeoutError, ConnectionError) as problem:
            return f"the answer breaks off: {type(problem).__name__}, {len(got)} bytes"
        time.sleep(2)
        state = "ended" if process.poll() is not None else "serves on"
        return f"{len(got)} bytes of the answer came; the server {state} ({process.poll()})"


def wrong_setting(candidate):
    environment = {"PATH": os.environ["PATH"], "DJANGO_SETTINGS_MODULE": "cms.settings"}
    command = candidate.serving("cms.wsgi", serving.free_port())
    start = time.monotonic()
    try:
        ended = subprocess.run(
            command,
            cwd=REPOSITORY,
            env=environment,
            capture_output=True,
            text=True,
            timeout=20,
            check=False,
        )
    except subprocess.TimeoutExpired as still:
        said = (still.stderr or b"").decode()
        return f"still tries after 20 seconds; said {said.count('SECRET_KEY is not set')} times why"
    lines = (ended.stdout + ended.stderr).strip().splitlines()
    reason = any("SECRET_KEY is not set" in line for line in lines)
    took = time.monotonic() - start
    return f"ends with {ended.returncode} after {took:.1f} seconds, {len(lines)} lines, says why: {reason}"


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--only", default="", help="servers in whose name this stands")
    chosen = options.parse_args()
    for candidate in CANDIDATES[:3]:
        if chosen.only in candidate.name:
            print(f"\n{candidate.name}")
            for done, came_of_it in probe(candidate):
                print(f"  {done}: {came_of_it}", flush=True)


if __name__ == "__main__":
    main()
