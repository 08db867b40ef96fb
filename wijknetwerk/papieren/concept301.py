"""Van besluit naar 301-concept: alleen na een besluit, alleen voor een aanbieder, en alleen als elke regel klopt."""

import hashlib
from typing import Final, NamedTuple

from wijknetwerk.begrippen import Handeling, Product, Rij, SoortPlek, Wet
from wijknetwerk.invoer.privacy import bevat_bsn
from wijknetwerk.papieren.bericht301 import Kop, maak_bericht
from wijknetwerk.papieren.berichtregels import LANGSTE_IDENTIFICATIE, Toewijzing, Weigering, keur, keur_kop
from wijknetwerk.papieren.besluit import Besluit
from wijknetwerk.papieren.codelijsten import MINUUT, PER_WEEK
from wijknetwerk.papieren.instellingen import Administratie, Berichtcodes, Toewijzingsgegevens
from wijknetwerk.rapport.blik import AANBIEDERS

PROCES, BESLUIT, ADMINISTRATIE = "proces", "besluit", "administratie"
"""Namen van onze eigen weigeringen, naast de regelnummers van de standaard."""

DUO_EERST: Final = (Product.SPECIALISTISCH, Product.BASIS)

_NOOIT: Final = {
    SoortPlek.ZELF: "begeleiding door de wijkcoach is een algemene voorziening en leidt nooit tot een toewijzing",
    SoortPlek.COLLECTIEF: "collectief aanbod is een algemene voorziening en leidt nooit tot een toewijzing",
    SoortPlek.GEEN_PLEK: "er is geen plek, dus ook geen aanbieder om iets aan toe te wijzen",
}


class Opdracht(NamedTuple):
    """Alles waar een 301-concept uit bestaat, behalve de inwoner. `duo_procent` is het specialistische deel."""

    wet: Wet
    rij: Rij
    besluit: Besluit | None
    codes: Berichtcodes
    administratie: Administratie
    duo_procent: int


class Concept(NamedTuple):
    """De uitkomst: een bericht, of waarom het er niet komt."""

    hulpvraag: str
    bericht: bytes | None
    weigeringen: tuple[Weigering, ...]


def maak_concept(opdracht: Opdracht) -> Concept:
    """Het 301-concept van één hulpvraag. Nooit allebei: een bericht of weigeringen."""
    nummer = opdracht.rij.hulpvraag
    if weigeringen := _mag_niet(opdracht):
        return Concept(nummer, None, weigeringen)
    gegevens, besluit = opdracht.administratie.toewijzing[nummer], opdracht.besluit
    toewijzingen = _toewijzingen(opdracht, gegevens)
    if besluit is None or besluit.keuze.plek is None:
        raise ValueError(f"{nummer}: zonder besluit had dit al geweigerd moeten zijn")
    kop = Kop(
        afzender=opdracht.administratie.gemeentecode,
        ontvanger=opdracht.administratie.agb[besluit.keuze.plek],
        identificatie=hashlib.sha256(besluit.gebeurtenis.uuid.bytes).hexdigest()[:LANGSTE_IDENTIFICATIE].upper(),
        dagtekening=besluit.dag,
    )
    fouten = [*keur_kop(kop.afzender, kop.ontvanger, kop.identificatie)]
    fouten += [fout for toewijzing in toewijzingen for fout in keur(toewijzing, gegevens.eerder)]
    if fouten:
        return Concept(nummer, None, tuple(dict.fromkeys(fouten)))
    return Concept(nummer, maak_bericht(opdracht.wet, kop, toewijzingen), ())


def soort_van(rij: Rij, plek: str | None) -> SoortPlek | None:
    """Onder welke noemer deze plek bij deze hulpvraag hoort; None als zij niet in het voorstel voorkomt."""
    if plek == rij.plek:
        return rij.soort_plek
    return next((ander.soort_plek for ander in rij.alternatieven if ander.plek == plek), None)


