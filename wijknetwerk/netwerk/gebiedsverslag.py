"""De bladzijde over de keuze van een gebied: de volgorde van wijken volgens brief 001 en volgens brief 003."""

from collections.abc import Mapping, Sequence

from wijknetwerk.begrippen import Netwerkmap
from wijknetwerk.netwerk.gebiedskeuze import Criterium, Gebiedskeuze, Richting, kies_gebied
from wijknetwerk.rapport.bladzijde import Bladzijde, Eenheid, Kolom, Stuk, Tabel, Waarde
from wijknetwerk.rapport.planafspraken import Criteriumafspraak, Planafspraken
from wijknetwerk.rapport.woorden import aantal, opsomming

BRIEVEN = ("001", "003")
_T, _A, _PT = Eenheid.TEKST, Eenheid.AANTAL, Eenheid.PUNTEN


class OnvolledigFout(ValueError):  # noqa: N818 - Nederlandse naam, zoals RegelFouten
    """Er ontbreken cijfers; `zinnen` noemt ze allemaal."""

    def __init__(self, zinnen: Sequence[str]) -> None:
        super().__init__("; ".join(zinnen))
        self.zinnen = tuple(zinnen)


def maak_gebiedskeuze(
    map_: Netwerkmap, afspraken: Planafspraken, aantal_wijken: int, brieven: Sequence[str] = BRIEVEN
) -> Bladzijde:
    """De bladzijde; een wijk zonder cijfer voor een criterium dat telt is een `OnvolledigFout`."""
    waarden: dict[str, dict[str, int]] = {}
    for cijfer in map_.wijkcijfers:
        waarden.setdefault(cijfer.wijk, {})[cijfer.criterium] = cijfer.waarde
    gekozen = {brief: [een for een in afspraken.criteria if een.brief == brief] for brief in brieven}
    _eis_volledig(waarden, [een for criteria in gekozen.values() for een in criteria])
    namen = {wijk.code: wijk.naam for wijk in map_.kaart}
    keuzes = {brief: _kies(waarden, criteria, aantal_wijken) for brief, criteria in gekozen.items()}
    stukken = [_stuk(brief, keuzes[brief], gekozen[brief], waarden, namen) for brief in brieven]
    return Bladzijde(
        naam="gebied",
        titel="Waar beginnen?",
        ondertitel=f"{aantal(len(waarden), 'wijk', 'wijken')} op volgorde; de eerste {aantal_wijken} tellen als keuze",
        intern=False,
        kleinste_cel=afspraken.kleinste_cel,
        stukken=(*stukken, *([_beide(keuzes, namen)] if len(keuzes) > 1 else []), _criteria(gekozen)),
        kenmerken={"criteria en gewichten": "regels/journaal/planning.toml"},
    )


def _eis_volledig(waarden: Mapping[str, Mapping[str, int]], criteria: Sequence[Criteriumafspraak]) -> None:
    if not waarden:
        raise OnvolledigFout(["wijkcijfers: er staat geen enkel cijfer in; er valt niets te vergelijken"])
    bekend = {een.naam for een in criteria}
    zinnen = [
        f"wijkcijfers: wijk {wijk} heeft geen cijfer voor {een.naam}; voeg een rij toe"
        for wijk, cijfers in waarden.items()
        for een in criteria
        if een.naam not in cijfers
    ]
    if not bekend & {naam for cijfers in waarden.values() for naam in cijfers}:
        zinnen = [f"wijkcijfers: geen enkel criterium is bekend; kies uit {opsomming(sorted(bekend))}"]
    if zinnen:
        raise OnvolledigFout(zinnen)


def _kies(
    waarden: Mapping[str, Mapping[str, int]], criteria: Sequence[Criteriumafspraak], aantal_wijken: int
) -> Gebiedskeuze:
    return kies_gebied(
        waarden, [Criterium(een.naam, Richting(een.richting), een.gewicht) for een in criteria], aantal_wijken
    )


