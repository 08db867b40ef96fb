"""De begroting: fte keer bedrag, en pas helemaal aan het eind afronden (brief 000, begroting: 830.342)."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from wijknetwerk.begrippen import Begrotingsrij, Wet, breuk
from wijknetwerk.monitor.cijfer import afgerond

MAANDEN_PER_JAAR = 12
EUROCENTEN = 100


@dataclass(frozen=True)
class Post:
    """Eén regel van de begroting. Bedragen zijn onafgerond, in eurocenten; `in_euros` rondt af."""

    wet: Wet | None
    omschrijving: str
    fte: Fraction
    per_fte: int | None
    per_jaar: Fraction
    totaal: Fraction
    maanden: int | None


def maak_begroting(rijen: Iterable[Begrotingsrij]) -> tuple[Post, ...]:
    """Elke post, per wet een subtotaal, en het geheel. Afgeronde posten kunnen een euro schelen met hun som."""
    posten = [_post(rij) for rij in rijen]
    uit: list[Post] = []
    for wet in dict.fromkeys(post.wet for post in posten):
        eigen = [post for post in posten if post.wet is wet]
        uit += [*eigen, _som(wet, "totaal", eigen)]
    return (*uit, _som(None, "alles samen", posten)) if posten else ()


def _post(rij: Begrotingsrij) -> Post:
    fte = breuk(rij.fte)
    per_fte = rij.bedrag_per_fte * EUROCENTEN
    per_jaar = fte * per_fte
    return Post(
        wet=rij.wet,
        omschrijving=rij.omschrijving,
        fte=fte,
        per_fte=per_fte,
        per_jaar=per_jaar,
        totaal=per_jaar * rij.maanden / MAANDEN_PER_JAAR,
        maanden=rij.maanden,
    )


def _som(wet: Wet | None, omschrijving: str, posten: list[Post]) -> Post:
    return Post(
        wet=wet,
        omschrijving=omschrijving,
        fte=sum((post.fte for post in posten), Fraction()),
        per_fte=None,
        per_jaar=sum((post.per_jaar for post in posten), Fraction()),
        totaal=sum((post.totaal for post in posten), Fraction()),
        maanden=None,
    )


def in_euros(eurocenten: Fraction) -> int:
    """Hele euro's, half naar boven."""
    return afgerond(eurocenten / EUROCENTEN)
