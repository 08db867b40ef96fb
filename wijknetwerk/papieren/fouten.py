"""Wat de papieren weigeren: fouten van de gebruiker, allemaal tegelijk."""

from collections.abc import Iterable

from pydantic import ValidationError


class PapierFouten(Exception):  # noqa: N818 - Nederlandse naam, zoals RegelFouten
    """De invoer voor de papieren is niet te gebruiken; `fouten` noemt alles wat er mis is."""

    def __init__(self, fouten: Iterable[str]) -> None:
        self.fouten = tuple(fouten)
        super().__init__("\n".join(self.fouten))


def fout_zinnen(fout: ValidationError) -> list[str]:
    """Elke fout met haar plaats, in het Nederlands; de waarde zelf staat er nooit bij."""
    zinnen = (_zin(deel["type"], ".".join(str(stap) for stap in deel["loc"]), deel["msg"]) for deel in fout.errors())
    return list(dict.fromkeys(zinnen))


def _zin(soort: str, waar: str, bericht: str) -> str:
    wat = {
        "json_invalid": "dit is geen json-bestand",
        "missing": f"«{waar}» ontbreekt",
        "extra_forbidden": f"«{waar}» is hier onbekend",
        "value_error": f"«{waar}»: {bericht.removeprefix('Value error, ')}",
    }
    return wat.get(soort, f"«{waar}» heeft geen geldige waarde")
