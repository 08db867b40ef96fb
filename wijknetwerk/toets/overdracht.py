"""Een overdracht nagerekend uit de werkmap en de regelmap alleen, zonder iets van wat haar maakte."""

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from wijknetwerk.begrippen import Caseload, LopendTraject, Overdracht, SoortPlek, Werkvoorraad, Wijkcoach
from wijknetwerk.toets.bevinding import Bevinding, Soort
from wijknetwerk.toets.bijlagen import toets_bewijs
from wijknetwerk.toets.ladder import loot
from wijknetwerk.toets.regelset import RegelmapFout, Regelset, lees_regelset


def toets_overdracht(werkvoorraad: Werkvoorraad, overdracht: Overdracht, regelmap: Path) -> tuple[Bevinding, ...]:
    """Alles wat er niet klopt aan een overdracht; leeg betekent dat zij mag worden getoond."""
    try:
        regels = lees_regelset(regelmap, werkvoorraad.week.maandag)
    except RegelmapFout as fout:
        return (Bevinding(soort=Soort.REGELSET, over="regelset", zin=str(fout)),)
    wie = {coach.code for coach in werkvoorraad.wijkcoaches}
    vreemd = ({rij.naar for rij in overdracht.rijen} - {None} | set(overdracht.vertrekt)) - wie
    if vreemd:
        return tuple(_vind(str(code), f"{code} staat niet bij de wijkcoaches") for code in sorted(map(str, vreemd)))
    boek = _Boek(werkvoorraad, overdracht, regels)
    return (*boek.herkomst(), *boek.rijen(), *boek.ruimte(), *boek.caseload(), *boek.treden())


