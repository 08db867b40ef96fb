"""De bladzijden voor aanjagers: welke groepen er kunnen komen, en welk aanbod ontbreekt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from wijknetwerk.begrippen import Werkvoorraad
from wijknetwerk.collectief.geschikt import Soortgroep
from wijknetwerk.collectief.hiaten import Hiaat, Oorzaak
from wijknetwerk.collectief.kansen import Kansen
from wijknetwerk.collectief.winst import Winst
from wijknetwerk.rapport.bladzijde import Bladzijde, Eenheid, Kolom, Stuk, Tabel, Waarde
from wijknetwerk.rapport.bladzijde import woorden as getallen
from wijknetwerk.rapport.planafspraken import Planafspraken
from wijknetwerk.rapport.woorden import WETTEN, aantal, in_woorden
from wijknetwerk.regels import Regelboek

_OORZAKEN = {
    Oorzaak.GEEN_PASSEND_AANBOD: "geen passend aanbod",
    Oorzaak.BEPERKT_AANWEZIG: "beperkt aanwezig",
}
NIET_BEKEND = "niet bekend bij de wijkcoach"
"""De derde code van brief 000; alleen een wijkcoach weet haar, dus zij komt uit de formulieren."""
_T, _A, _U = Eenheid.TEKST, Eenheid.AANTAL, Eenheid.UREN


@dataclass(frozen=True)
class Opmaak:
    """Waar een bladzijde mee gemaakt wordt: de week, de afspraken, en of kleine aantallen erin mogen."""

    werkvoorraad: Werkvoorraad
    afspraken: Planafspraken
    regelboek: Regelboek
    intern: bool

    def mag(self, inwoners: int) -> bool:
        """Of een aantal inwoners op deze bladzijde mag."""
        return self.intern or inwoners >= self.afspraken.kleinste_cel

    def wijk(self, code: str) -> str:
        """De naam van een wijk."""
        return next((wijk.naam for wijk in self.werkvoorraad.wijken if wijk.code == code), code)


def maak_kansen(kansen: Kansen, opmaak: Opmaak, buiten: int = 0) -> Bladzijde:
    """De bladzijde met groepen die er kunnen komen."""
    stukken = (_kansen(kansen, opmaak, buiten), _een_te_kort(kansen, opmaak))
    return _bladzijde("kansen", "Welke groepen kunnen er komen?", stukken, opmaak)


def _kansen(kansen: Kansen, opmaak: Opmaak, buiten: int) -> Stuk:
    """Een kleine groep staat er in een versie om te delen helemaal niet in: het minimum verraadt hoe groot zij is."""
    getoond = [kans for kans in kansen.kansen if opmaak.mag(len(kans.hulpvragen))]
    verborgen = len(kansen.kansen) - len(getoond)
    deelnemers, minuten = sum(len(kans.hulpvragen) for kans in getoond), sum(kans.minuten_vrij for kans in getoond)
    bewijs = (
        "bewezen dat het niet beter kan" if all(trede.bewezen for trede in kansen.treden) else "niet bewezen het beste"
    )
    zin = (
        f"Er {'kan' if len(getoond) == 1 else 'kunnen'} {aantal(len(getoond), 'groep', 'groepen')} komen voor "
        f"{aantal(deelnemers, 'hulpvraag', 'hulpvragen')}; dat maakt {getallen.uren(minuten)} uur per week vrij "
        f"({bewijs})."
        if getoond
        else "Uit deze hulpvragen is geen groep te maken die uren vrijmaakt."
        if not verborgen
        else "Er is geen groep die groot genoeg is om te delen."
    )
    is_, staat = ("is", "staat") if verborgen == 1 else ("zijn", "staan")
    kleine = aantal(verborgen, "kleine groep", "kleine groepen")
    uitleg = [f"Daarnaast {is_} er {kleine}; die {staat} alleen in de interne versie."] if verborgen else []
    uitleg += (
        [f"{aantal(buiten, 'hulpvraag', 'hulpvragen')} uit een wijk die de nieuwste week niet kent telt niet mee."]
        if buiten
        else []
    )
    rijen: tuple[tuple[Waarde, ...], ...] = tuple(
        (
            *_soort(kans.groep, opmaak),
            len(kans.hulpvragen),
            kans.minuten_vrij,
            *([" ".join(kans.hulpvragen)] if opmaak.intern else []),
        )
        for kans in getoond
    )
    kolommen = (
        *_SOORTKOLOMMEN,
        Kolom("hulpvragen", "hulpvragen", _A, "hulpvragen die in de groep passen"),
        Kolom("uren_vrij", "uren vrij", _U, "individuele uren die vrijkomen, min wat de groep kost"),
        *([Kolom("nummers", "wie", _T, "nummers van de hulpvragen")] if opmaak.intern else []),
    )
    return Stuk(
        "kansen",
        "Nieuwe groepen",
        zin,
        (Tabel("kansen", "Groepen die er nu kunnen komen", kolommen, rijen),),
        uitleg=tuple(uitleg),
    )


def _een_te_kort(kansen: Kansen, opmaak: Opmaak) -> Stuk:
    wie = kansen.een_te_kort
    zin = (
        f"Bij {aantal(len(wie), 'groep', 'groepen')} ontbreekt nog één deelnemer."
        if wie
        else "Geen enkele groep komt precies één deelnemer te kort."
    )
    te_delen = [bijna for bijna in wie if opmaak.mag(len(bijna.hulpvragen))]
    uitleg = (
        (f"Welke dat {'is' if len(wie) == 1 else 'zijn'}, staat er niet: het gaat om te weinig inwoners om te delen.",)
        if len(te_delen) < len(wie)
        else ()
    )
    rijen: tuple[tuple[Waarde, ...], ...] = tuple(
        (*_soort(bijna.groep, opmaak), len(bijna.hulpvragen), *([" ".join(bijna.hulpvragen)] if opmaak.intern else []))
        for bijna in te_delen
    )
    kolommen = (
        *_SOORTKOLOMMEN,
        Kolom("hulpvragen", "hulpvragen", _A, "hulpvragen die er al zijn"),
        *([Kolom("nummers", "wie", _T, "nummers van de hulpvragen")] if opmaak.intern else []),
    )
    return Stuk(
        "een_te_kort",
        "Nog één te kort",
        zin,
        (Tabel("een_te_kort", "Groepen die er één te kort komen", kolommen, rijen),),
        uitleg=uitleg,
    )


def maak_hiaten(
    hiaten: Sequence[Hiaat], winst: Mapping[Hiaat, Winst], niet_bekend: Mapping[str, int], opmaak: Opmaak
) -> Bladzijde:
    """De bladzijde met ontbrekend aanbod; `niet_bekend` telt per wijk de formulieren met die code."""
    return _bladzijde(
        "hiaten", "Welk aanbod ontbreekt?", (_hiaten(hiaten, winst, opmaak), _niet_bekend(niet_bekend, opmaak)), opmaak
    )


def _hiaten(hiaten: Sequence[Hiaat], winst: Mapping[Hiaat, Winst], opmaak: Opmaak) -> Stuk:
    getoond = [hiaat for hiaat in hiaten if opmaak.mag(len(hiaat.hulpvragen))]
    verborgen = len(hiaten) - len(getoond)
    staat = aantal(verborgen, "hiaat staat", "hiaten staan")
    uitleg = (f"{staat} alleen in de interne versie: te weinig inwoners om te delen.",) if verborgen else ()
    rijen = tuple(_hiaatrij(hiaat, winst.get(hiaat), opmaak) for hiaat in getoond)
    kolommen = (
        Kolom("thema", "thema", _T, "waar de vragen over gaan", sleutel=True),
        Kolom("wijk", "wijk", _T, "wijk van de inwoners", sleutel=True),
        Kolom("oorzaak", "oorzaak", _T, "code van brief 000: geen passend aanbod of beperkt aanwezig", sleutel=True),
        Kolom("hulpvragen", "hulpvragen", _A, "hulpvragen zonder plaats in een groep"),
        Kolom("uren", "uren", _U, "uren die zij individueel vragen"),
        Kolom("in_groep", "in nieuwe groep", _A, "hulpvragen in de groep als die er komt; leeg is niet doorgerekend"),
        Kolom("uren_vrij", "uren vrij", _U, "individuele uren die dan vrijkomen, min wat de groep kost"),
        Kolom("zonder_plek", "minder zonder plek", _A, "hulpvragen die dan wel een plek hebben"),
        Kolom("tweede_schil", "minder tweede schil", _A, "hulpvragen minder in de tweede schil"),
    )
    tabel = Tabel("hiaten", "Vraag zonder collectief aanbod, met wat een nieuwe groep oplevert", kolommen, rijen)
    return Stuk("hiaten", "Thema en wijk zonder aanbod", _zin(hiaten, getoond, winst, opmaak), (tabel,), uitleg=uitleg)


def _zin(hiaten: Sequence[Hiaat], getoond: Sequence[Hiaat], winst: Mapping[Hiaat, Winst], opmaak: Opmaak) -> str:
    if not hiaten:
        return "Elke vraag waar een groep bij past, kan in een groep terecht."
    if not getoond:
        return (
            f"Er is vraag zonder collectief aanbod op {aantal(len(hiaten), 'plaats', 'plaatsen')}, elk te "
            "klein om te delen."
        )
    beste = max(getoond, key=lambda hiaat: (w.zonder_plek, w.minuten) if (w := winst.get(hiaat)) else (-1, 0))
    gewonnen = winst.get(beste)
    plaats = f"{in_woorden(beste.thema)} in {opmaak.wijk(beste.wijk)}"
    if gewonnen is None or not gewonnen.in_groep:
        return f"De meeste vraag zonder aanbod is {plaats}; met alleen deze hulpvragen komt er geen groep van de grond."
    wie = aantal(gewonnen.zonder_plek, "hulpvraag heeft", "hulpvragen hebben")
    erbij = f"; {wie} dan wel een plek" if gewonnen.zonder_plek > 0 else ""
    return (
        f"Een groep {plaats} levert het meest op: {aantal(gewonnen.in_groep, 'hulpvraag', 'hulpvragen')} in de groep "
        f"en {getallen.uren(gewonnen.minuten)} uur per week vrij{erbij}."
    )


def _hiaatrij(hiaat: Hiaat, winst: Winst | None, opmaak: Opmaak) -> tuple[Waarde, ...]:
    kop = (
        in_woorden(hiaat.thema),
        opmaak.wijk(hiaat.wijk),
        _OORZAKEN[hiaat.oorzaak],
        len(hiaat.hulpvragen),
        hiaat.minuten,
    )
    if winst is None:
        return (*kop, None, None, None, None)
    return (*kop, winst.in_groep, winst.minuten, winst.zonder_plek, winst.tweede_schil)


def _niet_bekend(per_wijk: Mapping[str, int], opmaak: Opmaak) -> Stuk:
    getoond = {wijk: keer for wijk, keer in sorted(per_wijk.items()) if opmaak.mag(keer)}
    zin = (
        f"In {aantal(len(getoond), 'wijk', 'wijken')} kende de wijkcoach het aanbod vaker niet; daar helpt "
        "bekendmaken meer dan een nieuwe groep."
        if getoond
        else "Hoe vaak een wijkcoach het aanbod niet kent, staat op de formulieren; daarvan is hier niets te tonen."
    )
    kolommen = (
        Kolom("wijk", "wijk", _T, "wijk van de inwoner", sleutel=True),
        Kolom("formulieren", "formulieren", _A, "formulieren van wijkcoaches met deze code"),
    )
    rijen = tuple((opmaak.wijk(wijk), keer) for wijk, keer in getoond.items())
    return Stuk(
        "niet_bekend",
        f"Derde code: {NIET_BEKEND}",
        zin,
        (Tabel("niet_bekend", "Aanbod niet bekend, per wijk", kolommen, rijen),),
    )


_SOORTKOLOMMEN = (
    Kolom("thema", "thema", _T, "waar de groep over gaat", sleutel=True),
    Kolom("doel", "doel", _T, "doel van de begeleiding", sleutel=True),
    Kolom("wet", "wet", _T, "wet", sleutel=True),
    Kolom("wijk", "wijk", _T, "wijk van de groep; wie naast de wijk woont kan mee", sleutel=True),
    Kolom("dagdeel", "dagdeel", _T, "dagdeel waarop iedereen kan", sleutel=True),
)


def _soort(groep: Soortgroep, opmaak: Opmaak) -> tuple[str, ...]:
    return (
        in_woorden(groep.thema),
        in_woorden(groep.doel),
        WETTEN[groep.wet],
        opmaak.wijk(groep.wijk),
        groep.dagdeel.value,
    )


def _bladzijde(naam: str, titel: str, stukken: tuple[Stuk, ...], opmaak: Opmaak) -> Bladzijde:
    return Bladzijde(
        naam=naam,
        titel=titel,
        ondertitel=(
            f"{aantal(len(opmaak.werkvoorraad.hulpvragen), 'hulpvraag', 'hulpvragen')}, week {opmaak.werkvoorraad.week}"
        ),
        intern=opmaak.intern,
        kleinste_cel=opmaak.afspraken.kleinste_cel,
        stukken=stukken,
        kenmerken={"regelset": opmaak.regelboek.naam, "vingerafdruk": opmaak.regelboek.sha256},
    )
