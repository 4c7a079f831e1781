"""What publishers do, in any order, and what the clock does meanwhile."""

from datetime import timedelta

from django.db import transaction
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from cms.editorial import signing
from cms.models import Release
from cms.publishing import notices, releases, urgent, withdrawing
from tests.kitchen import proof
from tests.proof.desk import EDITABLE, PLACES
from tests.proof.machine import WRITERS
from tests.proof.writing_rules import Writing


class Publishing(Writing):
    @initialize()
    def open_with_three_recipes(self):
        for _ in range(3):
            self.create()
        for item in self.oracle.items[:2]:
            self.approve_fully(item)
        self.release_items(self.oracle.items[:2], None)

    @rule(data=st.data(), minutes=st.none() | st.integers(0, 90))
    def release(self, data, minutes):
        ready = [each for each in self.oracle.items if self.is_ready(each)]
        pool = st.sampled_from(ready or self.oracle.items)
        items = data.draw(st.lists(pool, min_size=1, max_size=3, unique_by=id))
        self.release_items(items, self.minute(minutes))

    @precondition(lambda self: self.some(self.can_begin))
    @rule(data=st.data(), by=st.sampled_from(WRITERS))
    def fix_urgently(self, data, by):
        """From an open draft to a fix that readers see."""
        item = self.any_item(data, self.can_begin)
        self.begin(item)
        if item.parked:
            self.publish_new_word(data, item, by, None)
            self.finish(item)

    @rule(data=st.data(), by=st.sampled_from(WRITERS), minutes=st.none() | st.integers(0, 90))
    def write_and_release(self, data, by, minutes):
        item = self.any_item(data, lambda each: each.status in EDITABLE)
        self.publish_new_word(data, item, by, minutes)

    def publish_new_word(self, data, item, by, minutes):
        """From a new word to the readers, with all that the text links to."""
        self.change(item, item.head, data.draw(st.sampled_from(PLACES)), self.oracle.word(by), by)
        target = item.head.text["follows"]
        items = [item] if target is None or self.is_live(target) else [item, target]
        for each in items:
            self.approve_fully(each)
        self.release_items(items, self.minute(minutes))

    def release_items(self, items, starts_at):
        self.goes_live(
            "release",
            lambda: self.oracle.send(items, starts_at),
            lambda: self.send([self.item(item) for item in items], starts_at),
        )

    def send(self, items, starts_at):
        pam = self.people["pam"]
        with transaction.atomic():
            return releases.send(
                releases.prepare("Menu", by=pam, items=items), by=pam, starts_at=starts_at
            )

    def goes_live(self, name, expected, act):
        both = self.acts(name, expected, act)
        if both:
            predicted, done = both
            predicted.key = done.pk

    def minute(self, minutes):
        if minutes is None:
            return None
        return self.oracle.clock.replace(second=0, microsecond=0) + timedelta(minutes=minutes)

    @precondition(lambda self: self.some(self.is_live))
    @rule(data=st.data(), emergency=st.booleans(), minutes=st.none() | st.integers(0, 90))
    def withdraw(self, data, emergency, minutes):
        item = self.any_item(data, self.is_live)
        starts_at = None if emergency else self.minute(minutes)
        self.goes_live(
            "withdraw",
            lambda: self.oracle.withdraw(item, emergency=emergency, starts_at=starts_at),
            lambda: withdrawing.withdraw(
                self.item(item),
                by=self.people["pam"],
                reason="Old.",
                emergency=emergency,
                starts_at=starts_at,
            ),
        )

    @precondition(lambda self: self.oracle.releases)
    @rule(data=st.data())
    def roll_back(self, data):
        release = self.any_release(data)
        cleo = self.people["cleo"]
        self.goes_live(
            "roll_back",
            lambda: self.oracle.roll_back(release),
            lambda: withdrawing.roll_back(
                Release.objects.get(pk=release.key),
                by=self.people["dora"],
                reason="Wrong.",
                signer=cleo,
                proof=proof(cleo),
            ),
        )

    @precondition(lambda self: self.oracle.releases)
    @rule(data=st.data())
    def cancel(self, data):
        release = self.any_release(data, self.oracle.scheduled())
        self.acts(
            "cancel",
            lambda: self.oracle.cancel(release),
            lambda: releases.cancel(
                Release.objects.get(pk=release.key), by=self.people["pam"], reason="Not yet."
            ),
        )

    def any_release(self, data, likely=()):
        """One of the last, where no other is likely: the older ones refuse everything."""
        return data.draw(st.sampled_from(likely or self.oracle.releases[-3:]))

    @precondition(lambda self: self.some(self.is_live))
    @rule(data=st.data())
    def reaffirm(self, data):
        item, cleo = self.any_item(data, self.is_live), self.people["cleo"]
        self.acts(
            "reaffirm",
            lambda: self.oracle.reaffirm(item),
            lambda: signing.reaffirm(self.item(item), by=cleo, proof=proof(cleo)),
        )

    @precondition(lambda self: self.some(self.can_begin))
    @rule(data=st.data())
    def begin_urgent_fix(self, data):
        self.begin(self.any_item(data, self.can_begin))

    def begin(self, item):
        self.acts(
            "begin",
            lambda: self.oracle.begin(item),
            lambda: urgent.begin(self.item(item), by=self.people["pam"]),
        )

    @precondition(lambda self: self.some(lambda each: each.parked))
    @rule(data=st.data())
    def finish_urgent_fix(self, data):
        self.finish(self.any_item(data, lambda each: each.parked and each.status in EDITABLE))

    def finish(self, item):
        self.acts(
            "finish",
            lambda: self.oracle.finish(item),
            lambda: urgent.finish(self.item(item), by=self.people["pam"]),
        )

    @precondition(lambda self: self.some(self.is_live))
    @rule(data=st.data())
    def post_notice(self, data):
        item = self.any_item(data, self.is_live)
        given = {"by": self.people["pam"], "kind": "urgent_correction", "text": "Less salt."}
        self.acts(
            "notice",
            lambda: self.oracle.notice(item),
            lambda: notices.post(self.item(item), **given),
        )

    # The clock

    @rule(minutes=st.integers(1, 90))
    def tick(self, minutes):
        self.move_clock(timedelta(minutes=minutes))

    @rule(seconds=st.integers(1, 1800))
    def set_clock_back(self, seconds):
        # As long as nobody has written since a schedule came true, nobody knows that it did.
        unseen = self.oracle.clock - timedelta(seconds=seconds)
        started = [
            each.starts_at
            for each in self.oracle.releases
            if each.state == "sent" and each.starts_at <= self.oracle.present
        ]
        if max(started, default=unseen) <= max(self.oracle.last_start or unseen, unseen):
            self.move_clock(-timedelta(seconds=seconds))

    def move_clock(self, step):
        self.oracle.clock += step
        self.clock.move_to(self.oracle.clock)
        # What the library has not seen start can be seen otherwise after the clock was set back.
        self.remembered = {
            at: seen for at, seen in self.remembered.items() if at < self.oracle.present
        }
