"""Eisen aan een wijkcoach."""

import numpy as np

from wijknetwerk.begrippen import SoortPlek
from wijknetwerk.eisen.eis import Eis, NietEldersVastgezet, NietUitgesloten
from wijknetwerk.eisen.veld import WETTEN, Masker, Veld, dekt, kruisjes, overlapt


class CoachWet:
    """De wijkcoach werkt onder de wet van de vraag."""

    naam = "coach_wet"

    def mag(self, veld: Veld) -> Masker:
        """H × C."""
        return overlapt(veld.wet, kruisjes([coach.wetten for coach in veld.werkvoorraad.wijkcoaches], WETTEN))

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Welke wet ontbreekt."""
        coach, hulpvraag = veld.werkvoorraad.wijkcoaches[plek], veld.werkvoorraad.hulpvragen[vraag]
        return f"wijkcoach {coach.code} werkt niet onder de {hulpvraag.wet}"


class CoachExpertise:
    """De wijkcoach heeft voldoende expertise (brief 001)."""

    naam = "coach_expertise"

    def mag(self, veld: Veld) -> Masker:
        """H × C."""
        return dekt(veld.expertise, kruisjes([c.expertise for c in veld.werkvoorraad.wijkcoaches], veld.expertises))

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Welke expertise ontbreekt."""
        coach = veld.werkvoorraad.wijkcoaches[plek]
        gemist = [code for code in veld.werkvoorraad.hulpvragen[vraag].expertise if code not in coach.expertise]
        return f"wijkcoach {coach.code} mist expertise: {', '.join(gemist)}"


class CoachNabij:
    """De wijkcoach werkt in het gebied van de wijk, of in een gebied dat eraan grenst (brief 000, §5)."""

    naam = "coach_nabij"

    def mag(self, veld: Veld) -> Masker:
        """H × C."""
        teams = [coach.team for coach in veld.werkvoorraad.wijkcoaches]
        rijen = [[team in veld.gebieden_rond[vraag.wijk] for team in teams] for vraag in veld.werkvoorraad.hulpvragen]
        return np.array(rijen, dtype=bool).reshape(len(rijen), len(teams))

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Hoe ver het is."""
        coach, hulpvraag = veld.werkvoorraad.wijkcoaches[plek], veld.werkvoorraad.hulpvragen[vraag]
        return f"het team van {coach.code} ({coach.team}) grenst niet aan wijk {veld.wijken[hulpvraag.wijk].naam}"


class CoachAanwezig:
    """De wijkcoach heeft deze week geen verlof."""

    naam = "coach_verlof"

    def mag(self, veld: Veld) -> Masker:
        """H × C."""
        return np.broadcast_to(~veld.met_verlof, (len(veld.werkvoorraad.hulpvragen), len(veld.met_verlof)))

    def zin(self, veld: Veld, vraag: int, plek: int) -> str:
        """Tot wanneer."""
        del vraag  # verlof geldt voor elke hulpvraag
        coach = veld.werkvoorraad.wijkcoaches[plek]
        tot = f" tot en met {coach.verlof_tot:%d-%m-%Y}" if coach.verlof_tot else ""
        return f"wijkcoach {coach.code} heeft verlof{tot}"


_NABIJ, _AANWEZIG, _WET = CoachNabij(), CoachAanwezig(), CoachWet()
_UITGESLOTEN, _ELDERS = NietUitgesloten(SoortPlek.ZELF), NietEldersVastgezet(SoortPlek.ZELF)

EISEN_COACH: tuple[Eis, ...] = (_WET, CoachExpertise(), _NABIJ, _AANWEZIG, _UITGESLOTEN, _ELDERS)
"""Voor de wijkcoach die zelf begeleidt."""

EISEN_TWEEDE_COACH: tuple[Eis, ...] = (_NABIJ, _AANWEZIG, _UITGESLOTEN)
"""Voor de tweede wijkcoach, die meedenkt en de regie voert (brief 000)."""

EISEN_DEEL_COACH: tuple[Eis, ...] = (_WET, _NABIJ, _AANWEZIG, _UITGESLOTEN)
"""Voor de wijkcoach die bij 'samen' een deel doet naast een aanbieder (brief 000)."""
