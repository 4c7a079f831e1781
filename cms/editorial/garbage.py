"""Collecting garbage now and then, where much is made and thrown away in a steady stream."""

import gc
from contextlib import contextmanager


@contextmanager
def collecting_by_hand():
    """Python looks for garbage when ``gc.collect``, which is given, is called: at what is made within.

    By itself it looks every few hundred objects, and goes through all there are ever again: that
    was a sixth of the time of a load.
    """
    was_enabled, was_frozen = gc.isenabled(), gc.get_freeze_count() > 0
    gc.disable()
    # What a server froze before it divided itself stays so: its workers share it.
    if not was_frozen:
        gc.freeze()
    try:
        yield gc.collect
    finally:
        if not was_frozen:
            gc.unfreeze()
        if was_enabled:
            gc.enable()
