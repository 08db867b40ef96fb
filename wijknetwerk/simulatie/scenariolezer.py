"""Een scenariobestand (TOML) lezen: alle fouten tegelijk, met hun plaats en met wat bedoeld kan zijn."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from wijknetwerk.begrippen import Werkvoorraad
from wijknetwerk.invoer.vertaling import VERTALINGEN
from wijknetwerk.regels.fouten import Plek, RegelFout, bedoelde_u
from wijknetwerk.regels.lezen import lees_toml, toon
from wijknetwerk.simulatie.scenario import Aansluiting, Instroom, Scenario

_VORMEN = {
    "tuple_type": 'een lijst tussen [ en ], zoals ["havik", "merel"]',
    "dict_type": "een tabel, zoals { C01 = 50 }",
    "model_type": "een tabel, zoals [[gebieden]]",
    "bool_type": "true of false",
    "bool_parsing": "true of false",
    "extra_forbidden": "",
}
"""Wat in een TOML-bestand anders heet dan in een werkmap."""


@dataclass(frozen=True)
class Scenariolezing:
    """De scenario's die te gebruiken zijn, op volgorde, en alles wat er mis is."""

    scenarios: tuple[Scenario, ...]
    fouten: tuple[RegelFout, ...] = field(default=())


def lees_scenarios(paden: Sequence[Path], werkvoorraad: Werkvoorraad, anders: Mapping[str, Any]) -> Scenariolezing:
    """Leest alle bestanden; `anders` zijn knoppen die de opdrachtregel zet, in plaats van elk bestand.

    Een knop op None telt als niet gezet.
    """
    fouten: list[RegelFout] = []
    gelezen = [(pad, _lees(pad, werkvoorraad, anders, Plek(fouten, pad.name))) for pad in paden]
    goed = [(pad, scenario) for pad, scenario in gelezen if scenario is not None]
    _past_bij_elkaar(goed, fouten)
    return Scenariolezing(tuple(scenario for _, scenario in goed), tuple(fouten))


def _lees(pad: Path, werkvoorraad: Werkvoorraad, anders: Mapping[str, Any], plek: Plek) -> Scenario | None:
    if (inhoud := lees_toml(pad, plek)) is None:
        return None
    samen = {"naam": pad.stem, **inhoud, **anders}
    inhoud = _lijsten_vast({knop: waarde for knop, waarde in samen.items() if waarde is not None})
    al = len(plek.fouten)
    try:
        scenario = Scenario.model_validate(inhoud)
    except ValidationError as fout:
        for een in fout.errors():
            _meld(een, plek)
        mis = {een["loc"][0] for een in fout.errors()}
        goed = {knop: waarde for knop, waarde in inhoud.items() if knop not in mis}
        _codes_bestaan(Scenario.model_validate({"naam": pad.stem, **goed}), werkvoorraad, plek)
        return None
    _codes_bestaan(scenario, werkvoorraad, plek)
    _past_in_zichzelf(scenario, plek)
    return scenario if len(plek.fouten) == al else None


def _lijsten_vast(waarde: Any) -> Any:  # noqa: ANN401 - alles wat in TOML kan staan
    """Een lijst in TOML is hier een vaste rij."""
    if isinstance(waarde, list):
        return tuple(_lijsten_vast(deel) for deel in waarde)
    if isinstance(waarde, dict):
        return {naam: _lijsten_vast(deel) for naam, deel in waarde.items()}
    return waarde


def _meld(fout: ErrorDetails, plek: Plek) -> None:
    waar = plek.in_cel(".".join(str(deel + 1) if isinstance(deel, int) else str(deel) for deel in fout["loc"]))
    if fout["type"] == "extra_forbidden":
        bekend = Aansluiting.model_fields if len(fout["loc"]) > 1 else Scenario.model_fields
        sleutel = str(fout["loc"][-1])
        waar.fout(f"onbekende knop «{sleutel}»{bedoelde_u(sleutel, bekend)}")
        return
    delen = dict(fout.get("ctx", {}))
    keuzes = str(delen.get("expected", "")).replace(" or ", " of ")
    verwacht = (_VORMEN | {"enum": keuzes}).get(fout["type"]) or VERTALINGEN[fout["type"]].format(
        **{"keuzes": keuzes, **delen}
    )
    waar.fout(f"hier hoort {verwacht}, niet {toon(fout['input'])}")


