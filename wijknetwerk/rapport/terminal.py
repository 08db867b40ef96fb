"""De samenvatting in de terminal: alles wat telt, binnen honderd kolommen."""

import textwrap
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path

from wijknetwerk.begrippen import Alternatief, Rij, SoortPlek, Weekvoorstel, Werkvoorraad, uren
from wijknetwerk.rapport import eerlijkheid, herplan, woorden
from wijknetwerk.rapport.blik import Blik, bewijs_van, kernreden

BREEDTE = 100
_NUMMER, _UREN = 14, 5
_PLEK_SMALST, _PLEK_BREEDST = 12, 36
_RIJEN_PER_REDEN = 4
_HOOGSTENS_NAVRAGEN = 12


def maak_terminal(voorstel: Weekvoorstel, werkvoorraad: Werkvoorraad, bestanden: Sequence[Path] = ()) -> str:
    """De hele samenvatting; elke rij is hoogstens `BREEDTE` kolommen, hoe lang de namen ook zijn."""
    blik = Blik(voorstel, werkvoorraad)
    stukken = (
        _kop(blik),
        _lijst(blik),
        _herplan(blik),
        _tekort(blik),
        _eerlijkheid(blik),
        _navragen(blik),
        _bewijs(blik),
        _bestanden(bestanden),
    )
    rijen = (rij for stuk in map(tuple, stukken) if stuk for rij in (*stuk, ""))
    return "".join(f"{kort(rij, BREEDTE)}\n" for rij in rijen).rstrip("\n") + "\n"


def maak_rij(blik: Blik, rij: Rij) -> str:
    """Alles over één hulpvraag: waarom deze plek, wat erbij hoort, en wat de andere plekken schelen."""
    regels = [
        f"Hulpvraag {rij.hulpvraag}  {blik.vraag_in_kort(rij)}",
        f"Route      {woorden.ROUTES[rij.route]}",
        f"Voorstel   {blik.waar(rij)}{_plekdetails(rij)}",
        *blok("Waarom", [f"{woorden.zin(r.zin)} [{woorden.bronvermelding(r)}]" for r in rij.redenen]),
        *blok("Let op", [woorden.zin(kanttekening.zin) for kanttekening in rij.kanttekeningen]),
        *blok("Meekijken", [f"{actie.wie}: {woorden.zin(actie.zin)}" for actie in rij.meekijken]),
        *blok("Termijnen", [woorden.termijn_zin(termijn) for termijn in rij.termijnen]),
        *blok("Navragen", [woorden.zin(navraag.vraag) for navraag in rij.navragen]),
    ]
    return "".join(f"{kort(regel, BREEDTE)}\n" for regel in regels)


def maak_alternatieven(blik: Blik, rij: Rij) -> str:
    """Welke andere plekken ook kunnen en wat zij schelen, welke vol zijn, en waarom de rest niet mag."""
    anderen = blik.alternatieven(rij)
    regels = (
        *blok("Kan ook", [f"{blik.naam_en_code(a.plek)}: {blik.verschil(a)}. {_zinnen(a)}" for a in anderen.kan]),
        *blok("Vol", [f"{blik.naam_en_code(a.plek)}: {_zinnen(a)}{_bezetting(a)}" for a in anderen.vol]),
        *blok("Mag niet", [f"{blik.naam_en_code(a.plek)}: {_zinnen(a)}" for a in anderen.mag_niet]),
    )
    return "".join(f"{kort(regel, BREEDTE)}\n" for regel in regels)


def _zinnen(alternatief: Alternatief) -> str:
    return " ".join(woorden.zin(reden.zin) for reden in alternatief.redenen)


def _bezetting(alternatief: Alternatief) -> str:
    """Wat er ontbreekt, en welke hulpvragen van dit voorstel er nu ruimte gebruiken."""
    if not alternatief.te_kort:
        return ""
    groep = alternatief.soort_plek is SoortPlek.COLLECTIEF
    hoeveel = woorden.aantal(alternatief.te_kort, "plaats", "plaatsen") if groep else f"{uren(alternatief.te_kort)} uur"
    wie = f"; nu voor {woorden.opsomming(alternatief.bezet_door)}" if alternatief.bezet_door else ""
    return f" Te kort: {hoeveel}{wie}."


