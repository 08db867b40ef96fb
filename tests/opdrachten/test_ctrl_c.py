"""Ctrl-C wacht even waar een onderbreking kwaad kan, en gaat daarna nooit verloren."""

import os
import signal

import pytest

from wijknetwerk.opdrachten.ctrl_c import ctrl_c_wacht


def test_ctrl_c_komt_aan_het_einde_van_het_blok() -> None:
    gedaan = []

    def werk() -> None:
        with ctrl_c_wacht():
            os.kill(os.getpid(), signal.SIGINT)
            gedaan.append("in het blok")
        gedaan.append("na het blok")

    with pytest.raises(KeyboardInterrupt):
        werk()
    assert gedaan == ["in het blok"]


def test_zonder_ctrl_c_gebeurt_er_niets_en_alles_is_weer_als_eerst() -> None:
    voor = signal.getsignal(signal.SIGINT)
    with ctrl_c_wacht():
        assert signal.getsignal(signal.SIGINT) is not voor
    assert signal.getsignal(signal.SIGINT) is voor


def test_wie_ctrl_c_negeert_blijft_haar_negeren() -> None:
    voor = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with ctrl_c_wacht():
            os.kill(os.getpid(), signal.SIGINT)
    finally:
        signal.signal(signal.SIGINT, voor)


def test_een_fout_in_het_blok_blijft_die_fout() -> None:
    voor = signal.getsignal(signal.SIGINT)

    def stuk() -> None:
        with ctrl_c_wacht():
            os.kill(os.getpid(), signal.SIGINT)
            raise LookupError("kwijt")

    with pytest.raises(LookupError, match="kwijt"):
        stuk()
    assert signal.getsignal(signal.SIGINT) is voor
