"""Delta sync: everything that changed since a client last asked, in pages, deletions included."""

from dataclasses import replace
from functools import cached_property

from rest_framework.response import Response

from cms.delivery import conditional, pagination, preview, shapes, shelf
from cms.delivery.describing import problem_response
from cms.delivery.pagination import DEFAULT_SIZE, PAGE_SIZE
from cms.delivery.parameters import Parameter, Unfit, error, one_of, refuse_if
from cms.delivery.present import sync as present
from cms.delivery.sync import cursors, effects, rows
from cms.delivery.sync.cursors import Cursor
from cms.delivery.sync.marks import Mark, mark_of, unknown
from cms.delivery.views import AT, PublicView

DOCUMENT = "document"
EXPAND = Parameter(
    "expand",
    "`document`: puts bring the document itself, so that a client need not ask for each.",
    one_of([DOCUMENT]),
    {"type": "string", "enum": [DOCUMENT]},
)

REFUSALS = {
    "410": problem_response("The cursor is of another history or other shapes: begin anew."),
    "503": problem_response(
        "No database that answers knows yet what the cursor knows: ask again.",
        headers={"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}},
    ),
}


def types_parameter(resources):
    names = sorted(resources)
    read_one = one_of(names)
    return Parameter(
        "type",
        "Only items of these types, with commas. It belongs to the cursor: repeat it.",
        lambda text: sorted({read_one(each) for each in text.split(",")}),
        shapes.listed({"type": "string", "enum": names}),
        example=names[0],
    )


class SyncView(PublicView):
    """A view that gives cursors: they are good for the same types and the same reader only."""

    tag = "library"

    @property
    def types(self):
        return self.values.get("type", [])

    @property
    def bound(self):
        return cursors.bound(self.catalog, self.types, preview.reader_of(self.request))


class ChangesView(SyncView):
    """What to put and what to remove, since the cursor that a client was given last.

    Follow `next` while `more` is true: the pages are of one state, whatever is published meanwhile.
    Keep the last `next`, and ask it for what comes after. After a 410 `resync` begin anew.
    """

    name, refusals = "changes", REFUSALS
    summary = "What changed since a client last asked"

    @property
    def accepts(self):
        return [AT, cursors.SINCE, types_parameter(self.catalog.resources), EXPAND, PAGE_SIZE]

    @property
    def shape(self):
        documents = [
            shapes.ref(f"{each.schema_name}InList") for each in self.catalog.resources.values()
        ]
        return shapes.record(
            "A page of changes, in the order in which they took effect.",
            changes=shapes.listed({"anyOf": [rows.put_shape({"anyOf": documents}), rows.REMOVED]}),
            next={**shapes.ADDRESS, "description": "The next page; or, later, what comes next."},
            more={**shapes.TRUTH, "description": "Whether there is another page now."},
        )

    @cached_property
    def cursor(self):
        """What the client holds, as it says."""
        since = self.values.get("since")
        if isinstance(since, list):
            return cursors.opened(since, self.bound)
        return Cursor(since and Mark.asked(since))

    def asked_instant(self):
        until = self.cursor.until
        if until is None:
            return super().asked_instant()
        if "at" in self.values:
            refuse_if([error("at", Unfit("These pages are of one state already: leave it out."))])
        if until.at > shelf.present():
            raise unknown(until)
        return until.at

    def answer(self):
        size = self.values.get("page_size", DEFAULT_SIZE)
        cursor = self._checked()
        told, key, more = self._page(cursor, size)
        onward = replace(cursor, told=key) if more else Cursor(cursor.until)
        address = pagination.address(self.request, without=["at"], since=onward.sealed(self.bound))
        body = {"changes": told, "next": address, "more": more}
        shown = conditional.shown_in(told)
        keys = conditional.surrogate_keys(shown, always=[conditional.LISTS])
        return Response(body, headers={"Surrogate-Key": keys})

    def _checked(self):
        """The cursor with its end; or the problem that this is not the history that it is of."""
        cursor, at = self.cursor, self.moment.at
        if cursor.until:
            cursor.until.require()
        until = cursor.until or mark_of(at)
        if cursor.since and cursor.since != until:
            self._require_order(cursor.since, until)
            cursor.since.require()
        return replace(cursor, until=until)

    def _require_order(self, since, until):
        if since.at <= until.at:
            return
        if "at" in self.values:
            refuse_if([error("since", Unfit("This is later than `at`."))])
        if since.chain:
            raise unknown(since)
        if since.at > shelf.present():
            refuse_if([error("since", Unfit("This instant has not passed."))])

    def _page(self, cursor, size):
        """``(rows, key of the last, whether there are more)``."""
        wanted = self.values.get("expand") == DOCUMENT
        if cursor.since is None and self.copy:
            told, found = present.first_rows(
                self.types, cursor.told, size + 1, with_documents=wanted
            )
            told, keys = told[:size], found[:size]
        elif cursor.since is None:
            found = shelf.live_in_order(cursor.until.at, self.types, cursor.told, size + 1)
            page = found[:size]
            told = rows.first_rows(page, cursor.until.at, with_documents=wanted)
            keys = [(each.starts_at, each.item_id) for each in page]
        else:
            happened = effects.between(cursor.since, cursor.until, self.types)
            found = _in_order(happened, cursor.told, size + 1)
            keys = found[:size]
            page = {item: happened[item] for _, item in keys}
            told = rows.rows(page, cursor.since.at, cursor.until.at, with_documents=wanted)
        return told, keys[-1] if keys else cursor.told, len(found) > size


def _in_order(happened, after, size):
    keys = sorted((effect.at, item) for item, effect in happened.items())
    return [key for key in keys if after is None or key > after][:size]
