"""De tekst van `docs/monitor.md`: elk cijfer met zijn formule, en wat er in een monitormap staat."""

from collections.abc import Iterable, Sequence

from wijknetwerk.invoer.kolommen import MONITORMAP, SLEUTELS, Celsoort, Kolom, kolommen
from wijknetwerk.invoer.meldingen import opsomming
from wijknetwerk.monitor.afspraken import Afspraak
from wijknetwerk.monitor.cijfers import CIJFERS
from wijknetwerk.monitor.tabellen import KOLOMMEN

MAAK_OPNIEUW = "python -m wijknetwerk.monitor regels docs/monitor.md"
_INLEIDING = f"""# De monitor

Dit bestand is gemaakt van de cijfers en de tabellen zelf; wijzig het niet met de hand (`{MAAK_OPNIEUW}`).

`wijknetwerk monitor MAP` telt uit gebeurtenissen de cijfers van de evaluatie van de pilots (brief 000) en schrijft
`monitor.html`, `monitor.xlsx`, `monitor.csv` en `datawoordenboek.csv`. `--van` en `--tot` kiezen de periode; zonder
opgave is dat van de eerste dag zelf begeleiden tot en met de laatste gebeurtenis. Een voorbeeld staat in
`voorbeelddata/pilot-2020-2022`.

Een percentage is half naar boven afgerond. Wie niet antwoordde telt niet in de noemer, maar wel in de grenzen: het
laagste en hoogste dat het cijfer had kunnen zijn als allen zonder antwoord ongunstig, of gunstig, hadden geantwoord."""
_VERBERGEN = """## Wat verborgen wordt

Zonder `--intern` staat een groep er niet als een van haar aantallen onder `kleinste_cel` ligt, nul inbegrepen; ook wat
overblijft als je de teller van de noemer aftrekt, is zo'n aantal. Cijfers uit één tabel worden samen verborgen, want
in − uit = actief. Daarna gaan er zoveel andere groepen mee dat de verborgen groepen samen zelf niet klein zijn: wat een
lezer met optellen en aftrekken vindt, is dan nooit minder dan `kleinste_cel`. Onder een verborgen groep is alles
verborgen, en een aantal dat de ene tabel verbergt is uit de andere niet terug te rekenen. Losse casussen en nummers van
trajecten staan er nooit bij.

Twee versies over bijna dezelfde periode zijn van elkaar af te trekken. Deel daarom per periode één versie."""
_REGELKAART = """## De regelkaart

Per week is k het aantal afgeweken besluiten en n alle besluiten met een voorstel. Het midden is p̄ = Σk ÷ Σn; de grenzen
van een week zijn p̄ ± σ · √(p̄ · (1 − p̄) ÷ n), binnen 0 en 1, met σ uit `regelkaart_sigma`. Een week daarbuiten is reden
voor een gesprek, geen oordeel. Wie besloot, is niet bekend."""


def markdown(afspraken: dict[str, Afspraak]) -> str:
    """Het hele stuk."""
    delen = [_INLEIDING, "## De cijfers", _cijfers(), _VERBERGEN, _REGELKAART, "## Afspraken", _afspraken(afspraken)]
    delen += ["## De kolommen van monitor.csv", _tabel(("kolom", "betekenis"), KOLOMMEN.items())]
    delen.append("## De tabellen van een monitormap")
    mag_weg = opsomming([f"`{naam}`" for naam in MONITORMAP.optioneel], "en")
    delen.append(
        f"Csv-bestanden, even streng gelezen als een werkmap (zie [invoer.md](invoer.md)). {mag_weg} mogen weg."
    )
    for naam in MONITORMAP.tabellen:
        delen += [f"### {naam}", _kolommen(naam)]
    return "\n\n".join(delen) + "\n"


def _cijfers() -> str:
    kop = ("cijfer", "formule", "teller", "noemer", "doel", "instrument", "bron")
    rijen = [
        (
            f"`{cijfer.naam}` {cijfer.titel}",
            cijfer.formule,
            cijfer.teller,
            cijfer.noemer,
            " ".join(map(str, cijfer.doelen)) or "–",
            cijfer.instrument,
            cijfer.bron,
        )
        for cijfer in CIJFERS
    ]
    return _tabel(kop, rijen)


def _afspraken(afspraken: dict[str, Afspraak]) -> str:
    rijen = [
        (f"`{naam}`", str(afspraak.waarde), afspraak.status, afspraak.open_vraag or "–")
        for naam, afspraak in afspraken.items()
    ]
    uitleg = "Ze staan in `regels/journaal/monitor.toml`. Bedragen zijn eurocenten, tijd is in minuten."
    return f"{uitleg}\n\n{_tabel(('afspraak', 'waarde', 'status', 'open vraag'), rijen)}"


def _kolommen(tabel: str) -> str:
    sleutel = opsomming([f"`{kolom.naam}`" for kolom in kolommen(tabel) if kolom.veld in SLEUTELS[tabel]], "en")
    rijen = [
        (f"`{kolom.naam}`", _wat(kolom), "nee" if kolom.verplicht else "ja", kolom.uitleg) for kolom in kolommen(tabel)
    ]
    return f"Elke rij heeft een eigen {sleutel}.\n\n{_tabel(('kolom', 'soort', 'mag leeg', 'betekenis'), rijen)}"


def _wat(kolom: Kolom) -> str:
    if kolom.soort in (Celsoort.KEUZE, Celsoort.KEUZES):
        return opsomming(kolom.keuzes)
    return kolom.soort.value


def _tabel(kop: Sequence[str], rijen: Iterable[Sequence[str]]) -> str:
    regels = [kop, ["---"] * len(kop), *rijen]
    return "\n".join(f"| {' | '.join(rij)} |" for rij in regels)