def _mag_niet(opdracht: Opdracht) -> tuple[Weigering, ...]:
    """Waarom het proces geen toewijzing toelaat, of wat er nog ontbreekt; alles tegelijk."""
    rij, besluit = opdracht.rij, opdracht.besluit
    soort = rij.soort_plek if besluit is None else soort_van(rij, besluit.keuze.plek)
    if soort in _NOOIT:
        return (Weigering(PROCES, _NOOIT[soort]),)
    if besluit is None:
        return (Weigering(PROCES, "er is nog geen besluit; van een voorstel wordt nooit een toewijzing gemaakt"),)
    if soort not in AANBIEDERS:
        return (Weigering(BESLUIT, f"plek {besluit.keuze.plek} hoort niet bij deze hulpvraag in het voorstel"),)
    bezwaren = (
        (besluit.vastgesteld is None, Weigering(PROCES, "het besluit is nog niet vastgesteld")),
        (besluit.daarna is Handeling.GEEINDIGD, Weigering(PROCES, "de hulp van dit besluit is al geëindigd")),
        (
            besluit.daarna in (Handeling.OPGESCHAALD, Handeling.AFGESCHAALD),
            Weigering(BESLUIT, "na dit besluit is er op- of afgeschaald; de omvang van het besluit geldt niet meer"),
        ),
        (
            besluit.wijkt_af(rij) and not besluit.gebeurtenis.reden,
            Weigering(BESLUIT, "het besluit wijkt af van het voorstel en noemt geen reden"),
        ),
        (
            besluit.deel is None or not besluit.deel.minuten_per_week,
            Weigering(BESLUIT, "het besluit noemt geen minuten voor de aanbieder"),
        ),
        (
            besluit.keuze.plek not in opdracht.administratie.agb,
            Weigering(ADMINISTRATIE, f"de AGB-code van {besluit.keuze.plek} ontbreekt"),
        ),
    )
    gegevens = opdracht.administratie.toewijzing.get(rij.hulpvraag)
    return (*(weigering for geldt, weigering in bezwaren if geldt), *_gegevens_kloppen(besluit, gegevens))


def _gegevens_kloppen(besluit: Besluit, gegevens: Toewijzingsgegevens | None) -> tuple[Weigering, ...]:
    """Of er genoeg over de toewijzing bekend is, en of zij mag reizen."""
    if besluit.keuze.product is None:
        return (Weigering(BESLUIT, "het besluit noemt geen product"),)
    if gegevens is None:
        return (Weigering(ADMINISTRATIE, "er is nog geen nummer voor deze toewijzing"),)
    weigeringen = []
    if gegevens.geen_berichtenverkeer:
        zin = "een professional vindt overdracht gevaarlijk voor de inwoner; regel dit buiten de berichten om"
        weigeringen.append(Weigering("OP003", zin))
    nodig = len(DUO_EERST) if besluit.keuze.product is Product.GECOMBINEERD else 1
    if (len(gegevens.nummers), len(set(gegevens.nummers))) != (nodig, nodig):
        zin = f"bij product {besluit.keuze.product} hoort voor elk deel een eigen nummer: {nodig}"
        weigeringen.append(Weigering(ADMINISTRATIE, zin))
    if any(bevat_bsn(tekst) for tekst in (gegevens.referentie_aanbieder or "", *map(str, gegevens.nummers))):
        zin = "in het nummer of de referentie staat iets dat op een BSN lijkt; kies een ander nummer"
        weigeringen.append(Weigering(ADMINISTRATIE, zin))
    return tuple(weigeringen)


def _toewijzingen(opdracht: Opdracht, gegevens: Toewijzingsgegevens) -> tuple[Toewijzing, ...]:
    """Eén toewijzing per product; alleen de minuten die de aanbieder zelf doet."""
    besluit = opdracht.besluit
    if besluit is None or besluit.deel is None or besluit.keuze.product is None or besluit.vastgesteld is None:
        raise ValueError(f"{opdracht.rij.hulpvraag}: zonder volledig besluit had dit al geweigerd moeten zijn")
    codes = opdracht.codes.van(opdracht.wet)
    delen = _delen(besluit.deel.minuten_per_week, besluit.keuze.product, opdracht.duo_procent)
    return tuple(
        Toewijzing(
            wet=opdracht.wet,
            nummer=nummer,
            toegewezen_op=besluit.moment,
            ingangsdatum=besluit.deel.van,
            einddatum=besluit.deel.tot,
            categorie=codes.categorie,
            code=codes.code(soort),
            volume=volume,
            eenheid=MINUUT,
            frequentie=PER_WEEK,
            reden_wijziging=gegevens.reden_wijziging,
            referentie_aanbieder=gegevens.referentie_aanbieder,
            op_verzoek=gegevens.op_verzoek,
        )
        for nummer, (soort, volume) in zip(gegevens.nummers, delen, strict=True)
    )


def _delen(minuten: int, product: Product, duo_procent: int) -> list[tuple[Product, int]]:
    """Product en minuten per week van elke toewijzing; een vast duo zijn er twee."""
    if product is not Product.GECOMBINEERD:
        return [(product, minuten)]
    specialistisch = minuten * duo_procent // 100
    return [*zip(DUO_EERST, (specialistisch, minuten - specialistisch), strict=True)]
