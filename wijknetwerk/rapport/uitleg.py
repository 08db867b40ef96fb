"""De antwoorden van `uitleg` in de terminal: wat een andere plek kost, en wat de uitkomst zou veranderen."""

from collections.abc import Iterator, Sequence

from wijknetwerk.begrippen import Prijs, Rij, Tegenfeit, Verhuist
from wijknetwerk.rapport import woorden
from wijknetwerk.rapport.blik import Blik
from wijknetwerk.rapport.terminal import BREEDTE, blok, kort


def maak_prijzen(blik: Blik, prijzen: Sequence[Prijs]) -> str:
    """Per plek wat zij kost als de rest van het plan mag schuiven, en wie er dan mee verhuist."""
    zinnen = [f"{blik.naam_en_code(prijs.plek)}: {_prijs(blik, prijs)}" for prijs in prijzen]
    if zinnen:
        zinnen.append("Zo kost het als de rest van het plan mag schuiven; bij «Kan ook» blijft de rest zoals zij is.")
    return _tekst(blok("Kost", zinnen))


def maak_tegenfeiten(tegenfeiten: Sequence[Tegenfeit]) -> str:
    """Wat er anders moest zijn voor een andere uitkomst; elk is echt doorgerekend."""
    zinnen = [tegenfeit.zin for tegenfeit in tegenfeiten]
    return _tekst(blok("Anders als", zinnen or ["Geen enkele losse verandering die wij kennen, geeft iets anders."]))


def zonder_alternatief(blik: Blik, rij: Rij, naar: str) -> str:
    """Waarom een plek niet bij de alternatieven staat: zij hoort bij het voorstel, of een regel sluit haar uit."""
    if naar in {rij.plek, rij.wijkcoach, rij.tweede_coach}:
        return f"{blik.naam_en_code(naar)} hoort bij dit voorstel."
    regels = woorden.opsomming(dict.fromkeys(reden.regel for reden in rij.redenen if reden.bron or reden.aanname))
    door = f" door {regels}" if regels else ""
    return (
        f"{blik.naam_en_code(naar)} komt voor deze hulpvraag niet in beeld: de regels sturen haar een andere kant op; "
        f"route {woorden.ROUTES[rij.route]}{door}."
    )


def _prijs(blik: Blik, prijs: Prijs) -> str:
    if not prijs.kan:
        return "kan niet, ook niet als anderen verhuizen."
    zinnen = [woorden.zin(blik.verschil_van(prijs.verschil) if prijs.verschil else "even goed; de loting koos")]
    if prijs.wensen:
        delen = (f"{naam.replace('_', ' ')} {woorden.getal(punten)}" for naam, punten in sorted(prijs.wensen.items()))
        zinnen.append(f"Bij de wensen: {woorden.opsomming(delen)}.")
    if prijs.verhuist:
        zinnen.append(f"Dan verhuist ook {woorden.opsomming(_verhuist(blik, wie) for wie in prijs.verhuist)}.")
    if not prijs.bewezen:
        zinnen.append("Dit verschil is niet bewezen.")
    return " ".join(zinnen)


def _verhuist(blik: Blik, wie: Verhuist) -> str:
    van, naar = (blik.naam(plek) if plek else "geen plek" for plek in (wie.van, wie.naar))
    return f"{wie.hulpvraag} ({van} → {naar})"


def _tekst(regels: Iterator[str]) -> str:
    return "".join(f"{kort(regel, BREEDTE)}\n" for regel in regels)
