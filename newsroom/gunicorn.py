"""How the production server works; `--bind`, `--workers` and the like override it.

Used as `gunicorn --config python:newsroom.gunicorn newsroom.wsgi`.
"""

import os
import signal
import subprocess
import sys

from newsroom import env, keeper

# Threads share a worker's memory and wait for the database side by side; a second
# worker goes on while Python's lock holds the first.
worker_class = "gthread"
workers = 2
threads = 4

# The longest that it takes: the page for a search says how much of it counts.
limit_request_line = 8190

timeout = 60
graceful_timeout = 10
keepalive = 5

# Whether a proxy is believed is decided in one place: NEWSROOM_PROXY_COUNT.
forwarded_allow_ips = ""

# Workers report that they live through a file; on a disk that stalls they'd be killed.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # noqa: S108

# Would be a socket in the home directory, which a service account hasn't got.
control_socket_disable = True

loglevel = "warning"


kept: list[subprocess.Popen[bytes]] = []


def when_ready(server):
    keep_worker()
    origin = os.environ.get("NEWSROOM_ORIGIN", "http://127.0.0.1:8000")
    sys.stdout.write(f"The newsroom is open: {origin}/ (Ctrl-C closes it)\n")
    sys.stdout.flush()


def keep_worker():
    """Start what does the tasks that wait; the settings refuse an unknown value."""
    if os.environ.get("NEWSROOM_WORKER", "1").strip().lower() in env.FALSE:
        return
    command = [sys.executable, "-P", keeper.__file__, str(os.getpid())]
    # Ctrl-C goes to the server alone, which ends it below.
    kept.append(subprocess.Popen(command, start_new_session=True))


def on_exit(server):
    for process in kept:
        process.terminate()
        process.wait()


def post_worker_init(worker):
    """Leave Ctrl-C to the master, which ends the workers: told twice, they may hang."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
