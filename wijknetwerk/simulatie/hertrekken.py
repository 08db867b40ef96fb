"""De instroom van een simulatie uit het journaal: hoeveel hulpvragen er echt binnenkwamen, week voor week."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta

from wijknetwerk.begrippen import Gebeurtenis, VoorstelGemaakt, Week

MINSTE_WEKEN = 4
"""Uit minder echte weken is niet te zien hoe de instroom wisselt."""


def echte_weken(gebeurtenissen: Iterable[Gebeurtenis]) -> tuple[int, ...]:
    """Het aantal gemelde hulpvragen in elke week, vanaf de week van het eerste voorstel tot die van het laatste.

    Een hulpvraag telt één keer, in de week van haar melddatum. De week van het laatste voorstel telt nog niet: daarin
    kan er nog iets binnenkomen. Wat al wachtte voor het eerste voorstel telt ook niet.
    """
    gemeld: dict[str | None, date] = {}
    weken: set[date] = set()
    for gebeurtenis in gebeurtenissen:
        if isinstance(voorstel := gebeurtenis.gegevens, VoorstelGemaakt):
            gemeld.setdefault(gebeurtenis.hulpvraag, voorstel.melddatum)
            weken.add(Week.lees(voorstel.week).maandag)
    if not weken:
        return ()
    per_week = Counter(Week.van(dag).maandag for dag in gemeld.values())
    eerste, aantal = min(weken), (max(weken) - min(weken)).days // 7
    return tuple(per_week[eerste + timedelta(weeks=week)] for week in range(aantal))
