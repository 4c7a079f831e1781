"""The reference front end on a port, as any static host would serve it, beside a library.

Its ``config.js`` is answered with that library's address; all other files as they are.
"""

import argparse
import gzip
import signal
import subprocess
import sys
import threading
import zlib
from contextlib import contextmanager, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "examples" / "web"
IN_CONFIG = b"http://127.0.0.1:8000"


class Site(SimpleHTTPRequestHandler):
    """Compresses, as static hosts do."""

    def __init__(self, *args, library, **kwargs):
        self.library = library
        super().__init__(*args, directory=str(FOLDER), **kwargs)

    def do_GET(self):
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or path.suffix == ".png":
            return super().do_GET()
        text = path.read_bytes()
        if path == FOLDER / "config.js":
            text = text.replace(IN_CONFIG, self.library.encode())
        return self._send(self.guess_type(str(path)), text)

    def _send(self, kind, text):
        tag = f'"{zlib.crc32(text)}"'
        is_known = self.headers.get("If-None-Match") == tag
        packed = b"" if is_known else gzip.compress(text)
        self.send_response(304 if is_known else 200)
        self.send_header("ETag", tag)
        self.send_header("Cache-Control", "no-cache")
        if not is_known:
            self.send_header("Content-Type", kind)
            self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(packed)))
        self.end_headers()
        # A browser that goes on to another page hangs up.
        with suppress(ConnectionError):
            self.wfile.write(packed)

    def log_message(self, *args):
        """Nobody reads along."""


@contextmanager
def served(library, host="127.0.0.1", port=0):
    """Gives the site's address; ``library`` is that of the library."""
    server = ThreadingHTTPServer((host, port), partial(Site, library=library))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://{host}:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def main():
    """Serve both until somebody stops it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--library", required=True, help="where the library is reached")
    asked.add_argument("--bind", required=True, help="host:port of the library")
    asked.add_argument("--port", type=int, required=True, help="of the site")
    given = asked.parse_args()
    command = [sys.executable, "-m", "cms.serving", "--bind", given.bind]
    with served(given.library, port=given.port) as address:
        print(f"The site is on {address}/, its library on {given.library}/.", flush=True)
        with subprocess.Popen(command) as library:
            # However this one is stopped, the library stops as well.
            signal.signal(signal.SIGTERM, signal.default_int_handler)
            with suppress(KeyboardInterrupt):
                library.wait()
            library.terminate()


if __name__ == "__main__":
    main()
