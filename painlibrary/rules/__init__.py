"""What the software checks in medical text. Ids are those of ``docs/editorial-rules.md``.

Some rules need no finding, because nothing can break them: P01–P03 and P11 are kept by the doors of
the editorial core, S03 by the claims on names, C06, S01 and S07 by how documents are written, S06
and the completeness of frequencies by the models.
"""

from painlibrary.rules import evidence, process, references, structure, wording

__all__ = ["evidence", "process", "references", "structure", "wording"]
