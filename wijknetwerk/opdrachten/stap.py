"""`wijknetwerk stap`: één stap voor één hulpvraag, van zes ogen tot het einde."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING, Any
from uuid import uuid4

import click

from wijknetwerk.opdrachten import vastleggen
from wijknetwerk.opdrachten.opdracht import Opdracht
from wijknetwerk.opdrachten.opties import DOOR, JOURNAAL, REGELS

if TYPE_CHECKING:
    from pathlib import Path

STAPPEN = (
    *("vastgezet", "uitgesloten", "casuistiek", "zes_ogen", "teamleidertoets", "begonnen", "opgeschaald"),
    *("afgeschaald", "geeindigd", "afgewezen_door_partner", "teruggedraaid", "vastgesteld", "toegewezen"),
    *("aangehouden", "opnieuw_gewogen"),
)
ROLLEN = ("wijkcoach", "tweede_wijkcoach", "extra_coach", "gedragsdeskundige", "teamleider", "netwerkpartner")
EINDREDENEN = (
    *("volgens_plan", "tijdelijk", "op_verzoek_inwoner", "door_aanbieder", "in_overeenstemming", "verhuizing"),
    *("door_gemeente", "wijziging", "andere_aanbieder", "ander_domein", "overleden"),
)
OORDEEL = click.Choice(("ja", "nee", "onbekend"))


@click.command(cls=Opdracht)
@click.argument("hulpvraag", metavar="HULPVRAAG", help="Het nummer van de hulpvraag, of van een traject dat al liep.")
@click.argument("handeling", type=click.Choice(STAPPEN), metavar="STAP", help=f"Een van: {', '.join(STAPPEN)}.")
@DOOR
@click.option("--rol", type=click.Choice(ROLLEN), required=True, help="De rol van wie dit doet.")
@click.option("--reden", default="", metavar="TEKST", help="Waarom, in gewone woorden en zonder persoonsgegevens.")
@click.option("--datum", type=click.DateTime(["%d-%m-%Y", "%Y-%m-%d"]), metavar="DATUM", help="De dag; anders vandaag.")
@click.option("--plek", metavar="PLEK", help="Bij vastgezet, uitgesloten, op- en afschalen: de plek.")
@click.option("--uren", metavar="UREN", help="Bij op- en afschalen: uren per week, met een komma.")
@click.option(
    "--overlap-tot",
    type=click.DateTime(["%d-%m-%Y", "%Y-%m-%d"]),
    metavar="DATUM",
    help="Bij op- en afschalen: tot en met wanneer oud en nieuw allebei meetellen.",
)
@click.option("--eindreden", type=click.Choice(EINDREDENEN), metavar="CODE", help=f"Een van: {', '.join(EINDREDENEN)}.")
@click.option("--zelfstandig-verder", type=OORDEEL, default="onbekend", help="Kan de inwoner zelfstandig verder?")
@click.option("--netwerk-betrokken", type=OORDEEL, default="onbekend", help="Is het eigen netwerk betrokken?")
@click.option("--integraal", type=OORDEEL, default="onbekend", help="Is er integraal gewerkt?")
@click.option("--heeft-plan", type=OORDEEL, default="onbekend", help="Bij begonnen: ligt er een ondersteuningsplan?")
@click.option("--passend", type=click.Choice(("ja", "nee")), help="Bij zes ogen: is een aanbieder passend?")
@click.option("--gezet", multiple=True, metavar="STAP", help="Bij de teamleidertoets: een gezette stap; herhaal dit.")
@click.option("--doelpartner", metavar="PLEK", help="Bij afwijzen: naar wie de partner doorverwijst.")
@click.option("--gedeeld-met", metavar="WIE", help="Bij afwijzen: met wie de reden is gedeeld.")
@JOURNAAL
@REGELS
def stap(
    *,
    hulpvraag: str,
    handeling: str,
    door: str,
    rol: str,
    journaal: str,
    regels: Path | None,
    als_json: bool,
    **rest: Any,  # noqa: ANN401 - de antwoorden die bij de stap horen
) -> None:
    """Leg één stap van één hulpvraag vast.

    Bijvoorbeeld zes ogen, begonnen, op- of afgeschaald, geëindigd, afgewezen of teruggedraaid. Wat mag, staat in de
    tabel van stappen (docs/journaal.md). Een besluit over een voorstel gaat met `besluit`.
    """
    from wijknetwerk.begrippen import ActorRol, Handeling, Herkomst
    from wijknetwerk.proces.besluit import LOPEND
    from wijknetwerk.proces.stapbouwer import Ontbreekt, Wie, maak_stap

    vastleggen.keur_naam(door, rest["reden"], rest["gedeeld_met"] or "")
    afspraken = vastleggen.afspraken_uit(regels, als_json=als_json)
    nu = datetime.now(UTC)
    datum: date = rest["datum"].date() if rest["datum"] else nu.date()
    moment = datetime.combine(datum, time(12, tzinfo=UTC)) if rest["datum"] else nu
    wie = Wie(door, ActorRol(rol), moment, Herkomst.OPDRACHTREGEL, rest["reden"])
    with vastleggen.geopend(journaal, als_json=als_json) as open_journaal:
        dossier = open_journaal.dossier(hulpvraag)
        if dossier.laatste is None:
            liep_al = open_journaal.dossier(f"{LOPEND}{hulpvraag}"[:40])
            dossier = liep_al if liep_al.laatste is not None else dossier
        try:
            besluit = maak_stap(uuid4(), dossier, Handeling(handeling), wie, _antwoorden(datum, rest))
        except Ontbreekt as fout:
            raise click.UsageError(f"{hulpvraag}: {fout}.") from fout
        vastleggen.toon_vastgelegd(open_journaal.leg_vast([besluit], afspraken), open_journaal.naam, als_json=als_json)


def _antwoorden(datum: date, rest: dict[str, Any]) -> Any:  # noqa: ANN401 - de klasse laadt pas in de opdracht
    from wijknetwerk.begrippen import EindReden, Oordeel
    from wijknetwerk.proces.stapbouwer import Antwoorden

    return Antwoorden(
        datum=datum,
        plek=rest["plek"],
        minuten=_minuten(rest["uren"]),
        overlap_tot=rest["overlap_tot"].date() if rest["overlap_tot"] else None,
        eindreden=EindReden(rest["eindreden"]) if rest["eindreden"] else None,
        zelfstandig_verder=Oordeel(rest["zelfstandig_verder"]),
        netwerk_betrokken=Oordeel(rest["netwerk_betrokken"]),
        integraal=Oordeel(rest["integraal"]),
        heeft_plan=Oordeel(rest["heeft_plan"]),
        passend=None if rest["passend"] is None else rest["passend"] == "ja",
        stappen=tuple(sorted(set(rest["gezet"]))),
        doelpartner=rest["doelpartner"],
        gedeeld_met=rest["gedeeld_met"],
    )


def _minuten(uren: str | None) -> int | None:
    from decimal import Decimal, InvalidOperation

    if uren is None:
        return None
    try:
        minuten = Decimal(uren.replace(",", ".")) * 60
    except InvalidOperation as fout:
        raise click.UsageError(f"--uren «{uren}» is geen getal; schrijf bijvoorbeeld 2,5.") from fout
    if minuten != minuten.to_integral_value() or not 0 < minuten <= 7 * 24 * 60:
        raise click.UsageError(f"--uren «{uren}»: schrijf hele minuten, meer dan nul en hoogstens een week.")
    return int(minuten)
