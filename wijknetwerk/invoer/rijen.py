"""Van ruwe tabel naar gelezen rijen: elke cel krijgt haar waarde of een melding, en alle meldingen komen mee."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wijknetwerk.invoer.cellen import Afkeuring, Rauw, lees_cel
from wijknetwerk.invoer.kolommen import Kolom, kolommen
from wijknetwerk.invoer.meldingen import Melding, bedoelde_u, kolomletter, lijkt_op, opsomming
from wijknetwerk.invoer.tabel import Tabel

MEESTE_FOUTEN = 1000


@dataclass(frozen=True)
class GelezenRij:
    """Eén rij: de velden die te lezen waren. Een veld dat ontbreekt, is al gemeld."""

    rij: int
    cellen: tuple[Rauw, ...]
    waarden: dict[str, Any]
    heel: bool


@dataclass(frozen=True)
class Gelezen:
    """Een tabel waarvan de cellen gelezen zijn, met de weg terug naar de plaats in het bestand."""

    tabel: Tabel
    rijen: tuple[GelezenRij, ...]
    fouten: tuple[Melding, ...]
    plaatsen: dict[str, int] = field(default_factory=dict)
    volledig: bool = True

    def melding(self, zin: str, rij: GelezenRij, veld: str, waarde: object = None) -> Melding:
        """Een melding bij één veld van een rij; zonder eigen waarde die van het veld zelf."""
        kolom = next(kolom for kolom in kolommen(self.tabel.naam) if kolom.veld == veld)
        index = self.plaatsen.get(veld)
        rauw = waarde if waarde is not None or index is None else rij.cellen[index]
        melding = self.tabel.melding(zin, rij=rij.rij, index=index, waarde=rauw)  # type: ignore[arg-type] # een code
        return melding if index is not None else melding.model_copy(update={"kolom": kolom.naam})


def lees_tabel(tabel: Tabel) -> Gelezen:
    """Leest alle cellen van een tabel; met een onbruikbare kopregel heeft lezen van de rijen geen zin."""
    fouten = list(_kopfouten(tabel))
    index = {kolom.naam: tabel.kop.index(kolom.naam) for kolom in kolommen(tabel.naam) if kolom.naam in tabel.kop}
    if not index:
        return Gelezen(tabel, (), tuple(fouten))
    aanwezig = [(kolom, index[kolom.naam]) for kolom in kolommen(tabel.naam) if kolom.naam in index]
    rijen = []
    lezers = [(kolom, plek, _Geheugen(kolom)) for kolom, plek in aanwezig]
    naamloos = [plek for plek, kop in enumerate(tabel.kop) if not kop]
    for rij, cellen in tabel.rijen:
        gelezen, mis = _lees_rij(tabel, rij, cellen, lezers)
        mis += _zonder_kolomnaam(tabel, rij, cellen, naamloos) if naamloos and gelezen is not None else ()
        fouten += mis
        if gelezen is not None:
            rijen.append(GelezenRij(rij, cellen, gelezen, heel=not mis))
        if len(fouten) > MEESTE_FOUTEN:
            zin = f"na {MEESTE_FOUTEN} fouten is het lezen van deze tabel gestopt; de rijen hieronder zijn niet bekeken"
            fouten = [*fouten[:MEESTE_FOUTEN], tabel.melding(zin, rij=rij)]
            break
    plaatsen = {kolom.veld: plek for kolom, plek in aanwezig}
    return Gelezen(tabel, tuple(rijen), tuple(fouten), plaatsen, volledig=len(rijen) == len(tabel.rijen))


class _Geheugen(dict[str, object]):
    """De lezer van één kolom, die dezelfde tekst maar één keer leest; in een kolom komt veel terug."""

    def __init__(self, kolom: Kolom) -> None:
        super().__init__()
        self._kolom = kolom

    def __missing__(self, tekst: str) -> object:
        waarde = self[tekst] = lees_cel(self._kolom, tekst)
        return waarde


def _lees_rij(
    tabel: Tabel, rij: int, cellen: tuple[Rauw, ...], lezers: list[tuple[Kolom, int, _Geheugen]]
) -> tuple[dict[str, Any] | None, list[Melding]]:
    """De velden die te lezen waren en de meldingen; geen velden als de rij niet bij de kopregel past."""
    if tabel.vaste_breedte and len(cellen) != len(tabel.kop):
        zin = (
            f"de rij heeft {len(cellen)} cellen en de kopregel {len(tabel.kop)}; "
            "er mist een scheidingsteken of er staat er een te veel (in tekst hoort het tussen aanhalingstekens)"
        )
        return None, [tabel.melding(zin, rij=rij)]
    waarden: dict[str, Any] = {}
    fouten: list[Melding] = []
    onbekend = tabel.formules_zonder_waarde
    for kolom, index, geheugen in lezers:
        if onbekend and (rij, index + 1) in onbekend:
            zin = "deze cel bevat een formule zonder uitkomst; open het bestand in Excel, reken het door en bewaar het"
            fouten.append(tabel.melding(zin, rij=rij, index=index))
            continue
        rauw = cellen[index]
        waarde = geheugen[rauw] if isinstance(rauw, str) else lees_cel(kolom, rauw)
        if isinstance(waarde, Afkeuring):
            stuk = waarde.waarde or rauw
            stuk = None if isinstance(stuk, str) and not stuk.strip() else stuk
            fouten.append(tabel.melding(waarde.zin, rij=rij, index=index, waarde=stuk))
        else:
            waarden[kolom.veld] = waarde
    return waarden, fouten


def _zonder_kolomnaam(tabel: Tabel, rij: int, cellen: tuple[Rauw, ...], naamloos: list[int]) -> Iterator[Melding]:
    for index in naamloos:
        if cellen[index] not in (None, ""):
            zin = "deze cel heeft geen kolomnaam; geef de kolom een naam of maak haar leeg"
            yield tabel.melding(zin, rij=rij, index=index)


def _kopfouten(tabel: Tabel) -> Iterator[Melding]:
    bekend = {kolom.naam: kolom for kolom in kolommen(tabel.naam)}
    if not bekend.keys() & set(tabel.kop):
        yield tabel.melding(
            f"rij 1 moet de kopregel zijn, met kolomnamen zoals {opsomming(list(bekend)[:3], 'en')}"
            + (", gescheiden door ; , of tab" if tabel.vaste_breedte else ""),
            rij=1,
        )
        return
    for naam, aantal in Counter(kop for kop in tabel.kop if kop).items():
        if aantal > 1:
            plekken = [kolomletter(index) for index, kop in enumerate(tabel.kop) if kop == naam]
            zin = f"deze kolom staat er {aantal} keer, in {opsomming(plekken, 'en')}; houd er één"
            yield tabel.melding(zin, rij=1, index=tabel.kop.index(naam))
    ontbreekt = [kolom.naam for kolom in bekend.values() if kolom.verplicht and kolom.naam not in tabel.kop]
    vreemd = [kop for kop in tabel.kop if kop and kop not in bekend]
    for index, kop in enumerate(tabel.kop):
        if kop and kop not in bekend:
            over = [naam for naam in bekend if naam not in tabel.kop]
            zin = "deze kolom hoort niet in de tabel; verwijder haar of verbeter de naam" + bedoelde_u(kop, over)
            yield tabel.melding(zin, rij=1, index=index)
    for naam in ontbreekt:
        gok = lijkt_op(naam, vreemd)
        yield tabel.melding(f"de verplichte kolom {naam} ontbreekt" + (f"; heet zij nu «{gok}»?" if gok else ""), rij=1)


def sleutels(gelezen: Gelezen, velden: tuple[str, ...]) -> Iterator[tuple[GelezenRij, tuple[str, ...]]]:
    """De sleutel van elke rij waarvan de sleutelvelden te lezen waren; zonder kolom geldt wat leeg betekent."""
    zonder = {
        kolom.veld: kolom.standaard
        for kolom in kolommen(gelezen.tabel.naam)
        if not kolom.verplicht and kolom.veld not in gelezen.plaatsen
    }
    for rij in gelezen.rijen:
        waarden = zonder | rij.waarden
        if all(veld in waarden for veld in velden):
            yield rij, tuple(str(waarden[veld]) for veld in velden)
