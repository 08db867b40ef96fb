"""Een met de hand gebouwd weekvoorstel waarin elke route, elk soort plek en elk onderdeel van een rij voorkomt."""

from typing import Any

import bouwers

from wijknetwerk.begrippen import (
    Actie,
    Alternatief,
    Belasting,
    Bewijs,
    Bron,
    Navraag,
    Reden,
    RegelsetNaam,
    Rij,
    Tekort,
    Termijn,
    Trede,
    Weekvoorstel,
    Werkvoorraad,
)

_DUUR = Reden(
    regel="TZ-03",
    zin="De begeleiding duurt naar verwachting 60 weken; kortdurend is tot en met 26 weken.",
    bron=(Bron(stuk="001", citaat="niet gericht op langdurige zorg"),),
    aanname=True,
)
_ZELF = Reden(
    regel="RT-07",
    zin="Geen van de uitzonderingen geldt, dus het wijkteam begeleidt zelf.",
    bron=(Bron(stuk="001", citaat="het wijkteam begeleidt zelf, tenzij"),),
)
_GROEP = Reden(
    regel="RT-05",
    zin="Er is collectief aanbod dat past bij thema, wijk en dagdeel.",
    bron=(Bron(stuk="003", citaat="de afslag naar passend, beschikbaar aanbod in de sociale basis"),),
)
_GROEP_VOL = Reden(regel="groep_vol", zin="Passend collectief aanbod is er wel, maar deze week is er geen plaats.")
_ZES_OGEN = Actie(regel="MK-01", wie="teamleider", zin="Bespreek dit in het casuïstiekoverleg")
_TERMIJN = Termijn(
    regel="TM-01", naam="onderzoek", datum="2026-12-21", zin="het onderzoek moet binnen zes weken klaar zijn"
)
_NIET = Reden(regel="aanbieder_expertise", zin="De Zonnebloesem mist expertise: autisme")

_ALTERNATIEVEN = (
    Alternatief(plek="A2", soort_plek="netwerkpartner", toegestaan=True, verschil={"wensen": 6, "loting": -100}),
    Alternatief(plek="A4", soort_plek="tweede_schil", toegestaan=True, verschil={"volgorde": 1, "wensen": 4}),
    Alternatief(
        plek="A5",
        soort_plek="netwerkpartner",
        toegestaan=True,
        redenen=(Reden(regel="vol", zin="A5 heeft na dit voorstel nog 1 uur per week vrij; nodig is 2,5"),),
        verschil={"volgorde": -1},
    ),
    Alternatief(plek="A3", soort_plek="netwerkpartner", toegestaan=False, redenen=(_NIET,)),
    Alternatief(
        plek="C2",
        soort_plek="zelf",
        toegestaan=False,
        redenen=(Reden(regel="coach_verlof", zin="C2 is met verlof tot en met 04-12-2026"),),
    ),
)


def rij(hulpvraag: str, route: str, soort: str | None, plek: str | None, **anders: object) -> Rij:
    """Een rij met één reden; noem alleen wat anders is."""
    gewoon: dict[str, Any] = {"hulpvraag": hulpvraag, "route": route, "soort_plek": soort, "plek": plek}
    return Rij(**(gewoon | {"redenen": (_ZELF,)} | anders))


