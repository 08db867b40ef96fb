"""voorstel.xlsx: het werkboek waarin een teamleider besluit, met de belasting, de tekorten en de vragen erbij."""

import hashlib
from collections.abc import Callable
from datetime import date
from typing import Any, NamedTuple

from wijknetwerk.begrippen import (
    Alternatief,
    Belasting,
    CollectiefNiet,
    Evenwichtsprijs,
    Navraag,
    Rij,
    Spijt,
    Spreiding,
    Tekort,
    Weekvoorstel,
    Werkvoorraad,
)
from wijknetwerk.proces.stand import rijafdrukken
from wijknetwerk.rapport import conclusies, eerlijkheid, herplan, woorden
from wijknetwerk.rapport.blik import Blik, band, bewijs_van, is_vol
from wijknetwerk.rapport.json import maak_json
from wijknetwerk.rapport.werkblad import Kolom, Vorm, Werkboek

BESLUITEN = ("overnemen", "afwijken", "aanhouden")
WAAROM_GEEN_GROEP = tuple(str(reden).replace("_", " ") for reden in CollectiefNiet)
MEESTE_ALTERNATIEVEN = 50_000
"""Meer rijen maken het werkboek onhandelbaar; voorstel.json bevat altijd alles."""

_BESTE = 3
_SOORT_TEKORT = {
    "tekort": "te weinig ruimte",
    "indelingsverlies": "samen past het, per hulpvraag niet",
    "geen_opties": "geen plek die aan de eisen voldoet",
    "anders": "anders",
}


class _Vraag(NamedTuple):
    rij: Rij
    navraag: Navraag


class _Ander(NamedTuple):
    rij: Rij
    plek: Alternatief


class _Uitleg(NamedTuple):
    wat: str
    waarde: str


def maak_xlsx(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad) -> bytes:
    """Het hele werkboek; dezelfde invoer geeft dezelfde bytes."""
    blik = Blik(voorstel, werkvoorraad)
    afdrukken = vingerafdrukken(voorstel)
    boek = Werkboek(f"Weekvoorstel {voorstel.week}", blik.week.maandag, afdrukken)
    rijen = [rij for groep in blik.groepen for rij in groep.rijen]
    besluiten = boek.blad("besluiten", _besluitkolommen(blik), rijen)
    belasting = boek.blad("belasting", _belastingkolommen(blik), voorstel.belasting)
    if voorstel.herplan is not None:
        boek.blad("wijzigingen", _wijzigingskolommen(), herplan.veranderingen(blik))
    if voorstel.herplan is not None and voorstel.herplan.kromme:
        boek.blad("kromme", _krommekolommen(voorstel), herplan.kromme(voorstel))
    boek.blad("tekorten", _tekortkolommen(blik), voorstel.tekorten)
    if (eerlijk := voorstel.eerlijkheid) is not None:
        boek.blad("eerlijkheid", _eerlijkheidkolommen(blik), eerlijk.spreiding)
        inleveraars: list[Spijt | Evenwichtsprijs] = [*eerlijk.spijt, *eerlijk.evenwicht]
        boek.blad("inleveren", _spijtkolommen(blik), inleveraars)
    vragen = [_Vraag(rij, navraag) for rij in blik.met_navragen for navraag in rij.navragen]
    boek.blad("navragen", _navraagkolommen(blik), vragen)
    anderen = [_Ander(rij, plek) for rij in rijen for deel in blik.alternatieven(rij) for plek in deel]
    boek.blad("alternatieven", _alternatiefkolommen(blik), anderen[:MEESTE_ALTERNATIEVEN])
    boek.blad("uitleg", _uitlegkolommen(), _uitleg(blik, afdrukken, weggelaten=len(anderen) - MEESTE_ALTERNATIEVEN))
    boek.verborgen_lijst("stand", [f"{rij} {afdruk}" for rij, afdruk in rijafdrukken(werkvoorraad).items()])
    _maak_invulbaar(boek, besluiten, blik)
    _teken_staven(belasting, len(voorstel.belasting))
    return boek.inhoud()


