"""Wie mag meedoen: de criteria en contra-criteria van de partnerselectie, toegepast op elke kandidaat.

Wat een criterium doet (eis, wens, uitsluiten, malus of altijd) is beleid en staat in `partnerselectie.toml`. Een eis
die door iets onbekends nog kan gelden, laat een kandidaat niet afvallen: dan staat er wat na te vragen is.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from wijknetwerk.begrippen import Kandidaat, Navraag, Oordeel, Reden, Vorm, Vraagcel, Wet
from wijknetwerk.netwerk.opgave import Netwerkopgave
from wijknetwerk.regels import Regel, Regelboek

TABEL = "partnerselectie"


@dataclass(frozen=True)
class Beoordeling:
    """Wat de partnerselectie over één kandidaat zegt."""

    kandidaat: Kandidaat
    valt_af: tuple[Reden, ...]
    waarschuwingen: tuple[Reden, ...]
    gemiste_wensen: tuple[str, ...]
    navragen: tuple[Navraag, ...]
    minpunten: int


def beoordeel(
    kandidaten: Sequence[Kandidaat], regelboek: Regelboek, zonder: Iterable[str] = ()
) -> tuple[Beoordeling, ...]:
    """Beoordeelt elke kandidaat; de criteria in `zonder` (namen) doen niet mee."""
    tabel, weg = regelboek.tabel(TABEL), frozenset(zonder)
    uitslag = tabel.beslis(regelboek.kolommen([antwoorden(wie) for wie in kandidaten]))
    beoordelingen = []
    for rij, wie in enumerate(kandidaten):
        standen = zip(uitslag.regels, uitslag.zeker[rij].tolist(), uitslag.mogelijk[rij].tolist(), strict=True)
        standen_ = [(regel, zeker, kan) for regel, zeker, kan in standen if regel.dan not in weg]
        beoordelingen.append(_beoordeel(wie, standen_, regelboek))
    return tuple(beoordelingen)


@dataclass(frozen=True)
class Ingreep:
    """Wat een planner zelf bepaalt: codes die erin zitten, ook als zij afvallen, en codes die er niet in mogen."""

    erin: tuple[str, ...] = ()
    eruit: tuple[str, ...] = ()


def maak_opgave(
    beoordelingen: Sequence[Beoordeling],
    vraag: Sequence[Vraagcel],
    wet: Wet,
    regelboek: Regelboek,
    ingreep: Ingreep | None = None,
) -> Netwerkopgave:
    """De opgave voor één wet, met alleen wie mag meedoen; een systeempartij doet altijd mee, en zo ook `erin`."""
    wil = ingreep or Ingreep()
    mee = [
        een
        for een in beoordelingen
        if een.kandidaat.wet is wet
        and een.kandidaat.code not in wil.eruit
        and (not een.valt_af or een.kandidaat.code in wil.erin)
    ]
    return Netwerkopgave(
        wet=wet,
        kandidaten=tuple(
            een.kandidaat.model_copy(
                update={"systeempartij": een.kandidaat.systeempartij or een.kandidaat.code in wil.erin}
            )
            for een in mee
        ),
        vraag=tuple(cel for cel in vraag if cel.wet is wet),
        minpunten={een.kandidaat.code: een.minpunten for een in mee},
        veelvoorkomend_procent=regelboek.getal("netwerk_veelvoorkomend_procent"),
    )


def antwoorden(kandidaat: Kandidaat) -> dict[str, object]:
    """De velden van de partnerselectie; None is onbekend."""
    volume = sum(kandidaat.minuten(vorm) for vorm in Vorm)
    return {
        "systeempartij": kandidaat.systeempartij,
        "bereid_tot_vernieuwing": _ja_nee(kandidaat.bereid_tot_vernieuwing),
        "zorgvolume_minuten_per_week": volume,
        "ervaring_score": kandidaat.ervaring_score,
        "expertise_doelgroepen": len(kandidaat.expertise),
        "basis_procent": 100 * kandidaat.basis_minuten // volume if volume else 0,
        "loondienst_procent": kandidaat.loondienst_procent,
        "zzp_procent": kandidaat.zzp_procent,
        "sterke_positie": _ja_nee(kandidaat.sterke_positie),
        "draagt_bij_aan_innovatie": _ja_nee(kandidaat.draagt_bij_aan_innovatie),
    }


def _ja_nee(oordeel: Oordeel) -> bool | None:
    return None if oordeel is Oordeel.ONBEKEND else oordeel is Oordeel.JA


def _beoordeel(wie: Kandidaat, standen: Sequence[tuple[Regel, bool, bool]], regelboek: Regelboek) -> Beoordeling:
    waarden = antwoorden(wie)
    altijd = any(zeker and regel.gevolg == "altijd" for regel, zeker, _ in standen)
    valt_af = [
        *(_reden(regel, waarden, niet=True) for regel, _, kan in standen if regel.gevolg == "eis" and not kan),
        *(_reden(regel, waarden) for regel, zeker, _ in standen if regel.gevolg == "uitsluiten" and zeker),
    ]
    malus = [_reden(regel, waarden) for regel, zeker, _ in standen if regel.gevolg == "malus" and zeker]
    gemist = [regel.dan for regel, _, kan in standen if regel.gevolg == "wens" and not kan]
    open_ = [
        veld for regel, zeker, kan in standen if kan and not zeker for veld in (cel.veld.naam for cel in regel.als)
    ]
    punten = len(malus) * regelboek.getal("netwerk_malus") + len(gemist) * regelboek.getal("netwerk_wens")
    return Beoordeling(
        kandidaat=wie,
        valt_af=() if altijd else tuple(valt_af),
        waarschuwingen=(*malus, *valt_af) if altijd else tuple(malus),
        gemiste_wensen=tuple(gemist),
        navragen=tuple(
            Navraag(veld=veld, vraag=regelboek.vraag(veld)) for veld in dict.fromkeys(open_) if waarden[veld] is None
        ),
        minpunten=punten,
    )


def _reden(regel: Regel, waarden: Mapping[str, object], *, niet: bool = False) -> Reden:
    zin = regel.zin(waarden)
    if niet:
        zin = f"Haalt de eis {regel.dan} niet; die luidt: «{zin}»"
    return Reden(regel=regel.id, zin=zin, bron=regel.bron, aanname=regel.aanname)
