"""Wat de toets vindt: één zin per fout, met waar zij zit."""

from enum import StrEnum

from wijknetwerk.begrippen import Begrip


class Soort(StrEnum):
    """Waar een bevinding over gaat; de volgorde is die van de toets zelf."""

    VORM = "vorm"
    WEEK = "week"
    STATUS = "status"
    REGELSET = "regelset"
    INVOER = "invoer"
    ROUTE = "route"
    REDEN = "reden"
    NAVRAGEN = "navragen"
    EIS = "eis"
    TWEEDE_COACH = "tweede_coach"
    COACHDEEL = "coachdeel"
    PRODUCT = "product"
    MINUTEN = "minuten"
    SCHIL = "schil"
    RUIMTE = "ruimte"
    GROEP = "groep"
    NETWERKGROOTTE = "netwerkgrootte"
    TREDE = "trede"
    VOLGORDE = "volgorde"
    BELASTING = "belasting"
    TEKORT = "tekort"
    ALTERNATIEF = "alternatief"
    KENGETAL = "kengetal"
    HERPLAN = "herplan"
    OVERDRACHT = "overdracht"
    EERLIJKHEID = "eerlijkheid"


class Bevinding(Begrip):
    """Eén fout in een voorstel: welk soort, bij welke hulpvraag of plek, en wat er niet klopt."""

    soort: Soort
    over: str
    zin: str
