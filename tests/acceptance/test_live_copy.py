"""The live copy answers as the publications do, on the whole library and for everything it is asked."""

from cms.models import Generation
from cms.publishing.live import rebuilding
from tests.acceptance import corpus

COMBINED = [
    "procedures/?condition=low-back-pain&condition_role=treats,may_help",
    "procedures/?condition=facet-joint-pain&condition_role=diagnoses&condition_role=treats",
    "procedures/?risk=infection&risk_kind=complication&facets=risk,serious,risk_kind,kind",
    "procedures/?risk=infection,epidural-hematoma&risk=allergic-reaction",
    "procedures/?anesthesia=local&imaging=x_ray&duration_max=30&ordering=-duration",
    "procedures/?invasiveness_max=moderate&include_disputed=true&ordering=invasiveness",
    "procedures/?invasiveness=none&include_disputed=true&facets=invasiveness,invasiveness_max",
    "procedures/?relief_min=months&ordering=-relief&page_size=2",
    "procedures/?condition=spinal-pain-disorders&narrower=true&facets=condition",
    "procedures/?q=nerve&kind=injection,nerve_block&facets=kind,condition",
    "procedures/?slug=acupuncture,nerve-block&published_since=2020-01-01&expand=sections",
    "procedures/?audience=patient&fields=title,summary.html,risks.risk.title",
    "procedures/?omit=references,risks.sources&ordering=-title",
    "procedures/?ordering=-next_review_due&page=2&page_size=5",
    "procedures/?ordering=onset&cursor=start&page_size=3",
    "procedures/?missing=relief&has=duration&sourced=false",
    "procedures/?serious=true&facets=serious",
    "facets/procedures/?condition=low-back-pain&condition_role=may_help&risk=infection",
    "facets/procedures/?risk=infection&risk_kind=complication",
    "risks/?procedure=radiofrequency-ablation&kind=complication&facets=procedure,kind",
    "risks/?kind=complication&kind=limitation&facets=kind",
    "facets/risks/?procedure=epidural-steroid-injection&procedure=radiofrequency-ablation",
    "conditions/?procedure=acupuncture,chiropractic-care&codable=true&facets=procedure,body_site",
    "references/?original_number=5,7&ordering=-original_number",
    "references/?cited=true&facets=source_tier,integrity",
    "risks/infection/procedures/?risk_kind=complication&facets=risk_kind,kind",
    "conditions/low-back-pain/procedures/?condition_role=treats&ordering=-published",
    "references/?q=pain&ordering=slug",
    "procedures/epidural-steroid-injection/?audience=clinician&omit=sections",
    "risks/infection/?fields=title,procedures.count,procedures.results.title",
    "categories/?ordering=-slug&page_size=4&page=2",
]


def test_copy_of_the_library_is_what_the_publications_say():
    assert list(rebuilding.differences()) == []


def test_every_answer_is_the_same_without_the_copy(client, clock):
    paths = [*corpus.paths(client), *(f"{corpus.API}/{each}" for each in COMBINED)]
    with_copy = corpus.answers(client, paths)

    Generation.objects.update(form="of other code")
    without = corpus.answers(client, paths)

    assert [path for path in paths if with_copy[path] != without[path]] == []


def test_every_walk_is_the_same_without_the_copy(client, clock):
    starts = ["procedures/?page_size=3", "conditions/?page_size=7&ordering=-title"]
    starts += ["procedures/?missing=risks&page_size=2", "procedures/?page_size=4&ordering=duration"]
    with_copy = [walked(client, start) for start in starts]

    Generation.objects.update(form="of other code")

    assert [walked(client, start) for start in starts] == with_copy


def walked(client, start):
    """The slugs of every page of a walk."""
    pages, address = [], f"{corpus.API}/{start}&cursor=start"
    while address:
        page = client.get(address).json()
        pages.append([each["slug"] for each in page["results"]])
        address = page["next"]
    return pages
