"""Wat het oplevert om een hiaat te vullen: dezelfde week met een groep erbij, opnieuw gewogen en verdeeld."""

from collections.abc import Callable
from dataclasses import dataclass

from wijknetwerk.begrippen import CollectiefAanbod, Dagdeel, Hulpvraag, SoortPlek, Weekvoorstel, Werkvoorraad
from wijknetwerk.collectief.hiaten import Hiaat
from wijknetwerk.regels import Regelboek
from wijknetwerk.weekvoorstel import maak_weekvoorstel

NIEUW = "nieuwe-groep"
Keuring = Callable[[Werkvoorraad, Weekvoorstel], None]


@dataclass(frozen=True)
class Winst:
    """Het verschil met de groep erbij; wat positief is, is beter.

    `in_groep` zijn hulpvragen in de nieuwe groep; `minuten` zijn minuten per week individuele begeleiding minder, min
    wat de groep kost als zij doorgaat; `zonder_plek` en `tweede_schil` zijn hulpvragen minder.
    """

    in_groep: int
    minuten: int
    zonder_plek: int
    tweede_schil: int


def bereken_winst(
    werkvoorraad: Werkvoorraad, basis: Weekvoorstel, hiaat: Hiaat, regelboek: Regelboek, keur: Keuring = lambda *_: None
) -> Winst:
    """Lost de week opnieuw op met één groep voor dit hiaat; `basis` is het voorstel zonder die groep.

    De groep heeft het minimum en maximum van de regelset en is op het dagdeel dat de meeste hulpvragen past. `keur`
    ziet het nieuwe voorstel voordat ermee geteld wordt.
    """
    met_groep = werkvoorraad.model_copy(
        update={"collectief_aanbod": (*werkvoorraad.collectief_aanbod, _groep(werkvoorraad, hiaat, regelboek))}
    )
    voorstel = maak_weekvoorstel(met_groep, regelboek)
    keur(met_groep, voorstel)
    voor, na = _stand(basis), _stand(voorstel)
    in_groep = sum(rij.plek == NIEUW for rij in voorstel.rijen)
    kost = regelboek.getal("groep_minuten_per_week") if in_groep else 0
    return Winst(in_groep, voor[0] - na[0] - kost, voor[1] - na[1], voor[2] - na[2])


def _groep(werkvoorraad: Werkvoorraad, hiaat: Hiaat, regelboek: Regelboek) -> CollectiefAanbod:
    vragen = [vraag for vraag in werkvoorraad.hulpvragen if vraag.nummer in hiaat.hulpvragen]
    return CollectiefAanbod(
        code=NIEUW,
        naam=f"nieuwe groep {hiaat.thema}",
        thema=hiaat.thema,
        wetten=tuple(sorted({vraag.wet for vraag in vragen})),
        wijken=(hiaat.wijk,),
        dagdeel=max(Dagdeel, key=lambda dagdeel: sum(_kan(vraag, dagdeel) for vraag in vragen)),
        plaatsen=regelboek.getal("groep_maximum"),
        minimum=regelboek.getal("groep_minimum"),
        start=werkvoorraad.week.maandag,
    )


def _kan(vraag: Hulpvraag, dagdeel: Dagdeel) -> bool:
    return not vraag.dagdelen or dagdeel in vraag.dagdelen


def _stand(voorstel: Weekvoorstel) -> tuple[int, int, int]:
    """Individuele minuten, hulpvragen zonder plek en hulpvragen in de tweede schil."""
    soorten = [rij.soort_plek for rij in voorstel.rijen]
    minuten = sum(rij.minuten_per_week for rij in voorstel.rijen)
    return minuten, soorten.count(SoortPlek.GEEN_PLEK), soorten.count(SoortPlek.TWEEDE_SCHIL)
