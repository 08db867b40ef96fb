"""Eisen aan collectief aanbod."""

from datetime import timedelta

import numpy as np

from wijknetwerk.begrippen import SoortPlek
from wijknetwerk.eisen.eis import Eis, NietEldersVastgezet, NietUitgesloten
from wijknetwerk.eisen.veld import WETTEN, Masker, Veld, kruisjes, overlapt


class GroepThema:
    """Het aanbod gaat over het thema van de vraag."""

    naam = "groep_thema"

    def mag(self, veld: Veld) -> Masker:
        """H × G."""
        themas = sorted({groep.thema for groep in veld.werkvoorraad.collectief_aanbod})
        vragen = [(v.thema,) if v.thema in themas else () for v in veld.werkvoorraad.hulpvragen]
        return overlapt(
            kruisjes(vragen, themas), kruisjes([(g.thema,) for g in veld.werkvoorraad.collectief_aanbod], themas)
        )

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Welk thema het wel is."""
        groep, thema = veld.werkvoorraad.collectief_aanbod[plek], veld.werkvoorraad.hulpvragen[vraag].thema
        return f"{groep.naam} gaat over {groep.thema}; de vraag gaat over {thema or 'geen genoemd thema'}"


class GroepWet:
    """Het aanbod is open voor de wet van de vraag."""

    naam = "groep_wet"

    def mag(self, veld: Veld) -> Masker:
        """H × G."""
        return overlapt(veld.wet, kruisjes([g.wetten for g in veld.werkvoorraad.collectief_aanbod], WETTEN))

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Welke wet ontbreekt."""
        naam = veld.werkvoorraad.collectief_aanbod[plek].naam
        return f"{naam} is niet bedoeld voor de {veld.werkvoorraad.hulpvragen[vraag].wet}"


class GroepWijk:
    """Het aanbod is bedoeld voor de wijk of voor een buurwijk; wie geen wijk noemt, is er voor iedereen."""

    naam = "groep_wijk"

    def mag(self, veld: Veld) -> Masker:
        """H × G."""
        groepen = veld.werkvoorraad.collectief_aanbod
        rijen = [
            [not groep.wijken or not veld.bereikbaar[vraag.wijk].isdisjoint(groep.wijken) for groep in groepen]
            for vraag in veld.werkvoorraad.hulpvragen
        ]
        return np.array(rijen, dtype=bool).reshape(len(rijen), len(groepen))

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Voor welke wijken het is."""
        groep, eigen = veld.werkvoorraad.collectief_aanbod[plek], veld.wijken[veld.werkvoorraad.hulpvragen[vraag].wijk]
        namen = ", ".join(veld.wijken[code].naam for code in groep.wijken)
        return f"{groep.naam} is voor {namen}; dat is te ver van {eigen.naam}"


class GroepDagdeel:
    """Het aanbod is op een dagdeel waarop de inwoner kan."""

    naam = "groep_dagdeel"

    def mag(self, veld: Veld) -> Masker:
        """H × G."""
        groepen = veld.werkvoorraad.collectief_aanbod
        rijen = [
            [not vraag.dagdelen or groep.dagdeel in vraag.dagdelen for groep in groepen]
            for vraag in veld.werkvoorraad.hulpvragen
        ]
        return np.array(rijen, dtype=bool).reshape(len(rijen), len(groepen))

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Wanneer het is en wanneer de inwoner kan."""
        groep, kan = veld.werkvoorraad.collectief_aanbod[plek], veld.werkvoorraad.hulpvragen[vraag].dagdelen
        return f"{groep.naam} is in de {groep.dagdeel}; de inwoner kan in de {' of '.join(kan)}"


class GroepStart:
    """Het aanbod begint binnen `collectief_wachtweken` weken en is nog niet afgelopen."""

    naam = "groep_start"

    def mag(self, veld: Veld) -> Masker:
        """H × G."""
        zondag = veld.werkvoorraad.week.zondag
        uiterlijk = zondag + timedelta(weeks=veld.drempels["collectief_wachtweken"])
        op_tijd = np.array(
            [
                groep.start <= uiterlijk and (groep.einde is None or groep.einde >= zondag)
                for groep in veld.werkvoorraad.collectief_aanbod
            ],
            dtype=bool,
        )
        return np.broadcast_to(op_tijd, (len(veld.werkvoorraad.hulpvragen), len(op_tijd)))

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Wanneer het begint of eindigde."""
        del vraag  # de looptijd geldt voor elke hulpvraag
        groep = veld.werkvoorraad.collectief_aanbod[plek]
        if groep.einde is not None and groep.einde < veld.werkvoorraad.week.zondag:
            return f"{groep.naam} loopt tot en met {groep.einde:%d-%m-%Y}"
        weken = veld.drempels["collectief_wachtweken"]
        return f"{groep.naam} begint pas op {groep.start:%d-%m-%Y}, later dan over {weken} weken"


EISEN_GROEP: tuple[Eis, ...] = (
    GroepThema(),
    GroepWet(),
    GroepWijk(),
    GroepDagdeel(),
    GroepStart(),
    NietUitgesloten(SoortPlek.COLLECTIEF),
    NietEldersVastgezet(SoortPlek.COLLECTIEF),
)
"""Alle eisen aan collectief aanbod."""

EISEN_BESCHIKBAAR: tuple[Eis, ...] = EISEN_GROEP[:5]
"""Wie dit haalt, is passend aanbod in de buurt, ook als het vol is (voor het veld `collectief_beschikbaar`)."""
