"""Who may do what, as a table. Reviewable in a pull request; nothing else grants a right."""

from cms.models import Role

EVERYBODY = frozenset(Role)
AUTHORS = frozenset({Role.AUTHOR})
REVIEWERS = frozenset({Role.CLINICAL_REVIEWER, Role.EDITORIAL_REVIEWER})
PUBLISHERS = frozenset({Role.PUBLISHER})

MAY = {
    # See the working copies, revisions, findings, flags and releases.
    "view": EVERYBODY,
    "save filter": EVERYBODY,
    # Write.
    "create": AUTHORS,
    "edit": AUTHORS,
    "restore": AUTHORS,
    "discard": AUTHORS,
    "submit": AUTHORS,
    "take back": AUTHORS,
    "begin urgent fix": AUTHORS | PUBLISHERS,
    "finish urgent fix": AUTHORS | PUBLISHERS,
    "import": AUTHORS,
    "merge": AUTHORS,
    "tell apart": AUTHORS | REVIEWERS,
    # Review.
    "sign clinical": frozenset({Role.CLINICAL_REVIEWER}),
    "sign editorial": frozenset({Role.EDITORIAL_REVIEWER}),
    "request changes": REVIEWERS,
    "reaffirm": REVIEWERS,
    "flag": AUTHORS | REVIEWERS | PUBLISHERS,
    "resolve flag": AUTHORS | REVIEWERS,
    "assign flag": AUTHORS | REVIEWERS | PUBLISHERS,
    "comment": AUTHORS | REVIEWERS | PUBLISHERS,
    "settle any comment": REVIEWERS,
    "arrange review": AUTHORS | REVIEWERS | PUBLISHERS,
    "arrange any review": AUTHORS | PUBLISHERS,
    # Publish.
    "prepare release": PUBLISHERS,
    "release": PUBLISHERS,
    "cancel release": PUBLISHERS,
    "withdraw": PUBLISHERS,
    "withdraw at once": PUBLISHERS | {Role.CLINICAL_REVIEWER},
    "ask withdrawal": AUTHORS | REVIEWERS | PUBLISHERS,
    "roll back": PUBLISHERS,
    "post notice": PUBLISHERS,
    "end notice": PUBLISHERS,
    # Let others read drafts.
    "preview": AUTHORS | REVIEWERS | PUBLISHERS,
    "revoke preview": AUTHORS | REVIEWERS | PUBLISHERS | {Role.ADMINISTRATOR},
    # Look after people and records.
    "keep own account": EVERYBODY,
    "manage people": frozenset({Role.ADMINISTRATOR}),
    "read audit": frozenset({Role.AUDITOR, Role.ADMINISTRATOR}),
    "redact": frozenset({Role.ADMINISTRATOR}),
}
