"""De bladzijde over het wijknetwerk: per wet en omvang de stukken, uit het beeld."""

from collections.abc import Sequence
from dataclasses import dataclass

from wijknetwerk.begrippen import Kaartwijk, Netwerkmap
from wijknetwerk.netwerk import conclusies, plaatjes
from wijknetwerk.netwerk.beeld import Netwerkbeeld, Omvangbeeld
from wijknetwerk.netwerk.levering import Cellevering
from wijknetwerk.netwerk.robuust import Uitval
from wijknetwerk.netwerk.selectie import Beoordeling
from wijknetwerk.netwerk.verbergen import te_klein
from wijknetwerk.rapport.bladzijde import VERBORGEN, Bladzijde, Eenheid, Kolom, Stuk, Tabel, Waarde
from wijknetwerk.rapport.planafspraken import Planafspraken
from wijknetwerk.rapport.woorden import WETTEN, aantal, in_woorden, opsomming
from wijknetwerk.regels import Regelboek

_MEESTE_PAREN = 10
_VOLGORDE = (
    "eerst geen veelvoorkomende vraag zonder lid, dan de meeste uren, dan de minste leden, "
    "dan de minste minpunten, dan het lot"
)
_U, _A, _P, _T, _PT = Eenheid.UREN, Eenheid.AANTAL, Eenheid.PROCENT, Eenheid.TEKST, Eenheid.PUNTEN


@dataclass(frozen=True)
class Opmaak:
    """Waar elk stuk mee gemaakt wordt: de map, de afspraken, en of kleine aantallen erin mogen."""

    map: Netwerkmap
    afspraken: Planafspraken
    intern: bool

    @property
    def namen(self) -> dict[str, str]:
        """Code -> naam van de organisatie."""
        return {wie.code: wie.naam for wie in self.map.kandidaten}


def maak_bladzijde(beelden: Sequence[Netwerkbeeld], opmaak: Opmaak, regelboek: Regelboek) -> Bladzijde:
    """De hele bladzijde, met een beeld per wet."""
    wetten = opsomming(WETTEN[beeld.wet] for beeld in beelden)
    stukken = [stuk for beeld in beelden for stuk in stukken_van(beeld, opmaak)]
    return Bladzijde(
        naam="netwerk",
        titel="Welke partners vormen samen het wijknetwerk?",
        ondertitel=f"{wetten}, gekozen uit {aantal(len(opmaak.namen), 'organisatie', 'organisaties')}",
        intern=opmaak.intern,
        kleinste_cel=opmaak.afspraken.kleinste_cel,
        stukken=(*([_twee_wetten(beelden, opmaak)] if len(beelden) > 1 else []), *stukken),
        kenmerken={
            "regelset": regelboek.naam,
            "vingerafdruk": regelboek.sha256,
            "volgorde van de doelen": _VOLGORDE,
        },
    )


def stukken_van(beeld: Netwerkbeeld, opmaak: Opmaak) -> tuple[Stuk, ...]:
    """Alle stukken van één wet."""
    uit = [_verloop(beeld, opmaak)]
    for omvang in beeld.omvangen:
        plek = f"{beeld.wet}_{omvang.keuze.omvang}"
        kop = f"{WETTEN[beeld.wet]}, {omvang.keuze.omvang} leden"
        uit += [
            _leden(beeld, omvang, plek, kop, opmaak),
            _kaart(omvang, plek, kop, opmaak.map.kaart),
            _vragen(omvang, plek, kop, opmaak),
            _uitval(omvang, plek, kop),
            _zekerheid(beeld, omvang, plek, kop),
            _prijzen(omvang, plek, kop),
        ]
    return (*uit, _selectie(beeld))