def rijen() -> tuple[Rij, ...]:
    """Van alles één, en van het gewone een paar."""
    zelf = {"minuten_per_week": 90, "minuten_wijkcoach": 90, "minuten_tweede_coach": 15, "meekijken": (_ZES_OGEN,)}
    return (
        rij("H01", "zelf", "zelf", "C1", wijkcoach="C1", tweede_coach="C3", termijnen=(_TERMIJN,), **zelf),
        rij("H02", "zelf", "zelf", "C3", wijkcoach="C3", tweede_coach="C1", alternatieven=_ALTERNATIEVEN[:1], **zelf),
        rij("H03", "collectief", "collectief", "G-1", redenen=(_GROEP,)),
        rij("H04", "collectief", "zelf", "C1", wijkcoach="C1", tweede_coach="C4", redenen=(_GROEP, _GROEP_VOL), **zelf),
        rij(
            "H05",
            "aanbieder",
            "netwerkpartner",
            "A1",
            product="specialistisch",
            minuten_per_week=150,
            redenen=(_DUUR, Reden(regel="PR-02", zin="Het product is specialistische begeleiding.")),
            kanttekeningen=(Reden(regel="verouderd_cijfer", zin="het cijfer van De Linde is 20 dagen oud"),),
            meekijken=(_ZES_OGEN,),
            termijnen=(_TERMIJN,),
            navragen=(Navraag(veld="basis_passend", vraag="Past basisbegeleiding vanaf de start"),),
            alternatieven=_ALTERNATIEVEN,
        ),
        rij(
            "H06",
            "samen",
            "netwerkpartner",
            "A2",
            product="basis",
            wijkcoach="C4",
            minuten_per_week=240,
            minuten_wijkcoach=60,
            redenen=(_DUUR,),
        ),
        rij(
            "H07",
            "aanbieder",
            "tweede_schil",
            "A4",
            product="gecombineerd",
            schilreden="expertise",
            minuten_per_week=300,
            redenen=(_DUUR, Reden(regel="SC-03", zin="Geen deelnemer heeft de expertise dubbele diagnose.")),
        ),
        rij("H08", "aanbieder", "aanbieder", "A5", product="orientatie", minuten_per_week=60, redenen=(_DUUR,)),
        rij(
            "H09",
            "aanbieder",
            "geen_plek",
            None,
            redenen=(_DUUR,),
            alternatieven=_ALTERNATIEVEN[3:],
            kanttekeningen=(Reden(regel="vol", zin="alle passende plekken zijn vol"),),
        ),
        rij("H10", "navragen", None, None, redenen=(), navragen=(Navraag(veld="crisis", vraag="Is er crisis"),)),
        rij(
            "H11",
            "crisishulp",
            None,
            None,
            redenen=(Reden(regel="RT-01", zin="Er is crisis en de hulp kan niet wachten."),),
            meekijken=(Actie(regel="MK-09", wie="crisisdienst", zin="bel vandaag nog de crisisdienst"),),
        ),
        rij("H12", "aanbieder_met_spoed", None, None, redenen=(Reden(regel="RT-02", zin="Er is spoed."),)),
        rij("H13", "wlz", None, None, redenen=(Reden(regel="RT-03", zin="Er is een Wlz-indicatie."),)),
        rij("H14", "loopt_door", None, None, redenen=(Reden(regel="RT-04", zin="Het traject loopt nog 60 dagen."),)),
        rij("H15", "opnieuw_wegen", None, None, redenen=(Reden(regel="RT-06", zin="De inwoner wil een aanbieder."),)),
    )


def werkvoorraad(*, namen: str = "") -> Werkvoorraad:
    """De week waar het voorstel bij hoort; `namen` komt achter elke vrije naam, om rare namen te proberen."""
    urgent = {"H05": "hoog", "H09": "hoog", "H03": "laag"}
    vragen = [
        bouwers.hulpvraag(
            rij.hulpvraag,
            minuten_per_week=rij.minuten_per_week or 120,
            urgentie=urgent.get(rij.hulpvraag, "normaal"),
            wet="jeugdwet" if rij.hulpvraag in {"H05", "H08"} else "wmo",
            wijk="WK2" if rij.hulpvraag in {"H02", "H07"} else "WK1",
        )
        for rij in rijen()
    ]
    aanbieders = [
        bouwers.aanbieder(code, naam=f"{naam}{namen}"[:200], schil=schil)
        for code, naam, schil in (
            ("A1", "De Linde", "netwerk"),
            ("A2", "Stichting Brugwijk Begeleiding", "netwerk"),
            ("A3", "De Zonnebloesem", "netwerk"),
            ("A4", "Kompas Specialistische Begeleiding en Herstel Gelderland", "tweede_schil"),
            ("A5", "Buitenhof", "tweede_schil"),
        )
    ]
    return bouwers.werkvoorraad(
        *vragen,
        wijkcoaches=tuple(bouwers.wijkcoach(f"C{n}", team="G1" if n < 4 else "G2") for n in range(1, 6)),
        aanbieders=tuple(aanbieders),
        collectief_aanbod=(bouwers.groep("G-1", naam=f"Koffie en klussen{namen}"[:200]),),
        wijken=(
            bouwers.wijk("WK1").model_copy(update={"naam": f"Klarendal{namen}"[:200]}),
            bouwers.wijk("WK2", "G2"),
        ),
    )


