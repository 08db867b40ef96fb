"""Wat de extra formatie is, en hoeveel van de uren naar zelf begeleiden ging."""

from collections.abc import Mapping
from fractions import Fraction

from wijknetwerk.begrippen import MINUTEN_PER_UUR, breuk
from wijknetwerk.monitor.cijfer import Cijfer, Eenheid, Pad, Rij
from wijknetwerk.monitor.cijfers.tellen import rijen, som, teams, tel
from wijknetwerk.monitor.stand import Stand

DAGEN_PER_WEEK = 7
HONDERDSTEN = 100
_UIT_FORMATIE = "Gestarte trajecten"


def _fte(stand: Stand) -> tuple[Rij, ...]:
    """In honderdsten: een derde fte is 33 honderdsten, zoals het verslag het schrijft."""
    fte: dict[Pad, int] = {
        (team.wet.value, team.team): _honderdsten(breuk(team.extra_fte)) for team in stand.feiten.teams
    }
    return rijen({"fte": fte}, lambda pad, n: Rij(pad, n["fte"], HONDERDSTEN)) if fte else ()


def _honderdsten(fte: Fraction) -> int:
    return round(fte * HONDERDSTEN)


EXTRA_FTE = Cijfer(
    naam="extra_fte",
    titel="Extra fte",
    tabel="uren",
    eenheid=Eenheid.FTE,
    formule="de extra formatie van het team voor deze wet",
    teller="fte",
    noemer="–",
    doelen=(),
    instrument=_UIT_FORMATIE,
    bron="brief 000 §5, tabel met ingezette uren",
    bereken=_fte,
    toon_delen=False,
)


def _benut(stand: Stand) -> tuple[Rij, ...]:
    begonnen = stand.inzet[stand.in_periode(stand.inzet["begin"])]
    maten: dict[str, dict[Pad, int]] = {
        "minuutdagen": som(begonnen, "minuutdagen"),
        "beschikbaar": {(team.wet.value, team.team): team.beschikbare_minuten for team in stand.feiten.teams},
        "instroom": tel(stand.begonnen),
    }

    def maak(pad: Pad, n: Mapping[str, int]) -> Rij:
        return Rij(
            pad,
            n["minuutdagen"],
            n["beschikbaar"] * DAGEN_PER_WEEK,
            leunt_op=("instroom",),
            n=n["instroom"],
        )

    return rijen(maten, maak, teams(stand)) if stand.feiten.teams else ()


UREN_BENUT = Cijfer(
    naam="uren_benut",
    titel="Uren ingezet van beschikbaar",
    tabel="uren",
    eenheid=Eenheid.PROCENT,
    formule=(
        "som over de in de periode begonnen trajecten van uren per week × afgesproken dagen ÷ 7, gedeeld door de "
        "beschikbare uren; een schatting, want de werkelijke uren worden niet geregistreerd"
    ),
    teller="afgesproken uren van de wijkcoaches bij het begin van het traject",
    noemer="inwonergebonden uren die de extra formatie in de periode geeft",
    doelen=(3,),
    instrument=_UIT_FORMATIE,
    bron="brief 000 §5, tabel met ingezette uren: 12.182 van 16.814",
    bereken=_benut,
    per=DAGEN_PER_WEEK * MINUTEN_PER_UUR,
)
