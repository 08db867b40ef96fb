"""Codes die naar elkaar wijzen: elke sleutel is eenmalig en elke verwijzing komt ergens uit."""

from collections.abc import Iterator
from dataclasses import dataclass

from wijknetwerk.begrippen import Week, Woordenlijst
from wijknetwerk.invoer.kolommen import SLEUTELS, kolommen
from wijknetwerk.invoer.meldingen import CODEGELIJKENIS, Melding, bedoelde_u, opsomming, toonbaar
from wijknetwerk.invoer.rijen import Gelezen, GelezenRij, sleutels

GERESERVEERD = "geen_plek"
PLEKTABELLEN = ("wijkcoaches", "aanbieders", "collectief_aanbod")
BEGELEIDERS = ("wijkcoaches", "aanbieders")
WOORDENLIJST = "woordenlijst"
MEESTE_CODES = 20


@dataclass(frozen=True)
class Werkmap:
    """Alle gelezen tabellen bij elkaar, met wat nodig is om hun samenhang te beoordelen."""

    gelezen: dict[str, Gelezen]
    woordenlijst: Woordenlijst
    week: Week | None

    def rijen(self, tabel: str) -> tuple[GelezenRij, ...]:
        """De rijen van een tabel, of geen als de tabel er niet is."""
        return self.gelezen[tabel].rijen if tabel in self.gelezen else ()

    def melding(self, tabel: str, rij: GelezenRij, veld: str, zin: str, waarde: object = None) -> Melding:
        """Een melding bij een veld."""
        return self.gelezen[tabel].melding(zin, rij, veld, waarde)


@dataclass(frozen=True)
class Verwijzing:
    """Een veld dat alleen codes mag bevatten die in een van de tabellen `naar` staan (of in de woordenlijst)."""

    tabel: str
    veld: str
    naar: tuple[str, ...]
    doelveld: str = "code"

    @property
    def waarheen(self) -> str:
        """De bestemming in woorden."""
        if self.naar == (WOORDENLIJST,):
            return f"de woordenlijst ({self.doelveld})"
        soort = "gebied" if self.doelveld == "gebied" else ""
        return f"{'de kolom gebied van ' if soort else ''}de tabel {opsomming(self.naar)}"


VERWIJZINGEN: tuple[Verwijzing, ...] = (
    Verwijzing("hulpvragen", "wijk", ("wijken",)),
    Verwijzing("hulpvragen", "thema", (WOORDENLIJST,), "thema"),
    Verwijzing("hulpvragen", "expertise", (WOORDENLIJST,), "expertise"),
    Verwijzing("hulpvragen", "lopend_traject", ("lopende_trajecten",), "nummer"),
    Verwijzing("hulpvragen", "voorkeur_aanbieder", ("aanbieders",)),
    Verwijzing("hulpvragen", "niet_aanbieder", ("aanbieders",)),
    Verwijzing("hulpvragen", "huidige_plek", BEGELEIDERS),
    Verwijzing("wijkcoaches", "team", ("wijken",), "gebied"),
    Verwijzing("wijkcoaches", "expertise", (WOORDENLIJST,), "expertise"),
    Verwijzing("aanbieders", "gebieden", ("wijken",), "gebied"),
    Verwijzing("aanbieders", "expertise", (WOORDENLIJST,), "expertise"),
    Verwijzing("collectief_aanbod", "thema", (WOORDENLIJST,), "thema"),
    Verwijzing("collectief_aanbod", "wijken", ("wijken",)),
    Verwijzing("wijken", "buren", ("wijken",)),
    Verwijzing("lopende_trajecten", "plek", BEGELEIDERS),
    Verwijzing("lopende_trajecten", "wijk", ("wijken",)),
    Verwijzing("lopende_trajecten", "expertise", (WOORDENLIJST,), "expertise"),
    Verwijzing("vastgezet", "hulpvraag", ("hulpvragen",), "nummer"),
    Verwijzing("vastgezet", "plek", PLEKTABELLEN),
    Verwijzing("vorig_voorstel", "plek", PLEKTABELLEN),
    Verwijzing("vorig_voorstel", "tweede_coach", ("wijkcoaches",)),
    Verwijzing("vorig_voorstel", "wijkcoach", ("wijkcoaches",)),
    Verwijzing("eerdere_weken", "plek", ("wijkcoaches",)),
    Verwijzing("kandidaten", "expertise", (WOORDENLIJST,), "expertise"),
    Verwijzing("vraag", "expertise", (WOORDENLIJST,), "expertise"),
    Verwijzing("wijkcijfers", "wijk", ("kaart",)),
)
"""Elke verwijzing in een werkmap of netwerkmap. Een hulpvraag uit het vorige voorstel mag weg zijn."""


