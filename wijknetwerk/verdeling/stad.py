"""De weg naar een plan voor een grote week: eerst een plan, dan een kern, dan buurt voor buurt, dan de grenzen."""

import math
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from wijknetwerk.eisen import Getallen
from wijknetwerk.verdeling.afronden import stukken, twijfelt, zekere_keuze
from wijknetwerk.verdeling.deel import neem_deel
from wijknetwerk.verdeling.geheel import Kolommen
from wijknetwerk.verdeling.groot import Groot
from wijknetwerk.verdeling.kern import Kern, kern, scherp_aan
from wijknetwerk.verdeling.keuze import Keuze
from wijknetwerk.verdeling.klem import SCHAAL
from wijknetwerk.verdeling.oplossen import Instellingen, minimaliseer
from wijknetwerk.verdeling.opties import Opties
from wijknetwerk.verdeling.prijzen import Opbouw
from wijknetwerk.verdeling.stand import Tussenstand
from wijknetwerk.verdeling.stelsel import Doel, Stelsel
from wijknetwerk.verdeling.vuistregel import volg_vuistregel

GIDS = 10
"""In de gids, die alleen de weg wijst, telt een trede zoveel keer zo zwaar als de volgende."""


@dataclass(frozen=True)
class Opgave:
    """Wat er op te lossen valt: de doelen in volgorde, en de delen waarvan elke som een geheel getal is."""

    stelsel: Stelsel
    kolommen: Kolommen
    doelen: Sequence[Doel]
    delen: Sequence[Doel]


def beklim_stad(
    opties: Opties, opgave: Opgave, instellingen: Instellingen, voortgang: Callable[[str], None]
) -> Iterator[Tussenstand]:
    """Geeft steeds een plan dat op de ladder minstens zo goed is als het vorige, en op het eind wat bewezen is."""
    stelsel, kolommen, doelen = opgave.stelsel, opgave.kolommen, opgave.doelen
    laagste = [doel.laagste(stelsel) for doel in doelen]
    plan = volledig(opties, stelsel, kolommen, volg_vuistregel(opties))
    yield Tussenstand(plan, laagste)
    einde = math.inf if instellingen.grens_seconden is None else time.monotonic() + instellingen.grens_seconden
    voortgang("prijzen zoeken voor alle plekken tegelijk")
    som = gids(doelen)
    wijzer = scherp_aan(stelsel, opgave.delen, kern(stelsel, som, plan), som)
    heel = Groot(stelsel, doelen, som, keuzekolommen(opties, kolommen), wijzer.kolommen, Opbouw.van(stelsel).los)
    gebied = np.array([opties.veld.gebied[vraag] for vraag in opties.verdeeld], dtype=object)
    ander = volledig(opties, stelsel, kolommen, zekere_keuze(opties, kolommen, wijzer.oplossing))
    rij = stukken(twijfelt(heel.keuzes, wijzer.oplossing, ander), gebied)
    for nummer, beter in enumerate(heel.verbeter(ander, rij, instellingen), start=1):
        ander = beter
        voortgang(f"afronden: stuk {nummer} van {len(rij)}")
    plan = min(plan, ander, key=lambda een: [doel.waarde(een) for doel in doelen])
    yield Tussenstand(plan, laagste)
    for ronde in range(instellingen.ronden):
        if time.monotonic() >= einde:
            break
        rij = buurten(heel.keuzes, wijzer, plan, (gebied, instellingen.buurt, ronde))
        for nummer, beter in enumerate(heel.verbeter(plan, rij, instellingen), start=1):
            plan = beter
            voortgang(f"ronde {ronde + 1} van {instellingen.ronden}: buurt {nummer} van {len(rij)}")
            yield Tussenstand(plan, laagste)
    voortgang("bewijzen hoe goed het plan minstens is")
    yield Tussenstand(plan, grenzen(stelsel, doelen, plan, wijzer, instellingen.werkers))


def gids(doelen: Sequence[Doel]) -> Doel:
    """Eén som van alle treden behalve de laatste (het lot): niet wat wij zoeken, wel waar wij beginnen te zoeken."""
    samen = Doel.leeg()
    for doel in reversed(doelen[: max(1, len(doelen) - 1)]):
        zwaarte = GIDS ** (len(doelen) - 1 - [een is doel for een in doelen].index(True))
        samen += Doel(doel.kolommen, doel.punten * zwaarte, doel.constante * zwaarte)
    return samen


