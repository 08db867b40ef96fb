"""Verzonnen collectief aanbod: vol, net wel en net niet genoeg deelnemers, een ander dagdeel, later of voorbij."""

from datetime import date, timedelta

from wijknetwerk.begrippen import CollectiefAanbod, Week

KRONENBURG, RIJKERSWOERD = "WK020219", "WK020223"
KLARENDAL, SINT_MARTEN, LOMBOK, HOOGKAMP = "WK020207", "WK020206", "WK020214", "WK020212"
_BEGONNEN = date(2026, 9, 7)
_VOORBIJ = date(2026, 11, 13)


def _groep(code: str, naam: str, thema: str, dagdeel: str, **anders: object) -> CollectiefAanbod:
    gewoon: dict[str, object] = {"wetten": ("wmo",), "plaatsen": 10, "bezet": 7, "minimum": 5, "start": _BEGONNEN}
    return CollectiefAanbod(code=code, naam=naam, thema=thema, dagdeel=dagdeel, **(gewoon | anders))


def groepen_rkv(week: Week) -> tuple[CollectiefAanbod, ...]:
    """Twaalf groepen; de ontmoetingsplek en het participatiespreekuur uit brief 000 staan model."""
    straks, te_laat = (week.maandag + timedelta(weeks=weken) for weken in (3, 9))
    return (
        _groep("G-01", "Ontmoetingsplek Kronenburg", "ontmoeten", "ochtend", wijken=(KRONENBURG,), bezet=8),
        _groep("G-02", "Koffietafel Rijkerswoerd", "ontmoeten", "middag", wijken=(RIJKERSWOERD,), plaatsen=8),
        _groep("G-03", "Samen eten", "ontmoeten", "avond", wijken=(KRONENBURG, RIJKERSWOERD), bezet=10),
        _groep("G-04", "Post en geld op orde", "administratie", "ochtend", wijken=(KRONENBURG,), bezet=10),
        _groep("G-05", "Formulierenbrigade", "administratie", "middag", bezet=1, minimum=4, plaatsen=6),
        _groep("G-06", "Wandelgroep", "bewegen", "ochtend", bezet=4),
        _groep("G-07", "Opvoedtafel", "opvoeden", "avond", wetten=("jeugdwet",), bezet=2, minimum=4, start=straks),
        _groep("G-08", "Oudercafé", "opvoeden", "middag", wetten=("jeugdwet",), start=te_laat, bezet=0),
        _groep("G-09", "Taalhuis", "taal", "ochtend", wijken=(RIJKERSWOERD,), plaatsen=12),
        _groep("G-10", "Dag op gang", "dagritme", "ochtend", wijken=(KRONENBURG,), bezet=9),
        _groep("G-11", "Mantelzorgsalon", "mantelzorg", "middag", wetten=("wmo", "jeugdwet"), bezet=3, minimum=4),
        _groep("G-12", "Herstelwerkplaats", "herstel", "middag", bezet=6, einde=_VOORBIJ),
    )


def groepen_noordwest(week: Week) -> tuple[CollectiefAanbod, ...]:
    """Dertien groepen, verspreid over de wijken van Noordwest."""
    straks, te_laat = (week.maandag + timedelta(weeks=weken) for weken in (4, 5))
    return (
        _groep("G-01", "Huiskamer Klarendal", "ontmoeten", "ochtend", wijken=(KLARENDAL,), bezet=9),
        _groep("G-02", "Buurttafel Sint Marten", "ontmoeten", "middag", wijken=(SINT_MARTEN,), plaatsen=8),
        _groep("G-03", "Soepgroep Lombok", "ontmoeten", "avond", wijken=(LOMBOK,), bezet=2, minimum=4, plaatsen=6),
        _groep("G-04", "Papieren op orde", "administratie", "middag", bezet=8),
        _groep("G-05", "Geldcafé", "administratie", "avond", wijken=(KLARENDAL, SINT_MARTEN), bezet=10),
        _groep("G-06", "Stadsboerderij", "dagritme", "ochtend", wijken=(HOOGKAMP,), bezet=8),
        _groep("G-07", "Samen sterk opvoeden", "opvoeden", "avond", wetten=("jeugdwet",), bezet=3, minimum=5),
        _groep("G-08", "Ouderkamer", "opvoeden", "ochtend", wetten=("jeugdwet",), start=straks, bezet=3, minimum=4),
        _groep("G-09", "Fietsles", "bewegen", "middag", wetten=("wmo", "jeugdwet"), bezet=6),
        _groep("G-10", "Taalwandeling", "taal", "ochtend", wijken=(KLARENDAL,), bezet=10),
        _groep("G-11", "Mantelzorglunch", "mantelzorg", "middag", bezet=1, minimum=5),
        _groep("G-12", "Herstelgroep", "herstel", "avond", bezet=7, plaatsen=8),
        _groep("G-13", "Beweegtuin", "bewegen", "ochtend", start=te_laat, bezet=0),
    )
