from cms.publishing.documents import Document, FacetValue, cited_in, presents
from painlibrary.documents import disputes, procedure_facets, risk_rows, rows
from painlibrary.vocabularies import Kind, MeasureKind


@presents
class ProcedureDocument(Document):
    type_name = "procedure"

    # What a list can be asked for with has= and missing=, in reading order.
    facts = [
        "category",
        "intents",
        "summary",
        "lay_summary",
        *MeasureKind.values,
        "anesthesia",
        "imaging",
        "invasiveness",
        "minimally_invasive",
        "indications",
        "risks",
        "benefits",
        "contraindications",
        "body_sites",
        "care_team",
        "related",
        "regulatory",
        "codes",
    ]

    @classmethod
    def spoken(cls, name, value):
        """Its kind as well, in words: what belongs to one kind is looked for by its name."""
        if name == "kind" and value in Kind.values:
            return [str(Kind(value).label)]
        return super().spoken(name, value)

    def body(self):
        return {
            "kind": self.text["kind"],
            "intents": self.text["intents"] or [],
            "category": self.linked(self.text["category"]),
            "categories": [
                self.linked(row["category"]) for row in self.text.rows("further_categories")
            ],
            "codes": rows.codes(self),
            "summary": self.cited_text(self.text["summary"]),
            "lay_summary": self.cited_text(self.text["lay_summary"]),
            **{measure: self._measure(measure) for measure in MeasureKind.values},
            "anesthesia": self._rows("anesthesia", ["method", "requirement", "wording"]),
            "imaging": self._rows("imaging", ["modality", "role", "requirement", "wording"]),
            "invasiveness": disputes.disputed(
                self, self.text.rows("invasiveness"), disputes.invasiveness
            ),
            "minimally_invasive": self.text["minimally_invasive"],
            "indications": self._rows(
                "indications", ["condition", "role", "certainty", "population", "note"]
            ),
            "risks": [self._risk(row) for row in self.text.rows("risks")],
            "benefits": self._rows(
                "benefits", ["text", "condition", "potential", "certainty", "comparator"]
            ),
            "contraindications": self._rows("contraindications", ["condition", "text", "strength"]),
            "body_sites": self._rows("body_sites", ["site", "role"]),
            "care_team": self._rows("care_team", ["care_role", "function"]),
            "related": self._rows("related", ["other", "relation"]),
            "regulatory": self._rows("regulatory", ["jurisdiction", "status", "as_of"]),
            "absences": self._rows("absences", ["aspect", "value"]),
            "sections": rows.sections(self),
        }

    def card(self):
        return {"kind": self.text["kind"]}

    def not_stated(self, body):
        return self.lacking(body)

    @classmethod
    def lacking(cls, body):
        """Facts without a value, unless a source says that there is none or that nobody knows."""
        absent = {row["aspect"] for row in body["absences"]}
        return [name for name in cls.facts if body[name] in (None, []) and name not in absent]

    def facets(self):
        yield from self.of_the_whole(self.told)
        yield from procedure_facets.of_rows(self.text)

    @classmethod
    def of_the_whole(cls, body):
        yield from procedure_facets.of_the_whole(body)
        lacking = cls.lacking(body)
        for name in cls.facts:
            yield FacetValue("missing" if name in lacking else "has", name)
        yield from (FacetValue("reference", cited) for cited in sorted(cited_in(body)))

    def _measure(self, measure):
        found = [row for row in self.text.rows("measures") if row["measure"] == measure]
        return disputes.disputed(self, found, disputes.measure)

    def _rows(self, part, names):
        return [
            {"key": row.key, **self._values(row, names), **self.sourcing(row)}
            for row in self.text.rows(part)
        ]

    def _values(self, row, names):
        linking = {"condition", "care_role", "other"}
        return {name: self.linked(row[name]) if name in linking else row[name] for name in names}

    def _risk(self, row):
        return {
            "key": row.key,
            **{"risk": self.linked(row["risk"]), "kind": row["kind"]},
            **{name: row[name] for name in ("description", "source_label")},
            "frequency": risk_rows.frequency(row),
            "severity": risk_rows.severity(row),
            **{name: row[name] for name in ("serious", "onset", "course", "mitigation")},
            **self.sourcing(row),
        }
