"""Wat kost mijn wijziging: een eigen keuze doorrekenen naast het voorstel, langs dezelfde weg."""

from collections.abc import Callable, Sequence
from typing import Literal

from pydantic import Field

from wijknetwerk.begrippen import Begrip, Rij, Vastzetsoort, Vastzetting, Weekvoorstel, Werkvoorraad, Wijziging
from wijknetwerk.herplan.herplan import Opdracht, herplan
from wijknetwerk.herplan.vorig import Vorig
from wijknetwerk.regels import Regelboek
from wijknetwerk.verdeling import Instellingen, stil


class Zet(Begrip):
    """Eén keuze: deze hulpvraag wel of juist niet naar deze plek."""

    hulpvraag: str
    plek: str
    wel: bool = True


class Tredeprijs(Begrip):
    """Wat de keuze op één trede kost: minpunten eerst, dan, en het verschil."""

    naam: str
    zin: str
    eerst: int
    dan: int
    verschil: int


class Beletsel(Begrip):
    """Een keuze die niet kan, met waarom."""

    hulpvraag: str
    plek: str
    zin: str


class WatAls(Begrip):
    """De prijs van een keuze: per trede, wie er verhuist, wie een plek verliest of krijgt."""

    schema_: Literal["wijknetwerk/wat-als/1"] = Field("wijknetwerk/wat-als/1", alias="schema")
    week: str
    zetten: tuple[Zet, ...]
    vervangt: tuple[Vastzetting, ...] = ()
    beletsels: tuple[Beletsel, ...] = ()
    prijs: tuple[Tredeprijs, ...]
    bewezen: bool
    verhuizingen: tuple[Wijziging, ...]
    reserve_procent: int | None = None
    """De reserve die is doorgerekend, als dat een andere is dan die van de regelset."""
    verliezen_plek: tuple[str, ...]
    krijgen_plek: tuple[str, ...]


def pas_toe(werkvoorraad: Werkvoorraad, zetten: Sequence[Zet]) -> tuple[Werkvoorraad, tuple[Vastzetting, ...]]:
    """De week met deze keuzes van de teamleider erin, en de rijen in `vastgezet` die daarvoor wijken."""
    wijkt = tuple(rij for rij in werkvoorraad.vastgezet if any(_botst(rij, zet) for zet in zetten))
    nieuw = tuple(
        Vastzetting(
            hulpvraag=zet.hulpvraag,
            plek=zet.plek,
            soort=Vastzetsoort.VASTGEZET if zet.wel else Vastzetsoort.UITGESLOTEN,
            reden="doorgerekende keuze",
            door="wat-als",
        )
        for zet in zetten
    )
    blijft = tuple(rij for rij in werkvoorraad.vastgezet if rij not in wijkt)
    return werkvoorraad.model_copy(update={"vastgezet": (*blijft, *nieuw)}), wijkt


def _botst(rij: Vastzetting, zet: Zet) -> bool:
    """Dezelfde plek, of al ergens anders vastgezet: dan geldt de nieuwe keuze."""
    ergens_vast = zet.wel and rij.soort is Vastzetsoort.VASTGEZET
    return rij.hulpvraag == zet.hulpvraag and (rij.plek == zet.plek or ergens_vast)


def doorgerekend(
    basis: Weekvoorstel,
    werkvoorraad: Werkvoorraad,
    regelboek: Regelboek,
    voortgang: Callable[[str], None] = stil,
    instellingen: Instellingen | None = None,
) -> Weekvoorstel:
    """Het voorstel van een variant, waarin niemand anders terechtkomt dan in `basis` zonder dat het iets oplevert."""
    opdracht = Opdracht(Vorig(basis), budget=len(basis.rijen), verklaar=False)
    return herplan(werkvoorraad, regelboek, opdracht, voortgang, instellingen)


def vergelijk(
    basis: Weekvoorstel,
    dan: Weekvoorstel,
    zetten: Sequence[Zet],
    vervangt: Sequence[Vastzetting] = (),
    reserve: int | None = None,
) -> WatAls:
    """Wat het verschil is tussen twee voorstellen van dezelfde week, op de treden die bij allebei tellen."""
    eerst = {trede.naam: trede.waarde for trede in basis.bewijs.treden}
    rijen = {rij.hulpvraag: rij for rij in dan.rijen}
    had = {rij.hulpvraag for rij in basis.rijen if rij.plek is not None}
    heeft = {nummer for nummer, rij in rijen.items() if rij.plek is not None}
    return WatAls(
        week=dan.week,
        zetten=tuple(zetten),
        vervangt=tuple(vervangt),
        beletsels=tuple(
            Beletsel(hulpvraag=zet.hulpvraag, plek=zet.plek, zin=_waarom_niet(rijen[zet.hulpvraag]))
            for zet in zetten
            if zet.wel and rijen[zet.hulpvraag].plek != zet.plek
        ),
        prijs=tuple(
            Tredeprijs(
                naam=trede.naam,
                zin=trede.zin,
                eerst=eerst[trede.naam],
                dan=trede.waarde,
                verschil=trede.waarde - eerst[trede.naam],
            )
            for trede in dan.bewijs.treden
            if trede.naam in eerst
        ),
        bewezen=all(trede.bewezen for bewijs in (basis.bewijs, dan.bewijs) for trede in bewijs.treden),
        verhuizingen=dan.herplan.wijzigingen if dan.herplan is not None else (),
        reserve_procent=reserve,
        verliezen_plek=tuple(sorted(had - heeft)),
        krijgen_plek=tuple(sorted(heeft - had)),
    )


def _waarom_niet(rij: Rij) -> str:
    if rij.soort_plek is None:
        return f"De regels sturen deze hulpvraag een andere kant op: de route is {rij.route}."
    return rij.redenen[-1].zin
