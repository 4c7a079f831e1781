from django.db import models

from cms.models.content import SignatureKind
from cms.models.item import Item
from cms.models.person import Account, Person
from cms.models.revision import Revision


class Submission(models.Model):
    """One round of review: this revision was handed in, by whom, with what note."""

    item = models.ForeignKey(
        Item, on_delete=models.PROTECT, related_name="submissions", db_index=False
    )
    round = models.PositiveIntegerField()
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="submissions")
    submitted_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    submitted_at = models.DateTimeField()
    note = models.CharField(max_length=1000, blank=True)
    due_on = models.DateField(null=True, blank=True, help_text="By when a decision is wanted.")

    class Meta:
        ordering = ["item", "round"]
        constraints = [
            models.UniqueConstraint(fields=["item", "round"], name="one_submission_per_round")
        ]

    def __str__(self):
        return f"round {self.round}"


class ReviewRequest(models.Model):
    """A person who is asked by name to review one submission. Others may review it all the same."""

    submission = models.ForeignKey(
        Submission, on_delete=models.CASCADE, related_name="requests", db_index=False
    )
    reviewer = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="review_requests")
    asked_by = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField()

    class Meta:
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["submission", "reviewer"], name="reviewer_is_asked_once_per_submission"
            )
        ]

    def __str__(self):
        return f"{self.reviewer} for {self.submission}"


class Decision(models.TextChoices):
    APPROVE = "approve", "Approved"
    REQUEST_CHANGES = "request_changes", "Changes requested"
    REAFFIRM = "reaffirm", "Reviewed, nothing to change"


class Review(models.Model):
    """One person's decision on one revision in one round; an approval is a signature.

    All that the signature means is frozen here: what was signed (digest), who signed and with
    which credentials, what was acknowledged, waived and checked, which of the signer's declared
    interests the text names, and which revisions of linked items the signer saw
    (``{item id: revision number}``).
    """

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="reviews")
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="reviews")
    round = models.PositiveIntegerField()
    decision = models.CharField(max_length=20, choices=Decision)
    kind = models.CharField(max_length=20, choices=SignatureKind, blank=True)
    person = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="reviews")
    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    comment = models.TextField(blank=True)
    digest = models.CharField(max_length=71)
    printed_name = models.CharField(max_length=200)
    credentials = models.CharField(max_length=500, blank=True)
    may_be_named = models.BooleanField(default=False)
    meaning = models.CharField(max_length=300, blank=True)
    authentication = models.CharField(max_length=20, blank=True)
    acknowledged = models.JSONField(default=list)
    waivers = models.JSONField(default=list)
    checked = models.JSONField(default=list)
    interests = models.JSONField(default=list)
    seen = models.JSONField(default=dict)
    rule_levels = models.JSONField(default=dict)

    class Meta:
        ordering = ["at", "pk"]
        indexes = [models.Index(fields=["at"], name="review_by_time")]
        constraints = [
            models.UniqueConstraint(
                fields=["item", "round", "person"],
                condition=~models.Q(decision="reaffirm"),
                name="one_decision_per_person_and_round",
            ),
        ]

    def __str__(self):
        return f"{self.get_decision_display()} by {self.printed_name}"


class ProposedWaiver(models.Model):
    """A reason, prepared before review, for letting findings of one rule pass at these places.

    It has no effect until a reviewer who is no contributor accepts it while signing.
    """

    item = models.ForeignKey(
        Item, on_delete=models.CASCADE, related_name="proposed_waivers", db_index=False
    )
    rule = models.CharField(max_length=20)
    places = models.JSONField(default=list, help_text="Empty: wherever the rule complains.")
    reason = models.TextField()

    class Meta:
        ordering = ["item", "rule"]
        constraints = [
            models.UniqueConstraint(fields=["item", "rule"], name="one_proposed_waiver_per_rule")
        ]

    def __str__(self):
        return f"{self.rule}: {self.reason}"
