"""End with a sentence when nothing could listen on the given host and port."""

import os
import socket
import sys


def complaint(host, port):
    """Why ``host`` and ``port`` cannot be listened on, or nothing."""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        return f"PORT={port} is no port: it is a number from 1 to 65535."
    try:
        family, *_, address = socket.getaddrinfo(host, int(port), type=socket.SOCK_STREAM)[0]
        socket.create_server(address[:2], family=family).close()
    except socket.gaierror:
        return f"HOST={host} is no address of this machine."
    except OSError as problem:
        return (
            f"Nothing can listen on port {port} of {host}: {os.strerror(problem.errno)}."
            f" Stop what holds it, or take another, as in: make run PORT={int(port) + 1}"
        )
    return None


if __name__ == "__main__":
    sys.exit(complaint(*sys.argv[1:]))