def vingerafdrukken(voorstel: Weekvoorstel) -> dict[str, str]:
    """Waaraan je een ingevuld werkboek herkent: leesbaar op «uitleg», en in de eigenschappen van het bestand."""
    return {
        "schema": voorstel.schema_,
        "week": voorstel.week,
        "status": voorstel.status,
        "versie": voorstel.versie,
        "regelset": voorstel.regelset.naam,
        "regelset_sha256": voorstel.regelset.sha256,
        "invoer_sha256": voorstel.invoer_sha256,
        "voorstel_sha256": hashlib.sha256(maak_json(voorstel)).hexdigest(),
    }


def _besluitkolommen(blik: Blik) -> list[Kolom[Rij]]:
    def leeg(_: Rij) -> None:
        return None

    return [
        Kolom("hulpvraag", 11, Vorm.VET, lambda rij: rij.hulpvraag),
        Kolom("vraag", 17, Vorm.TEKST, blik.vraag_in_kort),
        Kolom("route", 12, Vorm.TEKST, lambda rij: woorden.ROUTES[rij.route]),
        Kolom("voorstel", 27, Vorm.TEKST, lambda rij: _voorstel(blik, rij)),
        Kolom("uren per week", 8, Vorm.UREN, lambda rij: woorden.in_uren(rij.minuten_per_week) or None),
        Kolom("reden", 44, Vorm.TEKST, _redenen),
        Kolom("beste alternatieven", 30, Vorm.TEKST, lambda rij: _alternatieven(blik, rij)),
        Kolom("besluit", 13, Vorm.INVULTEKST, leeg),
        Kolom("plek na besluit", 20, Vorm.INVULTEKST, leeg),
        Kolom("reden van afwijking", 24, Vorm.INVULTEKST, leeg),
        Kolom("besloten door", 15, Vorm.INVULTEKST, leeg),
        Kolom("datum", 12, Vorm.INVULDATUM, leeg),
        Kolom("waarom geen groep", 14, Vorm.INVULTEKST, leeg),
        Kolom("voorgestelde plek", 12, Vorm.TEKST, lambda rij: rij.plek or rij.soort_plek, verborgen=True),
    ]


def _voorstel(blik: Blik, rij: Rij) -> str:
    details = [woorden.SOORTEN[rij.soort_plek] if rij.plek and rij.soort_plek else ""]
    details.append(woorden.PRODUCTEN[rij.product] if rij.product else "")
    details.append(f"om {rij.schilreden}" if rij.schilreden else "")
    onder = ", ".join(deel for deel in details if deel)
    return f"{blik.waar(rij)}\n{onder}" if onder else blik.waar(rij)


def _redenen(rij: Rij) -> str:
    delen = [woorden.zin(reden.zin) + (" (aanname)" if reden.aanname else "") for reden in rij.redenen]
    delen += [f"Let op: {woorden.zin(kanttekening.zin)}" for kanttekening in rij.kanttekeningen]
    delen += [f"Navragen: {woorden.zin(navraag.vraag)}" for navraag in rij.navragen]
    if rij.meekijken:
        delen.append(woorden.zin(f"Meekijken: {woorden.opsomming(dict.fromkeys(a.wie for a in rij.meekijken))}"))
    if rij.termijnen:
        delen.append(woorden.zin(f"Termijnen: {woorden.opsomming(map(woorden.termijn_kort, rij.termijnen))}"))
    return "\n".join(dict.fromkeys(delen))


def _alternatieven(blik: Blik, rij: Rij) -> str:
    anderen = blik.alternatieven(rij)
    if rij.alternatieven and not anderen.kan:
        return "geen andere plek die mag heeft ruimte" if anderen.vol else "geen andere plek mag"
    return "\n".join(f"{blik.naam_en_code(a.plek)}: {blik.verschil(a)}" for a in anderen.kan[:_BESTE])


