"""Een regelmap schrijven zonder dat er ooit een halve map staat, en zonder iets te overschrijven."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp


class BestaatAl(FileExistsError):  # noqa: N818 - Nederlandse naam, zoals RegelFouten
    """Op die plaats staat al iets; wij overschrijven nooit."""


@contextmanager
def nieuwe_map(doel: Path) -> Iterator[Path]:
    """Een lege map om in te werken, die pas aan het eind in één keer `doel` wordt. Bij een fout komt er niets."""
    if doel.exists() or doel.is_symlink():
        raise BestaatAl(str(doel))
    doel.parent.mkdir(parents=True, exist_ok=True)
    werk = Path(mkdtemp(prefix=f".{doel.name}.", dir=doel.parent))
    try:
        yield werk
        werk.chmod(0o755)
        werk.rename(doel)
    finally:
        shutil.rmtree(werk, ignore_errors=True)


def kopieer_regelmap(bron: Path, doel: Path) -> None:
    """Een kopie van de hele regelmap; verborgen bestanden blijven achter, en alles is te wijzigen."""
    shutil.copytree(bron, doel, dirs_exist_ok=True, ignore=shutil.ignore_patterns(".*"), copy_function=shutil.copyfile)
