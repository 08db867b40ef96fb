"""De zinnen van het netwerkverslag, elk gemaakt uit de cijfers die ernaast staan."""

from collections import Counter
from collections.abc import Sequence

from wijknetwerk.netwerk.beeld import Netwerkbeeld, Omvangbeeld
from wijknetwerk.netwerk.robuust import Uitval
from wijknetwerk.rapport.bladzijde import woorden
from wijknetwerk.rapport.woorden import WETTEN, aantal, in_woorden, opsomming


def over_netwerk(beeld: Netwerkbeeld, omvang: Omvangbeeld) -> str:
    """Wie er samen het netwerk vormen en wat zij doen."""
    keuze, levering = omvang.keuze, omvang.levering
    bewijs = "bewezen dat het niet beter kan" if keuze.bewezen else "niet bewezen het beste"
    groep = f", van de groepen {_deel(*levering.groep)}" if levering.groep[0] else ""
    return (
        f"Voor de {WETTEN[beeld.wet]} doet een netwerk van {len(keuze.leden)} leden "
        f"{woorden.procent(keuze.promille)} van de "
        f"gevraagde begeleiding ({woorden.uren(keuze.minuten)} van {woorden.uren(keuze.gevraagd)} uur per week; "
        f"{bewijs}): "
        f"van de individuele begeleiding {_deel(*levering.individueel)}{groep}."
    )


def over_verloop(beeld: Netwerkbeeld, streven: Sequence[int]) -> str:
    """Het kleinste netwerk dat het doel haalt, en wat een lid meer dan het streven nog toevoegt."""
    if beeld.kleinste is None:
        eerste = f"Geen netwerk tot en met {beeld.verloop.keuzes[-1].omvang} leden haalt {beeld.doel_procent} %."
    else:
        eerste = (
            f"Het kleinste netwerk dat {beeld.doel_procent} % haalt heeft "
            f"{aantal(len(beeld.kleinste.leden), 'lid', 'leden')} "
            f"({woorden.procent(beeld.kleinste.promille)})."
        )
    erna = dict(zip((keuze.omvang for keuze in beeld.verloop.keuzes[1:]), beeld.verloop.toename, strict=True))
    volgende = streven[-1] + 1
    if volgende not in erna:
        return eerste
    return f"{eerste} Een {volgende}e lid voegt nog {woorden.uren(erna[volgende])} uur per week toe."


def over_kaart(omvang: Omvangbeeld) -> str:
    """Het gebied dat het meest, en dat het minst geholpen wordt als de ruimte zo gelijk mogelijk verdeeld is."""
    delen = [deel for deel in omvang.levering.gebieden if deel.gevraagd]
    laagste, hoogste = (
        min(delen, key=lambda deel: deel.naar_verhouding),
        max(delen, key=lambda deel: deel.naar_verhouding),
    )
    if laagste.naar_verhouding == hoogste.naar_verhouding:
        return (
            f"Als elk gebied gelijk meedeelt, past overal {woorden.procent(laagste.naar_verhouding)} van de "
            "vraag binnen het netwerk."
        )
    return (
        f"Als de ruimte zo gelijk mogelijk verdeeld wordt, past in {laagste.naam} "
        f"{woorden.procent(laagste.naar_verhouding)} "
        f"van de vraag binnen het netwerk (het laagst) en in {hoogste.naam} "
        f"{woorden.procent(hoogste.naar_verhouding)} (het hoogst)."
    )


def over_vragen(omvang: Omvangbeeld) -> str:
    """Wat er buiten het netwerk valt, en welke veelvoorkomende vraag niemand aankan."""
    buiten = omvang.keuze.gevraagd - omvang.keuze.minuten
    niemand = sum(cel.cel.minuten for cel in omvang.levering.cellen if not cel.leden)
    open_ = omvang.keuze.onbedekt
    dekking = (
        f"Voor {aantal(len(open_), 'veelvoorkomende vraag', 'veelvoorkomende vragen')} is er geen enkel lid: "
        f"{opsomming(open_)}."
        if open_
        else "Elke veelvoorkomende vraag heeft minstens één lid dat haar aankan."
    )
    return (
        f"{woorden.uren(buiten)} uur per week valt buiten het netwerk; {woorden.uren(niemand)} uur daarvan "
        "omdat geen lid "
        f"de vraag aankan, de rest omdat er geen uren meer zijn. {dekking}"
    )


