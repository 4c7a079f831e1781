"""What the library must be, said once more: how texts go live, wait, are held and taken back."""

from tests.proof.desk import BLINK, Desk, No, Publication, Release, require


class Oracle(Desk):
    def next_start(self):
        started = [
            each.starts_at
            for each in self.releases
            if each.state == "sent" and each.starts_at <= self.clock
        ]
        floor = max([start for start in [self.last_start, *started] if start], default=None)
        return max(self.clock, floor + BLINK) if floor else self.clock

    def to_release(self, item):
        """The revision that can be released of an item, as it stands now."""
        live = self.live(item, self.present)
        if item.status == "approved" and live is not item.head:
            return item.head
        require(self.is_confirmed(item))
        return live

    def is_confirmed(self, item):
        shown = self.in_force(item, self.present)
        revision = shown.revision if shown else None
        signed = self.confirmed.get(revision)
        return bool(revision and signed and signed > shown.starts_at)

    def send(self, items, starts_at=None):
        entries = {item: self.to_release(item) for item in items}
        require(not any(item.is_flagged for item in items))
        kind = "urgent" if any(item.parked for item in items) else "regular"
        return self.go_live(entries, kind, starts_at)

    def withdraw(self, item, *, emergency, starts_at=None):
        return self.go_live({item: None}, "emergency" if emergency else "withdrawal", starts_at)

    def roll_back(self, release):
        require(release.state == "sent" and release.starts_at <= self.present)
        for each in self.publications:
            later = each.starts_at > release.starts_at and not each.is_cancelled
            require(not (each.item in release.entries and later))
        entries = {}
        for item, published in release.entries.items():
            before = self.live(item, release.starts_at - BLINK)
            if before or published:
                entries[item] = before
        require(not any(item.is_flagged for item, revision in entries.items() if revision))
        return self.go_live(entries, "rollback", None)

    def go_live(self, entries, kind, starts_at):
        start = self.next_start()
        if starts_at is not None:
            require(starts_at > start)
            require(all(each.starts_at != starts_at for each in self.scheduled()))
            start = starts_at
        bases = {item: self.in_force(item, start) for item in entries}
        for item, revision in entries.items():
            base = bases[item]
            if revision is None:
                require(base is not None and base.revision is not None)
            elif base is not None and base.revision is revision:
                require(self.confirmed.get(revision, base.starts_at) > base.starts_at)
        added = [Publication(item, start, revision) for item, revision in entries.items()]
        release = Release(entries, kind, start, bases, added)
        self.publications += added
        if self.opens(release):
            del self.publications[-len(added) :]
            raise No
        self.seal()
        self.releases.append(release)
        if starts_at is None:
            self.last_start = start
        self.recheck()
        return release

    def seal(self):
        """Whoever writes makes sure that what has started counts as started for ever."""
        for each in self.releases:
            if each.state == "sent" and each.starts_at <= self.present:
                self.last_start = max(self.last_start or each.starts_at, each.starts_at)

    def opens(self, release):
        """Whether something would be linked to that is not live, at the start of the release."""
        at = release.starts_at
        for item, revision in release.entries.items():
            target = revision.text["follows"] if revision else None
            if target is not None and self.live(target, at) is None:
                return True
            if revision is None and release.kind != "emergency" and self.users(item, at):
                return True
        return False

    def users(self, item, at):
        texts = [self.live(other, at) for other in self.items]
        return [text for text in texts if text and text.text["follows"] is item]

    def recheck(self):
        for release in self.scheduled():
            moved = any(
                self.in_force(item, release.starts_at - BLINK) is not base
                for item, base in release.bases.items()
            )
            flagged = any(item.is_flagged for item, text in release.entries.items() if text)
            if moved or flagged or self.opens(release):
                self.stop(release, "held")

    def stop(self, release, state):
        release.state = state
        for each in release.publications:
            each.is_cancelled = True

    def cancel(self, release):
        require(release.state != "cancelled")
        require(release.state != "sent" or release.starts_at > self.present)
        self.stop(release, "cancelled")
        self.recheck()

    def flag(self, item):
        item.is_flagged = True
        self.recheck()

    def notice(self, item):
        require(self.live(item, self.present))
        self.last_start = self.next_start()
