"""Bij elk deel één zin, gemaakt uit de cijfers."""

from collections.abc import Iterable, Sequence

from wijknetwerk.rapport.woorden import opsomming
from wijknetwerk.simulatie.formatie import LAAGST, Formatie
from wijknetwerk.simulatie.maten import Eenheid, Schatting
from wijknetwerk.simulatie.omzet import Verschuiving
from wijknetwerk.simulatie.simulatie import Simulatie
from wijknetwerk.simulatie.uitkomst import Kwartaal, Uitkomst
from wijknetwerk.simulatie.verslag.woorden import PER_NAAM, getal, met_interval, plek, waarde


def over_stabiliteit(simulatie: Simulatie) -> str:
    """Per scenario of het stabiel is; gelijke zinnen worden samengenomen."""
    zinnen = _samen((uitkomst.zin, uitkomst.scenario.naam) for uitkomst in simulatie.uitkomsten)
    return " ".join(f"{namen}: {zin[0].lower()}{zin[1:]}" for zin, namen in zinnen)


def over_netwerk(simulatie: Simulatie) -> str:
    """Wanneer het doel voor het netwerk gehaald wordt; scenario's waar het gelijk gaat samen."""
    doel = simulatie.afspraken.netwerk_doel_procent
    zinnen = _samen((_over_netwerk(uitkomst, doel), uitkomst.scenario.naam) for uitkomst in simulatie.uitkomsten)
    return " ".join(f"Bij {namen} {zin}." for zin, namen in zinnen)


def _over_netwerk(uitkomst: Uitkomst, doel: int) -> str:
    if not uitkomst.kwartalen:
        return "is er geen heel kwartaal om over te tellen"
    kwartaal = uitkomst.eerste_kwartaal("binnen_netwerk", doel / 100)
    laatste = in_kwartaal(uitkomst.kwartalen[-1], "binnen_netwerk")
    slot = f"in kwartaal {uitkomst.kwartalen[-1].nummer} is het {met_interval(laatste)}"
    if kwartaal is None:
        return f"komt het niet tot {doel} % binnen het netwerk; {slot}"
    return f"is het vanaf kwartaal {kwartaal} minstens {doel} % binnen het netwerk; {slot}"