def _belasting(werkvoorraad: Werkvoorraad) -> tuple[Belasting, ...]:
    namen = {a.code: a.naam for a in (*werkvoorraad.aanbieders, *werkvoorraad.collectief_aanbod)}
    coaches = (("C1", 580, 165), ("C2", 240, 0), ("C3", 420, 105), ("C4", 660, 75), ("C5", 0, 0))
    plekken = (("A1", 450, 150), ("A2", 180, 180), ("A3", 0, 0), ("A4", 300, 300), ("A5", 60, 60))
    soorten = {"A4": "tweede_schil", "A5": "aanbieder"}
    return (
        *(
            Belasting(
                plek=code,
                naam=code,
                soort_plek="zelf",
                eenheid="minuten",
                minuten=minuten,
                waarvan_nieuw=nieuw,
                ruimte=600,
                bandbreedte=None if code == "C5" else (360, 600),
            )
            for code, minuten, nieuw in coaches
        ),
        *(
            Belasting(
                plek=code,
                naam=namen[code],
                soort_plek=soorten.get(code, "netwerkpartner"),
                eenheid="minuten",
                minuten=minuten,
                waarvan_nieuw=nieuw,
                ruimte=300 if code == "A4" else 600,
            )
            for code, minuten, nieuw in plekken
        ),
        Belasting(
            plek="G-1",
            naam=namen["G-1"],
            soort_plek="collectief",
            eenheid="plaatsen",
            minuten=4,
            waarvan_nieuw=1,
            ruimte=6,
        ),
    )


def _treden() -> tuple[Trede, ...]:
    namen = ("vastgezet", "zonder_plek", "volgorde", "meegedeeld", "wensen", "evenwicht", "versnippering", "loting")
    return tuple(
        Trede(naam=naam, zin=f"minpunten voor {naam}", waarde=3 * plaats, ondergrens=3 * plaats, bewezen=True)
        for plaats, naam in enumerate(namen)
    )


def voorstel(bij: Werkvoorraad | None = None, **anders: object) -> Weekvoorstel:
    """Het voorstel; noem alleen wat anders is."""
    gewoon: dict[str, Any] = {
        "week": "2026-W47",
        "versie": "0.1.0",
        "regelset": RegelsetNaam(naam="2025-01-01_wijknetwerk", sha256="a" * 64),
        "invoer_sha256": "b" * 64,
        "bewijs": Bewijs(treden=_treden(), seconden=0.25),
        "rijen": rijen(),
        "tekorten": (
            Tekort(
                zin="H09 vraagt 2 uur en de aanbieders met autisme hebben samen 0 uur vrij",
                hulpvragen=("H09",),
                plekken=("A1", "A3"),
                gevraagd_minuten=120,
                vrij_minuten=0,
                soort="tekort",
            ),
        ),
        "belasting": _belasting(bij or werkvoorraad()),
        "kengetallen": {"hulpvragen": 15},
    }
    return Weekvoorstel(**(gewoon | anders))
