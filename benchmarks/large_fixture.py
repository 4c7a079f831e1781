"""Write a large fixture, object by object: always the same one for the same number of items.

python -m benchmarks.large_fixture [--items=10000] [--flags=0] > large.json

Of twenty items sixteen are procedures of about ten parts with text and citations; the others are a
risk, a condition and two references. What is named stands before it as often as after it.
"""

import argparse
import json
import random
import sys

PROCEDURES, OTHERS = 16, ["risk", "condition", "reference", "reference"]
BLOCK = PROCEDURES + len(OTHERS)
WORDS = [
    "a",
    "thin",
    "needle",
    "is",
    "guided",
    "to",
    "the",
    "nerve",
    "under",
    "moving",
    "pictures",
    "and",
    "a",
    "small",
    "amount",
    "of",
    "medicine",
    "is",
    "given",
    "which",
    "may",
    "ease",
    "pain",
    "for",
    "days",
    "weeks",
    "or",
    "months",
    "in",
    "some",
    "people",
    "while",
    "others",
    "feel",
    "no",
    "change",
    "at",
    "all",
    "afterwards",
    "most",
    "walk",
    "the",
    "same",
    "day",
    "and",
    "rest",
    "at",
    "home",
    "before",
    "they",
    "go",
    "back",
    "to",
    "their",
    "work",
]
SITES = ["neck", "back", "low_back", "shoulder", "knee", "hip", "joint", "lumbar_spine"]
KINDS = ["injection", "nerve_block", "surgery", "acupuncture", "manual_therapy", "other"]


class Maker:
    """Objects of a library of so many items, in the form of fixtures."""

    def __init__(self, items):
        self.blocks = max(1, items // BLOCK)

    def objects(self):
        for block in range(self.blocks):
            self.dice = random.Random(block)
            for number in range(block * PROCEDURES, (block + 1) * PROCEDURES):
                yield from self.procedure(number)
            yield made("risk", f"risk-{block}", f"Risk {block}", definition=self.prose(1))
            yield from self.condition(block)
            for number in (2 * block, 2 * block + 1):
                url = f"https://sources.example/{number}"
                yield made("reference", f"source-{number}", f"Source {number}", csl_type="webpage",
                           source_url=url)  # fmt: skip

    def procedure(self, number):
        slug = f"procedure-{number}"
        yield made(
            "procedure",
            slug,
            f"{self.words(3).capitalize()}, way {number}",
            aliases=[f"Method {number}"] if number % 3 == 0 else [],
            kind=self.dice.choice(KINDS),
            intents=["therapeutic"],
            summary=self.prose(3),
            lay_summary=self.prose(2),
        )
        for order, (model, key, fields) in enumerate(self.parts(), start=1):
            address = {"owner": [slug], "key": key, "order": order}
            yield {"model": f"painlibrary.{model}", "fields": address | fields}

    def parts(self):
        sources = {"sources": self.cited()}
        for key in ("short", "long"):
            low = self.dice.randrange(5, 30)
            numbers = {"minimum": low, "maximum": low + 5, "unit": "min", "measure": "duration"}
            yield "measure", key, sources | numbers | {"is_preferred": key == "short"}
        yield "anesthesia", "local", sources | {"method": "local", "wording": self.words(5)}
        yield "treatedsite", "site", sources | {"site": self.dice.choice(SITES)}
        for key in ("first", "second"):
            about = {"condition": [self.other("condition")], "role": "may_help"}
            yield "indication", key, {"sources": self.cited(), "note": self.words(8)} | about
        yield "benefit", "relief", sources | {"text": self.words(9), "potential": "may"}
        for key in ("bleeding", "infection"):
            about = {"risk": [self.other("risk")], "kind": "complication"}
            yield (
                "procedurerisk",
                key,
                {"sources": self.cited(), "mitigation": self.words(7)} | about,
            )
        about = {"aspect": "how_it_works", "heading": self.words(4).capitalize()}
        yield "proceduresection", "how-it-works", about | {"body": self.prose(4)}

    def condition(self, number):
        slug = f"condition-{number}"
        broader = {"broader": [f"condition-{number // 7}"]} if number else {}
        yield made("condition", slug, f"Condition {number}", description=self.prose(1), **broader)
        site = {"site": self.dice.choice(SITES), "sources": self.cited(), "order": 1}
        yield {
            "model": "painlibrary.conditionsite",
            "fields": {"owner": [slug], "key": "site"} | site,
        }

    def other(self, kind):
        return f"{kind}-{self.dice.randrange(self.blocks)}"

    def source(self):
        return f"source-{self.dice.randrange(2 * self.blocks)}"

    def cited(self):
        return f"[@{self.source()}, p. {self.dice.randrange(1, 400)}]"

    def prose(self, sentences):
        return " ".join(
            f"{self.words(14).capitalize()} [@{self.source()}]." for _ in range(sentences)
        )

    def words(self, count):
        return " ".join(self.dice.choices(WORDS, k=count))


def made(model, slug, title, **fields):
    return {"model": f"painlibrary.{model}", "fields": {"title": title, "slug": slug} | fields}


def flags(count):
    for number in range(count):
        about = {"item": ["procedure", f"procedure-{number}"], "key": "asked", "kind": "question"}
        yield {"model": "cms.flag", "fields": about | {"text": "Who says so?"}}


def write(objects, file):
    """One object to a line, as ``dumplibrary`` indents none of them."""
    for number, each in enumerate(objects):
        file.write("[\n" if number == 0 else ",\n")
        file.write(json.dumps(each, ensure_ascii=False))
    file.write("\n]\n")


def main():
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--items", type=int, default=10_000)
    options.add_argument("--flags", type=int, default=0)
    chosen = options.parse_args()
    maker = Maker(chosen.items)
    write((each for some in (maker.objects(), flags(chosen.flags)) for each in some), sys.stdout)


if __name__ == "__main__":
    main()
