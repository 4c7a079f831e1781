from cms.editorial.rules import Finding, Severity, rule


@rule("T01", Severity.ERROR, types=["recipe"])
def every_ingredient_has_a_source(subject):
    for row in subject.text.rows("ingredients"):
        if not row["sources"]:
            yield Finding(f"ingredients/{row.key}/sources", "Say where this ingredient stands.")


@rule("T02", Severity.WARNING, types=["recipe"])
def price_is_known(subject):
    if subject.text["price"] is None:
        yield Finding("price", "Nobody knows what this costs.")


@rule("T03", Severity.ERROR, types=["recipe"], can_be_waived=False)
def nothing_is_poisonous(subject):
    for row in subject.text.rows("ingredients"):
        if row["name"] == "poison":
            yield Finding(f"ingredients/{row.key}/name", "Take the poison out.")
