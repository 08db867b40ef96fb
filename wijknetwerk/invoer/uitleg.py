"""De uitleg bij een werkmap, gemaakt van dezelfde modellen als de lezer: `docs/invoer.md` en het blad `uitleg`."""

from wijknetwerk.begrippen import Woordenlijst, uren
from wijknetwerk.invoer.cellen import LAATSTE, VROEGSTE
from wijknetwerk.invoer.kolommen import (
    ALLE_TABELLEN,
    INSTELLINGEN,
    NETWERKMAP,
    OPTIONEEL,
    SLEUTELS,
    Celsoort,
    Kolom,
    kolommen,
)
from wijknetwerk.invoer.meldingen import opsomming
from wijknetwerk.invoer.tabel import MEESTE_RIJEN
from wijknetwerk.invoer.verwijzingen import verwijzing_van

INLEIDING = (
    "Elke tabel heeft een eigen werkblad of CSV-bestand met die naam; rij 1 is de kopregel met de kolomnamen.",
    "Zet geen namen, adressen, geboortedatums of BSN's in een werkmap: zo'n bestand wordt geweigerd.",
    "Uren schrijft u met een komma en hoogstens twee cijfers erachter (1,5); zij worden hele minuten (1,33 is 80).",
    "Een datum is 09-11-2026, 2026-11-09 of een datumcel van Excel.",
    "Meer codes in één cel scheidt u met een spatie, een komma of een puntkomma.",
    "Een leeg oordeel betekent onbekend, nooit nee: als het ertoe doet, wordt het nagevraagd.",
)

_OVER_DE_TABELLEN = {
    "hulpvragen": "De vragen die deze week op tafel liggen.",
    "wijkcoaches": "De wijkcoaches en hun ruimte om zelf te begeleiden.",
    "aanbieders": "De gecontracteerde aanbieders: deelnemers van het wijknetwerk en de tweede schil.",
    "collectief_aanbod": "Groepen en activiteiten in de buurt.",
    "wijken": "De wijken, hun gebied en hun buren.",
    "lopende_trajecten": "Hulp die al loopt; zij blijft waar zij is en telt mee als belasting.",
    "vastgezet": "Wat de teamleider vooraf besliste: een hulpvraag op een plek, of juist daar niet.",
    "vorig_voorstel": "Het vorige voorstel; wat al is meegedeeld, verandert liever niet.",
    "eerdere_weken": "Wat elke wijkcoach de afgelopen weken had, voor een evenwicht over meer weken; mag ontbreken.",
    INSTELLINGEN: "Voor welke week het voorstel is. Zonder deze tabel geeft u de week op met `--week`.",
    "kandidaten": (
        "De aanbieders waaruit een wijknetwerk gekozen wordt; wie voor twee wetten kan, staat er twee keer in."
    ),
    "vraag": "Wat er per week gevraagd wordt: per wet, gebied, vorm en doelgroep (de expertise die nodig is).",
    "kaart": "Waar elke wijk op de schematische kaart staat, in een raster van rijen en kolommen; mag ontbreken.",
    "wijkcijfers": "Per wijk een cijfer voor elk criterium, om gebieden op volgorde te zetten; mag ontbreken.",
}
_OVER_DE_NETWERKMAP = (
    "# Wat er in een netwerkmap staat",
    (
        "Een netwerkmap is voor planners: `wijknetwerk netwerk` kiest er een wijknetwerk uit, `wijknetwerk "
        "gebied` zet er "
        "wijken mee op volgorde. Dezelfde spelregels als bij een werkmap; `wijknetwerk sjabloon netwerk.xlsx --soort "
        "netwerk` maakt een leeg werkboek, en `voorbeelddata/netwerk-arnhem` is een voorbeeld."
    ),
)


_MAAK_OPNIEUW = "python -m wijknetwerk.invoer regels docs/invoer.md"
_INLEIDING_VAN_HET_STUK = (
    f"""# Wat er in een werkmap staat

Dit bestand is gemaakt van de modellen in `wijknetwerk/begrippen`; wijzig het niet met de hand (`{_MAAK_OPNIEUW}`).

Een werkmap is een map met CSV-bestanden (UTF-8, UTF-16 of Windows-tekst; gescheiden door `;`, `,` of tab) of één
`.xlsx`-werkboek. `wijknetwerk sjabloon` maakt een leeg werkboek met keuzelijsten. Bestanden die met `LEESMIJ` of
`verwacht` beginnen mogen erbij staan; elk ander bestand of werkblad is een fout: misschien een spelfout in een tabel.

Een tabel telt hoogstens {MEESTE_RIJEN // 1000}.000 rijen. Elke tabel moet er zijn, zo nodig met alleen een kop;
alleen {opsomming([f"`{naam}`" for naam in OPTIONEEL], "en")} mogen ontbreken. Een kolom die niet verplicht is, mag weg.
Er wordt nooit geraden: een cel die op twee manieren te lezen is (`1.250`), is een fout. Alle fouten van alle tabellen
komen in één keer.""",
)