def _belastingkolommen(blik: Blik) -> list[Kolom[Belasting]]:
    def getal(belasting: Belasting, minuten: int) -> float:
        return woorden.in_uren(minuten) if belasting.eenheid == "minuten" else minuten

    def vorm(belasting: Belasting) -> Vorm:
        return Vorm.UREN if belasting.eenheid == "minuten" else Vorm.GETAL

    def grens(belasting: Belasting, kant: int) -> float | None:
        return None if belasting.bandbreedte is None else woorden.in_uren(belasting.bandbreedte[kant])

    return [
        Kolom("plek", 10, Vorm.VET, lambda b: b.plek),
        Kolom("naam", 40, Vorm.TEKST, lambda b: blik.naam(b.plek)),
        Kolom("soort", 22, Vorm.TEKST, lambda b: woorden.SOORTEN[b.soort_plek]),
        Kolom("eenheid", 14, Vorm.TEKST, lambda b: "uren per week" if b.eenheid == "minuten" else b.eenheid),
        Kolom("bezet", 10, vorm, lambda b: getal(b, b.minuten)),
        Kolom("waarvan nieuw", 10, vorm, lambda b: getal(b, b.waarvan_nieuw)),
        Kolom("ruimte", 10, vorm, lambda b: getal(b, b.ruimte)),
        Kolom("bezetting", 24, Vorm.PROCENT, lambda b: b.minuten / b.ruimte if b.ruimte else None),
        Kolom("bandbreedte van", 12, Vorm.UREN, lambda b: grens(b, 0)),
        Kolom("bandbreedte tot", 12, Vorm.UREN, lambda b: grens(b, 1)),
        Kolom("ten opzichte van bandbreedte", 16, Vorm.TEKST, band),
    ]


def _wijzigingskolommen() -> list[Kolom[herplan.Verandering]]:
    return [
        Kolom("hulpvraag", 12, Vorm.VET, lambda v: v.hulpvraag),
        Kolom("wat", 18, Vorm.TEKST, lambda v: v.wat),
        Kolom("was", 32, Vorm.TEKST, lambda v: v.was),
        Kolom("wordt", 32, Vorm.TEKST, lambda v: v.wordt),
        Kolom("waarom", 70, Vorm.TEKST, lambda v: v.zin),
        Kolom("was al meegedeeld", 12, Vorm.TEKST, lambda v: "ja" if v.meegedeeld else ""),
        Kolom("telt als wijziging", 12, Vorm.TEKST, lambda v: "ja" if v.telt else "nee"),
    ]


def _krommekolommen(voorstel: Weekvoorstel) -> list[Kolom[herplan.Punt]]:
    def minpunten(plaats: int) -> Callable[[herplan.Punt], int]:
        return lambda punt: punt.minpunten[plaats]

    return [
        Kolom("wijzigingen", 12, Vorm.VET, lambda punt: punt.wijzigingen),
        *(
            Kolom(woorden.trede(naam), 16, Vorm.GETAL, minpunten(plaats))
            for plaats, naam in enumerate(herplan.krommekop(voorstel))
        ),
        Kolom("levert op", 40, Vorm.TEKST, lambda punt: punt.levert),
    ]


def _tekortkolommen(blik: Blik) -> list[Kolom[Tekort]]:
    return [
        Kolom("wat er knelt", 60, Vorm.TEKST, lambda t: woorden.zin(t.zin)),
        Kolom("soort", 24, Vorm.TEKST, lambda t: _SOORT_TEKORT[t.soort]),
        Kolom("reden", 14, Vorm.TEKST, lambda t: t.reden or ""),
        Kolom("hulpvragen", 24, Vorm.TEKST, lambda t: ", ".join(t.hulpvragen)),
        Kolom("plekken", 36, Vorm.TEKST, lambda t: ", ".join(blik.naam(plek) for plek in t.plekken)),
        Kolom("gevraagd in uren", 12, Vorm.UREN, lambda t: woorden.in_uren(t.gevraagd_minuten)),
        Kolom("vrij in uren", 12, Vorm.UREN, lambda t: woorden.in_uren(t.vrij_minuten)),
        Kolom("wat meer ruimte oplevert", 50, Vorm.TEKST, lambda t: _meerwaarde(blik, t)),
    ]


def _meerwaarde(blik: Blik, tekort: Tekort) -> str:
    return "\n".join(woorden.zin(woorden.erbij(stap, blik.naam(stap.plek))) for stap in tekort.meerwaarde)


