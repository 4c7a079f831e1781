from painlibrary.linked_data.nodes import codes, is_open, named, node
from painlibrary.linked_data.page import Content, description
from painlibrary.linked_data.procedure import TREATS, treatment
from painlibrary.spoken import label
from painlibrary.vocabularies import BodySite


def content(document):
    return Content(
        main=named(
            document,
            "MedicalCondition",
            description=description(document),
            code=codes(document),
            associatedAnatomy=[
                node("AnatomicalStructure", name=label(BodySite, row["site"]))
                for row in document["body_sites"]
            ],
            possibleTreatment=_treatments(document["procedures"]["results"]),
        )
    )


def _treatments(related):
    """What treats it or may help; neither what only finds it out nor what is advised against."""
    helping = [
        card
        for card in related
        if is_open(card) and any(row["role"] in TREATS for row in card["relations"])
    ]
    return [node for card in helping if (node := treatment(card))]