def _twee_wetten(beelden: Sequence[Netwerkbeeld], opmaak: Opmaak) -> Stuk:
    """Wie er in meer dan één netwerk zit: één organisatie kan voor beide wetten tellen."""
    per_code: dict[str, list[str]] = {}
    for beeld in beelden:
        for code in beeld.omvangen[0].keuze.leden:
            per_code.setdefault(code, []).append(WETTEN[beeld.wet])
    dubbel = [code for code, wetten in per_code.items() if len(wetten) > 1]
    zin = (
        f"Samen zijn het {aantal(len(per_code), 'organisatie', 'organisaties')}; {len(dubbel)} daarvan "
        f"{'doet' if len(dubbel) == 1 else 'doen'} voor beide wetten mee."
    )
    rijen = tuple((code, opmaak.namen[code], opsomming(per_code[code])) for code in sorted(per_code))
    kolommen = (
        _sleutel("code", "organisatie", "code van de organisatie"),
        Kolom("naam", "naam", _T, "naam van de organisatie"),
        Kolom("wetten", "voor", _T, "wetten waarvoor zij in het gekozen netwerk zit"),
    )
    return Stuk("samen", "Beide wetten samen", zin, (Tabel("organisaties", "Wie voor welke wet", kolommen, rijen),))


def _verloop(beeld: Netwerkbeeld, opmaak: Opmaak) -> Stuk:
    streven = opmaak.afspraken.netwerk_streven
    toename = (None, *beeld.verloop.toename)
    rijen = []
    for keuze, levering, erbij in zip(beeld.verloop.keuzes, beeld.leveringen, toename, strict=True):
        (vraag_i, levert_i), (vraag_g, levert_g) = levering.individueel, levering.groep
        groot = "boven streven" if keuze.omvang > streven[-1] else "streven" if keuze.omvang >= streven[0] else ""
        rijen.append(
            (keuze.omvang, keuze.promille, _promille(levert_i, vraag_i), _promille(levert_g, vraag_g),
             keuze.gevraagd - keuze.minuten, keuze.waarde("onbedekt"), erbij, groot, " ".join(keuze.leden),
             "ja" if keuze.bewezen else "nee")
        )  # fmt: skip
    kolommen = (
        Kolom("omvang", "leden", _A, "hoeveel leden het netwerk hoogstens mag hebben", sleutel=True),
        Kolom("samen", "binnen netwerk", _P, "deel van de gevraagde uren dat binnen het netwerk past"),
        Kolom("individueel", "individueel", _P, "hetzelfde, alleen individuele begeleiding"),
        Kolom("groep", "groep", _P, "hetzelfde, alleen begeleiding in een groep"),
        Kolom("buiten", "uren buiten", _U, "gevraagde uren die buiten het netwerk vallen"),
        Kolom("onbedekt", "zonder lid", _U, "uren in veelvoorkomende vragen die geen lid aankan"),
        Kolom("toename", "erbij", _U, "uren die dit lid meer toevoegt dan het netwerk met een lid minder"),
        Kolom("streven", "omvang", _T, "of deze omvang het streven is"),
        Kolom("leden", "wie", _T, "codes van de leden"),
        Kolom("bewezen", "bewezen", _T, "of bewezen is dat het niet beter kan"),
    )
    punten = [(keuze.omvang, levering) for keuze, levering in zip(beeld.verloop.keuzes, beeld.leveringen, strict=True)]
    zin = conclusies.over_verloop(beeld, streven)
    return Stuk(
        f"verloop_{beeld.wet}",
        f"{WETTEN[beeld.wet]}: hoe groot moet het netwerk zijn?",
        zin,
        (Tabel(f"verloop_{beeld.wet}", "Per omvang het beste netwerk", kolommen, tuple(rijen)),),
        plaatjes.teken_verloop(punten, beeld.doel_procent, (streven[0], streven[1])),
        "Lijnen van het deel binnen het netwerk per aantal leden, met het streven als band en het doel als "
        f"lijn. {zin}",
    )