def _eerlijkheidkolommen(blik: Blik) -> list[Kolom[Spreiding]]:
    return [
        Kolom("naar", 14, Vorm.VET, lambda s: s.kenmerk),
        Kolom("groep", 30, Vorm.TEKST, lambda s: eerlijkheid.groep(blik, s)),
        Kolom("hulpvragen", 12, Vorm.GETAL, lambda s: s.hulpvragen),
        Kolom("zonder plek", 12, Vorm.GETAL, lambda s: s.zonder_plek),
        Kolom("op een mindere plek", 12, Vorm.GETAL, lambda s: s.met_spijt),
        Kolom("stappen verder van huis", 14, Vorm.GETAL, lambda s: s.volgorde),
        Kolom("minpunten wensen", 14, Vorm.GETAL, lambda s: s.wensen),
    ]


def _spijtkolommen(blik: Blik) -> list[Kolom[Spijt | Evenwichtsprijs]]:
    def naam(een: Spijt | Evenwichtsprijs) -> str:
        plek = een.beste_plek if isinstance(een, Spijt) else een.plek_zonder
        return blik.naam_en_code(plek) if plek else "geen plek"

    return [
        Kolom("hulpvraag", 12, Vorm.VET, lambda een: een.hulpvraag),
        Kolom(
            "vergeleken met",
            26,
            Vorm.TEKST,
            lambda een: "alleen op tafel" if isinstance(een, Spijt) else "geen evenwicht",
        ),
        Kolom("plek dan", 36, Vorm.TEKST, naam),
        Kolom("verschil", 50, Vorm.TEKST, lambda een: blik.verschil_van(een.verschil)),
    ]


def _navraagkolommen(blik: Blik) -> list[Kolom[_Vraag]]:
    return [
        Kolom("hulpvraag", 12, Vorm.VET, lambda v: v.rij.hulpvraag),
        Kolom("over", 34, Vorm.TEKST, lambda v: blik.vraag_in_kort(v.rij)),
        Kolom("vraag", 70, Vorm.TEKST, lambda v: woorden.zin(v.navraag.vraag)),
        Kolom("in te vullen bij", 26, Vorm.TEKST, lambda v: v.navraag.veld),
    ]


def _alternatiefkolommen(blik: Blik) -> list[Kolom[_Ander]]:
    return [
        Kolom("hulpvraag", 12, Vorm.VET, lambda a: a.rij.hulpvraag),
        Kolom("plek", 10, Vorm.TEKST, lambda a: a.plek.plek),
        Kolom("naam", 36, Vorm.TEKST, lambda a: blik.naam(a.plek.plek)),
        Kolom("soort", 22, Vorm.TEKST, lambda a: woorden.SOORTEN[a.plek.soort_plek]),
        Kolom("kan", 12, Vorm.TEKST, lambda a: _kan(a.plek)),
        Kolom("verschil", 40, Vorm.TEKST, lambda a: blik.verschil(a.plek) if a.plek.toegestaan else ""),
        Kolom("redenen", 60, Vorm.TEKST, lambda a: "\n".join(woorden.zin(reden.zin) for reden in a.plek.redenen)),
    ]


def _kan(alternatief: Alternatief) -> str:
    if not alternatief.toegestaan:
        return "mag niet"
    return "vol" if is_vol(alternatief) else "kan"


def _uitlegkolommen() -> list[Kolom[_Uitleg]]:
    return [
        Kolom("onderwerp", 30, Vorm.VET, lambda regel: regel.wat),
        Kolom("uitleg", 110, Vorm.TEKST, lambda regel: regel.waarde),
    ]


