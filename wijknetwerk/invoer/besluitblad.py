"""Het ingevulde werkboek lezen: elke rij één keer, alleen de lichte kolommen veranderd, en alle fouten in één keer."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from wijknetwerk.begrippen import CollectiefNiet
from wijknetwerk.invoer.cellen import Rauw
from wijknetwerk.invoer.meldingen import Melding, bedoelde_u, kolomletter, opsomming, toonbaar
from wijknetwerk.invoer.namen import platte_naam, veilige_naam
from wijknetwerk.invoer.privacy import GEEN_BSN, bevat_bsn
from wijknetwerk.invoer.xlsxbron import Rijen, bewaakt, lees_bladen

BLAD, UITLEG, STAND = "besluiten", "uitleg", "stand"
SLEUTEL = "hulpvraag"
WAAROM = "waarom geen groep"
INVULKOLOMMEN = ("besluit", "plek na besluit", "reden van afwijking", "besloten door", "datum", WAAROM)
BESLUITEN = ("overnemen", "afwijken", "aanhouden")
WAAROM_GEEN_GROEP = tuple(str(reden) for reden in CollectiefNiet)
_KORTSTE_REDEN, _LANGSTE_REDEN, _LANGSTE_NAAM = 3, 1000, 200


@dataclass(frozen=True)
class Besluitcellen:
    """Eén ingevulde rij, met haar rijnummer in het blad."""

    rij: int
    hulpvraag: str
    besluit: str
    plek: str | None
    reden: str
    door: str
    datum: date | None
    waarom_geen_groep: str | None


@dataclass(frozen=True)
class IngevuldWerkboek:
    """Een werkboek dat open ging: bij welk voorstel het hoort, en zijn bladen."""

    naam: str
    bladen: Mapping[str, Rijen]

    @property
    def kenmerken(self) -> dict[str, str]:
        """De vingerafdrukken op het blad «uitleg»."""
        return {str(rij[0]): str(rij[1]) for _, rij in self.bladen.get(UITLEG, ()) if len(rij) > 1}

    @property
    def stand(self) -> dict[str, str]:
        """De afdrukken van de werkmap toen het voorstel werd gemaakt; leeg als het blad er niet (meer) is."""
        rijen = (cellen[0] for _, cellen in self.bladen.get(STAND, ()) if cellen)
        return {sleutel: afdruk for sleutel, _, afdruk in (str(cel).rpartition(" ") for cel in rijen)}


@dataclass(frozen=True)
class _Blad:
    plaats: str
    kop: tuple[str, ...]
    rijen: Rijen

    def melding(self, rij: int, kolom: str, zin: str, waarde: Rauw = None) -> Melding:
        cel = f"{kolomletter(self.kop.index(kolom))}{rij}" if kolom in self.kop else None
        tekst = None if waarde is None or bevat_bsn(str(waarde)) else toonbaar(waarde)
        return Melding(bestand=self.plaats, rij=rij, kolom=kolom, cel=cel, waarde=tekst, zin=zin)

    def cellen(self) -> Iterator[tuple[int, dict[str, Rauw]]]:
        for nummer, cellen in self.rijen:
            yield nummer, dict(zip(self.kop, cellen + (None,) * len(self.kop), strict=False))


def open_ingevuld(pad: Path) -> IngevuldWerkboek | list[Melding]:
    """Opent een ingevuld voorstel.xlsx, langs dezelfde bewakers als een werkmap."""
    naam = veilige_naam(pad.name, "het werkboek")
    if not pad.exists():
        return [Melding(bestand=naam, zin="dit bestand bestaat niet; kijk naar het pad en de naam")]
    if pad.suffix.casefold() != ".xlsx":
        return [Melding(bestand=naam, zin="verwacht het ingevulde voorstel.xlsx, bewaard als Excel-werkboek")]
    inhoud = bewaakt(pad)
    gelezen = [Melding(bestand=naam, zin=inhoud)] if isinstance(inhoud, str) else lees_bladen(inhoud, naam)
    if isinstance(gelezen, list):
        return gelezen
    if ontbreekt := [blad for blad in (BLAD, UITLEG) if not gelezen[1].get(blad)]:
        zin = f"het blad {opsomming(ontbreekt, 'en')} ontbreekt of is leeg; gebruik het voorstel.xlsx dat is gemaakt"
        return [Melding(bestand=naam, zin=zin)]
    return IngevuldWerkboek(naam, gelezen[1])


def lees_besluiten(
    werkboek: IngevuldWerkboek, oorspronkelijk: bytes, door: str
) -> tuple[tuple[Besluitcellen, ...], tuple[Melding, ...]]:
    """De ingevulde rijen, of alle fouten.

    `oorspronkelijk` is hetzelfde werkboek zoals het werd gemaakt: elke cel die niemand hoort in te vullen, moet gelijk
    zijn. `door` geldt voor rijen waar «besloten door» leeg is.
    """
    bladen = lees_bladen(oorspronkelijk, werkboek.naam)
    if not isinstance(bladen, tuple):
        raise TypeError(f"ons eigen werkboek is niet te lezen: {bladen}")
    blad, echt = _blad(werkboek.naam, werkboek.bladen[BLAD]), _blad(werkboek.naam, bladen[1][BLAD])
    if weg := [kop for kop in echt.kop if kop not in blad.kop]:
        zin = f"de kolom {opsomming(weg, 'en')} ontbreekt; zet haar terug of begin met een nieuw voorstel.xlsx"
        return (), (Melding(bestand=blad.plaats, rij=1, zin=zin),)
    fouten = [*_zelfde_rijen(blad, echt), *_zelfde_cellen(blad, echt)]
    rijen = []
    for nummer, cellen in blad.cellen():
        gelezen, mis = _lees_rij(blad, nummer, cellen, door)
        fouten += mis
        if gelezen is not None:
            rijen.append(gelezen)
    return (() if fouten else tuple(rijen)), tuple(fouten)


def _blad(naam: str, rijen: Rijen) -> _Blad:
    eerste = rijen[0][1] if rijen and rijen[0][0] == 1 else ()
    kop = tuple("" if cel is None else str(cel).strip() for cel in eerste)
    return _Blad(f"{naam}, blad {BLAD}", kop, rijen[1:] if kop else rijen)


def _zelfde_rijen(blad: _Blad, echt: _Blad) -> Iterator[Melding]:
    """Elke hulpvraag van het voorstel precies één keer, en geen andere."""
    nummers = {str(cellen[SLEUTEL]) for _, cellen in echt.cellen()}
    keren: Counter[str] = Counter()
    for rij, cellen in blad.cellen():
        waarde = cellen.get(SLEUTEL)
        nummer = "" if waarde is None else str(waarde).strip()
        keren[nummer] += 1
        if nummer not in nummers:
            zin = "deze hulpvraag staat niet in het voorstel" + bedoelde_u(nummer, nummers)
            yield blad.melding(rij, SLEUTEL, zin, waarde)
        elif keren[nummer] > 1:
            yield blad.melding(rij, SLEUTEL, "deze hulpvraag staat er twee keer; houd één rij", waarde)
    for nummer in sorted(nummers - keren.keys()):
        zin = f"de rij van {nummer} ontbreekt; zet haar terug (leeg laten mag, verwijderen niet)"
        yield Melding(bestand=blad.plaats, kolom=SLEUTEL, zin=zin)


def _zelfde_cellen(blad: _Blad, echt: _Blad) -> Iterator[Melding]:
    """Alleen de lichte kolommen mogen anders zijn dan het voorstel."""
    was = {str(cellen[SLEUTEL]): cellen for _, cellen in echt.cellen()}
    vast = [kop for kop in echt.kop if kop not in INVULKOLOMMEN]
    for rij, cellen in blad.cellen():
        hoort = was.get(str(cellen.get(SLEUTEL) or "").strip())
        for kolom in vast if hoort is not None else ():
            if not _gelijk(cellen[kolom], hoort[kolom] if hoort else None):
                zin = "deze cel is veranderd; alleen de lichte kolommen zijn om in te vullen. Zet terug wat er stond"
                yield blad.melding(rij, kolom, zin, cellen[kolom])


def _gelijk(een: Rauw, ander: Rauw) -> bool:
    if isinstance(een, int | float) and isinstance(ander, int | float):
        return abs(een - ander) < 1e-9  # noqa: PLR2004 - een rekenblad rondt bij bewaren af
    return _plat(een) == _plat(ander)


def _plat(waarde: Rauw) -> str:
    return "" if waarde is None else str(waarde).replace("\r\n", "\n").replace("_x000D_", "").strip()


def _lees_rij(
    blad: _Blad, rij: int, cellen: Mapping[str, Rauw], door: str
) -> tuple[Besluitcellen | None, list[Melding]]:
    gevuld = {kolom: cellen.get(kolom) for kolom in INVULKOLOMMEN}
    if all(_plat(waarde) == "" for waarde in gevuld.values()):
        return None, []
    fouten: list[Melding] = [
        blad.melding(rij, kolom, GEEN_BSN) for kolom, waarde in gevuld.items() if bevat_bsn(_plat(waarde))
    ]
    besluit = platte_naam(_plat(gevuld["besluit"]))
    if besluit not in BESLUITEN:
        zin = f"verwacht {opsomming(BESLUITEN)}" + bedoelde_u(besluit, BESLUITEN)
        fouten.append(blad.melding(rij, "besluit", zin, gevuld["besluit"]))
    datum, mis = _datum(blad, rij, gevuld["datum"])
    gelezen = Besluitcellen(
        rij=rij,
        hulpvraag=_plat(cellen.get(SLEUTEL)),
        besluit=besluit,
        plek=_plat(gevuld["plek na besluit"]).partition(" · ")[0].strip() or None,
        reden=_plat(gevuld["reden van afwijking"]),
        door=_plat(gevuld["besloten door"]) or door,
        datum=datum,
        waarom_geen_groep=platte_naam(_plat(gevuld[WAAROM])) or None,
    )
    fouten += [*_passend(blad, cellen, gelezen), *_passende_groepsreden(blad, cellen, gelezen), *mis]
    return (None if fouten else gelezen), fouten


def _passend(blad: _Blad, cellen: Mapping[str, Rauw], gelezen: Besluitcellen) -> Iterator[Melding]:
    """Of plek en reden passen bij het besluit."""
    rij, plek, voorgesteld = gelezen.rij, gelezen.plek, _plat(cellen.get("voorgestelde plek"))
    if len(gelezen.reden) > _LANGSTE_REDEN:
        yield blad.melding(rij, "reden van afwijking", f"hoogstens {_LANGSTE_REDEN} tekens")
    if len(gelezen.door) > _LANGSTE_NAAM:
        yield blad.melding(rij, "besloten door", f"hoogstens {_LANGSTE_NAAM} tekens")
    if gelezen.besluit == "afwijken":
        if plek is None:
            yield blad.melding(rij, "plek na besluit", "bij afwijken hoort een plek; kies er een uit de lijst")
        elif plek == voorgesteld:
            yield blad.melding(rij, "plek na besluit", "dit is het voorstel zelf; kies dan overnemen", plek)
        if len(gelezen.reden) < _KORTSTE_REDEN:
            yield blad.melding(rij, "reden van afwijking", "bij afwijken hoort een reden, in gewone woorden")
    elif plek is not None and plek != voorgesteld:
        zin = "een andere plek dan het voorstel is afwijken; kies dan afwijken, of maak deze cel leeg"
        yield blad.melding(rij, "plek na besluit", zin, plek)


def _passende_groepsreden(blad: _Blad, cellen: Mapping[str, Rauw], gelezen: Besluitcellen) -> Iterator[Melding]:
    """Of de reden om geen groep te kiezen er een uit de lijst is, bij een besluit dat er een kan hebben."""
    waarom = gelezen.waarom_geen_groep
    if waarom is None:
        return
    if waarom not in WAAROM_GEEN_GROEP:
        keuzes = [reden.replace("_", " ") for reden in WAAROM_GEEN_GROEP]
        zin = f"verwacht {opsomming(keuzes)}" + bedoelde_u(waarom.replace("_", " "), keuzes)
        yield blad.melding(gelezen.rij, WAAROM, zin, cellen[WAAROM])
    elif gelezen.besluit == "aanhouden":
        zin = "bij aanhouden is er nog niet gekozen; maak deze cel leeg"
        yield blad.melding(gelezen.rij, WAAROM, zin, cellen[WAAROM])


def _datum(blad: _Blad, rij: int, waarde: Rauw) -> tuple[date | None, list[Melding]]:
    if _plat(waarde) == "":
        return None, []
    if isinstance(waarde, datetime):
        return waarde.date(), []
    if isinstance(waarde, date):
        return waarde, []
    for vorm in ("%d-%m-%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(_plat(waarde), vorm).date(), []  # noqa: DTZ007 - een dag, geen tijdstip
        except ValueError:
            continue
    return None, [blad.melding(rij, "datum", "verwacht een datum zoals 22-11-2026", waarde)]
