"""De reserve voor schaarse expertise, opnieuw geteld uit de werkmap en de gekozen plekken."""

from collections import Counter
from collections.abc import Sequence

from wijknetwerk.begrippen import Rij, Schil, SoortPlek
from wijknetwerk.toets.geheel import Gebruik
from wijknetwerk.toets.stand import Stand
from wijknetwerk.toets.weging import Beeld


def reserve(beeld: Beeld, op_tafel: Sequence[Rij]) -> int:
    """Minuten gewoon werk die in een reserve vallen."""
    stand = beeld.stand
    procent = stand.getal("reserve_schaars_procent")
    schaars = {code: uniek for code, uniek in _schaars(stand).items() if uniek}
    zonder = [rij for rij in op_tafel if not _vraagt(stand, rij) & schaars.get(rij.plek or "", set())]
    gewoon = Gebruik(beeld, zonder)
    bijrollen = _bijrollen(beeld, [rij for rij in op_tafel if rij not in zonder])
    som = 0
    for code in schaars:
        if code in stand.coaches:
            ruimtes = [(gewoon.coach[code] + bijrollen[code], stand.vrij_coach(code))]
        else:
            partij = stand.aanbieders[code]
            ruimtes = [
                (gewoon.basis[code], partij.ruimte_basis),
                (gewoon.specialistisch[code], partij.ruimte_specialistisch),
            ]
        som += sum(max(0, werk - (vrij - vrij * procent // 100)) for werk, vrij in ruimtes)
    return som


def _vraagt(stand: Stand, rij: Rij) -> set[str]:
    return set(stand.hulpvragen[rij.hulpvraag].expertise)


def _bijrollen(beeld: Beeld, rijen: Sequence[Rij]) -> Counter[str]:
    """De minuten van tweede coaches en delen bij deze rijen; hun eigen plek niet."""
    samen: Counter[str] = Counter()
    for rij in rijen:
        minuten = Gebruik(beeld, [rij]).coach
        if rij.soort_plek is SoortPlek.ZELF and rij.plek is not None:
            del minuten[rij.plek]
        samen.update(minuten)
    return samen


def _schaars(stand: Stand) -> dict[str, set[str]]:
    """Per wijkcoach en deelnemer wat niemand anders van het team, of van het netwerk ter plaatse, kan."""
    uit: dict[str, set[str]] = {}
    for coach in stand.coaches.values():
        team = [ander for ander in stand.coaches.values() if ander.team == coach.team and ander.code != coach.code]
        uit[coach.code] = {e for e in coach.expertise if not any(e in ander.expertise for ander in team)}
    partners = [partij for partij in stand.aanbieders.values() if partij.schil is Schil.NETWERK]
    for partij in partners:
        naast = [
            ander
            for ander in partners
            if ander.code != partij.code
            and (not ander.gebieden or not partij.gebieden or set(ander.gebieden) & set(partij.gebieden))
        ]
        uit[partij.code] = {e for e in partij.expertise if not any(e in ander.expertise for ander in naast)}
    return uit
