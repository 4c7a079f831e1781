"""A small typed client of the Pain Library's public API."""

from pain_library.answers import Answers, KeptAnswer, RecentAnswers
from pain_library.library import Library, Response
from pain_library.problems import LibraryProblem
from pain_library.stores import DictStore, SQLiteStore, Store
from pain_library.syncing import Checked, Synced, check, sync

__all__ = [
    "Answers",
    "Checked",
    "DictStore",
    "KeptAnswer",
    "Library",
    "LibraryProblem",
    "RecentAnswers",
    "Response",
    "SQLiteStore",
    "Store",
    "Synced",
    "check",
    "sync",
]