def verwijzing_van(tabel: str, veld: str) -> Verwijzing | None:
    """De verwijzing van een veld, als het er een is."""
    return next((een for een in VERWIJZINGEN if (een.tabel, een.veld) == (tabel, veld)), None)


def onbekende_verwijzingen(werkmap: Werkmap) -> Iterator[Melding]:
    """Elke code die nergens uitkomt."""
    for verwijzing in VERWIJZINGEN:
        if verwijzing.tabel not in werkmap.gelezen:
            continue
        bekend = _bekend(werkmap, verwijzing)
        if bekend is None:
            continue
        for rij in werkmap.rijen(verwijzing.tabel):
            waarde = rij.waarden.get(verwijzing.veld)
            for code in waarde if isinstance(waarde, tuple) else (waarde,):
                if isinstance(code, str) and code not in bekend:
                    yield werkmap.melding(
                        verwijzing.tabel, rij, verwijzing.veld, _remedie(verwijzing, code, bekend), code
                    )


def _remedie(verwijzing: Verwijzing, code: str, bekend: dict[str, None]) -> str:
    zin = f"deze code staat niet in {verwijzing.waarheen}"
    gok = bedoelde_u(code, bekend, CODEGELIJKENIS)
    if verwijzing.naar != (WOORDENLIJST,):
        return f"{zin}; voeg haar toe of verbeter haar{gok}"
    return zin + (gok or f"; kies uit {opsomming(list(bekend)[:MEESTE_CODES], 'en')}")


def _bekend(werkmap: Werkmap, verwijzing: Verwijzing) -> dict[str, None] | None:
    """Alle codes waar de verwijzing naar mag wijzen; None als een van die tabellen er niet (heel) is.

    Een sleutel die zelf al is afgekeurd telt mee zoals zij er staat, zodat één fout geen reeks andere geeft.
    """
    if verwijzing.naar == (WOORDENLIJST,):
        return dict.fromkeys(getattr(werkmap.woordenlijst, verwijzing.doelveld))
    bekend: dict[str, None] = {}
    for tabel in verwijzing.naar:
        gelezen = werkmap.gelezen.get(tabel)
        if gelezen is None or not gelezen.volledig or verwijzing.doelveld not in gelezen.plaatsen:
            return None
        plek = gelezen.plaatsen[verwijzing.doelveld]
        for rij in gelezen.rijen:
            bekend[str(rij.waarden.get(verwijzing.doelveld, toonbaar(rij.cellen[plek])))] = None
    return bekend


def dubbele_sleutels(werkmap: Werkmap) -> Iterator[Melding]:
    """Elke rij met een sleutel die eerder in dezelfde tabel staat, ook als alleen hoofdletters verschillen."""
    for tabel, gelezen in werkmap.gelezen.items():
        velden = SLEUTELS[tabel]
        eerder: dict[tuple[str, ...], tuple[GelezenRij, tuple[str, ...]]] = {}
        for rij, sleutel in sleutels(gelezen, velden):
            plat = tuple(deel.casefold() for deel in sleutel)
            vorige, vorige_sleutel = eerder.setdefault(plat, (rij, sleutel))
            if vorige is rij:
                continue
            namen = opsomming([kolom.naam for kolom in kolommen(tabel) if kolom.veld in velden], "en")
            zin = f"hetzelfde staat al in rij {vorige.rij}; elke rij heeft een eigen {namen}"
            if sleutel != vorige_sleutel:
                zin = (
                    f"in rij {vorige.rij} staat al «{' '.join(vorige_sleutel)}»; alleen hoofdletters zijn geen verschil"
                )
            if tabel == "vastgezet" and vorige.waarden.get("soort") != rij.waarden.get("soort"):
                zin = (
                    f"in rij {vorige.rij} staat {vorige.waarden.get('soort')} bij dezelfde hulpvraag en plek; kies één"
                )
            yield werkmap.melding(tabel, rij, velden[0], zin)


def dubbele_plekcodes(werkmap: Werkmap) -> Iterator[Melding]:
    """Elke code die in meer dan één van de plektabellen staat, en een code die al iets anders betekent."""
    eerder: dict[str, tuple[str, GelezenRij]] = {}
    for tabel in PLEKTABELLEN:
        if tabel not in werkmap.gelezen:
            continue
        for rij, (code,) in sleutels(werkmap.gelezen[tabel], ("code",)):
            if code.casefold() == GERESERVEERD:
                yield werkmap.melding(
                    tabel, rij, "code", f"{GERESERVEERD} betekent dat er geen plek is; kies een andere code"
                )
            elders, vorige = eerder.setdefault(code.casefold(), (tabel, rij))
            if elders != tabel:
                bestand = werkmap.gelezen[elders].tabel.bestand
                zin = f"deze code staat ook in {bestand}, rij {vorige.rij}; elke plek heeft een eigen code"
                yield werkmap.melding(tabel, rij, "code", zin)
