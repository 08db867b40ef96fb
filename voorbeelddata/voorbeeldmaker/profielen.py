"""Soorten hulpvragen, elk met de oordelen die haar route bepalen; de rest is gewoon en onopvallend."""

from dataclasses import dataclass, field
from typing import Any, Literal

from voorbeeldmaker import feiten
from voorbeeldmaker.loten import Loten
from voorbeeldmaker.team import op_kwartier
from wijknetwerk.begrippen import Wet

GEWOON: dict[str, Any] = {
    "crisis": "nee",
    "veiligheidsrisico": "nee",
    "uitstelbaar": "ja",
    "wlz_indicatie": "nee",
    "wlz_denkbaar": "nee",
    "mantelzorg_ondersteuning": "nee",
    "collectief_passend": "nee",
    "contra_indicatie_groep": "nee",
    "doel": "zelfstandigheid_vergroten",
    "waakvlam": "nee",
    "specialisme": "basis",
    "inwoner_wil_aanbieder": "nee",
    "deel_door_wijkcoach": "nee",
    "onduidelijk_wat_nodig": "nee",
    "basis_passend": "ja",
    "zelfstandig_wonend": "ja",
    "ernstige_psychiatrie": "nee",
}
"""Een duidelijke vraag die het wijkteam zelf kan begeleiden."""

BIJZAAK = ("mantelzorg_ondersteuning", "wlz_denkbaar", "zelfstandig_wonend", "contra_indicatie_groep")
"""Oordelen die zelden de route bepalen; hier laat een wijkcoach in de praktijk het vaakst iets open."""
BIJZAAK_BIJ_ZELF = (*BIJZAAK, "deel_door_wijkcoach", "ernstige_psychiatrie")
ONBEKEND_OP = 0.17
"""Kans dat een bijzaak openstaat; over alle oordelen samen is dat ongeveer 5 %."""


@dataclass(frozen=True)
class Profiel:
    """Een soort hulpvraag: wat haar bijzonder maakt, en hoe groot zij is."""

    velden: dict[str, Any]
    omvang: Literal["zelf", "waakvlam", "basis", "specialistisch", "duo", "kort"] = "zelf"
    weken: tuple[int, int] = (10, 26)
    open_velden: tuple[str, ...] = BIJZAAK_BIJ_ZELF
    loopt_door: bool = False
    afloop_bij: tuple[str, ...] = field(default=("coach", "aanbieder"))


def _aanbieder(omvang: Literal["basis", "specialistisch", "duo"], weken: tuple[int, int], **velden: object) -> Profiel:
    product = {} if omvang == "basis" else {"basis_passend": "nee", "specialisme": "specialistisch"}
    return Profiel(product | velden, omvang, weken, BIJZAAK, afloop_bij=("aanbieder",))