def over_uitval(omvang: Omvangbeeld) -> str:
    """Het ergste lid, de ergste twee, en of een ander netwerk dat beter doorstaat."""
    if not omvang.een_weg:
        return "Zonder leden kan er niemand uitvallen."
    ergste = omvang.een_weg[0]
    zinnen = [
        (
            f"Valt {ergste.leden[0]} weg, dan passen {woorden.uren(ergste.minuten)} uur per week niet "
            f"meer{_alleen(ergste)}."
        )
    ]
    if omvang.twee_weg:
        twee = omvang.twee_weg[0]
        zinnen.append(f"Vallen {opsomming(twee.leden)} tegelijk weg, dan zijn het er {woorden.uren(twee.minuten)}.")
    over_keuze = omvang.keuze.minuten - ergste.minuten
    over_sterkste = omvang.sterkste.minuten - omvang.sterkste_weg[0].minuten if omvang.sterkste_weg else 0
    if over_sterkste > over_keuze:
        kost = omvang.keuze.minuten - omvang.sterkste.minuten
        zinnen.append(
            "Het netwerk dat zijn ergste dag het best doorstaat, houdt dan "
            f"{woorden.uren(over_sterkste - over_keuze)} uur meer "
            f"over en kost gewoonlijk {woorden.uren(kost)} uur: {opsomming(omvang.sterkste.leden)}."
        )
    else:
        zinnen.append("Geen ander netwerk van deze omvang doorstaat zijn ergste dag beter.")
    return " ".join(zinnen)


def soorten(geval: Uitval) -> str:
    """De vragen die niemand anders aankan, zonder de gebieden: `specialistisch met nah (8 gebieden)`."""
    telling = Counter(_zonder_gebied(naam) for naam in geval.alleen)
    return "; ".join(f"{soort} ({aantal(keer, 'gebied', 'gebieden')})" for soort, keer in telling.items())


def over_zekerheid(omvang: Omvangbeeld) -> str:
    """Hoeveel netwerken bijna even goed zijn, en wie er altijd in zit."""
    z = omvang.zekerheid
    hoeveel = "precies" if z.volledig else "minstens"
    marge = woorden.procent(z.marge_promille)
    if z.volledig and z.aantal == 1:
        return f"Er is geen ander netwerk van deze omvang dat minder dan {marge} onder dit netwerk blijft."
    zit = "zit" if len(z.in_alle) == 1 else "zitten"
    altijd = f"In elk daarvan {zit} {opsomming(z.in_alle)}." if z.in_alle else "Geen enkel lid zit in elk daarvan."
    return f"Er zijn {hoeveel} {z.aantal} netwerken die hoogstens {marge} minder leveren. {altijd}"


def over_prijzen(omvang: Omvangbeeld) -> str:
    """Het criterium dat de meeste uren kost."""
    duur = max(omvang.prijzen, key=lambda prijs: prijs.minuten, default=None)
    if duur is None or duur.minuten <= 0:
        return "Geen enkel criterium kost uren: zonder een van de criteria levert het beste netwerk evenveel."
    return (
        f"Het criterium {in_woorden(duur.criterium)} kost het meest: zonder dat criterium levert het "
        "beste netwerk "
        f"{woorden.uren(duur.minuten)} uur per week meer."
    )


def over_selectie(beeld: Netwerkbeeld) -> str:
    """Hoeveel kandidaten mogen meedoen en bij hoeveel iets na te vragen is."""
    af = sum(bool(een.valt_af) for een in beeld.beoordelingen)
    vragen = sum(bool(een.navragen) and not een.valt_af for een in beeld.beoordelingen)
    kandidaten = aantal(len(beeld.beoordelingen), "kandidaat", "kandidaten")
    onbekend = f"; bij {vragen} van de anderen is iets niet bekend dat ertoe doet" if vragen else ""
    return f"Van de {kandidaten} {'valt' if af == 1 else 'vallen'} er {af} af op een criterium{onbekend}."


def _deel(gevraagd: int, geleverd: int) -> str:
    return woorden.procent(_promille(geleverd, gevraagd))


def _promille(deel: int, geheel: int) -> int:
    return 1000 * deel // geheel if geheel else 1000


def _alleen(geval: Uitval) -> str:
    if not geval.alleen:
        return ""
    return f", en kan niemand anders nog: {soorten(geval)}"


def _zonder_gebied(naam: str) -> str:
    vorm, _, rest = naam.partition(" in ")
    _, met, expertise = rest.partition(" met ")
    return f"{vorm}{met}{in_woorden(expertise)}"
