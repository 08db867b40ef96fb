"""Wat elk op zich goed te lezen is, maar samen niet kan (fout) of opvalt (waarschuwing).

De lijsten `RIJCONTROLES`, `FOUTEN` en `WAARSCHUWINGEN` zijn alles wat hier gecontroleerd wordt; een controle
erbij is één regel in zo'n lijst plus haar toets.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from wijknetwerk.begrippen import Oordeel, uren
from wijknetwerk.invoer.meldingen import Melding, toonbaar
from wijknetwerk.invoer.rijen import MEESTE_FOUTEN, GelezenRij
from wijknetwerk.invoer.verwijzingen import Werkmap, dubbele_plekcodes, dubbele_sleutels, onbekende_verwijzingen

Controle = Callable[[Werkmap], Iterator[Melding]]


@dataclass(frozen=True)
class Rijcontrole:
    """Iets dat binnen één rij niet kan: `mis(*velden)` is waar. De melding staat bij het eerste veld."""

    tabel: str
    velden: tuple[str, ...]
    mis: Callable[..., bool]
    zin: str


def _na(een: date | None, ander: date | None) -> bool:
    return een is not None and ander is not None and een > ander


def _hoger(een: int | None, ander: int | None) -> bool:
    return een is not None and ander is not None and een > ander


RIJCONTROLES: tuple[Rijcontrole, ...] = (
    Rijcontrole(
        "hulpvragen",
        ("minuten_wijkcoach", "minuten_per_week"),
        lambda deel, heel: deel is not None and deel >= heel,
        "het deel door de wijkcoach moet kleiner zijn dan uren_per_week ({1} uur)",
    ),
    Rijcontrole(
        "hulpvragen",
        ("voorkeur_aanbieder", "niet_aanbieder"),
        lambda graag, liever_niet: graag in liever_niet,
        "deze aanbieder staat ook bij niet_aanbieder; kies één van beide",
    ),
    Rijcontrole(
        "wijkcoaches",
        ("begeleiding_minuten", "contract_minuten"),
        _hoger,
        "meer uren begeleiding dan contracturen ({1} uur); verbeter een van beide",
    ),
    Rijcontrole(
        "wijkcoaches",
        ("bandbreedte_van", "bandbreedte_tot"),
        _hoger,
        "de onderkant van de bandbreedte ligt boven de bovenkant ({1} uur); verwissel ze",
    ),
    Rijcontrole(
        "wijkcoaches",
        ("verlof_tot", "verlof_van"),
        lambda tot, van: _na(van, tot),
        "het verlof eindigt voor het begint ({1}); verbeter een van beide",
    ),
    Rijcontrole(
        "wijkcoaches",
        ("verlof_tot", "verlof_van"),
        lambda tot, van: tot is not None and van is None,
        "het verlof heeft een laatste dag, maar geen eerste; vul verlof_van in",
    ),
    Rijcontrole("collectief_aanbod", ("bezet", "plaatsen"), _hoger, "meer plaatsen bezet dan er zijn ({1})"),
    Rijcontrole(
        "collectief_aanbod", ("minimum", "plaatsen"), _hoger, "de kleinste groep is groter dan de grootste ({1})"
    ),
    Rijcontrole(
        "collectief_aanbod",
        ("einde", "start"),
        lambda einde, start: _na(start, einde),
        "het einde ligt voor de start ({1})",
    ),
    Rijcontrole(
        "wijken",
        ("buren", "code"),
        lambda buren, code: code in buren,
        "een wijk is geen buur van zichzelf; haal {1} weg",
    ),
    Rijcontrole(
        "lopende_trajecten",
        ("einddatum", "start"),
        lambda einde, start: _na(start, einde),
        "de einddatum ligt voor de start ({1})",
    ),
    Rijcontrole(
        "eerdere_weken",
        ("maandag",),
        lambda maandag: maandag.weekday() != 0,
        "dit is geen maandag; schrijf de maandag van die week",
    ),
)


def _binnen_de_rij(werkmap: Werkmap) -> Iterator[Melding]:
    for controle in RIJCONTROLES:
        for rij in werkmap.rijen(controle.tabel):
            if not all(veld in rij.waarden for veld in controle.velden):
                continue
            waarden = [rij.waarden[veld] for veld in controle.velden]
            if controle.mis(*waarden):
                zin = controle.zin.format(*map(_in_woorden, controle.velden, waarden))
                yield werkmap.melding(controle.tabel, rij, controle.velden[0], zin)


def _in_woorden(veld: str, waarde: object) -> str:
    in_uren = isinstance(waarde, int) and ("minuten" in veld or "bandbreedte" in veld)
    return uren(waarde) if in_uren and isinstance(waarde, int) else toonbaar(waarde)


def _twee_keer_vastgezet(werkmap: Werkmap) -> Iterator[Melding]:
    eerder: dict[object, GelezenRij] = {}
    for rij in werkmap.rijen("vastgezet"):
        if rij.waarden.get("soort") != "vastgezet" or not {"hulpvraag", "plek"} <= rij.waarden.keys():
            continue
        vorige = eerder.setdefault(rij.waarden["hulpvraag"], rij)
        if vorige.waarden["plek"] != rij.waarden["plek"]:
            zin = f"deze hulpvraag is in rij {vorige.rij} al op {vorige.waarden['plek']} vastgezet; houd één plek"
            yield werkmap.melding("vastgezet", rij, "hulpvraag", zin)


def _contract_verlopen(werkmap: Werkmap) -> Iterator[tuple[GelezenRij, date]]:
    for rij in werkmap.rijen("aanbieders"):
        tot = rij.waarden.get("contract_tot")
        if werkmap.week is not None and isinstance(tot, date) and tot < werkmap.week.zondag:
            yield rij, tot


def _vastgezet_zonder_contract(werkmap: Werkmap) -> Iterator[Melding]:
    verlopen = {rij.waarden.get("code"): tot for rij, tot in _contract_verlopen(werkmap)}
    for rij in werkmap.rijen("vastgezet"):
        tot = verlopen.get(rij.waarden.get("plek"))
        if tot is not None and rij.waarden.get("soort") == "vastgezet":
            zin = f"het contract van deze plek eindigt op {toonbaar(tot)}, voor het eind van de week; kies anders"
            yield werkmap.melding("vastgezet", rij, "plek", zin)


def _waarschuw_contract(werkmap: Werkmap) -> Iterator[Melding]:
    for rij, _ in _contract_verlopen(werkmap):
        zin = f"dit contract eindigt voor het einde van week {werkmap.week}; de aanbieder krijgt geen nieuwe hulpvragen"
        yield werkmap.melding("aanbieders", rij, "contract_tot", zin)


def _waarschuw_overbezet(werkmap: Werkmap) -> Iterator[Melding]:
    if (week := werkmap.week) is None:
        return
    loopt: dict[object, int] = defaultdict(int)
    for rij in werkmap.rijen("lopende_trajecten"):
        start, einde, minuten = (rij.waarden.get(veld) for veld in ("start", "einddatum", "minuten_per_week"))
        if isinstance(start, date) and isinstance(einde, date) and start <= week.zondag and einde >= week.maandag:
            loopt[rij.waarden.get("plek")] += minuten if isinstance(minuten, int) else 0
    for rij in werkmap.rijen("wijkcoaches"):
        ruimte, overig = rij.waarden.get("begeleiding_minuten"), rij.waarden.get("overige_minuten", 0)
        if isinstance(ruimte, int) and isinstance(overig, int):
            vol = overig + loopt[rij.waarden.get("code")]
            if vol > ruimte:
                zin = (
                    f"begeleidt deze week al {uren(vol)} uur en heeft {uren(ruimte)} uur; krijgt geen nieuwe hulpvragen"
                )
                yield werkmap.melding("wijkcoaches", rij, "begeleiding_minuten", zin)


def _waarschuw_te_groot(werkmap: Werkmap) -> Iterator[Melding]:
    coach = _grootste(werkmap, "wijkcoaches", ("begeleiding_minuten",))
    partij = _grootste(werkmap, "aanbieders", ("ruimte_basis", "ruimte_specialistisch"))
    if coach is None and partij is None:
        return
    for rij in werkmap.rijen("hulpvragen"):
        minuten = rij.waarden.get("minuten_per_week")
        samen = rij.waarden.get("deel_door_wijkcoach") != Oordeel.NEE
        meest = (coach or 0) + (partij or 0) if samen else max(coach or 0, partij or 0)
        if isinstance(minuten, int) and minuten > meest:
            zin = f"geen wijkcoach of aanbieder heeft zo veel ruimte (hoogstens {uren(meest)} uur); splits de vraag"
            yield werkmap.melding("hulpvragen", rij, "minuten_per_week", zin)


def _grootste(werkmap: Werkmap, tabel: str, velden: tuple[str, ...]) -> int | None:
    """De meeste ruimte die één plek uit de tabel heeft; None zonder plekken."""
    ruimtes: list[Any] = [[rij.waarden.get(veld, 0) for veld in velden] for rij in werkmap.rijen(tabel)]
    return max((sum(ruimte) for ruimte in ruimtes), default=None)


def _waarschuw_melddatum(werkmap: Werkmap) -> Iterator[Melding]:
    for rij in werkmap.rijen("hulpvragen"):
        dag = rij.waarden.get("melddatum")
        if werkmap.week is not None and isinstance(dag, date) and dag > werkmap.week.zondag:
            yield werkmap.melding(
                "hulpvragen", rij, "melddatum", f"de melding is van na week {werkmap.week}; klopt de week?"
            )


def _waarschuw_buren(werkmap: Werkmap) -> Iterator[Melding]:
    buren = {rij.waarden.get("code"): rij.waarden.get("buren", ()) for rij in werkmap.rijen("wijken")}
    for rij in werkmap.rijen("wijken"):
        code, eigen = rij.waarden.get("code"), rij.waarden.get("buren", ())
        for buur in eigen if isinstance(eigen, tuple) else ():
            terug = buren.get(buur)
            if isinstance(terug, tuple) and code not in terug:
                zin = f"wijk {buur} noemt {code} niet als buur; zijn het buren, noem ze dan bij beide"
                yield werkmap.melding("wijken", rij, "buren", zin, buur)


def _waarschuw_leeg(werkmap: Werkmap) -> Iterator[Melding]:
    gelezen = werkmap.gelezen.get("hulpvragen")
    if gelezen is not None and gelezen.plaatsen and not gelezen.tabel.rijen:
        yield gelezen.tabel.melding("er staan geen hulpvragen in; het voorstel wordt leeg")


FOUTEN: tuple[Controle, ...] = (
    dubbele_sleutels,
    dubbele_plekcodes,
    onbekende_verwijzingen,
    _binnen_de_rij,
    _twee_keer_vastgezet,
    _vastgezet_zonder_contract,
)
WAARSCHUWINGEN: tuple[Controle, ...] = (
    _waarschuw_leeg,
    _waarschuw_melddatum,
    _waarschuw_te_groot,
    _waarschuw_overbezet,
    _waarschuw_contract,
    _waarschuw_buren,
)


def controleer(werkmap: Werkmap, controles: tuple[Controle, ...]) -> list[Melding]:
    """Voert de controles uit; van elke controle hoogstens de eerste duizend meldingen."""
    return [melding for controle in controles for melding in islice(controle(werkmap), MEESTE_FOUTEN)]