def _leden(beeld: Netwerkbeeld, omvang: Omvangbeeld, plek: str, kop: str, opmaak: Opmaak) -> Stuk:
    oordelen = {een.kandidaat.code: een for een in beeld.beoordelingen}
    verlies = {geval.leden[0]: geval.minuten for geval in omvang.een_weg}
    rijen = tuple(
        (lid.code, opmaak.namen[lid.code], _waarom_erin(oordelen[lid.code], beeld), lid.ruimte, lid.last.minstens,
         lid.last.hoogstens, verlies[lid.code], oordelen[lid.code].minpunten,
         opsomming(oordelen[lid.code].gemiste_wensen).replace("_", " "))
        for lid in omvang.levering.leden
    )  # fmt: skip
    kolommen = (
        _sleutel("lid", "lid", "code van het lid"),
        Kolom("naam", "naam", _T, "naam van de organisatie"),
        Kolom("waarom", "waarom", _T, "systeempartij, door u vastgezet, of gekozen"),
        Kolom("ruimte", "kan leveren", _U, "wat het lid per week kan leveren"),
        Kolom("minstens", "zeker nodig", _U, "wat dit lid minstens doet als het netwerk zoveel mogelijk doet"),
        Kolom("hoogstens", "hoogstens", _U, "wat dit lid hoogstens kan doen"),
        Kolom("bij_uitval", "weg bij uitval", _U, "uren die niemand in het netwerk overneemt als dit lid wegvalt"),
        Kolom("minpunten", "minpunten", _PT, "minpunten uit de partnerselectie"),
        Kolom("gemist", "haalt niet", _T, "criteria die dit lid niet haalt"),
    )
    zin = conclusies.over_netwerk(beeld, omvang)
    return Stuk(
        f"leden_{plek}",
        f"{kop}: wie, en hoe vol",
        zin,
        (Tabel(f"leden_{plek}", "De leden", kolommen, rijen),),
        plaatjes.teken_lasten(omvang.levering.leden) if rijen else None,
        f"Per lid een staaf met de ruimte en wat daarvan zeker en misschien nodig is. {zin}",
    )


def _waarom_erin(oordeel: Beoordeling, beeld: Netwerkbeeld) -> str:
    if oordeel.kandidaat.systeempartij:
        return "systeempartij"
    return "vastgezet" if oordeel.kandidaat.code in beeld.wens.ingreep.erin else "gekozen"


def _kaart(omvang: Omvangbeeld, plek: str, kop: str, kaart: Sequence[Kaartwijk]) -> Stuk:
    delen = {deel.naam: deel for deel in omvang.levering.gebieden}
    wijken = {gebied: [wijk.naam for wijk in kaart if gebied in (wijk.code, wijk.gebied)] for gebied in delen}
    rijen = tuple(
        (
            deel.naam,
            ", ".join(wijken[deel.naam]),
            deel.gevraagd,
            deel.naar_verhouding,
            _promille(deel.geleverd.minstens, deel.gevraagd),
            _promille(deel.geleverd.hoogstens, deel.gevraagd),
        )
        for deel in delen.values()
    )  # fmt: skip
    kolommen = (
        _sleutel("gebied", "gebied", "gebied uit de tabel vraag"),
        Kolom("wijken", "wijken", _T, "wijken van het gebied"),
        Kolom("gevraagd", "gevraagd", _U, "gevraagde uren per week"),
        Kolom("gelijk", "naar verhouding", _P, "deel dat binnen past als elk gebied zo gelijk mogelijk meedeelt"),
        Kolom(
            "minstens", "zeker binnen", _P, "deel dat zeker binnen het netwerk past, ook als dit gebied achteraan staat"
        ),
        Kolom("hoogstens", "hoogstens binnen", _P, "deel dat binnen past als dit gebied voorgaat"),
    )
    procenten = {
        wijk.code: deel.naar_verhouding // 10
        for wijk in kaart
        if (deel := delen.get(wijk.code) or delen.get(wijk.gebied)) is not None
    }
    zin = conclusies.over_kaart(omvang)
    return Stuk(
        f"kaart_{plek}",
        f"{kop}: waar",
        zin,
        (Tabel(f"gebieden_{plek}", "Per gebied", kolommen, rijen),),
        plaatjes.teken_kaart(
            kaart, procenten, "deel van de vraag dat binnen het netwerk past, als elk gebied naar verhouding meedeelt"
        )
        if kaart
        else None,
        f"Schematische kaart met een tegel per wijk, gekleurd naar het deel dat binnen het netwerk past. {zin}",
    )


