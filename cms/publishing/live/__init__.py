"""Keeping the live copy: what is public now, ready to be sent and to be filtered.

``following.follow`` brings it up to the present in the transaction of every public change;
``rebuilding.rebuild`` makes all of it anew, and ``rebuilding.differences`` compares it with what
the publications say. Nothing is ever read from the copy to decide what is public.
"""

from cms.publishing.live.following import catch_up, follow
from cms.publishing.live.forms import form
from cms.publishing.live.words import forget

__all__ = ["catch_up", "follow", "forget", "form"]