@dataclass(frozen=True)
class _Boek:
    werkvoorraad: Werkvoorraad
    overdracht: Overdracht
    regels: Regelset

    @property
    def per(self) -> date:
        return date.fromisoformat(self.overdracht.per)

    def herkomst(self) -> Iterator[Bevinding]:
        """Week, regelset en vingerafdruk van de invoer."""
        week = self.werkvoorraad
        for over, gemeld, hoort in (
            ("week", self.overdracht.week, str(week.week)),
            ("regelset", self.overdracht.regelset.sha256, self.regels.sha256),
            ("invoer", self.overdracht.invoer_sha256, week.vingerafdruk()),
        ):
            if gemeld != hoort:
                yield _vind(over, f"De overdracht noemt als {over} «{gemeld}», dat hoort «{hoort}» te zijn")

    def rijen(self) -> Iterator[Bevinding]:
        """Precies de trajecten van wie vertrekt, elk één keer, en naar iemand die het mag en kan."""
        moet = {t.nummer: t for t in self._loopt() if t.plek in self.overdracht.vertrekt}
        keren = Counter(rij.traject for rij in self.overdracht.rijen)
        for nummer in sorted(moet.keys() | keren.keys()):
            if keren[nummer] != (nummer in moet):
                hoort = int(nummer in moet)
                yield _vind(
                    nummer, f"Traject {nummer} staat {keren[nummer]} keer in de overdracht, dat hoort {hoort} te zijn"
                )
        for rij in self.overdracht.rijen:
            if (traject := moet.get(rij.traject)) is None:
                continue
            if (rij.van, rij.minuten_per_week) != (traject.plek, traject.minuten_per_week):
                yield _vind(rij.traject, f"Traject {rij.traject} heeft in de overdracht een andere plek of omvang")
            if rij.naar is not None:
                yield from self._mag(traject, self._coach(rij.naar))

    def _mag(self, traject: LopendTraject, coach: Wijkcoach) -> Iterator[Bevinding]:
        naar = f"{traject.nummer} naar {coach.code}"
        if coach.code in self.overdracht.vertrekt:
            yield _vind(traject.nummer, f"{naar}: die vertrekt zelf")
        if traject.wet not in coach.wetten:
            yield _vind(traject.nummer, f"{naar}: werkt niet voor de {traject.wet}")
        if set(traject.expertise) - set(coach.expertise):
            yield _vind(traject.nummer, f"{naar}: mist expertise")
        if self._team(coach) not in {self._gebied(wijk) for wijk in self._omgeving(traject.wijk)}:
            yield _vind(traject.nummer, f"{naar}: werkt niet in de buurt")
        maandag = self.per - timedelta(days=self.per.weekday())
        van, tot = coach.verlof_van, coach.verlof_tot
        if van is not None and van < maandag + timedelta(days=7) and (tot is None or tot >= maandag):
            yield _vind(traject.nummer, f"{naar}: heeft dan verlof")

    def ruimte(self) -> Iterator[Bevinding]:
        """Niemand krijgt er meer bij dan er vrij is."""
        for code, minuten in sorted(self._erbij().items()):
            vrij = max(0, self._coach(code).begeleiding_minuten - self._last()[code])
            if minuten > vrij:
                yield _vind(code, f"{code} krijgt er {minuten} minuten bij en heeft er {vrij} vrij")

    def caseload(self) -> Iterator[Bevinding]:
        """De caseload van iedere blijver, vóór en na."""
        verwacht = []
        for coach in self._blijvers():
            eerst = self._last()[coach.code]
            verwacht.append(
                Caseload(
                    wijkcoach=coach.code,
                    eerst=eerst,
                    dan=eerst + self._erbij()[coach.code],
                    ruimte=max(eerst, coach.begeleiding_minuten),
                    bandbreedte=(coach.bandbreedte_van, coach.bandbreedte_tot),
                )
            )
        if sorted(self.overdracht.caseload, key=lambda rij: rij.wijkcoach) != verwacht:
            yield _vind("caseload", "De caseload in de overdracht klopt niet met de werkmap en de rijen")

    def treden(self) -> Iterator[Bevinding]:
        """De waarde van elke trede, opnieuw geteld."""
        over = [(self._traject(rij.traject), rij.naar) for rij in self.overdracht.rijen]
        gaat = [(traject, self._coach(naar)) for traject, naar in over if naar is not None]
        kent = {(_thuis(t), t.plek) for t in self._loopt() if t.plek not in self.overdracht.vertrekt}
        week = self.werkvoorraad.week
        geteld = {
            "zonder_wijkcoach": len(over) - len(gaat),
            "nieuwe_gezichten": len({(_thuis(traject), coach.code) for traject, coach in gaat} - kent),
            "nabijheid": sum(self._team(coach) != self._gebied(traject.wijk) for traject, coach in gaat),
            "evenwicht": self._evenwicht([traject for traject, _ in over]),
            "loting": sum(
                loot(f"{week}|{traject.nummer}|{naar or SoortPlek.GEEN_PLEK.value}|overdracht")
                for traject, naar in over
            ),
        }
        yield from toets_bewijs(self.overdracht.bewijs, geteld)

    def _evenwicht(self, trajecten: list[LopendTraject]) -> int:
        last, erbij = self._last(), self._erbij()
        mee = [coach for coach in self._blijvers() if coach.bandbreedte_tot and self._kan_iets(coach, trajecten)]
        if not mee:
            return 0
        samen = sum(last[coach.code] for coach in mee) + sum(t.minuten_per_week for t in trajecten)
        vol = min(1000, 1000 * samen // sum(coach.bandbreedte_tot for coach in mee))
        som = 0
        for coach in mee:
            nu, tiende = last[coach.code] + erbij[coach.code], max(1, coach.bandbreedte_tot // 10)
            scheef = max(0, abs(nu - coach.bandbreedte_tot * vol // 1000) - tiende)
            buiten = max(0, coach.bandbreedte_van - nu, nu - coach.bandbreedte_tot)
            som += -(-scheef // tiende) + self.regels.getallen["evenwicht_buiten_bandbreedte"] * -(-buiten // tiende)
        return som

    def _kan_iets(self, coach: Wijkcoach, trajecten: list[LopendTraject]) -> bool:
        vrij = max(0, coach.begeleiding_minuten - self._last()[coach.code])
        return any(t.minuten_per_week <= vrij and not any(self._mag(t, coach)) for t in trajecten)

    def _loopt(self) -> list[LopendTraject]:
        return [t for t in self.werkvoorraad.lopende_trajecten if t.einddatum >= self.per]

    def _traject(self, nummer: str) -> LopendTraject:
        return next(t for t in self.werkvoorraad.lopende_trajecten if t.nummer == nummer)

    def _coach(self, code: str) -> Wijkcoach:
        return next(coach for coach in self.werkvoorraad.wijkcoaches if coach.code == code)

    def _blijvers(self) -> list[Wijkcoach]:
        return [coach for coach in self.werkvoorraad.wijkcoaches if coach.code not in self.overdracht.vertrekt]

    def _last(self) -> dict[str, int]:
        last: defaultdict[str, int] = defaultdict(int)
        for coach in self.werkvoorraad.wijkcoaches:
            last[coach.code] += coach.overige_minuten
        for traject in self._loopt():
            last[traject.plek] += traject.minuten_per_week
        return last

    def _erbij(self) -> Counter[str]:
        erbij: Counter[str] = Counter()
        for rij in self.overdracht.rijen:
            if rij.naar is not None:
                erbij[rij.naar] += self._traject(rij.traject).minuten_per_week
        return erbij

    def _gebied(self, wijk: str) -> str:
        return self._samen(next(rij.gebied for rij in self.werkvoorraad.wijken if rij.code == wijk))

    def _team(self, coach: Wijkcoach) -> str:
        return self._samen(coach.team)

    def _samen(self, gebied: str) -> str:
        for van, naar in self.overdracht.samengevoegd:
            gebied = naar if gebied == van else gebied
        return gebied

    def _omgeving(self, wijk: str) -> set[str]:
        buren = {rij.code: set(rij.buren) for rij in self.werkvoorraad.wijken}
        return {wijk} | buren[wijk] | {code for code, naast in buren.items() if wijk in naast}


def _thuis(traject: LopendTraject) -> tuple[str, str]:
    return ("huishouden", traject.huishouden) if traject.huishouden else ("traject", traject.nummer)


def _vind(over: str, zin: str) -> Bevinding:
    return Bevinding(soort=Soort.OVERDRACHT, over=over, zin=zin)
