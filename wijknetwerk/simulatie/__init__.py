"""De simulatie: dezelfde regels en dezelfde verdeling, week na week, jaren vooruit en vele keren."""

from wijknetwerk.simulatie.loop import loop
from wijknetwerk.simulatie.scenario import Beleid, Scenario
from wijknetwerk.simulatie.wereld import Wereld, maak_wereld

__all__ = ["Beleid", "Scenario", "Wereld", "loop", "maak_wereld"]