def _plekdetails(rij: Rij) -> str:
    delen = [woorden.SOORTEN[rij.soort_plek] if rij.soort_plek and rij.plek else ""]
    delen.append(f"product {woorden.PRODUCTEN[rij.product]}" if rij.product else "")
    delen.append(f"reden tweede schil: {rij.schilreden}" if rij.schilreden else "")
    delen.append(f"{woorden.uren_kort(rij.minuten_per_week)} per week" if rij.minuten_per_week else "")
    details = ", ".join(deel for deel in delen if deel)
    return f" ({details})" if details else ""


def blok(kop: str, zinnen: Sequence[str]) -> Iterator[str]:
    """Een kop met zinnen ernaast, elk gevouwen binnen de breedte."""
    for plaats, zin in enumerate(zinnen):
        for rij, tekst in enumerate(vouw(woorden.schoon(zin), BREEDTE - 13)):
            yield f"{kop if plaats == rij == 0 else '':<10} {'-' if rij == 0 else ' '} {tekst}"


def _kop(blik: Blik) -> Iterator[str]:
    voorstel = blik.voorstel
    yield f"Weekvoorstel {voorstel.week} ({woorden.weekdagen(blik.week)})"
    yield f"Status: {voorstel.status}; een mens besluit.  Regels: {voorstel.regelset.naam}"
    yield ""
    yield "  ".join(f"{cijfer.getal} {cijfer.wat}" for cijfer in blik.kerncijfers()[:3])
    routes = "Routes: " + ", ".join(f"{naam} {getal}" for naam, getal in blik.tel_routes())
    yield from vouw(routes, BREEDTE)
    yield from vouw(blik.doel_zin(), BREEDTE)


def _lijst(blik: Blik) -> Iterator[str]:
    plekken = {rij.hulpvraag: _plek(blik, rij) for rij in blik.rijen}
    plek = max((breedte(tekst) for tekst in plekken.values()), default=_PLEK_SMALST)
    nummer = min(max(map(breedte, ("Vraag", *plekken))), _NUMMER)
    yield f"  {vul('Vraag', nummer)}  {vul('Plek', plek)}  {'Uren':>{_UREN}}  Waarom"
    for groep in blik.groepen:
        yield f"{groep.titel} ({len(groep.rijen)})"
        for rij in groep.rijen:
            begin = f"  {vul(rij.hulpvraag, nummer)}  {vul(plekken[rij.hulpvraag], plek)}  {_uren(rij):>{_UREN}}  "
            eerste, *rest = vouw(kernreden(rij) or "-", BREEDTE - breedte(begin), _RIJEN_PER_REDEN)
            yield begin + eerste
            yield from (" " * breedte(begin) + tekst for tekst in rest)


def _plek(blik: Blik, rij: Rij) -> str:
    """Een lange naam wordt afgebroken; de codes van de coaches blijven staan."""
    coach = f" met {rij.wijkcoach}" if rij.plek and rij.wijkcoach and rij.wijkcoach != rij.plek else ""
    tweede = f", tweede {rij.tweede_coach}" if rij.tweede_coach else ""
    bij = kort(coach + tweede, _PLEK_BREEDST - _PLEK_SMALST)
    naam = blik.naam(rij.plek) if rij.plek else blik.waar(rij)
    return kort(naam, _PLEK_BREEDST - breedte(bij)) + bij


def _uren(rij: Rij) -> str:
    return uren(rij.minuten_per_week) if rij.minuten_per_week else ""


def _herplan(blik: Blik) -> Iterator[str]:
    if (gegevens := blik.voorstel.herplan) is None:
        return
    yield from vouw(herplan.samenvatting(gegevens), BREEDTE)
    for verandering in herplan.veranderingen(blik):
        merk = " (was al meegedeeld)" if verandering.meegedeeld else ""
        waar = verandering.wordt if verandering.wat == "nieuw" else f"{verandering.was} → {verandering.wordt}"
        yield f"  {verandering.hulpvraag}  {verandering.wat}: {waar}{merk}"
        yield from (f"      {rij}" for rij in vouw(verandering.zin, BREEDTE - 6))
    if gegevens.kromme:
        yield "Wat meer wijzigen oplevert (minpunten per trede; minder is beter):"
        yield f"  {'aantal':>6}  {'  '.join(map(herplan.korte_trede, herplan.krommekop(blik.voorstel)))}"
        for punt in herplan.kromme(blik.voorstel):
            getallen = "  ".join(
                f"{getal:>{breedte(herplan.korte_trede(naam))}}"
                for naam, getal in zip(herplan.krommekop(blik.voorstel), punt.minpunten, strict=True)
            )
            yield f"  {punt.wijzigingen:>6}  {getallen}  {punt.levert}"


