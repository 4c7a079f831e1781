"""The server as the README starts it: what it needs, whom it refuses, how it goes on and ends."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from pathlib import Path

import pytest

from tools.served import free_port, wait_for

PROGRAM = [sys.executable, "-m", "cms.serving"]
METRICS = "token-of-metrics-as-long-as-a-secret-has-to-be-to-count"


@pytest.fixture(scope="module")
def environment(tmp_path_factory):
    """Of a library without content."""
    state = tmp_path_factory.mktemp("state")
    told = os.environ | {
        "DJANGO_SETTINGS_MODULE": "cms.settings",
        "LIBRARY_MODE": "development",
        "STATE_DIR": str(state),
        "DATABASE_URL": "",
        "PUBLIC_URL": "http://127.0.0.1",
        "METRICS_TOKEN": METRICS,
    }
    subprocess.run([sys.executable, "manage.py", "migrate", "-v0"], env=told, check=True)
    return told


@contextmanager
def serving(environment, *options):
    port = free_port()
    process = subprocess.Popen([*PROGRAM, f"--bind=127.0.0.1:{port}", *options], env=environment)
    try:
        wait_for(f"http://127.0.0.1:{port}/healthz")
        yield process, port
    finally:
        process.terminate()
        process.wait(timeout=60)


@pytest.fixture(scope="module")
def server(environment):
    with serving(environment) as served:
        yield served


def ask(port, path, **headers):
    asked = urllib.request.Request(f"http://127.0.0.1:{port}{path}", headers=headers)
    with urllib.request.urlopen(asked, timeout=30) as answer:  # noqa: S310 - our own server
        return answer.read().decode()


def told(port, head):
    """The first line of what a head is answered with."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        connection.sendall(head)
        return connection.recv(1000).partition(b"\r\n")[0].decode()


def workers(process):
    listed = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split()
    return {int(each) for each in listed}


def until(holds, seconds=30):
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, "It did not come true."
        time.sleep(0.1)


def refused(environment, *options):
    ended = subprocess.run(
        [*PROGRAM, *options],
        env=environment,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return ended.returncode, ended.stderr.strip().splitlines()[-1]


def test_wrong_setting_ends_it_with_a_sentence(environment):
    code, sentence = refused(environment | {"API_REQUESTS_PER_MINUTE": "many"})

    assert code == 1
    assert "API_REQUESTS_PER_MINUTE" in sentence


def test_port_that_somebody_has_is_not_shared(server, environment):
    _, port = server

    assert refused(environment, f"--bind=127.0.0.1:{port}") == (
        1,
        f"The server cannot listen on port {port} of 127.0.0.1: address already in use.",
    )


@pytest.mark.parametrize(
    ("option", "sentence"),
    [
        ("--bind=8000", "argument --bind: has to be a host and a port, as 127.0.0.1:8000"),
        ("--bind=127.0.0.1:70000", "argument --bind: has to be a host and a port"),
        ("--workers=0", "argument --workers: has to be a number from 1"),
        ("--threads=four", "argument --threads: has to be a number from 1"),
        ("--bind=no-such-host.invalid:8000", "there is no such address"),
    ],
)
def test_wrong_option_is_explained(environment, option, sentence):
    code, told_last = refused(environment, option)

    assert code != 0
    assert sentence in told_last


def test_worker_that_dies_is_replaced(environment):
    with serving(environment) as (process, port):
        before = workers(process)
        killed = min(before)

        os.kill(killed, signal.SIGKILL)

        until(lambda: len(workers(process) - {killed}) == len(before) == 2)
        assert ask(port, "/healthz")


def test_workers_are_new_after_hup_and_nobody_is_refused(environment):
    with serving(environment) as (process, port):
        before = workers(process)

        process.send_signal(signal.SIGHUP)

        def are_new():
            ask(port, "/healthz")
            return len(workers(process)) == 2 and not workers(process) & before

        until(are_new)


def test_both_processes_are_counted_and_the_folder_goes_with_the_server(environment, tmp_path):
    with serving(environment | {"TMPDIR": str(tmp_path)}) as (_, port):
        for _ in range(20):
            ask(port, "/healthz")
        counts = ask(port, "/metrics", Authorization=f"Bearer {METRICS}")
        assert list(tmp_path.glob("library-metrics-*/counter_*.db"))

    (counted,) = [
        line
        for line in counts.splitlines()
        if line.startswith("library_requests") and "healthz" in line
    ]
    # Those that waited for the start are counted as well.
    assert float(counted.split()[-1]) >= 20
    assert list(tmp_path.glob("library-metrics-*")) == []


def test_variables_of_the_process_are_no_headers(environment):
    """A client is not let pass as somebody else, nor is a path or a query of another taken."""
    strange = {
        "HTTP_AUTHORIZATION": "Preview x",
        "CONTENT_TYPE": "text/x",
        "QUERY_STRING": "page=9",
    }
    with serving(environment | strange) as (_, port):
        assert '"count":0' in ask(port, "/api/v1/procedures/")


@pytest.mark.parametrize(
    ("head", "status"),
    [
        (b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", "HTTP/1.1 200 OK"),
        (b"nonsense\r\n\r\n", "HTTP/1.1 400 Bad Request"),
        (
            b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
            "HTTP/1.1 400 Bad Request",
        ),
        (
            b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + b"x" * 200_000 + b"\r\n\r\n",
            "HTTP/1.1 431 Request Header Fields Too Large",
        ),
    ],
    ids=["whole", "no HTTP", "two lengths", "long"],
)
def test_head_that_is_none_is_refused(server, head, status):
    _, port = server

    assert told(port, head) == status


def test_only_http_1_is_spoken(server):
    """Whoever may still choose the protocol, or chose HTTP/2, is never cut off for saying nothing."""
    _, port = server

    assert told(port, b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n") == ""


def test_many_who_never_finish_hold_up_nobody(server):
    _, port = server
    slow = [socket.create_connection(("127.0.0.1", port)) for _ in range(100)]
    for each in slow:
        each.sendall(b"GET /healthz HTTP/1.1\r\n")

    assert ask(port, "/healthz")

    for each in slow:
        each.close()
