"""What stands in front of Django: it gives an answer again that was given in the same public state.

A release makes every older answer unreachable, by construction: answers are kept under the name of
the state that they are of (``moments``), and only those of the present state are looked at. Which
answers may be given again, their view says (``repeatable``); how they differ from client to client
and second to second is all that is decided here. What is asked for the first time goes to its view,
if Django gave an answer of that kind before (``straight``), and everything else to Django.
"""

import time

from django.conf import settings

from cms.delivery import metrics, throttling
from cms.delivery.front.asking import key_of
from cms.delivery.front.kept import kept_of
from cms.delivery.front.known_state import KnownState
from cms.delivery.front.memory import Memory
from cms.delivery.front.straight import Straight


class Front:
    """A WSGI application before ``django``, which is one as well. One serves all threads."""

    def __init__(self, django):
        self.django = django
        self.most_bytes = settings.ANSWER_MEGABYTES * 1_000_000
        self.known_state = KnownState()
        self.memory = Memory(None, self.most_bytes)
        self.straight = Straight()

    def __call__(self, environ, start_response):
        since, began = time.time(), time.perf_counter()
        key = key_of(environ) if self.most_bytes else None
        state = None if key is None else self.known_state.at(since)
        if state is None:
            return self.django(environ, start_response)
        memory = self._memory_of(state)
        if not throttling.lets_pass(environ):
            return self.django(environ, start_response)
        kept = memory.get(key)
        answer = kept and kept.answer_to(environ, since) or self._found(environ, memory, key)
        if answer is None:
            return self._learned(environ, start_response, memory, key)
        start_response(answer.status, answer.headers_now(since))
        method = environ["REQUEST_METHOD"]
        metrics.count(answer.route, method, answer.code, time.perf_counter() - began)
        return [b"" if method == "HEAD" else answer.body]

    def _memory_of(self, state):
        memory = self.memory
        if memory.state != state:
            # What was removed from the past does not linger here either.
            memory = self.memory = Memory(state, self.most_bytes)
        return memory

    def _learned(self, environ, start_response, memory, key):
        """Django's answer, which is kept if it is of the state that the request was met in."""
        told = []

        def start(status, headers):
            # Servers may write their own into the list.
            told.append((status, headers.copy()))
            return start_response(status, headers)

        response = self.django(environ, start)
        found = kept_of(response, *told[0], environ["REQUEST_METHOD"])
        if found is not None:
            self._keep(found, memory, key)
            if found.kept.whole:
                self.straight.learn(key, found.kept.whole)
        return response

    def _found(self, environ, memory, key):
        """The answer of the view alone, which is kept; or None."""
        found = self.straight.found(environ, key)
        if found is None:
            return None
        self._keep(found, memory, key)
        return found.kept.whole

    @staticmethod
    def _keep(found, memory, key):
        if found.state == memory.state:
            memory.learn(key, found.kept)
