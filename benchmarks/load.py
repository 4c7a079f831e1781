"""As many requests as a server answers in a while, over a few connections that stay open."""

import socket
import threading
import time

CONNECTIONS = 8
SECONDS = 1
AT_MOST = 5000


class Connection:
    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=30)
        self.stream = self.socket.makefile("rb")

    def ask(self, request):
        """``(status, headers)`` of the answer; its body is read and dropped."""
        self.socket.sendall(request)
        status = int(self.stream.readline().split()[1])
        headers = {}
        while (line := self.stream.readline()) != b"\r\n":
            name, _, value = line.decode("latin-1").partition(":")
            headers[name.lower()] = value.strip()
        if status != 304:
            self.stream.read(int(headers["content-length"]))
        return status, headers

    def close(self):
        self.stream.close()
        self.socket.close()


def request(path, **headers):
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1", "Accept: application/json"]
    lines += [f"{name.replace('_', '-')}: {value}" for name, value in headers.items()]
    return "\r\n".join([*lines, "", ""]).encode()


def per_second(port, request, status):
    """Requests per second; every answer has to have this status."""
    answered, refused = [], []
    end = time.perf_counter() + SECONDS

    def work():
        connection, count = Connection(port), 0
        while time.perf_counter() < end and count < AT_MOST // CONNECTIONS:
            got, _ = connection.ask(request)
            if got != status:
                refused.append(got)
                break
            count += 1
        connection.close()
        answered.append(count)

    start = time.perf_counter()
    workers = [threading.Thread(target=work) for _ in range(CONNECTIONS)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    took = time.perf_counter() - start
    if refused or len(answered) < CONNECTIONS:
        raise RuntimeError(f"Not every answer was a {status}: {refused or 'connections broke'}.")
    return sum(answered) / took