def _stuk(
    brief: str,
    keuze: Gebiedskeuze,
    criteria: Sequence[Criteriumafspraak],
    waarden: Mapping[str, Mapping[str, int]],
    namen: Mapping[str, str],
) -> Stuk:
    zwaarte = sum(een.gewicht for een in criteria)
    rijen: tuple[tuple[Waarde, ...], ...] = tuple(
        (
            plaats,
            namen.get(rang.wijk, rang.wijk),
            rang.som // zwaarte,
            *(waarden[rang.wijk][een.naam] for een in criteria),
        )
        for plaats, rang in enumerate(keuze.rangen, 1)
    )
    kolommen = (
        Kolom("plaats", "plaats", _A, "plaats in de volgorde"),
        Kolom("wijk", "wijk", _T, "naam van de wijk", sleutel=True),
        Kolom("punten", "punten", _PT, "gewogen gemiddelde van 0 (laagste wijk op elk criterium) tot 1000 (hoogste)"),
        *(
            Kolom(een.naam, een.titel, _A, f"{een.titel} ({een.eenheid}); {een.richting} is kansrijk")
            for een in criteria
        ),
    )
    top = opsomming(namen.get(wijk, wijk) for wijk in (rang.wijk for rang in keuze.rangen[: len(keuze.top)]))
    staan = "staat" if len(keuze.top) == 1 else "staan"
    zin = f"Volgens de criteria van brief {brief} {staan} {top} bovenaan. {_hoe_vast(keuze)}"
    tabel = Tabel(f"volgorde_{brief}", f"Volgorde volgens brief {brief}", kolommen, rijen)
    return Stuk(f"brief_{brief}", f"Brief {brief}: {len(criteria)} cijfers", zin, (tabel,))


def _hoe_vast(keuze: Gebiedskeuze) -> str:
    vast = keuze.vast_tot_procent
    if vast == 100:  # noqa: PLR2004 - het hele gewicht
        return "Dat blijft zo bij elk ander gewicht."
    if not vast:
        return "Dat ligt niet vast: al bij een klein verschil in gewicht verandert de keuze."
    return f"Dat blijft zo als elk gewicht tot {vast} % zwaarder of lichter wordt, los van elkaar."


def _beide(keuzes: Mapping[str, Gebiedskeuze], namen: Mapping[str, str]) -> Stuk:
    eerste, tweede = keuzes.values()
    samen = [wijk for wijk in eerste.top if wijk in tweede.top]
    zin = (
        f"{opsomming(namen.get(wijk, wijk) for wijk in samen)} {'staat' if len(samen) == 1 else 'staan'} bij "
        "beide brieven bovenaan."
        if samen
        else "Geen enkele wijk staat bij beide brieven bovenaan."
    )
    plaatsen = [{rang.wijk: plaats for plaats, rang in enumerate(keuze.rangen, 1)} for keuze in keuzes.values()]
    rijen = tuple((namen.get(wijk, wijk), plaats, plaatsen[1][wijk]) for wijk, plaats in plaatsen[0].items())
    kolommen = (
        Kolom("wijk", "wijk", _T, "naam van de wijk", sleutel=True),
        *(Kolom(f"plaats_{brief}", f"plaats brief {brief}", _A, f"plaats volgens brief {brief}") for brief in keuzes),
    )
    return Stuk("beide", "Beide brieven naast elkaar", zin, (Tabel("beide", "Plaats per brief", kolommen, rijen),))


def _criteria(gekozen: Mapping[str, Sequence[Criteriumafspraak]]) -> Stuk:
    rijen = tuple(
        (
            brief,
            een.titel,
            een.eenheid,
            "veel is kansrijk" if een.richting == "hoog" else "weinig is kansrijk",
            een.gewicht,
            een.open_vraag,
        )
        for brief, criteria in gekozen.items()
        for een in criteria
    )
    kolommen = (
        Kolom("brief", "brief", _T, "brief die het criterium noemt", sleutel=True),
        Kolom("criterium", "criterium", _T, "waarop vergeleken wordt", sleutel=True),
        Kolom("eenheid", "eenheid", _T, "eenheid van het cijfer"),
        Kolom("richting", "richting", _T, "of veel of weinig kansrijk is"),
        Kolom("gewicht", "gewicht", _A, "hoe zwaar het telt"),
        Kolom("open_vraag", "open vraag", _T, "wat de brief niet zegt"),
    )
    open_ = sum(bool(rij[-1]) for rij in rijen)
    zin = f"Er tellen {len(rijen)} cijfers; bij {open_} staat nog een vraag open over richting of gewicht."
    return Stuk(
        "criteria", "Criteria, richting en gewicht", zin, (Tabel("criteria", "Waarop vergeleken is", kolommen, rijen),)
    )