def _codes_bestaan(scenario: Scenario, werkvoorraad: Werkvoorraad, plek: Plek) -> None:
    aanbieders = [wie.code for wie in werkvoorraad.aanbieders]
    coaches = [wie.code for wie in werkvoorraad.wijkcoaches]
    genoemd: list[tuple[str, Iterable[str], list[str], str]] = [
        *((knop, getattr(scenario, knop) or (), aanbieders, "aanbieder") for knop in ("deelnemers", "erbij", "eruit")),
        ("kopgroep", scenario.kopgroep or (), coaches, "wijkcoach"),
        ("rolverdeling", scenario.rolverdeling, coaches, "wijkcoach"),
        (
            "gebieden",
            [mee.gebied for mee in scenario.gebieden or ()],
            sorted({wijk.gebied for wijk in werkvoorraad.wijken}),
            "gebied",
        ),
    ]
    for knop, codes, bekend, soort in genoemd:
        for code in codes:
            if code not in bekend:
                plek.in_cel(knop).fout(f"{soort} «{code}» staat niet in de werkmap{bedoelde_u(code, bekend)}")


def _past_in_zichzelf(scenario: Scenario, plek: Plek) -> None:
    """Knoppen die elkaar tegenspreken."""
    if scenario.deelnemers is not None and scenario.netwerkgrootte is not None:
        plek.in_cel("netwerkgrootte").fout("noem deelnemers of een netwerkgrootte, niet allebei")
    for code in sorted({*scenario.erbij, *(scenario.deelnemers or ())} & set(scenario.eruit)):
        plek.in_cel("eruit").fout(f"«{code}» kan niet tegelijk meedoen en uitvallen")
    if scenario.kopgroep == ():
        plek.in_cel("kopgroep").fout("noem minstens één wijkcoach, of laat de knop weg: dan begeleidt iedereen")
    if scenario.aanloop_weken is not None and scenario.aanloop_weken >= scenario.weken:
        plek.in_cel("aanloop_weken").fout(f"de aanloop is korter dan de {scenario.weken} weken van de simulatie")
    hertrokken = scenario.instroom is Instroom.HERTROKKEN
    if hertrokken != bool(scenario.instroom_weken):
        plek.in_cel("instroom_weken").fout('hoort bij instroom = "hertrokken", en die vraagt er minstens één week bij')
    if scenario.instroom_weken and (scenario.instroom_per_jaar is not None or scenario.groei_procent_per_jaar):
        plek.in_cel("instroom_weken").fout("de echte weken bepalen de instroom; laat instroom_per_jaar en groei weg")
    if scenario.instroom_per_jaar is None and not hertrokken:
        plek.in_cel("instroom_per_jaar").fout(
            "hoeveel nieuwe hulpvragen komen er per jaar? De werkmap kan meer dan een week bevatten"
        )


def _past_bij_elkaar(goed: Sequence[tuple[Path, Scenario]], fouten: list[RegelFout]) -> None:
    """Vergelijken kan alleen bij evenveel weken, hetzelfde toeval en verschillende namen."""
    namen: dict[str, Path] = {}
    for pad, scenario in goed:
        plek = Plek(fouten, pad.name)
        for knop in ("weken", "zaad", "start_binnen_weken"):
            eerste = getattr(goed[0][1], knop)
            if getattr(scenario, knop) != eerste:
                plek.in_cel(knop).fout(f"het eerste scenario heeft {eerste}; anders zijn zij niet te vergelijken")
        if (al := namen.setdefault(scenario.naam, pad)) is not pad:
            plek.in_cel("naam").fout(f"«{scenario.naam}» is ook de naam van {al.name}; geef elk een eigen naam")
