"""How `gunicorn cms.wsgi` serves the library; what the command line says goes first."""

import os
import shutil
import tempfile

# Each process counts into a file of its own, and whichever is asked for /metrics adds them up. Set
# first: what counts looks at it when it is imported.
os.environ["PROMETHEUS_MULTIPROC_DIR"] = tempfile.mkdtemp(prefix="library-metrics-")

from prometheus_client.multiprocess import mark_process_dead  # noqa: E402

worker_class = "gthread"
workers = 2
threads = 4

# Loaded once before the workers start: a wrong setting ends the server with its sentence, where
# workers that load for themselves would be started again for ever.
preload_app = True

# The server answers readers; nobody steers it through a socket in somebody's home.
control_socket_disable = True


def child_exit(server, worker):
    mark_process_dead(worker.pid)


def on_exit(server):
    shutil.rmtree(os.environ["PROMETHEUS_MULTIPROC_DIR"], ignore_errors=True)