def _uitleg(blik: Blik, afdrukken: dict[str, str], weggelaten: int) -> list[_Uitleg]:
    voorstel = blik.voorstel
    uit = [
        _Uitleg(
            "wat dit voorstel zo goed mogelijk doet",
            blik.doel_zin(),
        ),
        _Uitleg(
            "wat is dit",
            "Een voorstel voor het casuïstiekoverleg, geen besluit. Het besluit neemt een mens, met naam en, waar het "
            "afwijkt, met een reden. Vul op het blad «besluiten» alleen de lichte kolommen in.",
        ),
        _Uitleg("besluit: overnemen", "Het voorstel wordt uitgevoerd zoals het er staat."),
        _Uitleg("besluit: afwijken", "Kies een andere plek en schrijf op waarom."),
        _Uitleg("besluit: aanhouden", "Er is nog geen besluit; de hulpvraag komt volgende week terug."),
        _Uitleg("tekort", blik.tekort_zin()),
        _Uitleg("bewijs", f"{blik.bewijs_zin()} {conclusies.over_bewijs(voorstel)}"),
        _Uitleg(
            "volgorde", "Een hogere trede gaat altijd vóór alle lagere. Elke trede telt minpunten; minder is beter."
        ),
    ]
    uit += [
        _Uitleg(
            f"trede {nummer}: {woorden.trede(trede.naam)}",
            f"Zo klein mogelijk: {woorden.zin(trede.zin)} Minpunten: {trede.waarde}, {bewijs_van(trede)}.",
        )
        for nummer, trede in enumerate(voorstel.bewijs.treden, start=1)
    ]
    if weggelaten > 0:
        uit.append(_Uitleg("alternatieven", f"{weggelaten} andere plekken staan alleen in voorstel.json."))
    return uit + [_Uitleg(naam, waarde) for naam, waarde in afdrukken.items()]


def _maak_invulbaar(boek: Werkboek, blad: Any, blik: Blik) -> None:  # noqa: ANN401 - xlsxwriter heeft geen typen
    """Keuzelijsten en een datum, met een Nederlandse uitleg; een afwijking zonder reden valt op."""
    if not (laatste := len(blik.rijen)):
        return
    plekken = boek.verborgen_lijst("keuzes", _plekken(blik))
    keuze = {"validate": "list", "error_title": "Kies uit de lijst"}
    blad.data_validation(
        *(1, 7, laatste, 7),
        keuze
        | {
            "source": list(BESLUITEN),
            "input_title": "Besluit",
            "input_message": "Overnemen, afwijken (met plek en reden) of aanhouden tot volgende week.",
            "error_message": "Kies overnemen, afwijken of aanhouden.",
        },
    )
    blad.data_validation(
        *(1, 8, laatste, 8),
        keuze
        | {
            "source": plekken,
            "input_title": "Plek na besluit",
            "input_message": "Alleen nodig bij afwijken.",
            "error_message": "Kies een plek uit de lijst.",
        },
    )
    blad.data_validation(
        *(1, 11, laatste, 11),
        {
            "validate": "date",
            "criteria": ">=",
            "value": date(2000, 1, 1),
            "input_title": "Datum van het besluit",
            "input_message": "Bijvoorbeeld 22-11-2026.",
            "error_title": "Geen datum",
            "error_message": "Schrijf een datum, bijvoorbeeld 22-11-2026.",
        },
    )
    blad.data_validation(
        *(1, 12, laatste, 12),
        keuze
        | {
            "source": list(WAAROM_GEEN_GROEP),
            "input_title": "Waarom geen groep",
            "input_message": "Mag leeg: dan volgt de reden uit de oordelen en het aanbod.",
            "error_message": "Kies een reden uit de lijst, of maak de cel leeg.",
        },
    )
    for kolom in "IJ":
        blad.conditional_format(
            f"{kolom}2:{kolom}{laatste + 1}",
            {"type": "formula", "criteria": f'=AND($H2="afwijken",${kolom}2="")', "format": boek.opvallend},
        )


def _plekken(blik: Blik) -> list[str]:
    werk = blik.werkvoorraad
    codes = [coach.code for coach in werk.wijkcoaches]
    codes += [groep.code for groep in werk.collectief_aanbod]
    codes += [aanbieder.code for aanbieder in werk.aanbieders]
    return [f"{code} · {blik.naam(code)}" for code in codes]


def _teken_staven(blad: Any, aantal: int) -> None:  # noqa: ANN401 - xlsxwriter heeft geen typen
    if aantal:
        blad.conditional_format(
            *(1, 7, aantal, 7),
            {
                "type": "data_bar",
                "data_bar_2010": True,
                "bar_solid": True,
                "bar_color": "#8FB8C0",
                "min_type": "num",
                "min_value": 0,
                "max_type": "num",
                "max_value": 1,
            },
        )
