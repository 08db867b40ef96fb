"""`lees_netwerkmap`: van map of werkboek naar een netwerkmap, of alle fouten in één keer."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from wijknetwerk.begrippen import Netwerkmap, Woordenlijst
from wijknetwerk.invoer import Melding
from wijknetwerk.invoer.kolommen import NETWERKMAP
from wijknetwerk.invoer.meldingen import bedoelde_u
from wijknetwerk.invoer.rijen import Gelezen
from wijknetwerk.invoer.tabel import Bron
from wijknetwerk.invoer.tabelmap import Controle, Tabellezing, lees_tabelbron, lees_tabelmap
from wijknetwerk.invoer.verwijzingen import Werkmap, onbekende_verwijzingen

VOORBEELD = "voorbeelddata/netwerk-arnhem"


class Netwerklezing(NamedTuple):
    """Een netwerkmap, of alle fouten in één keer; nooit een half gelezen map."""

    map: Netwerkmap | None
    fouten: tuple[Melding, ...] = ()


def lees_netwerkmap(pad: Path, woordenlijst: Woordenlijst) -> Netwerklezing:
    """Leest een netwerkmap, even streng als een werkmap; elke expertise staat in de woordenlijst."""
    return _netwerkmap(lees_tabelmap(pad, NETWERKMAP, VOORBEELD, _controles(woordenlijst)))


def lees_netwerkbron(bron: Bron, woordenlijst: Woordenlijst) -> Netwerklezing:
    """Leest tabellen die al gevonden zijn, zoals die uit DataFrames."""
    return _netwerkmap(lees_tabelbron(bron, NETWERKMAP, _controles(woordenlijst)))


def _netwerkmap(lezing: Tabellezing) -> Netwerklezing:
    tabellen = lezing.tabellen
    return Netwerklezing(None if tabellen is None else Netwerkmap.model_validate(tabellen), lezing.fouten)


def _controles(woordenlijst: Woordenlijst) -> tuple[Controle, ...]:
    """Wat elk op zich goed te lezen is, maar samen niet kan; een controle erbij is één naam hier en haar toets."""
    return (partial(_onbekende_codes, woordenlijst), _leeg, _twee_namen, _onbekende_gebieden, _meer_dan_alles)


def _onbekende_codes(woordenlijst: Woordenlijst, gelezen: dict[str, Gelezen]) -> Iterator[Melding]:
    yield from onbekende_verwijzingen(Werkmap(gelezen, woordenlijst, None))


def _leeg(gelezen: dict[str, Gelezen]) -> Iterator[Melding]:
    """Zonder kandidaten of vraag valt er niets te kiezen."""
    for naam in NETWERKMAP.verplicht:
        tabel = gelezen.get(naam)
        if tabel is not None and tabel.volledig and not tabel.rijen:
            yield Melding(bestand=tabel.tabel.bestand, zin="er staat geen enkele rij in; er valt niets te kiezen")


def _twee_namen(gelezen: dict[str, Gelezen]) -> Iterator[Melding]:
    """Dezelfde code met twee namen is een vergissing: één organisatie kan voor twee wetten meedoen."""
    eerste: dict[object, tuple[object, int]] = {}
    for rij in gelezen["kandidaten"].rijen if "kandidaten" in gelezen else ():
        code, naam = rij.waarden.get("code"), rij.waarden.get("naam")
        if code is None or naam is None:
            continue
        bekend, waar = eerste.setdefault(code, (naam, rij.rij))
        if bekend != naam:
            zin = f"in rij {waar} heet deze organisatie «{bekend}»; een code hoort bij één organisatie"
            yield gelezen["kandidaten"].melding(zin, rij, "naam")


def _onbekende_gebieden(gelezen: dict[str, Gelezen]) -> Iterator[Melding]:
    """Een gebied dat niet op de kaart staat (als er een kaart is), en een kandidaat in een gebied zonder vraag."""
    kaart, vraag = gelezen.get("kaart"), gelezen.get("vraag")
    if vraag is None or not vraag.volledig:
        return
    bekend = (
        {str(rij.waarden[veld]) for rij in kaart.rijen for veld in ("code", "gebied") if veld in rij.waarden}
        if kaart
        else set()
    )
    if kaart and kaart.volledig and kaart.rijen:
        for rij in vraag.rijen:
            gebied = rij.waarden.get("gebied")
            if gebied is not None and gebied not in bekend:
                zin = "dit gebied staat niet in de tabel kaart; voeg de wijken toe of verbeter de code"
                yield vraag.melding(zin + bedoelde_u(str(gebied), bekend, 0.6), rij, "gebied")
    gevraagd = bekend | {str(rij.waarden["gebied"]) for rij in vraag.rijen if "gebied" in rij.waarden}
    for rij in gelezen["kandidaten"].rijen if "kandidaten" in gelezen else ():
        for gebied in rij.waarden.get("gebieden") or ():
            if gebied not in gevraagd:
                zin = f"in gebied {gebied} is geen vraag; verbeter de code of haal haar weg"
                yield gelezen["kandidaten"].melding(zin + bedoelde_u(str(gebied), gevraagd, 0.6), rij, "gebieden")


def _meer_dan_alles(gelezen: dict[str, Gelezen]) -> Iterator[Melding]:
    """Loondienst en zzp samen boven de honderd procent."""
    for rij in gelezen["kandidaten"].rijen if "kandidaten" in gelezen else ():
        loondienst, zzp = rij.waarden.get("loondienst_procent"), rij.waarden.get("zzp_procent")
        if loondienst is not None and zzp is not None and loondienst + zzp > 100:  # noqa: PLR2004 - procenten van één geheel
            zin = f"loondienst ({loondienst} %) en zzp ({zzp} %) zijn samen meer dan 100 %"
            yield gelezen["kandidaten"].melding(zin, rij, "zzp_procent")
