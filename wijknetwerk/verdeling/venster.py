"""Evenwicht over weken: wat een wijkcoach in de eerdere weken van het venster te veel of te weinig had."""

from collections import defaultdict
from datetime import date, timedelta

from wijknetwerk.eisen import Veld

PROMILLE = 1000


def te_veel(veld: Veld) -> dict[int, int]:
    """Per wijkcoach de minuten boven (of, negatief, onder) een gelijk gevuld team, over de eerdere weken samen.

    Per week en team geldt wat er toen was, verdeeld naar de bovenkant van ieders bandbreedte. Wie in een
    week geen rij heeft, was er niet en telt die week niet mee. Zonder eerdere weken is iedereen nul.
    """
    wv = veld.werkvoorraad
    nummer = {coach.code: nr for nr, coach in enumerate(wv.wijkcoaches)}
    vroegste = wv.week.maandag - timedelta(weeks=veld.drempels["evenwicht_weken"] - 1)
    teams: defaultdict[tuple[date, str], dict[int, int]] = defaultdict(dict)
    for rij in wv.eerdere_weken:
        nr = nummer[rij.plek]
        if vroegste <= rij.maandag < wv.week.maandag and wv.wijkcoaches[nr].bandbreedte_tot:
            teams[rij.maandag, wv.wijkcoaches[nr].team][nr] = rij.minuten_per_week
    over: defaultdict[int, int] = defaultdict(int)
    for minuten in teams.values():
        boven = sum(wv.wijkcoaches[nr].bandbreedte_tot for nr in minuten)
        vulgraad = PROMILLE * sum(minuten.values()) // boven
        for nr, had in minuten.items():
            over[nr] += had - wv.wijkcoaches[nr].bandbreedte_tot * vulgraad // PROMILLE
    return over
