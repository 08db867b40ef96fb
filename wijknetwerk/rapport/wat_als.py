"""De prijs van een eigen keuze, voor in de terminal."""

from collections.abc import Iterator

from wijknetwerk.begrippen import uren
from wijknetwerk.herplan.wat_als import Tredeprijs, WatAls, Zet
from wijknetwerk.rapport import herplan, woorden
from wijknetwerk.rapport.blik import Blik
from wijknetwerk.rapport.terminal import BREEDTE, kort, vouw, vul


def maak_wat_als(wat: WatAls, blik: Blik) -> str:
    """Wat de keuze kost, wie er meeverhuist, en wie langer wacht; `blik` kijkt naar het doorgerekende voorstel."""
    return "".join(f"{kort(rij, BREEDTE)}\n" for rij in _rijen(wat, blik))


def _rijen(wat: WatAls, blik: Blik) -> Iterator[str]:
    delen = [_zet(zet, blik) for zet in wat.zetten]
    if wat.reserve_procent is not None:
        delen.append(f"met {wat.reserve_procent} % reserve voor schaarse expertise")
    yield from vouw(f"Wat als {woorden.opsomming(delen)}?  Week {wat.week}", BREEDTE)
    yield "Dit is een doorrekening; er is niets geschreven en niets besloten."
    for rij in wat.vervangt:
        yield f"Vervangt in vastgezet: {rij.hulpvraag} {rij.soort} {blik.naam_en_code(rij.plek)} ({rij.reden})."
    for beletsel in wat.beletsels:
        yield from vouw(f"Kan niet: {beletsel.hulpvraag} naar {blik.naam_en_code(beletsel.plek)}.", BREEDTE)
        yield from (f"  {rij}" for rij in vouw(woorden.zin(beletsel.zin), BREEDTE - 2))
    if wat.beletsels:
        return
    yield from _prijs(wat)
    if wat.reserve_procent is not None:
        erin = next((trede.waarde for trede in blik.voorstel.bewijs.treden if trede.naam == "reserve"), 0)
        toch = f"Van de reserve gaat {uren(erin)} uur toch naar gewoon werk, omdat het anders niet of verder weg past."
        yield toch if erin else "De hele reserve blijft vrij."
    yield from _verhuizingen(wat, blik)


def _zet(zet: Zet, blik: Blik) -> str:
    return f"{zet.hulpvraag} {'naar' if zet.wel else 'niet naar'} {blik.naam_en_code(zet.plek)}"


def _prijs(wat: WatAls) -> Iterator[str]:
    anders = [trede for trede in wat.prijs if trede.verschil and trede.naam != woorden.LOTING]
    if not anders:
        yield "Kost niets: op alle treden is het even goed; alleen het lot valt anders."
        return
    hoogste = anders[0]
    oordeel = "slechter" if hoogste.verschil > 0 else "beter"
    yield f"Het plan wordt {oordeel} op de trede «{woorden.trede(hoogste.naam)}»; die gaat voor alles eronder."
    yield f"  {vul('Trede', 34)}  {'eerst':>6}  {'dan':>6}  verschil"
    yield from map(_trede, anders)
    if not wat.bewezen:
        yield "Niet alles is bewezen; het verschil kan iets anders zijn."


def _trede(trede: Tredeprijs) -> str:
    naam = vul(woorden.trede(trede.naam), 34)
    return f"  {naam}  {trede.eerst:>6}  {trede.dan:>6}  {woorden.getal(trede.verschil)}"


def _verhuizingen(wat: WatAls, blik: Blik) -> Iterator[str]:
    gekozen = {zet.hulpvraag for zet in wat.zetten}
    rijen = herplan.veranderingen(blik)
    for kop, groep in (
        ("De keuze zelf:", [rij for rij in rijen if rij.hulpvraag in gekozen]),
        ("Verhuist mee:", [rij for rij in rijen if rij.hulpvraag not in gekozen]),
    ):
        if groep:
            yield kop
        yield from (f"  {rij.hulpvraag}  {rij.was} → {rij.wordt}" for rij in groep)
    if not any(rij.hulpvraag not in gekozen for rij in rijen):
        yield "Niemand anders verhuist."
    if wat.verliezen_plek:
        yield f"Wacht langer, want heeft nu geen plek meer: {woorden.opsomming(wat.verliezen_plek)}."
    if wat.krijgen_plek:
        yield f"Krijgt nu wel een plek: {woorden.opsomming(wat.krijgen_plek)}."
