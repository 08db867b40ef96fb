"""Van besluit naar 301-concept: alleen na een besluit, alleen voor een aanbieder, en alleen als elke regel klopt."""

import hashlib
from typing import Final, NamedTuple

from wijknetwerk.begrippen import Product, Rij, SoortPlek, Werkvoorraad, Wet
from wijknetwerk.papieren.bericht301 import Kop, maak_bericht
from wijknetwerk.papieren.berichtregels import LANGSTE_IDENTIFICATIE, Toewijzing, Weigering, keur, keur_kop
from wijknetwerk.papieren.besluit import Besluit
from wijknetwerk.papieren.codelijsten import MINUUT, PER_WEEK
from wijknetwerk.papieren.instellingen import Afzender, Berichtcodes
from wijknetwerk.rapport.blik import AANBIEDERS

PROCES, BESLUIT = "proces", "besluit"
"""Namen van onze eigen weigeringen, naast de regelnummers van de standaard."""

DUO_EERST: Final = (Product.SPECIALISTISCH, Product.BASIS)

_NOOIT: Final = {
    SoortPlek.ZELF: "begeleiding door de wijkcoach is een algemene voorziening en leidt nooit tot een toewijzing",
    SoortPlek.COLLECTIEF: "collectief aanbod is een algemene voorziening en leidt nooit tot een toewijzing",
    SoortPlek.GEEN_PLEK: "er is geen plek, dus ook geen aanbieder om iets aan toe te wijzen",
}


class Opdracht(NamedTuple):
    """Alles waar een 301-concept uit bestaat, behalve de inwoner. `duo_procent` is het specialistische deel."""

    werkvoorraad: Werkvoorraad
    rij: Rij
    besluit: Besluit | None
    codes: Berichtcodes
    afzender: Afzender
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
    besluit = opdracht.besluit
    if besluit is None or besluit.toewijzing is None or besluit.product is None:
        raise ValueError(f"{nummer}: een opdracht zonder volledig besluit had al geweigerd moeten zijn")
    wet = _wet(opdracht)
    gegevens = besluit.toewijzing
    delen = _delen(opdracht, besluit, besluit.product)
    codes = opdracht.codes.van(wet)
    toewijzingen = tuple(
        Toewijzing(
            wet=wet,
            nummer=eigen_nummer,
            toegewezen_op=besluit.op.replace(tzinfo=None),
            ingangsdatum=gegevens.ingangsdatum,
            einddatum=gegevens.einddatum,
            categorie=codes.categorie,
            code=codes.code(soort),
            volume=volume,
            eenheid=MINUUT,
            frequentie=PER_WEEK,
            reden_wijziging=gegevens.reden_wijziging,
            referentie_aanbieder=gegevens.referentie_aanbieder,
            op_verzoek=gegevens.op_verzoek,
        )
        for eigen_nummer, (soort, volume) in zip(gegevens.nummers, delen, strict=True)
    )
    kop = Kop(
        afzender=opdracht.afzender.gemeentecode,
        ontvanger=opdracht.afzender.agb[besluit.plek],
        identificatie=hashlib.sha256(besluit.nummer.bytes).hexdigest()[:LANGSTE_IDENTIFICATIE].upper(),
        dagtekening=besluit.op.date(),
    )
    fouten = [*keur_kop(kop.afzender, kop.ontvanger, kop.identificatie)]
    fouten += [fout for toewijzing in toewijzingen for fout in keur(toewijzing, besluit.toewijzing.eerder)]
    if fouten:
        return Concept(nummer, None, tuple(dict.fromkeys(fouten)))
    return Concept(nummer, maak_bericht(wet, kop, toewijzingen), ())


def soort_van(rij: Rij, plek: str) -> SoortPlek | None:
    """Onder welke noemer deze plek bij deze hulpvraag hoort; None als zij niet in het voorstel voorkomt."""
    if plek == rij.plek:
        return rij.soort_plek
    return next((ander.soort_plek for ander in rij.alternatieven if ander.plek == plek), None)


def _wet(opdracht: Opdracht) -> Wet:
    return next(v.wet for v in opdracht.werkvoorraad.hulpvragen if v.nummer == opdracht.rij.hulpvraag)


def _mag_niet(opdracht: Opdracht) -> tuple[Weigering, ...]:
    """Waarom het proces geen toewijzing toelaat, of wat er aan het besluit ontbreekt; alles tegelijk."""
    rij, besluit = opdracht.rij, opdracht.besluit
    soort = rij.soort_plek if besluit is None else soort_van(rij, besluit.plek)
    if soort in _NOOIT:
        return (Weigering(PROCES, _NOOIT[soort]),)
    if besluit is None:
        return (Weigering(PROCES, "er is nog geen besluit; van een voorstel wordt nooit een toewijzing gemaakt"),)
    if soort not in AANBIEDERS:
        return (Weigering(BESLUIT, f"plek {besluit.plek} hoort niet bij deze hulpvraag in het voorstel"),)
    gevaar = "een professional vindt overdracht gevaarlijk voor de inwoner; regel dit buiten de berichten om"
    bezwaren = (
        (besluit.geen_berichtenverkeer, Weigering("OP003", gevaar)),
        (
            besluit.wijkt_af(rij) and not besluit.reden,
            Weigering(BESLUIT, "het besluit wijkt af van het voorstel en noemt geen reden"),
        ),
        (
            besluit.minuten_per_week <= besluit.minuten_wijkcoach,
            Weigering(BESLUIT, "er blijven voor de aanbieder geen minuten over"),
        ),
        (
            besluit.plek not in opdracht.afzender.agb,
            Weigering(BESLUIT, f"de AGB-code van {besluit.plek} ontbreekt bij de afzender"),
        ),
    )
    return (*(weigering for geldt, weigering in bezwaren if geldt), *_toewijzing_klopt(besluit))


def _toewijzing_klopt(besluit: Besluit) -> tuple[Weigering, ...]:
    """Of het besluit genoeg over de toewijzing zegt."""
    if besluit.product is None or besluit.toewijzing is None:
        return (Weigering(BESLUIT, "het besluit noemt geen product of geen toewijzing (nummer, ingang en einde)"),)
    nodig = len(DUO_EERST) if besluit.product is Product.GECOMBINEERD else 1
    if (len(besluit.toewijzing.nummers), len(set(besluit.toewijzing.nummers))) == (nodig, nodig):
        return ()
    return (Weigering(BESLUIT, f"bij product {besluit.product} hoort voor elk deel een eigen nummer: {nodig}"),)


def _delen(opdracht: Opdracht, besluit: Besluit, product: Product) -> list[tuple[Product, int]]:
    """Product en minuten per week van elke toewijzing; bij samen telt alleen het deel van de aanbieder."""
    minuten = besluit.minuten_per_week - besluit.minuten_wijkcoach
    if product is not Product.GECOMBINEERD:
        return [(product, minuten)]
    specialistisch = minuten * opdracht.duo_procent // 100
    return [*zip(DUO_EERST, (specialistisch, minuten - specialistisch), strict=True)]