def _vragen(omvang: Omvangbeeld, plek: str, kop: str, opmaak: Opmaak) -> Stuk:
    cellen = omvang.levering.cellen
    klein = frozenset[str]() if opmaak.intern else te_klein((een.cel for een in cellen), opmaak.afspraken.kleinste_cel)
    tekort = sorted(
        (een for een in cellen if een.buiten.minstens and een.cel.naam not in klein),
        key=lambda een: (-een.buiten.minstens, een.cel.naam),
    )
    rijen: list[tuple[Waarde, ...]] = [_vraagrij(een) for een in tekort]
    if weg := [een for een in cellen if een.cel.naam in klein and een.buiten.minstens]:
        rijen.append(("kleine vragen samen", "", "", VERBORGEN, VERBORGEN, VERBORGEN, VERBORGEN, f"{len(weg)} vragen"))
    kolommen = (
        _sleutel("gebied", "gebied", "gebied van de vraag"),
        _sleutel("vorm", "vorm", "vorm van begeleiding"),
        _sleutel("doelgroep", "doelgroep", "expertise die nodig is"),
        Kolom("gevraagd", "gevraagd", _U, "gevraagde uren per week"),
        Kolom("inwoners", "inwoners", _A, "inwoners met deze vraag; leeg is niet ingevuld"),
        Kolom("minstens", "zeker buiten", _U, "uren die zeker buiten het netwerk vallen"),
        Kolom("hoogstens", "hoogstens buiten", _U, "uren die buiten vallen als andere vragen voorgaan"),
        Kolom("leden", "wie kan dit", _T, "leden die deze vraag aankunnen"),
    )
    tabel = Tabel(f"vragen_{plek}", "Vragen die zeker niet helemaal binnen het netwerk passen", kolommen, tuple(rijen))
    return Stuk(f"vragen_{plek}", f"{kop}: wat er buiten valt", conclusies.over_vragen(omvang), (tabel,))


def _vraagrij(een: Cellevering) -> tuple[Waarde, ...]:
    cel = een.cel
    wie = " ".join(een.leden) or "niemand"
    doelgroep = " en ".join(map(in_woorden, cel.expertise))
    return (
        cel.gebied,
        cel.vorm.value,
        doelgroep,
        cel.minuten,
        cel.inwoners,
        een.buiten.minstens,
        een.buiten.hoogstens,
        wie,
    )


def _uitval(omvang: Omvangbeeld, plek: str, kop: str) -> Stuk:
    kolommen = (
        _sleutel("leden", "weg", "leden die wegvallen"),
        Kolom("uren", "uren zonder plek", _U, "uren per week die dan niet meer binnen het netwerk passen"),
        Kolom("soorten", "soorten", _A, "vragen die dan niemand in het netwerk meer aankan"),
        Kolom("alleen", "kan alleen dit lid", _T, "die vragen in woorden"),
    )
    zin = conclusies.over_uitval(omvang)
    return Stuk(
        f"uitval_{plek}",
        f"{kop}: als er een of twee uitvallen",
        zin,
        (
            Tabel(f"uitval_een_{plek}", "Eén lid valt weg", kolommen, _uitvalrijen(omvang.een_weg)),
            Tabel(
                f"uitval_twee_{plek}",
                f"De {min(_MEESTE_PAREN, len(omvang.twee_weg))} ergste paren",
                kolommen,
                _uitvalrijen(omvang.twee_weg[:_MEESTE_PAREN]),
            ),
            Tabel(
                f"uitval_sterkste_{plek}",
                "Het netwerk dat zijn ergste dag het best doorstaat",
                kolommen,
                _uitvalrijen(omvang.sterkste_weg),
            ),
        ),
        plaatjes.teken_uitval(omvang.een_weg) if omvang.een_weg else None,
        f"Per lid een staaf met de uren die wegvallen. {zin}",
    )


def _uitvalrijen(gevallen: Sequence[Uitval]) -> tuple[tuple[Waarde, ...], ...]:
    return tuple(
        (" en ".join(geval.leden), geval.minuten, len(geval.alleen), conclusies.soorten(geval)) for geval in gevallen
    )


