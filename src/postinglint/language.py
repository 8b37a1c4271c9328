"""Which language a posting is written in, told by its function words."""

import re
from collections import Counter

_SAMPLE = 4000
_FEWEST_WORDS = 20
_CLEAR_LEAD = 1.5
_WORD = re.compile(r"[^\W\d_]+")

_FUNCTION_WORDS = {
    "en": "the and of to in for with is are you will our we as on your be or this that by an at "
    "from have who about their it not can has all which more other",
    "fr": "le la les de des du et en un une pour vous nous dans est sur avec votre au aux notre "
    "que qui sont par ou vos nos ce cette plus ainsi êtes être",
    "de": "der die das und in zu den mit von für ist im ein eine einen wir sie auf bei dem des "
    "sich als auch an dich du uns unser unsere ihre oder werden zum zur",
    "nl": "de het een en van in je voor met op te dat is zijn aan bij wij als ons om jij jouw "
    "onze ook naar door die deze hebt bent ben wordt wat",
    "es": "el la los las de del y en un una para con que por se su como al nuestra nuestro más "
    "es son tu tus te nos sus este esta lo o",
    "it": "il lo la gli le di del della dei delle e in un una per con che da è sono nel nella "
    "alla al ai si come anche più o tra nostro nostra siamo",
    "pt": "o a os as de do da dos das e em um uma para com que por no na nos se ou mais como "
    "você são ser nossa nosso ao à é seu sua",
    "sv": "och att i det som en på är för med av till den du vi har om ett inte din vår eller "
    "kan dig vara oss från hos våra dina ska",
    "da": "og at i det som en på er for med af til den du vi har om et ikke din vores eller kan "
    "dig være os fra hos dine skal bliver",
    "no": "og å i det som en på er for med av til den du vi har om et ikke din vår eller kan deg "
    "være oss fra hos våre skal blir",
    "fi": "ja on ei se että sekä tai olet sinä me meillä sinulla voit myös kun jos mukaan ovat "
    "olla kanssa sinun meidän joka jotka työ",
    "pl": "i w na z do się nie że jest oraz dla o po przez lub od za jak są to w ze co nas "
    "twoje będziesz naszych pracy masz u",
}


def _voters() -> dict[str, tuple[str, ...]]:
    """Each function word, and the languages that have it."""
    voters: dict[str, tuple[str, ...]] = {}
    for code, words in _FUNCTION_WORDS.items():
        for word in set(words.split()):
            voters[word] = (*voters.get(word, ()), code)
    return voters


_VOTERS = _voters()


def guess(text: str) -> str | None:
    """The language (ISO 639-1) most of `text` is in; None if it is too short or not clear."""
    votes: Counter[str] = Counter()
    counted = Counter(_WORD.findall(_sample(text).lower()))
    for word in counted.keys() & _VOTERS.keys():
        for code in _VOTERS[word]:
            votes[code] += counted[word]
    ranked = votes.most_common(2)
    if not ranked or ranked[0][1] < _FEWEST_WORDS:
        return None
    if len(ranked) > 1 and ranked[0][1] < _CLEAR_LEAD * ranked[1][1]:
        return _between_neighbours(ranked, counted)
    return ranked[0][0]


# What tells apart languages that share most of their function words.
_TELLING = {
    "da": "af at være ikke vores dig mig hvor uden både arbejde hvis medarbejdere",
    "no": "av å være ikke vår deg meg hvor uten både arbeid hvis medarbeidere våre",
    "sv": "av att och är för inte vår dig från också eller arbete",
}
_FEWEST_TELLING = 5


def _between_neighbours(ranked: list[tuple[str, int]], counted: Counter[str]) -> str | None:
    """The winner of two Scandinavian languages, by the words that only one of them has."""
    first, second = ranked[0][0], ranked[1][0]
    if first not in _TELLING or second not in _TELLING:
        return None
    of_first, of_second = set(_TELLING[first].split()), set(_TELLING[second].split())
    mine = sum(counted[word] for word in of_first - of_second)
    theirs = sum(counted[word] for word in of_second - of_first)
    if max(mine, theirs) < _FEWEST_TELLING:
        return None
    if mine >= _CLEAR_LEAD * theirs:
        return first
    return second if theirs >= _CLEAR_LEAD * mine else None


def _sample(text: str) -> str:
    """The text, or as much from its beginning, middle and end if it is long."""
    if len(text) <= _SAMPLE:
        return text
    part = _SAMPLE // 3
    middle = len(text) // 2
    return f"{text[:part]} {text[middle : middle + part]} {text[-part:]}"
