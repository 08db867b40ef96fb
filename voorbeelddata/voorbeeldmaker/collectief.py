"""De week vóór het voorbeeld RKV, met genoeg vragen op hetzelfde thema voor nieuwe groepen en één groep te kort."""

from voorbeeldmaker.groepen import KRONENBURG, RIJKERSWOERD
from voorbeeldmaker.rkv import stel_samen
from voorbeeldmaker.samenstellen import Bedoeling, jeugd, wmo
from wijknetwerk.begrippen import Week, Werkvoorraad


def _post_en_geld(**anders: object) -> Bedoeling:
    """De groep administratie in de ochtend is vol."""
    return wmo("collectief", thema="administratie", wijk=KRONENBURG, **({"dagdelen": ("ochtend",)} | anders))


def _dagritme(**anders: object) -> Bedoeling:
    """Dagritme is er alleen in de ochtend."""
    return wmo("collectief", thema="dagritme", wijk=RIJKERSWOERD, dagdelen=("middag",), **anders)


def _opvoeden(wijk: str, **anders: object) -> Bedoeling:
    """Het oudercafé in de middag begint te laat; de twee wijken zijn buren."""
    return jeugd("collectief", thema="opvoeden", wijk=wijk, dagdelen=("middag",), **anders)


BEDOELINGEN: tuple[Bedoeling, ...] = (
    *(_post_en_geld() for _ in range(5)),
    _post_en_geld(dagdelen=("ochtend", "middag")),
    _post_en_geld(contra_indicatie_groep="ja"),
    *(_opvoeden(KRONENBURG) for _ in range(3)),
    *(_opvoeden(RIJKERSWOERD) for _ in range(3)),
    *(_dagritme() for _ in range(3)),
    _dagritme(contra_indicatie_groep="onbekend"),
    *(wmo("zelf") for _ in range(5)),
    *(jeugd("zelf") for _ in range(4)),
    wmo("langdurig"),
    jeugd("stabiliserend"),
)
"""Van dagritme doen drie vragen zeker mee: één te weinig, tot er over de vierde is nagevraagd."""


def maak(week: Week) -> Werkvoorraad:
    """De werkvoorraad."""
    return stel_samen(week, "V", BEDOELINGEN)
