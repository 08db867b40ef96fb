"""Het weekvoorstel als vervolg op het vorige: met een budget, de verschillen, en wat meer wijzigen zou opleveren."""

from collections.abc import Callable
from dataclasses import dataclass

from wijknetwerk.begrippen import Herplan, Krommepunt, Weekvoorstel, Werkvoorraad
from wijknetwerk.herplan.redenen import vertel_wijzigingen
from wijknetwerk.herplan.vorig import Vorig, met_vorig
from wijknetwerk.regels import Regelboek
from wijknetwerk.verdeling import Instellingen, Verdeling, stil, verdeel
from wijknetwerk.weekvoorstel import maak_weekvoorstel
from wijknetwerk.weging import weeg


@dataclass(frozen=True)
class Opdracht:
    """Wat er van een herplan gevraagd wordt."""

    vorig: Vorig | None = None
    """None betekent: alleen wat in de werkmap bij `vorig_voorstel` staat."""
    budget: int | None = None
    """Hoeveel plekken anders mogen worden; None is vrij."""
    kromme: bool = False
    """Of ook gerekend wordt wat meer of minder wijzigingen opleveren."""
    verklaar: bool = True
    """Of van elke wijziging wordt nagerekend wat het kost als zij niet doorgaat."""


def herplan(
    werkvoorraad: Werkvoorraad,
    regelboek: Regelboek,
    opdracht: Opdracht,
    voortgang: Callable[[str], None] = stil,
    instellingen: Instellingen | None = None,
) -> Weekvoorstel:
    """Het weekvoorstel van deze week, met daarin wat er verandert ten opzichte van het vorige en waarom."""
    week = met_vorig(werkvoorraad, opdracht.vorig, opdracht.budget)

    def los_op(variant: Werkvoorraad) -> Verdeling:
        return verdeel(weeg(variant, regelboek), instellingen)

    voorstel = maak_weekvoorstel(week, regelboek, voortgang, instellingen)
    voortgang("narekenen waarom plekken veranderen")
    return voorstel.model_copy(
        update={
            "herplan": Herplan(
                vorig_week=opdracht.vorig.voorstel.week if opdracht.vorig else None,
                vorig_sha256=opdracht.vorig.sha256 if opdracht.vorig else None,
                budget=opdracht.budget,
                vorig=week.vorig_voorstel,
                wijzigingen=vertel_wijzigingen(week, voorstel, los_op if opdracht.verklaar else None),
                kromme=_kromme(week, los_op, voortgang) if opdracht.kromme else (),
            )
        }
    )


def _kromme(
    week: Werkvoorraad, los_op: Callable[[Werkvoorraad], Verdeling], voortgang: Callable[[str], None]
) -> tuple[Krommepunt, ...]:
    """Van het kleinste aantal wijzigingen dat kan tot het aantal dat het beste plan nodig heeft.

    Minder kan niet, en meer levert niets op; daartussen is elk punt het bewezen beste plan met zoveel wijzigingen.
    """

    def punt(budget: int) -> Krommepunt:
        voortgang(f"het beste plan met hoogstens {budget} wijzigingen")
        bewijs = los_op(week.model_copy(update={"wijzigingsbudget": budget})).bewijs
        return Krommepunt(
            wijzigingen=budget,
            treden={trede.naam: trede.waarde for trede in bewijs.treden},
            bewezen=all(trede.bewezen for trede in bewijs.treden),
        )

    minste, meeste = punt(0), punt(len(week.vorig_voorstel))
    van, tot = minste.treden["boven_budget"], meeste.treden["wijzigingen"]
    eerste = minste if van == 0 else punt(van)
    return (eerste, *(punt(budget) for budget in range(van + 1, tot + 1)))
