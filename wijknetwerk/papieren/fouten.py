"""Wat de papieren weigeren: fouten van de gebruiker, allemaal tegelijk."""

from collections.abc import Iterable


class PapierFouten(Exception):  # noqa: N818 - Nederlandse naam, zoals RegelFouten
    """De invoer voor de papieren is niet te gebruiken; `fouten` noemt alles wat er mis is."""

    def __init__(self, fouten: Iterable[str]) -> None:
        self.fouten = tuple(fouten)
        super().__init__("\n".join(self.fouten))
