"""Mail goes out by itself: a quiet thread of the web process looks each minute whether any is due.

It begins with the first request to the admin, and each act there wakes it. Several processes may
have one: the lease of ``mailing`` lets one of them send.
"""

import logging
import os
import threading

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection

from cms.admin.people import mailing
from cms.delivery.cookies import ADMIN

PERIOD_SECONDS = 60
logger = logging.getLogger(__name__)
_begun = threading.Lock()
_woken = threading.Event()
_process = None


def keep_going(get_response):
    """Middleware: outermost, so that what a request did is committed when it wakes the thread."""

    def answer(request):
        response = get_response(request)
        if settings.MAIL_LOOP and request.path_info.startswith(ADMIN):
            begin()
            if request.method == "POST":
                _woken.set()
        return response

    return answer


def begin():
    """Once per process: a fork takes no threads along."""
    global _process
    with _begun:
        if _process == os.getpid():
            return
        _process = os.getpid()
    threading.Thread(target=_run, name="mail", daemon=True).start()


def _run():
    while settings.MAIL_LOOP:
        look()
        _woken.wait(PERIOD_SECONDS)
        _woken.clear()


def look():
    """Send what is due; whatever goes wrong is told in the log, and tried again."""
    try:
        close_old_connections()
        if mailing.is_due():
            mailing.send_due()
    except DatabaseError as problem:
        logger.warning("Mail waits: the database says %s", type(problem).__name__)
    except Exception:
        logger.exception("Mail waits: looking for it failed")
    finally:
        connection.close()
