"""Answers kept to be asked for again with ``If-None-Match``."""

from collections import OrderedDict
from typing import NamedTuple, Protocol


class KeptAnswer(NamedTuple):
    etag: str
    body: bytes


class Answers(Protocol):
    def get(self, address: str) -> KeptAnswer | None: ...

    def set(self, address: str, answer: KeptAnswer) -> None: ...


class RecentAnswers:
    """The answers asked for last."""

    def __init__(self, most: int = 200):
        self.most = most
        self._kept: OrderedDict[str, KeptAnswer] = OrderedDict()

    def get(self, address: str) -> KeptAnswer | None:
        if address in self._kept:
            self._kept.move_to_end(address)
        return self._kept.get(address)

    def set(self, address: str, answer: KeptAnswer) -> None:
        self._kept[address] = answer
        self._kept.move_to_end(address)
        if len(self._kept) > self.most:
            self._kept.popitem(last=False)
