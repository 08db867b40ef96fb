"""De ene zin bij elk deel van het verslag, geteld uit dezelfde rijen die eronder staan."""

from wijknetwerk.monitor import woorden
from wijknetwerk.monitor.cijfer import Rij, Uitkomst, procent
from wijknetwerk.monitor.monitor import Monitor
from wijknetwerk.monitor.regelkaart import Regelkaart, maak_regelkaart
from wijknetwerk.rapport.woorden import MAANDEN, opsomming

GEEN = "Er zijn geen gegevens voor dit deel."
TE_KLEIN = "De aantallen zijn te klein om te delen."


def totaal(uitkomst: Uitkomst) -> Rij | None:
    """De rij van het totaal, als zij er is en getoond mag worden."""
    return next((rij for rij in uitkomst.rijen if not rij.pad and not rij.verborgen), None)


def over_verloop(monitor: Monitor) -> str:
    """Hoeveel er begonnen, eindigden en lopen."""
    rijen = [totaal(monitor.uitkomst(naam)) for naam in ("instroom", "uitstroom", "actief")]
    if any(rij is None for rij in rijen):
        return TE_KLEIN
    begon, eindigde, loopt = (woorden.getal(rij.teller) for rij in rijen if rij is not None)
    return f"Het wijkteam begon {begon} trajecten en rondde er {eindigde} af; aan het einde lopen er {loopt}."


def over(monitor: Monitor, naam: str, zin: str) -> str:
    """Een zin met de waarde van het totaal op de plaats van `{waarde}` en teller en noemer op die van `{delen}`."""
    uitkomst = monitor.uitkomst(naam)
    if not uitkomst.rijen:
        return GEEN
    rij = totaal(uitkomst)
    if rij is None:
        return TE_KLEIN
    if rij.waarde is None:
        return GEEN
    bij = woorden.grenzen(rij)
    hele = zin.format(waarde=woorden.waarde(uitkomst.cijfer, rij), delen=woorden.delen(uitkomst.cijfer, rij))
    return f"{hele} Door wie geen antwoord gaf ligt het {bij}." if bij else hele


def over_maanden(monitor: Monitor) -> str:
    """Of het aandeel zelf steeg of daalde."""
    rijen = [rij for rij in monitor.uitkomst("aandeel_per_maand").rijen if not rij.verborgen and rij.waarde is not None]
    if not rijen:
        return TE_KLEIN
    eerste, laatste = (procent(rij.waarde) for rij in (rijen[0], rijen[-1]) if rij.waarde is not None)
    wat = "steeg" if laatste > eerste else "daalde" if laatste < eerste else "bleef gelijk"
    return f"Het aandeel zelf {wat}: {eerste} % in {_maand(rijen[0])} en {laatste} % in {_maand(rijen[-1])}."


def _maand(rij: Rij) -> str:
    jaar, maand = rij.pad[0].split("-")
    return f"{MAANDEN[int(maand) - 1]} {jaar}"


def over_verdeling(monitor: Monitor, naam: str, zin: str) -> str:
    """Per wet de grootste getoonde groep, op de plaats van `{groepen}`."""
    rijen = [rij for rij in monitor.uitkomst(naam).rijen if not rij.verborgen and rij.waarde is not None]
    diepste = max((len(rij.pad) for rij in rijen), default=0)
    if not diepste:
        return GEEN if not monitor.uitkomst(naam).rijen else TE_KLEIN
    beste: dict[tuple[str, ...], Rij] = {}
    for rij in rijen:
        if len(rij.pad) == diepste:
            beste[rij.pad[:-1]] = max(beste.get(rij.pad[:-1], rij), rij, key=lambda rij: rij.teller)
    per_groep: dict[str, list[str]] = {}
    for boven, rij in beste.items():
        if rij.waarde is not None:
            deel = f"{_bij(boven, monitor)}{procent(rij.waarde)} %"
            per_groep.setdefault(woorden.groep(rij.pad, monitor.namen), []).append(deel)
    return zin.format(groepen=opsomming(f"{groep} ({', '.join(delen)})" for groep, delen in per_groep.items()))


def _bij(boven: tuple[str, ...], monitor: Monitor) -> str:
    return f"{woorden.groep(boven, monitor.namen)}: " if boven else ""


def regelkaart_van(monitor: Monitor) -> Regelkaart | None:
    """De regelkaart uit de getoonde weken."""
    return maak_regelkaart(monitor.uitkomst("volggraad").rijen, monitor.afspraken.regelkaart_sigma)


def over_regelkaart(monitor: Monitor) -> str:
    """Hoe vaak er is gevolgd, en welke weken buiten de grenzen vallen."""
    zin = over(monitor, "volggraad", "Het voorstel is in {waarde} van de besluiten gevolgd ({delen}).")
    kaart = regelkaart_van(monitor)
    if kaart is None:
        return zin if zin in (GEEN, TE_KLEIN) else f"{zin} Per week zijn de aantallen te klein om te delen."
    buiten = opsomming(punt.week for punt in kaart.buiten)
    return f"{zin} {f'Buiten de grenzen vallen {buiten}.' if buiten else 'Geen getoonde week valt buiten de grenzen.'}"


def over_begroting(monitor: Monitor) -> str:
    """Het totaal van de begroting."""
    if not monitor.begroting:
        return GEEN
    return f"De begroting komt op {woorden.euro(monitor.begroting[-1].totaal)}; pas dit bedrag is afgerond."


def over_effecten(monitor: Monitor) -> str:
    """Wat de casussen samen kosten, bij het wijkteam en bij een aanbieder."""
    samen = monitor.samen
    if samen is None:
        return GEEN
    zelf, ander = samen.bedrag("wijkteam"), samen.bedrag("aanbieder")
    wat = "minder" if samen.verschil > 0 else "meer" if samen.verschil < 0 else "evenveel"
    return (
        f"Met deze aannames kosten de casussen samen {woorden.euro(zelf)} bij het wijkteam en {woorden.euro(ander)} "
        f"bij aanbieders: {woorden.euro(abs(samen.verschil))} {wat}."
    )
