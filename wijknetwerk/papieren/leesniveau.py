"""Meten hoe gewoon een tekst is: zinslengte, moeilijke woorden en de leesbaarheid van Flesch-Douma."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from wijknetwerk.begrippen import Begrip

_ZINSEINDE = re.compile(r"(?<=[.!?:])\s+")
_WOORD = re.compile(r"[^\W_]+(?:['’,.-][^\W_]+)*")
_KLINKERS = re.compile(
    r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ei|ij|au|ou|ai|oi|oa(?=ch)|[aeiouyàáâäèéêëìíîïòóôöùúûü]",
    re.IGNORECASE,
)


class Leesniveau(Begrip):
    """De norm uit `leesniveau.toml`, met de woorden die niet mogen en wat er beter is."""

    status: str
    open_vraag: str = ""
    hoogste_woorden_per_zin: int
    hoogste_gemiddelde_woorden: int
    laagste_flesch_douma: int
    gewoon_woord: dict[str, str]


class Meting(NamedTuple):
    """Wat er gemeten is. `flesch_douma` is een heel getal; hoger is makkelijker."""

    zinnen: int
    woorden: int
    lettergrepen: int
    langste_zin: str
    moeilijke_woorden: tuple[str, ...]

    @property
    def woorden_per_zin(self) -> float:
        """Het gemiddelde."""
        return self.woorden / self.zinnen

    @property
    def flesch_douma(self) -> float:
        """De leesbaarheid volgens Douma (1960): Flesch, met gewichten voor het Nederlands."""
        return 206.84 - 0.93 * self.woorden_per_zin - 77 * self.lettergrepen / self.woorden


def meet(teksten: Iterable[str], norm: Leesniveau) -> Meting:
    """Meet alle teksten samen; er moet minstens één woord in staan."""
    zinnen = [zin for tekst in teksten for zin in _ZINSEINDE.split(tekst.strip()) if _WOORD.search(zin)]
    woorden = [woord for zin in zinnen for woord in _WOORD.findall(zin)]
    if not woorden:
        raise ValueError("een tekst zonder woorden is niet te meten")
    return Meting(
        zinnen=len(zinnen),
        woorden=len(woorden),
        lettergrepen=sum(lettergrepen(woord) for woord in woorden),
        langste_zin=max(zinnen, key=lambda zin: len(_WOORD.findall(zin))),
        moeilijke_woorden=_moeilijk(zinnen, norm),
    )


def lettergrepen(woord: str) -> int:
    """Het aantal klinkergroepen; tweeklanken tellen als één, een getal of afkorting als minstens één."""
    return max(1, len(_KLINKERS.findall(woord)))


def bezwaren(meting: Meting, norm: Leesniveau) -> tuple[str, ...]:
    """Waarom de tekst de norm niet haalt; leeg is goed."""
    langste = len(_WOORD.findall(meting.langste_zin))
    gevonden = (
        (
            langste > norm.hoogste_woorden_per_zin,
            f"deze zin heeft {langste} woorden en dat is te lang: «{meting.langste_zin}»",
        ),
        (
            meting.woorden_per_zin > norm.hoogste_gemiddelde_woorden,
            f"een zin heeft gemiddeld {_komma(meting.woorden_per_zin)} woorden",
        ),
        (
            meting.flesch_douma < norm.laagste_flesch_douma,
            f"de leesbaarheid is {_komma(meting.flesch_douma)} en moet minstens {norm.laagste_flesch_douma} zijn",
        ),
        (
            bool(meting.moeilijke_woorden),
            "liever gewoon: "
            + ", ".join(f"«{woord}» → «{norm.gewoon_woord[woord]}»" for woord in meting.moeilijke_woorden),
        ),
    )
    return tuple(zin for geldt, zin in gevonden if geldt)


def _moeilijk(zinnen: Iterable[str], norm: Leesniveau) -> tuple[str, ...]:
    plat = " ".join(zinnen).casefold()
    return tuple(woord for woord in norm.gewoon_woord if woord.replace("_", " ") in plat)


def _komma(getal: float) -> str:
    return f"{getal:.1f}".replace(".", ",")