PROFIELEN: dict[str, Profiel] = {
    "zelf": Profiel({}),
    "zelf_specialistisch": Profiel({"specialisme": "specialistisch", "basis_passend": "nee"}),
    "waakvlam": Profiel(
        {"waakvlam": "ja", "doel": "stabiliseren", "urgentie": "laag"},
        "waakvlam",
        (52, 104),
        (*BIJZAAK, "deel_door_wijkcoach"),
        afloop_bij=("aanbieder",),
    ),
    "waakvlam_te_zwaar": Profiel(
        {"waakvlam": "ja", "doel": "stabiliseren", "urgentie": "laag"}, "kort", (52, 104), afloop_bij=("aanbieder",)
    ),
    "collectief": Profiel({"collectief_passend": "ja"}, open_velden=("wlz_denkbaar", "zelfstandig_wonend")),
    "collectief_lang": Profiel(
        {"collectief_passend": "ja"},
        "basis",
        (40, 60),
        ("wlz_denkbaar", "zelfstandig_wonend"),
        afloop_bij=("aanbieder",),
    ),
    "samen": _aanbieder("specialistisch", (30, 60), deel_door_wijkcoach="ja"),
    "langdurig": _aanbieder("basis", (36, 104)),
    "langdurig_specialistisch": _aanbieder("specialistisch", (36, 104)),
    "stabiliserend": _aanbieder("basis", (20, 26), doel="stabiliseren"),
    "hoog_specialistisch": _aanbieder("specialistisch", (16, 40), specialisme="hoog_specialistisch"),
    "expertise_ontbreekt": _aanbieder("specialistisch", (12, 26)),
    "orientatie": _aanbieder("specialistisch", (30, 40), onduidelijk_wat_nodig="ja", doel="stabiliseren"),
    "gecombineerd": _aanbieder("duo", (52, 104), zelfstandig_wonend="ja", ernstige_psychiatrie="ja"),
    "zes_ogen_aanbieder": _aanbieder("basis", (12, 26), inwoner_wil_aanbieder="ja", zes_ogen="aanbieder_passend"),
    "zes_ogen_zelf": Profiel({"inwoner_wil_aanbieder": "ja", "zes_ogen": "zelf_passend"}),
    "opnieuw_wegen": Profiel({"inwoner_wil_aanbieder": "ja"}),
    "crisis": Profiel(
        {"crisis": "ja", "veiligheidsrisico": "ja", "uitstelbaar": "nee", "urgentie": "hoog"}, "specialistisch"
    ),
    "veiligheid": Profiel({"veiligheidsrisico": "ja", "uitstelbaar": "nee", "urgentie": "hoog"}, "specialistisch"),
    "veilig_uitstelbaar": Profiel({"veiligheidsrisico": "ja", "urgentie": "hoog"}),
    "wlz": Profiel(
        {"wlz_indicatie": "ja", "wlz_denkbaar": "ja", "mantelzorg_ondersteuning": "ja"}, "kort", (52, 104), ()
    ),
    "wlz_denkbaar": Profiel(
        {"wlz_denkbaar": "ja", "mantelzorg_ondersteuning": "ja"}, "kort", (52, 104), (), afloop_bij=("aanbieder",)
    ),
    "loopt_door": Profiel({}, "basis", loopt_door=True, afloop_bij=("aanbieder",)),
    "navragen_duur": Profiel({"verwachte_duur_weken": None}),
    "navragen_crisis": Profiel({"crisis": "onbekend", "veiligheidsrisico": "onbekend", "urgentie": "hoog"}),
    "navragen_doel": Profiel({"doel": "onbekend"}),
    "navragen_collectief": Profiel(
        {"collectief_passend": "onbekend", "thema": "ontmoeten"}, "zelf", (10, 26), ("wlz_denkbaar",)
    ),
}

_OMVANG = {
    "waakvlam": (21, 27, 3),
    "kort": (60, 105, 15),
    "basis": (90, 180, 15),
    "specialistisch": (120, 210, 15),
    "duo": (240, 360, 15),
}
"""Minuten per week: van, tot en met, in stappen die in uren met twee cijfers precies te schrijven zijn."""


def minuten_van(profiel: Profiel, wet: Wet, nummer: str, loten: Loten) -> int:
    """De omvang: bij zelf begeleiden rond de uren per traject van brief 000, bij een aanbieder rond 2,5 uur."""
    if profiel.omvang == "zelf":
        gemiddeld = feiten.minuten_per_week(wet)
        return op_kwartier(gemiddeld * loten.geheel(nummer, "omvang", van=70, tot=130) / 100)
    van, tot, stap = _OMVANG[profiel.omvang]
    return loten.geheel(nummer, "omvang", van=van, tot=tot, stap=stap)


def velden_van(profiel: Profiel, nummer: str, loten: Loten) -> dict[str, Any]:
    """De oordelen van een hulpvraag: gewoon, met wat het profiel zegt, en hier en daar een bijzaak onbekend."""
    weken = loten.geheel(nummer, "weken", van=profiel.weken[0], tot=profiel.weken[1])
    waarden = GEWOON | {"verwachte_duur_weken": weken}
    for naam in profiel.open_velden:
        if loten.kans(nummer, naam, op=ONBEKEND_OP):
            waarden[naam] = "onbekend"
    return waarden | profiel.velden
