"""Wat er naast de tabel van stappen waar moet zijn; elke voorwaarde zegt zelf in één zin waarom een stap niet mag."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from wijknetwerk.begrippen import (
    Afwijzing,
    Deel,
    Deelrol,
    Einde,
    Gebeurtenis,
    Handeling,
    Keuze,
    SoortPlek,
    Staat,
    Stappentoets,
    Terugdraaiing,
    Trajectgegevens,
)
from wijknetwerk.proces.afspraken import Afspraken
from wijknetwerk.proces.dossier import Dossier, is_laatste
from wijknetwerk.proces.staten import stap_van

AANBIEDERSOORTEN = (SoortPlek.NETWERKPARTNER, SoortPlek.AANBIEDER, SoortPlek.TWEEDE_SCHIL)
"""Alleen hier hoort een toewijzing (301) bij; zelf en collectief zijn algemene voorzieningen."""
KORTSTE_REDEN = 3
_NIET_TERUG = (Handeling.VOORSTEL_GEMAAKT, Handeling.OVERGENOMEN, Handeling.VERWIJDERD)

Vraag = Callable[[Dossier, Gebeurtenis, Afspraken], str | None]


@dataclass(frozen=True)
class Bezwaar:
    """Waarom een stap niet mag."""

    hulpvraag: str
    zin: str

    def __str__(self) -> str:
        return f"{self.hulpvraag}: {self.zin}"


@dataclass(frozen=True)
class Voorwaarde:
    """Bij welke handelingen zij telt, en wat er mis is als zij niet waar is."""

    naam: str
    bij: tuple[Handeling, ...]
    vraag: Vraag


def bezwaren(dossier: Dossier, gebeurtenis: Gebeurtenis, afspraken: Afspraken) -> tuple[Bezwaar, ...]:
    """Alles waarom deze gebeurtenis nu niet mag; leeg betekent dat zij mag."""
    stap = stap_van(gebeurtenis.handeling)
    if dossier.staat not in stap.van:
        return (Bezwaar(dossier.hulpvraag, _verkeerde_staat(dossier, gebeurtenis)),)
    zinnen = []
    if gebeurtenis.rol not in stap.rollen:
        zinnen.append(f"{_zeg(gebeurtenis.handeling)} mag niet als {_zeg(gebeurtenis.rol)}; wel als {_of(stap.rollen)}")
    if stap.reden and len(gebeurtenis.reden) < KORTSTE_REDEN:
        zinnen.append(f"bij {_zeg(gebeurtenis.handeling)} hoort een reden")
    for voorwaarde in VOORWAARDEN:
        if gebeurtenis.handeling in voorwaarde.bij:
            zin = voorwaarde.vraag(dossier, gebeurtenis, afspraken)
            if zin is not None:
                zinnen.append(zin)
    return tuple(Bezwaar(dossier.hulpvraag, zin) for zin in zinnen)


def _verkeerde_staat(dossier: Dossier, gebeurtenis: Gebeurtenis) -> str:
    wat = _zeg(gebeurtenis.handeling)
    if dossier.laatste is None:
        return f"{wat} kan nog niet: er is nog niets over vastgelegd"
    laatste = dossier.laatste
    return (
        f"{wat} kan niet meer of nog niet: de staat is «{_zeg(dossier.staat)}» sinds {laatste.wie} op "
        f"{laatste.tijdstip:%d-%m-%Y} ({_zeg(laatste.handeling)}{_waar(dossier)}); er is niets overschreven"
    )


def _waar(dossier: Dossier) -> str:
    return f", {dossier.keuze.plek}" if dossier.keuze is not None and dossier.keuze.plek is not None else ""


def _zes_ogen_compleet(dossier: Dossier, _: Gebeurtenis, afspraken: Afspraken) -> str | None:
    if not dossier.zes_ogen_nodig or len(dossier.ogen) >= afspraken.zes_ogen_mensen:
        return None
    return (
        f"de inwoner wil liever een aanbieder; eerst wegen {afspraken.zes_ogen_mensen} verschillende mensen opnieuw "
        f"(nu {len(dossier.ogen)})"
    )


def _ander_oogpaar(dossier: Dossier, gebeurtenis: Gebeurtenis, afspraken: Afspraken) -> str | None:
    if not dossier.zes_ogen_nodig:
        return "zes ogen zijn er alleen als de inwoner liever een aanbieder wil"
    if gebeurtenis.wie.casefold() in {wie.casefold() for wie, _ in dossier.ogen}:
        return f"{gebeurtenis.wie} woog al mee; zes ogen zijn van {afspraken.zes_ogen_mensen} verschillende mensen"
    if len(dossier.ogen) >= afspraken.zes_ogen_mensen:
        return f"er wogen al {afspraken.zes_ogen_mensen} mensen opnieuw"
    return None


def _keuze_past_bij_handeling(dossier: Dossier, gebeurtenis: Gebeurtenis, _: Afspraken) -> str | None:
    keuze, voorstel = gebeurtenis.gegevens, dossier.voorstel
    if not isinstance(keuze, Keuze) or voorstel is None:
        return "er is geen voorstel om over te besluiten"
    gelijk = keuze.plek == voorstel.plek
    if gebeurtenis.handeling is Handeling.BESLOTEN and not gelijk:
        return f"het voorstel is {voorstel.plek or 'geen plek'}; een andere plek is afwijken, met een reden"
    if gebeurtenis.handeling is Handeling.AFGEWEKEN and gelijk:
        return f"{keuze.plek or 'geen plek'} is het voorstel zelf; dat is overnemen en niet afwijken"
    return None


def _plek_mag(dossier: Dossier, gebeurtenis: Gebeurtenis, _: Afspraken) -> str | None:
    keuze, voorstel = gebeurtenis.gegevens, dossier.voorstel
    if not isinstance(keuze, Keuze) or voorstel is None or keuze.plek is None:
        return None
    if keuze.plek in dossier.uitgesloten:
        return f"{keuze.plek} is uitgesloten of wees deze hulpvraag af"
    if dossier.vastgezet not in (None, keuze.plek):
        return f"de hulpvraag is vastgezet op {dossier.vastgezet}"
    if keuze.plek != voorstel.plek and keuze.plek not in voorstel.toegestaan:
        return f"{keuze.plek} mag volgens de regels en eisen niet; waarom staat bij de alternatieven van het voorstel"
    return None


def _delen_tellen_op(dossier: Dossier, gebeurtenis: Gebeurtenis, _: Afspraken) -> str | None:
    keuze = gebeurtenis.gegevens
    if not isinstance(keuze, Keuze) or (keuze.plek is None and not keuze.delen):
        return None
    hulp = [deel for deel in keuze.delen if deel.rol is not Deelrol.TWEEDE_WIJKCOACH]
    if keuze.plek not in {deel.plek for deel in hulp}:
        return f"geen van de delen ligt bij {keuze.plek or 'geen plek'}"
    if len({deel.plek for deel in keuze.delen}) != len(keuze.delen):
        return "elk deel ligt bij een andere plek"
    som = sum(deel.minuten_per_week for deel in hulp)
    if keuze.soort_plek is SoortPlek.COLLECTIEF or dossier.vraag is None or som == dossier.vraag.minuten_per_week:
        return None
    return f"de delen zijn samen {som} minuten per week, gevraagd is {dossier.vraag.minuten_per_week}"


def _stappen_gezet(_: Dossier, gebeurtenis: Gebeurtenis, afspraken: Afspraken) -> str | None:
    toets = gebeurtenis.gegevens
    mist = set(afspraken.stappen) - set(toets.stappen if isinstance(toets, Stappentoets) else ())
    return f"nog niet gezet: {', '.join(sorted(mist))}" if mist else None


def _alleen_een_aanbieder(dossier: Dossier, *_: object) -> str | None:
    if dossier.keuze is not None and dossier.keuze.soort_plek in AANBIEDERSOORTEN:
        return None
    return "zelf begeleiden en collectief aanbod zijn algemene voorzieningen; die krijgen nooit een toewijzing"


def _wat_besloten_is(dossier: Dossier, gebeurtenis: Gebeurtenis, _: Afspraken) -> str | None:
    traject, keuze = gebeurtenis.gegevens, dossier.keuze
    if keuze is None or keuze.plek is None or not isinstance(traject, Trajectgegevens):
        return "er is geen plek besloten om te beginnen"
    if keuze.soort_plek in AANBIEDERSOORTEN and dossier.staat is not Staat.TOEGEWEZEN:
        return "een aanbieder begint pas na de toewijzing"
    if traject.soort_plek is not keuze.soort_plek or _wie(traject.delen) != _wie(keuze.delen):
        return f"wat begint is niet wat besloten is ({', '.join(sorted(plek for plek, _, _ in _wie(keuze.delen)))})"
    return None


def _wie(delen: tuple[Deel, ...]) -> set[tuple[str, str, int]]:
    return {(deel.plek, deel.rol, deel.minuten_per_week) for deel in delen}


def _op_of_af(dossier: Dossier, gebeurtenis: Gebeurtenis, _: Afspraken) -> str | None:
    nieuw, oud = gebeurtenis.gegevens, dossier.traject
    if not isinstance(nieuw, Trajectgegevens) or oud is None:
        return "er loopt geen traject"
    was, wordt = _uiteindelijk(oud.delen), _uiteindelijk(nieuw.delen)
    op = gebeurtenis.handeling is Handeling.OPGESCHAALD
    if (wordt <= was) if op else (wordt >= was):
        return f"van {was} naar {wordt} minuten per week is geen {'opschalen' if op else 'afschalen'}"
    return _oude_delen_blijven(oud.delen, nieuw.delen)


def _uiteindelijk(delen: tuple[Deel, ...]) -> int:
    """De minuten zoals zij na een overgang zijn: de delen die het langst doorlopen."""
    laatste = max((deel.tot or date.max for deel in delen), default=date.max)
    return sum(deel.minuten_per_week for deel in delen if (deel.tot or date.max) == laatste)


def _oude_delen_blijven(oud: tuple[Deel, ...], nieuw: tuple[Deel, ...]) -> str | None:
    """Een lopend deel krijgt hoogstens een einde; het verhuist niet en verdwijnt niet."""
    sleutels = {(deel.plek, deel.rol, deel.van) for deel in nieuw}
    weg = sorted(deel.plek for deel in oud if (deel.plek, deel.rol, deel.van) not in sleutels)
    return f"het lopende deel bij {', '.join(weg)} ontbreekt; geef het een einddatum" if weg else None


def _na_het_begin(dossier: Dossier, gebeurtenis: Gebeurtenis, _: Afspraken) -> str | None:
    einde = gebeurtenis.gegevens
    begin = min((deel.van for deel in dossier.delen), default=None)
    if isinstance(einde, Einde) and dossier.traject is not None and begin is not None and einde.datum < begin:
        return f"het einde ({einde.datum:%d-%m-%Y}) ligt vóór het begin ({begin:%d-%m-%Y})"
    return None


def _naar_een_ander(dossier: Dossier, gebeurtenis: Gebeurtenis, _: Afspraken) -> str | None:
    afwijzing, keuze, voorstel = gebeurtenis.gegevens, dossier.keuze, dossier.voorstel
    if not isinstance(afwijzing, Afwijzing) or keuze is None or keuze.plek != afwijzing.partner:
        return "alleen de partner waar de hulpvraag ligt kan haar afwijzen"
    if keuze.soort_plek not in AANBIEDERSOORTEN:
        return "alleen een aanbieder kan afwijzen; een wijkcoach laat opnieuw wegen"
    if afwijzing.doelpartner == afwijzing.partner:
        return "de partner om naar door te verwijzen moet een andere zijn"
    if voorstel is not None and afwijzing.doelpartner not in voorstel.toegestaan:
        return f"{afwijzing.doelpartner} mag deze hulpvraag volgens de regels en eisen niet doen"
    return None


def _alleen_de_laatste(dossier: Dossier, gebeurtenis: Gebeurtenis, _: Afspraken) -> str | None:
    wat = gebeurtenis.gegevens
    if not isinstance(wat, Terugdraaiing) or dossier.laatste is None or not is_laatste(dossier, wat.gebeurtenis):
        return "alleen de laatste gebeurtenis die nog geldt is terug te draaien"
    if dossier.laatste.handeling in _NIET_TERUG:
        return f"{_zeg(dossier.laatste.handeling)} is niet terug te draaien"
    return None


_KEUZES = (Handeling.BESLOTEN, Handeling.AFGEWEKEN)
VOORWAARDEN = (
    Voorwaarde("zes_ogen_compleet", _KEUZES, _zes_ogen_compleet),
    Voorwaarde("ander_oogpaar", (Handeling.ZES_OGEN,), _ander_oogpaar),
    Voorwaarde("keuze_past_bij_handeling", _KEUZES, _keuze_past_bij_handeling),
    Voorwaarde("plek_mag", _KEUZES, _plek_mag),
    Voorwaarde("delen_tellen_op", _KEUZES, _delen_tellen_op),
    Voorwaarde("stappen_gezet", (Handeling.TEAMLEIDERTOETS,), _stappen_gezet),
    Voorwaarde("alleen_een_aanbieder", (Handeling.TOEGEWEZEN,), _alleen_een_aanbieder),
    Voorwaarde("wat_besloten_is", (Handeling.BEGONNEN,), _wat_besloten_is),
    Voorwaarde("op_of_af", (Handeling.OPGESCHAALD, Handeling.AFGESCHAALD), _op_of_af),
    Voorwaarde("na_het_begin", (Handeling.GEEINDIGD,), _na_het_begin),
    Voorwaarde("naar_een_ander", (Handeling.AFGEWEZEN_DOOR_PARTNER,), _naar_een_ander),
    Voorwaarde("alleen_de_laatste", (Handeling.TERUGGEDRAAID,), _alleen_de_laatste),
)
"""Alle voorwaarden, zichtbaar onder elkaar; een nieuwe komt hier bij, met een paar net wel en net niet."""


def _zeg(woord: str) -> str:
    return str(woord).replace("_", " ")


def _of(rollen: tuple[str, ...]) -> str:
    *rest, laatste = [_zeg(rol) for rol in rollen]
    return f"{', '.join(rest)} of {laatste}" if rest else laatste
