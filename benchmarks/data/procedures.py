"""Procedure number n: its facts, which dice decide that know nothing but n, and its frozen text.

So the first thousand are the same in every library, several processes can make one, and what an
answer must say is known without asking a server.
"""

from dataclasses import dataclass, replace
from functools import cached_property
from random import Random

from django.utils.text import slugify

from benchmarks.data import pools, words
from painlibrary.vocabularies import IndicationRole, Modality

KINDS = ["injection", "nerve_block", "neuroablation", "neuromodulation", "surgery", "acupuncture"]
INTENTS = ["therapeutic", "diagnostic", "palliative", "rehabilitative"]
METHODS = ["local", "sedation", "general", "regional", "none", "topical"]
MODALITIES = ["fluoroscopy", "ultrasound", "ct", "x_ray", "none", "mri"]
LEVELS = ["low", "moderate", "high", "none"]
ROLES = ["treats", "may_help", "diagnoses", "not_recommended"]
RISK_KINDS = ["adverse_effect", "complication", "limitation"]
REQUIREMENTS = ["usual", "required", "optional"]
RELIEFS = ["weeks", "months", "days", "years"]
FUNCTIONS = ["performs", "assists", "team_member"]
MINUTES = [15, 20, 30, 45, 60, 90, 120, 180, 240]


def picked(dice, choices):
    return choices[words.zipf(dice, len(choices))]


# Of each list in a brief procedure.
MOST_IN_BRIEF = 2


@dataclass(frozen=True)
class RiskFacts:
    number: int
    kind: str
    severity: tuple | None
    serious: bool
    events: tuple | None


@dataclass(frozen=True)
class Facts:
    """What a procedure says apart from its wording."""

    number: int
    title: str
    kind: str
    intent: str
    category: int
    references: list
    risks: list
    indications: list
    methods: list
    modalities: list
    level: str
    minutes: tuple
    relief: str
    sites: list
    care_roles: list
    paragraphs: list
    is_brief: bool = False

    @property
    def id(self):
        return pools.item_id("procedure", self.number)

    @cached_property
    def slug(self):
        return slugify(self.title)

    @property
    def marked(self):
        """The words that searches look for, of those that stand in its sections."""
        found = zip(words.ASPECTS, self.paragraphs, strict=True)
        return frozenset().union(*(words.paragraph(*each)[1] for each in found))

    @property
    def brief(self):
        """The same said shortly: what takes much room for each of a million."""
        shortened = ("references", "risks", "indications")
        few = {name: getattr(self, name)[:MOST_IN_BRIEF] for name in shortened}
        return replace(self, is_brief=True, **few)

    @property
    def helps_with(self):
        return {number for number, role in self.indications if IndicationRole(role).is_helpful}

    @property
    def found_by_imaging(self):
        return {term.value for each in self.modalities for term in Modality(each).found_by}


def facts(number):
    dice = Random(f"procedure {number}")
    first, second = dice.sample(words.ADJECTIVES, 2)
    shortest = picked(dice, MINUTES)
    return Facts(
        number=number,
        title=f"{first.capitalize()} {second} {dice.choice(words.NOUNS)} {number + 1:07d}",
        kind=picked(dice, KINDS),
        intent=picked(dice, INTENTS),
        category=words.zipf(dice, pools.SIZES["category"]),
        references=words.several(dice, pools.SIZES["reference"], 2, 5),
        risks=[_risk(dice, each) for each in words.several(dice, pools.SIZES["risk"], 4, 8)],
        indications=[
            (each, picked(dice, ROLES))
            for each in words.several(dice, pools.SIZES["condition"], 2, 4)
        ],
        methods=[METHODS[each] for each in words.several(dice, len(METHODS), 1, 2)],
        modalities=[MODALITIES[each] for each in words.several(dice, len(MODALITIES), 1, 2)],
        level=picked(dice, LEVELS),
        minutes=(shortest, shortest + dice.choice([0, 5, 15, 30])),
        relief=picked(dice, RELIEFS),
        sites=[pools.SITES[each] for each in words.several(dice, len(pools.SITES), 1, 2)],
        care_roles=words.several(dice, pools.SIZES["care-role"], 1, 2),
        paragraphs=[words.zipf(dice, words.PARAGRAPHS) for _ in words.ASPECTS],
    )


