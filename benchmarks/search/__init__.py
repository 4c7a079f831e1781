"""How well search answers: real queries, judged by people who read the library, and two measures.

``judged.json`` holds the queries by class. Of each it says which items answer it: ``3`` what was
looked for, ``2`` helps much, ``1`` touches it; whatever is not named does not help. It was judged
from the content of the fixtures, before anybody saw what the engine finds.
"""