def _samen(paren: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Per tekst de scenario's waarvoor zij geldt, opgesomd; elke tekst één keer."""
    per_tekst: dict[str, list[str]] = {}
    for tekst, naam in paren:
        per_tekst.setdefault(tekst, []).append(f"«{naam}»")
    return [(tekst, opsomming(namen)) for tekst, namen in per_tekst.items()]


def in_kwartaal(kwartaal: Kwartaal, naam: str) -> Schatting:
    """Een maat in één kwartaal."""
    return next(schatting for schatting in kwartaal.schattingen if schatting.naam == naam)


def over_wachten(simulatie: Simulatie) -> str:
    """Hoeveel er op tijd beginnen, of dat daar niets over te zeggen is."""
    weken = simulatie.uitkomsten[0].scenario.start_binnen_weken
    rustig = [uitkomst for uitkomst in simulatie.uitkomsten if uitkomst.schatting("op_tijd").gemiddeld is not None]
    gelijk = _samen((met_interval(uitkomst.schatting("op_tijd")), uitkomst.scenario.naam) for uitkomst in rustig)
    delen = [f"bij {namen} {wanneer}" for wanneer, namen in gelijk]
    if len(delen) == 1 and len(rustig) == len(simulatie.uitkomsten) > 1:
        delen = [f"{gelijk[0][0]}, in elk scenario"]
    zinnen = [f"Binnen {weken} weken begint {opsomming(delen)}."] if delen else []
    if druk := [f"«{uitkomst.scenario.naam}»" for uitkomst in simulatie.uitkomsten if uitkomst not in rustig]:
        zinnen.append(f"Bij {opsomming(druk)} groeit de wachtlijst door; daar is geen gemiddelde.")
    return " ".join(zinnen)


def over_maat(simulatie: Simulatie, naam: str) -> str:
    """Het hoogste en het laagste scenario van een maat."""
    bekend = [
        (schatting.gemiddeld, uitkomst.scenario.naam, schatting)
        for uitkomst in simulatie.uitkomsten
        if (schatting := uitkomst.schatting(naam)).gemiddeld is not None
    ]
    titel = PER_NAAM[naam].titel.capitalize()
    if not bekend:
        return f"{titel}: van geen enkel scenario te middelen."
    hoogst, laagst = max(bekend), min(bekend)
    if hoogst[1] == laagst[1] or waarde(naam, hoogst[0]) == waarde(naam, laagst[0]):
        return f"{titel}: {met_interval(hoogst[2])}{' in elk scenario' if len(bekend) > 1 else ''}."
    return (
        f"{titel}: het hoogst bij «{hoogst[1]}» met {met_interval(hoogst[2])}, het laagst bij «{laagst[1]}» met "
        f"{met_interval(laagst[2])}."
    )


def over_versnippering(simulatie: Simulatie) -> str:
    """Hoeveel aanbieders en inwoners aan het begin en aan het eind."""
    zinnen = _samen(
        (_over_versnippering(uitkomst), uitkomst.scenario.naam)
        for uitkomst in simulatie.uitkomsten
        if uitkomst.kwartalen
    )
    return " ".join(f"Bij {namen} zijn er {zin}." for zin, namen in zinnen)


def _over_versnippering(uitkomst: Uitkomst) -> str:
    voor, na = (
        (in_kwartaal(kwartaal, "aanbieders_bezig"), in_kwartaal(kwartaal, "inwoners_per_aanbieder"))
        for kwartaal in (uitkomst.kwartalen[0], uitkomst.kwartalen[-1])
    )
    delen = [
        f"{waarde(aantal.naam, aantal.gemiddeld)} aanbieders met elk {waarde(per.naam, per.gemiddeld)} inwoners"
        for aantal, per in (voor, na)
    ]
    return f"eerst {delen[0]} en aan het eind {delen[1]}"


def over_omzet(simulatie: Simulatie) -> str:
    """Wie het meest wint en wie het meest verliest, per scenario."""
    zinnen = _samen(
        (_over_omzet(simulatie, rijen), uitkomst.scenario.naam)
        for uitkomst, rijen in zip(simulatie.uitkomsten[1:], simulatie.verschuivingen, strict=True)
    )
    delen = [f"Bij {namen} {zin}." for zin, namen in zinnen]
    return " ".join([*delen, "Met het wijkteam erbij is de som van alle verschuivingen nul."])


def _over_omzet(simulatie: Simulatie, rijen: Sequence[Verschuiving]) -> str:
    if not any(rij.punten for rij in rijen):
        return "verschuift er niets"
    meest, minst = max(rijen, key=lambda rij: rij.punten), min(rijen, key=lambda rij: rij.punten)
    erbij, eraf = (getal(float(rij.punten) * 100, teken=True) for rij in (meest, minst))
    return (
        f"is de grootste winst voor {plek(simulatie, meest.plek)} ({erbij} procentpunt van alle begeleiding) en het "
        f"grootste verlies voor {plek(simulatie, minst.plek)} ({eraf})"
    )


def over_formatie(formatie: Formatie) -> str:
    """Hoeveel formatie er nodig is, met het interval."""
    doel = f"dat {formatie.doel_procent} % binnen {formatie.binnen_weken} weken begint"
    if formatie.procent is None:
        hoogst = formatie.punten[-1]
        return (
            f"Met geen enkele formatie tot {getal(formatie.fte(hoogst[0]) or 0)} fte lukt het {doel}: ook dan "
            f"is het {met_interval(hoogst[1])}. Het ligt dan niet aan het aantal wijkcoaches."
        )
    grenzen = [
        "meer dan er is doorgerekend" if grens is None else getal(grens)
        for grens in (formatie.fte(formatie.van), formatie.fte(formatie.tot))
    ]
    nodig = getal(formatie.fte(formatie.procent) or 0)
    if formatie.procent == LAAGST:
        return (
            f"Ook met {nodig} fte aan wijkcoaches begint {met_interval(formatie.punten[0][1])} binnen "
            f"{formatie.binnen_weken} weken: aanbieders vangen de rest op. Nu is het {getal(formatie.fte_nu)} fte."
        )
    return (
        f"Er is {nodig} fte aan wijkcoaches nodig ({grenzen[0]} tot {grenzen[1]}) zodat {formatie.doel_procent} % "
        f"binnen {formatie.binnen_weken} weken begint; nu is dat {getal(formatie.fte_nu)} fte."
    )


def over_grootte(simulatie: Simulatie, op_volgorde: Sequence[tuple[int, Uitkomst]]) -> str:
    """Het kleinste netwerk dat het doel haalt."""
    doel = simulatie.afspraken.netwerk_doel_procent
    haalt = [
        (grootte, uitkomst.schatting("binnen_netwerk"))
        for grootte, uitkomst in op_volgorde
        if (uitkomst.schatting("binnen_netwerk").gemiddeld or 0) * 100 >= doel
    ]
    if not haalt:
        return f"Geen van de groottes haalt gemiddeld {doel} % binnen het netwerk."
    grootte, schatting = haalt[0]
    wat = f"{grootte} deelnemers per wet: {met_interval(schatting)}"
    return f"Het kleinste netwerk dat gemiddeld {doel} % haalt, heeft {wat}."


def over_verschillen(simulatie: Simulatie) -> str:
    """Welke maten per scenario aantoonbaar anders zijn dan in het eerste."""
    eerste = simulatie.uitkomsten[0].scenario.naam
    zinnen = _samen((_anders(verschil.schattingen), verschil.scenario) for verschil in simulatie.verschillen)
    return " ".join(f"Bij {namen} is {maten} aantoonbaar anders dan bij «{eerste}»." for maten, namen in zinnen)


def _anders(schattingen: Iterable[Schatting]) -> str:
    namen = [
        f"«{PER_NAAM[een.naam].titel}»"
        for een in schattingen
        if een.bekend is not None
        and (een.bekend[1] > 0 or een.bekend[2] < 0)
        and PER_NAAM[een.naam].eenheid is not Eenheid.EURO
    ]
    return opsomming(namen) if namen else "geen enkele maat"
