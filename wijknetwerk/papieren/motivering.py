"""Het motiveringsblad voor de inwoner: feiten, belangen, regels, andere plekken, het programma en de rechten."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from wijknetwerk.begrippen import Alternatief, Hulpvraag, Oordeel, Reden, Rij, SoortPlek, Wijkcoach, uren
from wijknetwerk.papieren.begrijpelijk import Begrijpelijk
from wijknetwerk.papieren.besluit import Besluit
from wijknetwerk.papieren.grond import rust_op, waarde_van
from wijknetwerk.papieren.leesniveau import Meting, bezwaren, meet
from wijknetwerk.rapport import woorden
from wijknetwerk.rapport.blik import AANBIEDERS, Blik, is_vol
from wijknetwerk.regels import Herkomst, Regelboek


class Zin(NamedTuple):
    """Een zin op het blad. `bij` is de bron; `aangehaald` is een tekst van iemand anders, die niet wordt gemeten."""

    tekst: str
    bij: str = ""
    aangehaald: bool = False


class Deel(NamedTuple):
    """Een stuk van het blad met een kop; `lijst` zijn losse punten onder de zinnen."""

    kop: str
    zinnen: tuple[Zin, ...]
    lijst: tuple[Zin, ...] = ()
    slot: tuple[Zin, ...] = ()


class Blad(NamedTuple):
    """Eén motiveringsblad, met wat de taalmeting erover zegt."""

    hulpvraag: str
    besloten: bool
    delen: tuple[Deel, ...]
    meting: Meting
    bezwaren: tuple[str, ...]


def maak_blad(blik: Blik, rij: Rij, regelboek: Regelboek, taal: Begrijpelijk, besluit: Besluit | None) -> Blad:
    """Het motiveringsblad van één hulpvraag, bij het besluit als dat er is en anders bij het voorstel."""
    schrijver = _Schrijver(blik, rij, regelboek, taal, besluit)
    delen = tuple(deel for deel in schrijver.delen() if deel.zinnen or deel.lijst)
    eigen = [zin.tekst for deel in delen for zin in (*deel.zinnen, *deel.lijst, *deel.slot) if not zin.aangehaald]
    meting = meet([*(deel.kop for deel in delen), *eigen], taal.norm)
    return Blad(rij.hulpvraag, besluit is not None, delen, meting, bezwaren(meting, taal.norm))


@dataclass(frozen=True)
class _Schrijver:
    """Schrijft de delen van één blad; elke zin komt uit `begrijpelijk.toml`."""

    blik: Blik
    rij: Rij
    regelboek: Regelboek
    taal: Begrijpelijk
    besluit: Besluit | None

    @cached_property
    def vraag(self) -> Hulpvraag:
        """De hulpvraag van de inwoner."""
        return self.blik.hulpvragen[self.rij.hulpvraag]

    @cached_property
    def soort(self) -> SoortPlek | None:
        """Wat voor plek het is: die van het besluit, en anders die van het voorstel."""
        return self.besluit.keuze.soort_plek if self.besluit else self.rij.soort_plek

    @cached_property
    def plek(self) -> str | None:
        """De plek van het besluit, en anders die van het voorstel."""
        return self.besluit.keuze.plek if self.besluit else self.rij.plek

    @cached_property
    def _waarom_kop(self) -> str:
        """De regels horen bij het voorstel; wie anders besloot, gaf daar zelf een reden voor."""
        anders = self.besluit is not None and self.besluit.wijkt_af(self.rij)
        return "Waarom stelde de computer iets anders voor?" if anders else "Waarom is dat zo?"

    def delen(self) -> Iterator[Deel]:
        """De delen in de volgorde van het blad."""
        feiten, oordelen = self._weten()
        brief = self.taal.zinnen.brief
        yield Deel(
            "Welke hulp krijgt u?" if self.besluit else "Welke hulp stellen wij voor?",
            tuple(self._wat()),
            slot=tuple(self._wie_besloot()),
        )
        yield Deel("Wat weten wij van u?", (), feiten)
        yield Deel("Wat denken wij?", (), oordelen, slot=(Zin(brief.klopt_niet),))
        yield Deel("Wat vindt u belangrijk?", (), tuple(self._belangen()))
        yield Deel("Wat weten wij nog niet?", (), tuple(self._vragen()))
        yield Deel(self._waarom_kop, (), tuple(self._redenen()))
        yield Deel("Wat kon er nog meer?", (), tuple(self._andere()))
        yield Deel("Wie kijken er mee, en wanneer?", (), tuple(self._vervolg()))
        yield Deel("Wat deed de computer?", _zinnen(brief.algoritme))
        yield Deel("Wie kan u helpen?", _zinnen(self.taal.zinnen.rechten.hulp))
        yield Deel("Bent u het er niet mee eens?", (*_zinnen(self.taal.zinnen.rechten.praten), *self._bezwaar()))

    def _wat(self) -> Iterator[Zin]:
        zinnen = self.taal.zinnen
        if self.besluit is None:
            yield Zin(zinnen.brief.concept)
        else:
            yield Zin(_vul(zinnen.brief.besloten, datum=woorden.datum(self.besluit.dag)))
        if self.soort is None:
            yield Zin(zinnen.route[self.rij.route])
            return
        naam = self.blik.naam(self.plek) if self.plek else ""
        minuten = self.besluit.minuten if self.besluit else self.rij.minuten_per_week
        yield Zin(_vul(zinnen.soort[self.soort], naam=naam, uren=uren(minuten)))
        eigen = self.rij.minuten_wijkcoach if self.plek == self.rij.plek else 0
        if self.soort in AANBIEDERS and eigen:
            yield Zin(_vul(zinnen.soort["samen"], deel=uren(eigen)))

    def _wie_besloot(self) -> Iterator[Zin]:
        if self.besluit is None:
            return
        gebeurtenis, brief = self.besluit.gebeurtenis, self.taal.zinnen.brief
        yield Zin(_vul(brief.wie_besloot, wie=woorden.schoon(gebeurtenis.wie)))
        if self.besluit.wijkt_af(self.rij) and gebeurtenis.reden:
            yield Zin(brief.afgeweken)
            yield Zin(f"«{woorden.zin(gebeurtenis.reden)}»", aangehaald=True)

    def _weten(self) -> tuple[tuple[Zin, ...], tuple[Zin, ...]]:
        """Feiten, en wat een professional vindt; alleen wat voor deze uitkomst meetelde."""
        vast: list[Zin] = [*self._losse_feiten()]
        vinden: list[Zin] = []
        for veld in rust_op(self.rij, self.regelboek):
            tekst = self._veldzin(veld)
            if tekst is not None and veld != "inwoner_wil_aanbieder":
                feit = self.regelboek.velden[veld].herkomst is Herkomst.FEIT
                (vast if feit else vinden).append(Zin(tekst))
        if self.vraag.expertise:
            kennis = woorden.opsomming(self.taal.expertise[code] for code in self.vraag.expertise)
            vinden.append(Zin(_vul(self.taal.zinnen.feit["expertise"], waarde=kennis)))
        return tuple(vast), tuple(vinden)

    def _losse_feiten(self) -> Iterator[Zin]:
        feit = self.taal.zinnen.feit
        yield Zin(_vul(feit["melddatum"], waarde=woorden.datum(self.vraag.melddatum)))
        yield Zin(_vul(feit["wijk"], waarde=self.blik.wijk(self.rij)))
        yield Zin(feit[self.vraag.wet])
        yield Zin(_vul(feit["minuten_per_week"], waarde=uren(self.vraag.minuten_per_week)))

    def _veldzin(self, veld: str) -> str | None:
        """De gewone zin bij wat er is ingevuld; None als het onbekend is of al ergens anders staat."""
        waarde, zinnen = waarde_van(self.vraag, veld), self.taal.zinnen
        if waarde is None or veld in ("wet", "minuten_per_week"):
            return None
        if veld in zinnen.feit:
            return _vul(zinnen.feit[veld], waarde=str(waarde))
        return (zinnen.oordeel.get(veld) or zinnen.keuze[veld]).get(str(waarde))

    def _belangen(self) -> Iterator[Zin]:
        vraag, belang = self.vraag, self.taal.zinnen.belang
        wil = vraag.inwoner_wil_aanbieder
        if wil is not Oordeel.ONBEKEND:
            yield Zin(self.taal.zinnen.oordeel["inwoner_wil_aanbieder"][wil])
        if vraag.voorkeur_aanbieder:
            gevolgd = "gevolgd" if vraag.voorkeur_aanbieder == self.plek else "niet_gevolgd"
            yield Zin(
                f"{_vul(belang['voorkeur_aanbieder'], waarde=self._naam(vraag.voorkeur_aanbieder))} {belang[gevolgd]}"
            )
        for code in vraag.niet_aanbieder:
            gevolgd = "niet_gevolgd" if code == self.plek else "gevolgd"
            yield Zin(f"{_vul(belang['niet_aanbieder'], waarde=self._naam(code))} {belang[gevolgd]}")
        if vraag.huidige_plek:
            yield Zin(_vul(belang["huidige_plek"], waarde=self._naam(vraag.huidige_plek)))
        if vraag.huishouden:
            yield Zin(belang["huishouden"])
        for dagdeel in vraag.dagdelen:
            yield Zin(self.taal.zinnen.keuze["dagdelen"][dagdeel])
        if wil is Oordeel.ONBEKEND and not vraag.voorkeur_aanbieder:
            yield Zin(belang["geen"])

    def _naam(self, code: str) -> str:
        """De naam van een organisatie; een wijkcoach heet hier alleen zo."""
        coaches: tuple[Wijkcoach, ...] = self.blik.werkvoorraad.wijkcoaches
        return "een wijkcoach" if any(coach.code == code for coach in coaches) else self.blik.naam(code)

    def _vragen(self) -> Iterator[Zin]:
        for navraag in self.rij.navragen:
            yield Zin(self.taal.zinnen.vraag[navraag.veld])

    def _redenen(self) -> Iterator[Zin]:
        for reden in self.rij.redenen:
            tekst = self.taal.reden(reden.regel, self.vraag)
            if tekst is None:
                continue
            vast = f" {self.taal.zinnen.brief.nog_niet_vast}" if reden.aanname else ""
            yield Zin(f"{tekst}{vast}", bij=self._bron(reden))

    def _bron(self, reden: Reden) -> str:
        if reden.regel not in self.taal.regels:
            return ""
        stukken = [
            f"{self.taal.stukken.get(bron.stuk, bron.stuk)}: «{woorden.schoon(bron.citaat)}»" for bron in reden.bron
        ]
        return f"Regel {reden.regel}. " + (f"Staat in: {'; '.join(stukken)}." if stukken else "Nog niet vastgelegd.")

    def _andere(self) -> Iterator[Zin]:
        """Per soort plek hoeveel wij er bekeken, en waarom die het niet werden; de voorkeur eerst en apart."""
        per_soort: dict[SoortPlek, list[Alternatief]] = {}
        for ander in self.rij.alternatieven:
            if ander.plek != self.plek:
                per_soort.setdefault(ander.soort_plek, []).append(ander)
        for ander in self.rij.alternatieven:
            if ander.plek == self.vraag.voorkeur_aanbieder != self.plek:
                yield Zin(f"{self._naam(ander.plek)}: {self._waarom_niet(ander)}")
        for soort in SoortPlek:
            if plekken := per_soort.get(soort):
                kop = _vul(self.taal.zinnen.plekken[soort], aantal=str(len(plekken)))
                redenen = Counter(self._waarom_niet(ander) for ander in plekken)
                yield Zin(" ".join([kop, *(f"{zin} ({keer}×)" for zin, keer in redenen.most_common(3))]))

    def _waarom_niet(self, ander: Alternatief) -> str:
        plekken = self.taal.zinnen.plekken
        if ander.toegestaan and not is_vol(ander):
            return plekken["kan_ook" if ander.verschil else "even_goed"]
        zinnen = (self.taal.reden(reden.regel, self.vraag) for reden in ander.redenen)
        return next((zin for zin in zinnen if zin), plekken["kan_ook"])

    def _vervolg(self) -> Iterator[Zin]:
        gezegd: Iterable[str | None] = (
            *(self.taal.reden(actie.regel, self.vraag) for actie in self.rij.meekijken),
            *(
                self.taal.reden(termijn.regel, self.vraag, datum=date.fromisoformat(termijn.datum))
                for termijn in self.rij.termijnen
            ),
        )
        yield from (Zin(zin) for zin in dict.fromkeys(gezegd) if zin)

    def _bezwaar(self) -> tuple[Zin, ...]:
        rechten = self.taal.zinnen.rechten
        if self.soort in AANBIEDERS:
            zinnen = rechten.beschikking
        elif self.soort in (SoortPlek.ZELF, SoortPlek.COLLECTIEF):
            zinnen = rechten.algemeen
        else:
            zinnen = rechten.nog_niet
        return tuple(Zin(_vul(zin, bezwaar_weken=str(rechten.bezwaar_weken))) for zin in zinnen)


def _zinnen(teksten: Iterable[str]) -> tuple[Zin, ...]:
    return tuple(Zin(tekst) for tekst in teksten)


def _vul(zin: str, **waarden: str) -> str:
    """Vult {naam} in. Alleen onze eigen zinnen hebben accolades; een waarde wordt nooit nog eens ingevuld."""
    return zin.format_map(waarden)