def keuzekolommen(opties: Opties, kolommen: Kolommen) -> list[Getallen]:
    """Per verdeelde hulpvraag de kolommen van haar opties, haar bijrollen en 'geen plek'."""
    plaats = np.zeros(len(opties.wegingen.rijen), dtype=np.int64)
    plaats[opties.verdeeld] = np.arange(len(opties.verdeeld))
    alle = np.concatenate([kolommen.optie, kolommen.bij, kolommen.geen_plek])
    van = np.concatenate([plaats[opties.hulpvraag], plaats[opties.bij_hulpvraag], np.arange(len(opties.verdeeld))])
    volgorde = np.argsort(van, kind="stable")
    return np.split(alle[volgorde], np.searchsorted(van[volgorde], np.arange(1, len(opties.verdeeld))))


def buurten(
    keuzes: Sequence[Getallen], wijzer: Kern, plan: Getallen, omvang: tuple[Getallen, int, int]
) -> list[Getallen]:
    """Per gebied, elke ronde met een ander gebied erbij, de hulpvragen waar het meest te winnen lijkt.

    Dat is wie duur zit naar de prijzen van de kern, en over wie het lineaire model twijfelt.
    Na de eerste ronde telt een vast gezaaid lot mee, zodat elke ronde andere combinaties vrij komen.
    """
    gebied, grootte, ronde = omvang
    loten = np.random.default_rng(ronde).random(len(keuzes))
    duur = np.array([wijzer.klem.prijs[kolom] @ plan[kolom] for kolom in keuzes]) / (1 << SCHAAL)
    twijfel = twijfelt(keuzes, wijzer.oplossing, plan)
    belang = duur / (duur.max() + 1) + twijfel * 0.5 + (loten * 0.8 if ronde else 0.0)
    rij, namen = [], sorted(set(gebied.tolist()))
    for plaats, naam in enumerate(namen):
        samen = (naam, namen[(plaats + ronde) % len(namen)])
        wie = np.flatnonzero(np.isin(gebied, samen))
        rij.append(wie[np.argsort(-belang[wie], kind="stable")][:grootte])
    return rij


def grenzen(stelsel: Stelsel, doelen: Sequence[Doel], plan: Getallen, wijzer: Kern, werkers: int) -> list[int]:
    """Per trede wat zij minstens kost als de hogere treden zo blijven als in dit plan."""
    if len(doelen) == 1:
        return [max(doelen[0].laagste(stelsel), wijzer.klem.ondergrens)]
    zoeken = []
    with ThreadPoolExecutor(werkers) as pool:
        for doel in doelen:
            eigen = stelsel.kopie()
            zoeken.append(pool.submit(_grens, eigen, doel, plan))
            stelsel.houd_vast(doel, doel.waarde(plan))
        return [zoek.result() for zoek in zoeken]


def _grens(stelsel: Stelsel, doel: Doel, plan: Getallen) -> int:
    laagste = doel.laagste(stelsel)
    if doel.waarde(plan) == laagste:
        return laagste
    return max(laagste, kern(stelsel, doel, plan).klem.ondergrens)


def volledig(opties: Opties, stelsel: Stelsel, kolommen: Kolommen, keuze: Keuze) -> Getallen:
    """Het plan met ook de kolommen die eruit volgen: elk zo laag als de rijen toelaten."""
    plan = np.zeros(stelsel.aantal, dtype=np.int64)
    plan[kolommen.optie[keuze.gekozen]] = 1
    plan[kolommen.bij[keuze.bijrollen]] = 1
    plan[kolommen.geen_plek[keuze.zonder_plek(opties)]] = 1
    volgt = np.ones(stelsel.aantal, dtype=bool)
    for gekozen in (kolommen.optie, kolommen.bij, kolommen.geen_plek):
        volgt[gekozen] = False
    deel = neem_deel(stelsel, np.flatnonzero(volgt), plan)
    aantal = deel.stelsel.aantal
    som = Doel(np.arange(aantal, dtype=np.int64), np.ones(aantal, dtype=np.int64))
    return deel.heel(minimaliseer(deel.stelsel, som, None, Instellingen()).oplossing)
