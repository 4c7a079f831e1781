"""Answering from the live copy: for the present and, in lists and counts, for the past (``past``).

Every question that can be asked of the publications is answered by the rest of ``delivery``, at any
instant. For the present, what is asked most is answered here: whole lists, counts, documents and
searches, from bitmaps and stored texts. ``copies.current`` says whether the copy is of the present; an
answer counts only if it still is when the answer is complete, else the publications are asked.
"""
