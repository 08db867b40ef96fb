"""Van elke regel van de standaard een toewijzing die haar net wel en een die haar net niet haalt."""

from datetime import date
from typing import Any

BUDGET = {"budget": 100, "volume": None, "eenheid": None, "frequentie": None, "code": None}
ZONDER_PRODUCT = {"categorie": None, "code": None, "volume": None, "eenheid": None, "frequentie": None}
ZONDER_OMVANG = {"volume": None, "eenheid": None, "frequentie": None}
DAG = date(2026, 11, 23)

PAREN: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
    "LDT_Nummer": ({"nummer": 999_999_999}, {"nummer": 1_000_000_000}),
    "LDT_Referentie": (
        {"op_verzoek": True, "referentie_aanbieder": "x" * 36},
        {"op_verzoek": True, "referentie_aanbieder": "x" * 37},
    ),
    "LDT_ProductCategorie": ({"categorie": "18"}, {"categorie": "19"}),
    "LDT_ProductCode": ({"code": "02A03"}, {"code": "02A033"}),
    "LDT_Volume": ({"volume": 99_999_999}, {"volume": 100_000_000}),
    "LDT_Eenheid": ({"eenheid": "82"}, {"eenheid": "02"}),
    "LDT_Frequentie": ({"frequentie": "4"}, {"frequentie": "3"}),
    "LDT_RedenWijziging": ({"reden_wijziging": "14"}, {"reden_wijziging": "15"}),
    "LDT_Budget": (BUDGET | {"budget": 99_999_999}, BUDGET | {"budget": 100_000_000}),
    "LDT_Commentaar": ({}, {"commentaar": " "}),
    "CDT_Omvang": ({}, {"frequentie": None}),
    "CDT_Product": (BUDGET, BUDGET | {"categorie": None, "code": "02A03"}),
    "CD041": ({}, ZONDER_OMVANG),
    "CD075": (BUDGET, BUDGET | {"einddatum": None}),
    "CD076": ({"frequentie": "4", "einddatum": None}, {"frequentie": "2", "einddatum": None}),
    "CD077": (BUDGET, BUDGET | {"volume": 1}),
    "CD078": ({}, {"budget": 1}),
    "CD079": (BUDGET | {"categorie": None}, ZONDER_PRODUCT),
    "CD080": (ZONDER_OMVANG | {"code": None}, {"code": None}),
    "CS003": ({"ingangsdatum": DAG, "einddatum": DAG}, {"ingangsdatum": DAG, "einddatum": date(2026, 11, 22)}),
    "CS335": ({"reden_wijziging": "13", "ingangsdatum": DAG, "einddatum": DAG}, {"reden_wijziging": "13"}),
    "CS336": ({"reden_wijziging": "02"}, {"reden_wijziging": "01"}),
    "CS338": ({"eenheid": "16", "frequentie": "2"}, {"eenheid": "16", "frequentie": "1"}),
    "TR379": (
        {"op_verzoek": True, "referentie_aanbieder": "1"},
        {"op_verzoek": False, "referentie_aanbieder": "1"},
    ),
    "OP191": ({}, {"commentaar": "tekst"}),
}
"""Nummer -> (net wel, net niet)."""
