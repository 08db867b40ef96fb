"""Wat de regels over losse gevallen zeggen, in de volgorde waarin ook een week wordt gewogen."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wijknetwerk.begrippen import Route
from wijknetwerk.regels import Regelboek, Tabel, Uitslag
from wijknetwerk.regels.tabel import EERSTE
from wijknetwerk.weging import DIRECT_VERDEELD

Geval = Mapping[str, object]


@dataclass(frozen=True)
class Besluit:
    """Wat één tabel over één geval zegt: de uitkomsten, de regels die haar geven, of wat er na te vragen is."""

    uitkomsten: tuple[str, ...] = ()
    regels: tuple[str, ...] = ()
    navragen: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.navragen and not self.uitkomsten:
            return f"navragen: {', '.join(self.navragen)}"
        return ", ".join(dict.fromkeys(self.uitkomsten)) or "geen"


Besluiten = dict[str, Besluit]


def beslis(boek: Regelboek, gevallen: Sequence[Geval], tabellen: Sequence[str], fase: str = "voor") -> list[Besluiten]:
    """Per geval wat elke tabel zegt. Ook route en product worden uitgerekend, want andere tabellen kijken ernaar.

    Een route die tot een aanbieder leidt, wacht op het product; dat is ook bij het wegen van een week zo.
    """
    if not gevallen:
        return []
    kolommen = boek.kolommen(gevallen)
    eerst = [tabel for tabel in ("tenzij", "route", "product") if tabel in tabellen]
    klaar = {naam: _besluiten(boek.tabel(naam), boek.tabel(naam).beslis(kolommen, fase)) for naam in eerst}
    if "route" in klaar:
        for i, route in enumerate(klaar["route"]):
            product = klaar["product"][i]
            if set(route.uitkomsten) & set(DIRECT_VERDEELD) and not product.uitkomsten:
                klaar["route"][i] = Besluit(navragen=product.navragen)
        uitkomsten = [
            {"route": _een(klaar["route"][i], Route.NAVRAGEN), "product": _een(klaar["product"][i], "geen")}
            for i in range(len(gevallen))
        ]
        kolommen |= boek.kolommen(uitkomsten)
    for naam in tabellen:
        if naam not in klaar:
            klaar[naam] = _besluiten(boek.tabel(naam), boek.tabel(naam).beslis(kolommen, fase))
    return [{naam: besluiten[i] for naam, besluiten in klaar.items()} for i in range(len(gevallen))]


def _een(besluit: Besluit, anders: str) -> str:
    return besluit.uitkomsten[0] if besluit.uitkomsten else str(anders)


def _besluiten(tabel: Tabel, uitslag: Uitslag) -> list[Besluit]:
    aantal = len(uitslag.zeker)
    if tabel.trefregel != EERSTE:
        geldig = [uitslag.geldig(i) for i in range(aantal)]
        return [Besluit(tuple(regel.dan for regel in rij), tuple(regel.id for regel in rij)) for rij in geldig]
    besluiten = []
    for i, uitkomst in enumerate(uitslag.uitkomst):
        if uitkomst is None:
            besluiten.append(Besluit(navragen=uitslag.navragen(i)))
        else:
            besluiten.append(Besluit((uitkomst,), tuple(regel.id for regel in uitslag.beslissend(i))))
    return besluiten
