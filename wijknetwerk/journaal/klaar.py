"""Zet Django klaar zonder project; is dat al gedaan (door de pagina's), dan blijft het zoals het is."""

import django
from django.conf import settings


def zet_django_klaar() -> None:
    """De instellingen in code: één onderdeel, UTC, en databases die later bij naam worden toegevoegd."""
    if settings.configured:
        return
    settings.configure(
        INSTALLED_APPS=["wijknetwerk.journaal"],
        DATABASES={},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        TIME_ZONE="UTC",
        LOGGING_CONFIG=None,
    )
    django.setup()


zet_django_klaar()