def _risk(dice, number):
    mildest = dice.randint(1, 3)
    rated = dice.random() < 0.6
    return RiskFacts(
        number=number,
        kind=picked(dice, RISK_KINDS),
        severity=(mildest, mildest + dice.randint(0, 2)) if rated else None,
        serious=dice.random() < 0.2,
        events=(dice.randint(1, 40), dice.choice([50, 200, 1000, 5000])) if rated else None,
    )


def frozen(of):
    """The canonical data of the procedure with these facts."""
    dice = Random(f"wording {of.number}")
    sources = [[pools.cites(each)] for each in of.references]
    fields = {
        "title": of.title,
        "slug": of.slug,
        "kind": of.kind,
        "intents": [of.intent],
        "category": str(pools.item_id("category", of.category)),
        "minimally_invasive": of.level != "high",
        "summary": _summary(of, dice),
        "lay_summary": f"It takes about {of.minutes[1]} minutes. {words.sentence(dice)}",
    }
    return pools.frozen("procedure", fields, dict(_parts(of, dice, sources)), of.id)


def _summary(of, dice):
    cited = "; ".join(f"@{pools.item_id('reference', each)}" for each in of.references)
    return (
        f"{words.prose(dice, 150)} It takes {of.minutes[0]} to {of.minutes[1]} minutes [{cited}]."
    )


def _parts(of, dice, sources):
    """Each part as ``{key: values}``; every fact cites one of the references."""
    yield "measures", _numbered("measure", [_duration(of), _relief(of)], sources)
    yield (
        "invasiveness",
        _numbered(
            "level", [{"level": of.level, "wording": of.level, "is_preferred": False}], sources
        ),
    )
    yield (
        "anesthesia",
        _numbered("method", [_done(dice, method=each) for each in of.methods], sources),
    )
    imaging = [_done(dice, modality=each, role="guidance") for each in of.modalities]
    yield "imaging", _numbered("modality", imaging, sources)
    yield (
        "body_sites",
        _numbered("site", [{"site": each, "role": "target"} for each in of.sites], sources),
    )
    yield "indications", _numbered("indication", [_use(*each) for each in of.indications], sources)
    yield "risks", _numbered("risk", [_as_row(each, dice) for each in of.risks], sources)
    team = [
        {"care_role": str(pools.item_id("care-role", each)), "function": FUNCTIONS[place]}
        for place, each in enumerate(of.care_roles)
    ]
    yield "care_team", _numbered("member", team, sources)
    yield "sections", _numbered("section", list(_sections(of)))


def _numbered(name, rows, sources=None):
    found = {}
    for place, row in enumerate(rows):
        cited = {"sources": sources[place % len(sources)]} if sources else {}
        found[f"{name}-{place + 1}"] = {"order": place} | row | cited
    return found


def _duration(of):
    least, most = of.minutes
    return {
        "measure": "duration",
        "minimum": f"{least}.00",
        "maximum": f"{most}.00",
        "unit": "min",
        "approximate": False,
        "wording": f"{least} to {most} minutes",
        "is_preferred": False,
    }


def _relief(of):
    return {
        "measure": "relief",
        "max_class": of.relief,
        "approximate": True,
        "wording": f"for {of.relief}",
        "is_preferred": False,
    }


def _done(dice, **what):
    return what | {"requirement": picked(dice, REQUIREMENTS)}


def _use(number, role):
    return {"condition": str(pools.item_id("condition", number)), "role": role}


def _as_row(risk, dice):
    row = {
        "risk": str(pools.item_id("risk", risk.number)),
        "kind": risk.kind,
        "serious": risk.serious,
        "frequency_not_known": False,
    }
    if dice.random() < 0.25:
        row["description"] = words.sentence(dice, 7)
    if risk.severity:
        row |= dict(zip(["severity_min", "severity_max"], risk.severity, strict=True))
    if risk.events:
        row |= dict(zip(["events", "denominator"], risk.events, strict=True))
    return row


def _sections(of):
    for (aspect, heading), number in zip(words.ASPECTS.items(), of.paragraphs, strict=True):
        text, _ = words.paragraph(aspect, number, 0 if of.is_brief else words.PARAGRAPH_LENGTH)
        yield {"aspect": aspect, "heading": heading, "audience": "all", "body": text}
