"""The answers of one state of the library, up to so many bytes."""

import threading

# What Python needs for one key, besides its texts.
OF_A_KEY = 600


class Memory:
    """Two generations. What is asked for moves to the younger; when that is full, the older goes.

    So what is asked for once in a generation stays, however many other things are asked for, and
    forgetting costs nothing. Readers take no lock.
    """

    def __init__(self, state, most_bytes):
        self.state, self.most = state, most_bytes // 2
        self.young, self.old, self.bytes = {}, {}, 0
        self.changing = threading.Lock()

    def get(self, key):
        kept = self.young.get(key)
        if kept is None:
            kept = self.old.get(key)
            if kept is not None:
                self.keep(key, kept)
        return kept

    def learn(self, key, kept):
        """Keep this, and what else is known of the same request."""
        before = self.get(key)
        self.keep(key, kept.beside(before) if before else kept)

    def keep(self, key, kept):
        size = _size(key, kept)
        if size > self.most:
            return
        with self.changing:
            before = self.young.pop(key, None)
            self.bytes -= _size(key, before) if before else 0
            if self.bytes + size > self.most:
                self.young, self.old, self.bytes = {}, self.young, 0
            self.young[key] = kept
            self.bytes += size


def _size(key, kept):
    return kept.size + sum(len(part) for part in key if part) + OF_A_KEY
