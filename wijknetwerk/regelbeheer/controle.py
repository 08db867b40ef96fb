"""De controle van een hele regelset: elke tabel, hoe de tabellen op elkaar aansluiten, en wat niemand gebruikt."""

import re
from collections.abc import Iterator

import numpy as np

from wijknetwerk.regelbeheer.bevinding import Bevinding, Controle, Wat, opsomming
from wijknetwerk.regelbeheer.rooster import GRENS, Rooster, regels_in
from wijknetwerk.regelbeheer.tabelcontrole import EERSTE, controleer_tabel
from wijknetwerk.regelbeheer.veiligheid import controleer_veiligheid
from wijknetwerk.regels import Regel, Regelboek, Tabel
from wijknetwerk.regels.cellen import Cel
from wijknetwerk.regels.regel import INVULPLEK

_NAAM = re.compile(r"[a-z_][a-z0-9_]*")

BUITEN_TABEL = ("navragen", "geen")
"""Antwoorden op een veld met de naam van een tabel die het programma zelf geeft: er is nog geen uitkomst."""

LEEST_HET_PROGRAMMA = frozenset(
    {
        "capaciteit_verouderd_dagen",
        "collectief_wachtweken",
        "ervaring_minimum",
        "evenwicht_weken",
        "gecombineerd_deel_specialistisch_procent",
        "netwerk_maximum",
        "onderzoek_weken",
        "reserve_schaars_procent",
        "samen_deel_wijkcoach_procent",
        "termijn_nadert_dagen",
        "tweede_coach_minuten_per_week",
    }
)
"""Drempels die de verdeling gebruikt; dat geen regel ze noemt is dan gewoon."""


def controleer(boek: Regelboek, grens: int = GRENS) -> Controle:
    """Kijkt een regelset helemaal na. `grens` is het grootste rooster dat wij uitrekenen in plaats van bewijzen."""
    bevindingen = [deel for tabel in boek.tabellen.values() for deel in controleer_tabel(tabel, grens)]
    bevindingen += controleer_veiligheid(boek, grens)
    bevindingen += _aansluiting(boek, grens)
    bevindingen += _zinnen(boek)
    bevindingen += _ongebruikt(boek)
    return Controle(boek.kenmerk, tuple(sorted(bevindingen, key=lambda bevinding: not bevinding.wat.is_fout)))


def _aansluiting(boek: Regelboek, grens: int) -> Iterator[Bevinding]:
    """Regels die wachten op een uitkomst die een andere tabel in dat geval nooit geeft."""
    for tabel in boek.tabellen.values():
        for regel in tabel.regels:
            for cel in regel.als:
                bron = boek.tabellen.get(cel.veld.naam)
                if bron is not None and not _komt_voor(bron, cel, regel, grens):
                    zin = f"regel {regel.id} kan nooit gelden: tabel {bron.naam} geeft dan nooit «{cel.tekst}»"
                    yield Bevinding(Wat.BEDEKT, tabel.naam, (regel.id,), zin)


def _komt_voor(bron: Tabel, cel: Cel, regel: Regel, grens: int) -> bool:
    """Of de brontabel deze uitkomst geeft in een geval waarin ook de andere voorwaarden van de regel kloppen.

    Is het rooster te groot, dan kijken wij alleen of een regel de uitkomst noemt.
    """
    namen = {cel.veld.waarden[code] for code in cel.waarden}
    if namen & set(BUITEN_TABEL) or bron.trefregel != EERSTE:
        return True
    rooster = Rooster.van([bron], regel.fase, [regel])
    if rooster.aantal > grens:
        return any(ander.dan in namen for ander in bron.regels)
    regels = regels_in(bron, regel.fase)
    goed = np.array([*(ander.dan in namen for ander in regels), False])
    eigen = [ander for ander in regel.als if ander.veld.naam != bron.naam and ander.veld.naam not in bron.bij]
    for _, gegevens in rooster.stukken():
        zeker = bron.beslis(gegevens, regel.fase).zeker
        past = goed[np.where(zeker.any(axis=1), zeker.argmax(axis=1), len(regels))]
        for ander in eigen:
            past &= ander.klopt(gegevens[ander.veld.naam].codes)
        if past.any():
            return True
    return False


def _zinnen(boek: Regelboek) -> Iterator[Bevinding]:
    """Een zin die een andere drempel noemt dan waar de regel op beslist, misleidt wie haar leest."""
    for tabel in boek.tabellen.values():
        for regel in tabel.regels:
            genoemd = [naam for naam in INVULPLEK.findall(regel.reden) if naam in boek.getallen]
            gebruikt = _drempels(regel, boek)
            vreemd = [
                naam
                for naam in genoemd
                if naam not in gebruikt
                and boek.getallen[naam].eenheid in {boek.getallen[nr].eenheid for nr in gebruikt}
            ]
            if vreemd and not set(genoemd) & set(gebruikt):
                rekent = f"de regel rekent met {opsomming(gebruikt)}"
                zin = f"de zin van regel {regel.id} noemt {opsomming(vreemd)}, maar {rekent}"
                yield Bevinding(Wat.ZIN, tabel.naam, (regel.id,), zin)


def _drempels(regel: Regel, boek: Regelboek) -> list[str]:
    """De getallen die in de voorwaarden van een regel staan."""
    namen = (naam for cel in regel.als if not cel.waarden for naam in _NAAM.findall(cel.tekst))
    return [naam for naam in dict.fromkeys(namen) if naam in boek.getallen]


def _ongebruikt(boek: Regelboek) -> Iterator[Bevinding]:
    regels = [regel for tabel in boek.tabellen.values() for regel in tabel.regels]
    velden = {cel.veld.naam for regel in regels for cel in regel.als}
    velden |= {naam for regel in regels for naam in INVULPLEK.findall(regel.reden)}
    for naam in boek.velden:
        if naam not in velden:
            yield Bevinding(
                Wat.ONGEBRUIKT, "", (), f"het veld {naam} staat in velden.toml, maar geen regel gebruikt het"
            )
    getallen = {naam for regel in regels for naam in (*_drempels(regel, boek), *INVULPLEK.findall(regel.reden))}
    stappen = {
        (abs(aantal), eenheid) for regel in regels if regel.rekendag for aantal, eenheid in regel.rekendag.stappen
    }
    for naam, getal in boek.getallen.items():
        ergens = naam in getallen or naam in LEEST_HET_PROGRAMMA or (getal.waarde, getal.eenheid) in stappen
        if getal.bestand == "parameters.toml" and not ergens:
            zin = f"de drempel {naam} staat in parameters.toml, maar geen regel gebruikt hem"
            yield Bevinding(Wat.ONGEBRUIKT, "", (), zin)
