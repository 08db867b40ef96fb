"""De tabel waarmee regelmotoren worden vergeleken: 14 regels, 13 velden, 18.432 soorten gevallen.

De tabel staat hier één keer, in onze eigen cellen; wat een andere motor leest, wordt daaruit gemaakt. `met_de_hand` is
de tabel nog eens, als gewone Python: de scheidsrechter als motoren het niet eens zijn.
"""

import json
import random
from typing import Any

from wijknetwerk.regels import Herkomst, Regel, Regelveld, Soort, Tabel
from wijknetwerk.regels.cellen import OEVER, Cel, lees_cel
from wijknetwerk.regels.fouten import Plek

Geval = dict[str, Any]

JA_NEE = (
    "crisis",
    "veiligheidsrisico",
    "uitstelbaar",
    "wlz_indicatie",
    "collectief_passend",
    "collectief_beschikbaar",
    "expertise_in_team",
    "waakvlam",
    "inwoner_wil_aanbieder",
)
KEUZES = {
    "doel": ("zelfstandigheid_vergroten", "stabiliseren"),
    "specialisme": ("basis", "specialistisch", "hoog_specialistisch"),
}
ZELDEN = ("crisis", "veiligheidsrisico", "wlz_indicatie", "collectief_passend")
"""Wat in de praktijk zelden voorkomt; anders beslist bijna altijd een van de eerste regels."""
KANS_ZELDEN = 0.15
GETALLEN = {"resterende_dagen": (-1, 60), "verwachte_duur_weken": (1, 156)}

REGELS: tuple[tuple[dict[str, Any], str], ...] = (
    ({"crisis": "ja"}, "crisishulp"),
    ({"veiligheidsrisico": "ja", "uitstelbaar": "nee"}, "aanbieder_met_spoed"),
    ({"wlz_indicatie": "ja"}, "wlz"),
    ({"resterende_dagen": "> 42"}, "loopt_door"),
    ({"collectief_passend": "ja", "collectief_beschikbaar": "ja"}, "collectief"),
    ({"specialisme": "hoog_specialistisch"}, "aanbieder"),
    ({"expertise_in_team": "nee"}, "aanbieder"),
    ({"verwachte_duur_weken": "> 104", "waakvlam": "ja"}, "opnieuw_wegen"),
    ({"verwachte_duur_weken": "> 26", "waakvlam": "nee"}, "aanbieder"),
    ({"doel": "stabiliseren", "waakvlam": "nee"}, "aanbieder"),
    ({"inwoner_wil_aanbieder": "ja", "verwachte_duur_weken": "<= 26"}, "opnieuw_wegen"),
    ({"inwoner_wil_aanbieder": "nee", "specialisme": "basis", "uitstelbaar": "ja"}, "zelf"),
    ({"inwoner_wil_aanbieder": "nee"}, "zelf"),
    ({}, "samen"),
)


def met_de_hand(g: Geval) -> str:  # noqa: PLR0911 - één tak per regel, met opzet zo plat als de tabel
    """De tabel als gewone Python."""
    if g["crisis"] == "ja":
        return "crisishulp"
    if g["veiligheidsrisico"] == "ja" and g["uitstelbaar"] == "nee":
        return "aanbieder_met_spoed"
    if g["wlz_indicatie"] == "ja":
        return "wlz"
    if g["resterende_dagen"] > 42:  # noqa: PLR2004 - het getal is de regel
        return "loopt_door"
    if g["collectief_passend"] == "ja" and g["collectief_beschikbaar"] == "ja":
        return "collectief"
    if g["specialisme"] == "hoog_specialistisch" or g["expertise_in_team"] == "nee":
        return "aanbieder"
    if g["waakvlam"] == "ja" and g["verwachte_duur_weken"] > 104:  # noqa: PLR2004 - idem
        return "opnieuw_wegen"
    if g["waakvlam"] == "nee" and (g["verwachte_duur_weken"] > 26 or g["doel"] == "stabiliseren"):  # noqa: PLR2004 - idem
        return "aanbieder"
    if g["inwoner_wil_aanbieder"] == "nee":
        return "zelf"
    return "opnieuw_wegen" if g["verwachte_duur_weken"] <= 26 else "samen"  # noqa: PLR2004 - idem


def _velden() -> dict[str, Regelveld]:
    velden = {naam: Regelveld(naam, Soort.JA_NEE, Herkomst.OORDEEL, "?", ("nee", "ja")) for naam in JA_NEE}
    velden |= {naam: Regelveld(naam, Soort.KEUZE, Herkomst.OORDEEL, "?", w) for naam, w in KEUZES.items()}
    for naam, (laag, hoog) in GETALLEN.items():
        velden[naam] = Regelveld(naam, Soort.GETAL, Herkomst.FEIT, "?", eenheid="weken", minimum=laag, maximum=hoog)
    return velden