def _zekerheid(beeld: Netwerkbeeld, omvang: Omvangbeeld, plek: str, kop: str) -> Stuk:
    groepen = (
        ("alle", omvang.zekerheid.in_alle),
        ("sommige", omvang.zekerheid.in_sommige),
        ("geen", omvang.zekerheid.in_geen),
    )
    namen = {wie.code: wie.naam for wie in beeld.kandidaten}
    rijen = tuple(
        (code, namen[code], groep, "ja" if code in omvang.keuze.leden else "nee")
        for groep, codes in groepen
        for code in codes
    )
    kolommen = (
        _sleutel("code", "kandidaat", "code van de kandidaat"),
        Kolom("naam", "naam", _T, "naam van de organisatie"),
        Kolom("in", "zit in", _T, "in alle, sommige of geen van de netwerken die bijna even goed zijn"),
        Kolom("gekozen", "gekozen", _T, "of de kandidaat in het beste netwerk zit"),
    )
    tabel = Tabel(f"zekerheid_{plek}", "Wie er in de bijna even goede netwerken zit", kolommen, rijen)
    return Stuk(f"zekerheid_{plek}", f"{kop}: hoe zeker is de keuze", conclusies.over_zekerheid(omvang), (tabel,))


def _prijzen(omvang: Omvangbeeld, plek: str, kop: str) -> Stuk:
    rijen = tuple(
        (prijs.criterium.replace("_", " "), prijs.minuten, prijs.onbedekt, " ".join(prijs.erbij), " ".join(prijs.eruit))
        for prijs in omvang.prijzen
    )
    kolommen = (
        _sleutel("criterium", "criterium", "criterium van de partnerselectie"),
        Kolom("uren", "uren meer zonder", _U, "uren per week die het beste netwerk meer levert zonder dit criterium"),
        Kolom("onbedekt", "beter gedekt", _U, "uren in veelvoorkomende vragen die dan wel een lid hebben"),
        Kolom("erbij", "dan erbij", _T, "wie er dan in komt"),
        Kolom("eruit", "dan eruit", _T, "wie er dan uit gaat"),
    )
    tabel = Tabel(f"prijzen_{plek}", "Wat er verandert zonder dit criterium", kolommen, rijen)
    return Stuk(f"prijzen_{plek}", f"{kop}: wat elk criterium kost", conclusies.over_prijzen(omvang), (tabel,))


def _selectie(beeld: Netwerkbeeld) -> Stuk:
    rijen = tuple(
        (een.kandidaat.code, een.kandidaat.naam, "nee" if een.valt_af else "ja", een.minpunten,
         " ".join(reden.zin for reden in (*een.valt_af, *een.waarschuwingen)),
         " ".join(navraag.vraag for navraag in een.navragen))
        for een in sorted(beeld.beoordelingen, key=lambda een: (bool(een.valt_af), een.minpunten, een.kandidaat.code))
    )  # fmt: skip
    kolommen = (
        _sleutel("code", "kandidaat", "code van de kandidaat"),
        Kolom("naam", "naam", _T, "naam van de organisatie"),
        Kolom("mag_mee", "mag mee", _T, "of de partnerselectie de kandidaat toelaat"),
        Kolom("minpunten", "minpunten", _PT, "minpunten uit de partnerselectie"),
        Kolom("redenen", "waarom", _T, "waarom de kandidaat afvalt of een waarschuwing krijgt"),
        Kolom("navragen", "navragen", _T, "wat nog niet bekend is en ertoe doet"),
    )
    tabel = Tabel(f"selectie_{beeld.wet}", "Alle kandidaten", kolommen, rijen)
    return Stuk(
        f"selectie_{beeld.wet}", f"{WETTEN[beeld.wet]}: wie mag meedoen", conclusies.over_selectie(beeld), (tabel,)
    )


def _sleutel(naam: str, kop: str, uitleg: str) -> Kolom:
    return Kolom(naam, kop, Eenheid.TEKST, uitleg, sleutel=True)


def _promille(deel: int, geheel: int) -> int:
    return 1000 * deel // geheel if geheel else 1000