def wat_mag(kolom: Kolom) -> str:
    """Wat er in een cel van deze kolom mag staan, als vervolg op «verwacht …»."""
    verwijzing = verwijzing_van(kolom.tabel, kolom.veld)
    vaste = {
        Celsoort.KEUZE: opsomming(kolom.keuzes),
        Celsoort.KEUZES: f"{opsomming(kolom.keuzes, 'en/of')}, gescheiden door een spatie",
        Celsoort.JANEE: "ja of nee",
        Celsoort.DATUM: f"een datum van {VROEGSTE.year} tot en met {LAATSTE.year}",
        Celsoort.TEKST: "tekst van hoogstens 200 tekens",
        Celsoort.CODE: "een code van hoogstens 40 letters, cijfers, punten of streepjes",
        Celsoort.CODES: "codes, gescheiden door een spatie",
    }
    if verwijzing is not None:
        wat = "codes" if kolom.soort is Celsoort.CODES else "een code"
        return f"{wat} uit {verwijzing.waarheen}"
    if kolom.soort in vaste:
        return vaste[kolom.soort]
    in_uren = kolom.soort is Celsoort.UREN
    grens = "" if kolom.hoogstens is None else uren(kolom.hoogstens) if in_uren else str(kolom.hoogstens)
    vanaf = f"van {kolom.minstens} tot en met {grens}" if not in_uren else f"tot en met {grens}, bijvoorbeeld 4,5"
    if in_uren and kolom.minstens:
        vanaf = f"groter dan 0, {vanaf}"
    onbekend = ", of onbekend" if kolom.onbekend_is_leeg else ""
    return f"{'uren' if in_uren else 'een heel getal'} {vanaf}{onbekend}"


def als_leeg(kolom: Kolom) -> str:
    """Wat een lege cel betekent."""
    if kolom.verplicht:
        return "mag niet"
    if kolom.standaard is None or kolom.standaard == ():
        return "niets"
    if isinstance(kolom.standaard, bool):
        return "ja" if kolom.standaard else "nee"
    return str(kolom.standaard)


def kolomuitleg(kolom: Kolom) -> str:
    """Eén kolom in een paar zinnen, voor het bericht bij het aanklikken."""
    punt = "" if kolom.uitleg.endswith("?") else "."
    zinnen = [kolom.uitleg[:1].upper() + kolom.uitleg[1:] + punt, f"Vul in: {wat_mag(kolom)}."]
    zinnen.append("Verplicht." if kolom.verplicht else f"Leeg: {als_leeg(kolom)}.")
    return " ".join(zinnen)


def markdown(woordenlijst: Woordenlijst) -> str:
    """De tekst van `docs/invoer.md`."""
    delen = [*_INLEIDING_VAN_HET_STUK, "\n".join(f"- {zin}" for zin in INLEIDING)]
    for tabel in ALLE_TABELLEN:
        delen += _over(tabel)
    for soort in ("expertise", "thema"):
        delen.append(f"## Codes voor {soort}")
        delen.append("\n".join(f"- `{code}`: {zin}" for code, zin in getattr(woordenlijst, soort).items()))
    delen += _OVER_DE_NETWERKMAP
    for tabel in NETWERKMAP.tabellen:
        delen += _over(tabel)
    return "\n\n".join(delen) + "\n"


def _over(tabel: str) -> tuple[str, ...]:
    return f"## {tabel}", f"{_OVER_DE_TABELLEN[tabel]} {_sleutelzin(tabel)}", _tabel(tabel)


def _sleutelzin(tabel: str) -> str:
    namen = [f"`{kolom.naam}`" for kolom in kolommen(tabel) if kolom.veld in SLEUTELS[tabel]]
    return f"Elke rij heeft een eigen {opsomming(namen, 'en')}."


def _tabel(tabel: str) -> str:
    rijen = ["| kolom | wat erin mag | leeg | betekenis |", "| --- | --- | --- | --- |"]
    rijen += [
        f"| `{kolom.naam}` | {wat_mag(kolom)} | {als_leeg(kolom)} | {kolom.uitleg} |" for kolom in kolommen(tabel)
    ]
    return "\n".join(rijen)