def _tekort(blik: Blik) -> Iterator[str]:
    yield from vouw(f"Tekort: {blik.tekort_zin()}", BREEDTE)
    for tekort in blik.voorstel.tekorten:
        yield from (f"  {rij}" for rij in vouw(woorden.zin(tekort.zin), BREEDTE - 2))
        for stap in tekort.meerwaarde:
            yield from (f"    {rij}" for rij in vouw(woorden.erbij(stap, blik.naam(stap.plek)), BREEDTE - 4))


def _eerlijkheid(blik: Blik) -> Iterator[str]:
    if zin := eerlijkheid.zin(blik):
        yield from vouw(f"Eerlijkheid: {zin}", BREEDTE)


def _navragen(blik: Blik) -> Iterator[str]:
    vragen = [(rij.hulpvraag, navraag.vraag) for rij in blik.met_navragen for navraag in rij.navragen]
    yield f"Navragen: {woorden.aantal(len(vragen), 'vraag', 'vragen')}"
    for nummer, vraag in vragen[:_HOOGSTENS_NAVRAGEN]:
        yield f"  {vul(nummer, _NUMMER)}  {woorden.zin(vraag)}"
    if len(vragen) > _HOOGSTENS_NAVRAGEN:
        yield f"  en nog {len(vragen) - _HOOGSTENS_NAVRAGEN}; alle vragen staan in het werkboek en op de pagina"


def _bewijs(blik: Blik) -> Iterator[str]:
    yield from vouw(blik.bewijs_zin(), BREEDTE)
    for nummer, trede in enumerate(blik.voorstel.bewijs.treden, start=1):
        yield f"  {nummer}  {vul(woorden.trede(trede.naam), 30)}  {trede.waarde:>10}  {bewijs_van(trede)}"


def _bestanden(bestanden: Sequence[Path]) -> Iterator[str]:
    if bestanden:
        map_ = bestanden[0].parent
        yield f"Geschreven in {map_}: {', '.join(pad.name for pad in bestanden)}"


def breedte(tekst: str) -> int:
    """Het aantal kolommen op een scherm: brede tekens tellen dubbel, tekens die op een ander staan niet."""
    return len(tekst) if tekst.isascii() else sum(_kolommen(teken) for teken in tekst)


def kort(tekst: str, hoogstens: int) -> str:
    """De tekst, zo nodig afgebroken met …; nooit breder dan `hoogstens` kolommen."""
    netjes = _zonder_stuurtekens(tekst)
    if breedte(netjes) <= hoogstens:
        return netjes
    past, over = [], hoogstens - 1
    for teken in netjes:
        over -= _kolommen(teken)
        if over < 0:
            break
        past.append(teken)
    return "".join(past).rstrip() + "…"


def vul(tekst: str, kolommen: int) -> str:
    """De tekst op precies dit aantal kolommen."""
    passend = kort(woorden.schoon(tekst), kolommen)
    return passend + " " * (kolommen - breedte(passend))


def vouw(tekst: str, kolommen: int, hoogstens: int | None = None) -> list[str]:
    """De tekst over meer rijen op woordgrenzen; wat niet past in `hoogstens` rijen eindigt op …."""
    netjes = woorden.schoon(tekst)
    rijen = textwrap.wrap(netjes, kolommen, max_lines=hoogstens, placeholder=" …") or [""]
    return [kort(rij, kolommen) for rij in rijen]


def _kolommen(teken: str) -> int:
    if unicodedata.combining(teken):
        return 0
    return 2 if unicodedata.east_asian_width(teken) in {"W", "F"} else 1


def _zonder_stuurtekens(tekst: str) -> str:
    if tekst.isprintable():
        return tekst
    return "".join(" " if unicodedata.category(teken).startswith(("C", "Z")) else teken for teken in tekst)
