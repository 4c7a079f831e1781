"""What authors and reviewers do, in any order."""

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from cms.editorial import authorship, importing, saving, signing, workflow
from cms.models import Blocks, Flag, FlagKind, content_of
from cms.publishing import flags
from tests import larder
from tests.kitchen import proof, write
from tests.observing import stored
from tests.proof.desk import EDITABLE, PLACES
from tests.proof.machine import SIGNERS, UNDECIDED, WRITERS, Machine
from tests.sampleapp.models import Recipe


class Writing(Machine):
    @precondition(lambda self: len(self.oracle.items) < 5)
    @rule()
    def create(self):
        name = f"recipe-{len(self.oracle.items)}"
        text = self.oracle.create(name, "ann").head.text
        item = write(
            Recipe,
            name,
            by=self.people["ann"],
            title=text["title"],
            summary=text["summary"],
            steps=[("one", text["step"])],
        )
        self.ids[name] = item.pk

    @rule(
        data=st.data(),
        by=st.sampled_from(WRITERS),
        place=st.sampled_from(PLACES),
        stale=st.booleans(),
    )
    def edit(self, data, by, place, stale):
        item = self.any_item(data, lambda each: each.status in EDITABLE)
        base = data.draw(st.sampled_from(item.revisions)) if stale else item.head
        self.change(item, base, place, self.oracle.word(by), by)

    @rule(data=st.data(), by=st.sampled_from(WRITERS))
    def link(self, data, by):
        item = self.any_item(data, lambda each: each.status in EDITABLE)
        others = [each for each in self.oracle.items if each is not item]
        target = data.draw(st.sampled_from([None, *others]))
        if target is None or target.status != "discarded":
            self.change(item, item.head, "follows", target, by)

    def change(self, item, base, place, value, by):
        self.acts(
            "edit",
            lambda: self.oracle.edit(item, base, place, value, by),
            lambda: self.save(item, base, place, value, by),
        )

    def save(self, item, base, place, value, by):
        base = self.revision(item, base)
        with saving.editing(self.item(item), by=self.people[by], base=base):
            content = content_of(self.item(item))
            if place == "step":
                content.steps.update(body=value)
            elif place == "follows":
                content.follows_id = self.ids[value.name] if value else None
            else:
                setattr(content, place, value)
            content.save()

    @rule(data=st.data(), by=st.sampled_from(WRITERS))
    def restore(self, data, by):
        item = self.any_item(data, lambda each: each.status in EDITABLE)
        revision = data.draw(st.sampled_from(item.revisions))
        now = self.item(item)
        self.acts(
            "restore",
            lambda: self.oracle.restore(item, revision, by),
            lambda: saving.restore_revision(
                now, self.revision(item, revision), by=self.people[by], base=now.head
            ),
        )

    @rule(data=st.data())
    def submit(self, data):
        item = self.any_item(data, lambda each: each.status in UNDECIDED)
        self.moves(item, self.oracle.submit, workflow.submit, "ann")

    @precondition(lambda self: self.some(lambda each: each.status == "in_review"))
    @rule(data=st.data())
    def take_back(self, data):
        item = self.any_item(data, lambda each: each.status == "in_review")
        self.moves(item, self.oracle.take_back, workflow.take_back, "ben")

    @precondition(lambda self: self.some(lambda each: each.status == "in_review"))
    @rule(data=st.data())
    def request_changes(self, data):
        item = self.any_item(data, lambda each: each.status == "in_review")
        self.moves(
            item, self.oracle.request_changes, workflow.request_changes, "cleo", comment="Salt."
        )

    @rule(data=st.data())
    def discard(self, data):
        item = self.any_item(data)
        self.moves(item, self.oracle.discard, workflow.discard, "ann")

    def moves(self, item, expected, act, by, **given):
        now = self.item(item)
        self.acts(
            expected.__name__,
            lambda: expected(item),
            lambda: act(now, by=self.people[by], expected=now.head, **given),
        )

    @precondition(lambda self: self.some(lambda each: each.status == "in_review"))
    @rule(data=st.data(), by=st.sampled_from(SIGNERS))
    def approve(self, data, by):
        self.sign(self.any_item(data, lambda each: each.status == "in_review"), by)

    def sign(self, item, by):
        signer, now = self.people[by], self.item(item)

        def act():
            signing.approve(now, by=signer, expected=now.head, proof=proof(signer))

        # Of text that came back from older revisions nobody knows whose it is: who ever wrote of
        # this item may be refused, and then the oracle does not decide.
        if by in self.oracle.writers(item) and self.is_refused_as_writer(item, signer):
            self.reached["approve refused"] += 1
            self.is_refused(act)
        else:
            self.acts("approve", lambda: self.oracle.approve(item, by), act)

    def is_refused_as_writer(self, item, signer):
        return signer.person_id in authorship.contributors(self.item(item))

    @rule(data=st.data())
    def bring_to_approval(self, data):
        """Many histories would never get so far by chance."""
        self.approve_fully(self.any_item(data, lambda each: each.status in UNDECIDED))

    def approve_fully(self, item):
        if item.status in UNDECIDED:
            self.moves(item, self.oracle.submit, workflow.submit, "ann")
        if item.status == "in_review":
            self.sign(item, "cleo")

    @rule(data=st.data())
    def flag(self, data):
        item = self.any_item(data)
        self.oracle.flag(item)
        flags.open_flag(
            self.item(item),
            by=self.people["ann"],
            kind=FlagKind.GAP,
            text="Salt?",
            blocks=Blocks.RELEASE,
        )

    @precondition(lambda self: any(each.is_flagged for each in self.oracle.items))
    @rule(data=st.data())
    def resolve_flags(self, data):
        item = data.draw(st.sampled_from([each for each in self.oracle.items if each.is_flagged]))
        item.is_flagged = False
        for each in Flag.objects.filter(item=self.ids[item.name]).blocking(Blocks.RELEASE):
            flags.resolve_flag(each, by=self.people["ann"], resolution="Yes.")

    @precondition(lambda self: len(self.oracle.items) < 5)
    @rule()
    def import_twice(self):
        name = f"recipe-{len(self.oracle.items)}"
        text = self.oracle.create(name, "ann").head.text
        fixture = larder.entries(
            larder.recipe(name, title=text["title"], summary=text["summary"], price="5"),
            larder.step(name, "one", text["step"]),
        )
        importing.load(fixture, by=self.people["ann"])
        self.ids[name] = Recipe.objects.get(slug=name).pk
        before = stored()
        importing.load(fixture, by=self.people["ann"])
        assert stored() == before, "The second import changed something."