def _tabel() -> Tabel:
    plek = Plek([])
    regels = []
    for nummer, (als, dan) in enumerate(REGELS, 1):
        cellen = tuple(cel for naam, ruw in als.items() if (cel := lees_cel(ruw, VELDEN[naam], {}, plek)))
        regels.append(Regel(f"BT-{nummer:02}", cellen, dan, f"Regel {nummer}."))
    assert not plek.fouten, plek.fouten
    return Tabel("proef", "eerste", tuple(dict.fromkeys(dan for _, dan in REGELS)), tuple(regels))


VELDEN = _velden()
TABEL = _tabel()


def gevallen(aantal: int, zaad: int, procent_onbekend: int = 0) -> list[Geval]:
    """Willekeurige gevallen; met `procent_onbekend` is elk antwoord met die kans onbekend."""
    loten = random.Random(zaad)  # noqa: S311 - proefgevallen, geen geheim

    def trek(veld: Regelveld) -> object:
        if loten.randrange(100) < procent_onbekend:
            return None
        if veld.soort is Soort.GETAL:
            return loten.randint(veld.minimum, veld.maximum)
        if veld.naam in ZELDEN:
            return "ja" if loten.random() < KANS_ZELDEN else "nee"
        return loten.choice(veld.waarden)

    return [{naam: trek(veld) for naam, veld in VELDEN.items()} for _ in range(aantal)]


def vreemd(geval: Geval) -> Geval:
    """Een geval zoals andere motoren het lezen: ja en nee als true en false."""
    return {naam: waarde == "ja" if naam in JA_NEE else waarde for naam, waarde in geval.items()}


def _waarden(cel: Cel) -> list[str]:
    return [cel.veld.waarden[code] for code in sorted(cel.waarden)]


def als_jdm() -> str:
    """De tabel als JSON Decision Model, voor zen-engine."""

    def eenling(cel: Cel | None) -> str:
        if cel is None:
            return ""
        if cel.veld.soort is Soort.JA_NEE:
            return "true" if _waarden(cel) == ["ja"] else "false"
        if cel.veld.soort is Soort.KEUZE:
            return ", ".join(f'"{waarde}"' for waarde in _waarden(cel))
        return f">= {cel.onder}" if cel.boven == OEVER else f"<= {cel.boven}"

    rijen = []
    for regel in TABEL.regels:
        cellen = {cel.veld.naam: cel for cel in regel.als}
        rij = {f"i-{naam}": eenling(cellen.get(naam)) for naam in VELDEN}
        rijen.append({"_id": regel.id, **rij, "o-route": f'"{regel.dan}"'})
    inhoud = {
        "hitPolicy": "first",
        "inputs": [{"id": f"i-{naam}", "name": naam, "field": naam} for naam in VELDEN],
        "outputs": [{"id": "o-route", "name": "route", "field": "route"}],
        "rules": rijen,
    }
    knopen = [
        {"id": "in", "name": "in", "type": "inputNode"},
        {"id": "tabel", "name": "tabel", "type": "decisionTableNode", "content": inhoud},
        {"id": "uit", "name": "uit", "type": "outputNode"},
    ]
    pijlen = [
        {"id": "a", "sourceId": "in", "targetId": "tabel", "type": "edge"},
        {"id": "b", "sourceId": "tabel", "targetId": "uit", "type": "edge"},
    ]
    return json.dumps({"nodes": knopen, "edges": pijlen})


def als_uitdrukkingen(*, pandas: bool) -> list[str]:
    """De voorwaarden van elke regel als tekst, voor rule-engine of voor pandas `df.eval`."""

    def deel(cel: Cel) -> str:
        naam = cel.veld.naam
        if cel.veld.soort is Soort.JA_NEE:
            goed = _waarden(cel) == ["ja"]
            return (naam if goed else f"~{naam}") if pandas else f"{naam} == {str(goed).lower()}"
        if cel.veld.soort is Soort.KEUZE:
            return "(" + (" | " if pandas else " or ").join(f"({naam} == '{w}')" for w in _waarden(cel)) + ")"
        return f"({naam} >= {cel.onder})" if cel.boven == OEVER else f"({naam} <= {cel.boven})"

    return [(" & " if pandas else " and ").join(deel(cel) for cel in regel.als) for regel in TABEL.regels]
