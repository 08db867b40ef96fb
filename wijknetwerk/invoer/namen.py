"""Namen van tabellen en kolommen: hoofdletters en spaties tellen niet mee, verder moet de naam kloppen."""

from wijknetwerk.invoer.kolommen import WERKMAP, Mapsoort, kolommen
from wijknetwerk.invoer.meldingen import Melding, bedoelde_u, lijkt_op
from wijknetwerk.invoer.privacy import bevat_bsn

TOEGESTAAN_ERNAAST = ("leesmij", "verwacht", "lijst_")
"""Een bestand, map of werkblad met dit begin mag erbij liggen; de lezer slaat het over."""
UITLEGBLADEN = ("uitleg", "keuzelijsten")
"""Werkbladen die het sjabloon zelf maakt."""


def platte_naam(naam: str) -> str:
    """De naam zoals wij haar vergelijken: kleine letters, spaties als onderstreping."""
    return "_".join(naam.casefold().split())


def tabelnaam(naam: str, mapsoort: Mapsoort = WERKMAP) -> str | None:
    """De tabel die bij deze bestands- of bladnaam hoort, als die bestaat."""
    plat = platte_naam(naam)
    return plat if plat in mapsoort.tabellen else None


def mag_ernaast(naam: str) -> bool:
    """Of dit bestand of blad geen tabel hoeft te zijn."""
    return platte_naam(naam).startswith(TOEGESTAAN_ERNAAST)


def kolomnamen(tabel: str, kop: list[str]) -> tuple[str, ...]:
    """Schrijft bekende kolomnamen zoals het begrip haar schrijft; een onbekende blijft wat zij is."""
    bekend = {kolom.naam for kolom in kolommen(tabel)}
    return tuple(platte_naam(naam) if platte_naam(naam) in bekend else naam.strip() for naam in kop)


def veilige_naam(naam: str, anders: str) -> str:
    """De naam voor in een melding; lijkt er een BSN in te staan, dan de omschrijving `anders`."""
    return anders if bevat_bsn(naam) else naam


def onbekende_naam(bestand: str, naam: str, soort: str, mapsoort: Mapsoort = WERKMAP) -> Melding:
    """De melding voor een bestand, map of werkblad dat geen tabel is."""
    if soort == "dit bestand" and (tabel := tabelnaam(naam, mapsoort)):
        return Melding(bestand=bestand, zin=f"alleen CSV-bestanden worden gelezen; bewaar dit als {tabel}.csv")
    zin = f"{soort} hoort niet in een {mapsoort.naam}; haal het weg of geef het de naam van een tabel"
    return Melding(bestand=bestand, zin=zin + bedoelde_u(platte_naam(naam), mapsoort.tabellen))


def ontbrekende_tabellen(
    bestand: str, aanwezig: set[str], soort: str, gezien: list[str], mapsoort: Mapsoort = WERKMAP
) -> list[Melding]:
    """Een melding per verplichte tabel die er niet is; `gezien` zijn de namen die op een tabel kunnen lijken."""
    return [
        Melding(
            bestand=bestand,
            zin=f"{soort} {naam} ontbreekt; een tabel zonder rijen heeft alleen een kopregel"
            + (f"; heet het nu «{gok}»?" if (gok := lijkt_op(naam, gezien)) else ""),
        )
        for naam in mapsoort.verplicht
        if naam not in aanwezig
    ]
