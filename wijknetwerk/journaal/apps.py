"""De naam waaronder Django het journaal kent."""

from django.apps import AppConfig


class JournaalConfig(AppConfig):
    """Het journaal als onderdeel van Django."""

    name = "wijknetwerk.journaal"
    label = "journaal"
    verbose_name = "journaal"
