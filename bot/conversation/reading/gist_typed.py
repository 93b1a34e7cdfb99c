"""The same words in Latin letters and digits: vowels, and what stands around a stem, do not count. See ``gist``."""

from collections.abc import Mapping
from typing import Final

from bot.conversation.reading.gist_about import About

TYPED: Final[Mapping[About, str]] = {
    "what": "shu sho shou ish eish",
    "how much": "2addesh adesh kam bkam ade2 2ade shad2",
    "where": "wein wen wain ween lawen mnein",
    "when": "emta aymta imta eymat la2aymta",
    "who": "min meen lamin",
    "how": "kif kifni shlon",
    "why": "lesh leish lashu",
    "which": "ayya anu anhi aya",
    "if": "iza eza izza law",
    "or": "wala willa aw walla",
    "can": "fini feni fina b2der be2der bisir byser byser momken mumken masmu7 bimshi btimshi bye2balu",
    "must": "lazem daruri darure byelzam",
    "not": "ma mo mu mish bala bidun ballash",
    "want": "bado bido baddo bidu badda badon talab talabo byakhdo 3am_yakhod bya3mel akhad bi3",
    "money": (
        "masari msari masary flous fulus lira lirat dolar edfa3 idfa3 nedfa3 bedfa3 bikallef bkallef "
        "taklife rsoum rashwe se3er si3r"
    ),
    "thousands": "alf alef malyon miye",
    "free": "bblash balash bebalash majjani majani majjanan",
    "papers": "awra2 wra2 wara2 warak hawiye hawiyye jawaz passport daftar sowar soura shahade rukhsa wasi2a nuskha",
    "bring": "jib njib bjib ajib jeeb ma3i 7adder",
    "place": "markaz makan m7al maktab 3enwan unwan maw2e3 share3 saliheen salhin shahba",
    "opening": "dawam fat7in fate7 btefta7o byefta7 msakkar msakrin 3otle mdawmin bteshteghlo",
    "late": "t2akharet et2akhar takhart met2akher metakhir ta2khir fatni 3le2et",
    "long": "bitawel bitawwel bya5od byakhod btakhod bta5od wa2et wa2t da2i2a bestanna estanna estana dor",
    "ready": "jahze jahez btejhaz btetla3 tetla3 bestelem estelem nestelem",
    "fear": "aman amen khayef khayfe bkhaf khawf serri mukhabarat khatar mraqab mra2ab",
    "see": "bishuf bishouf yshuf yeshuf byshuf byeb3atu byeb3ato yeb3atu bya3ref ya3ref by2ra bteb3atu bta3tu",
    "data": "ma3lumat ma3loumati bayanat ismi esmi",
    "keep": "bte7tefzu bidal bidall btdall mahfuz",
    "erase": "imsa7 emsa7 7zof e7zef shilo shilu em7i",
    "code": "kod code ramez ramz barcode qr",
    "lost": "da3 day3et dayya3t nsit nseet raha en7azaf 7azafet",
    "appointment": "maw3ed mawed mo3ed 7ajez hajez dori dawri",
    "slots": "fadi fade fady mawjud mawa3id",
    "cancel": "elghi el8i lghi elgha2 kansel canselo",
    "change": "ghayer ghayyer 8ayer 8ayyer taghyir badel baddel 3addel ta3dil sale7 salle7 ajjel",
    "later": "ba3den ba3dein",
    "wrong": "ghalat 8alat ghlet ghaltan khata2 kharbatet",
    "kin": (
        "emmi immi abi abuy akhi khayi ekhti okhti marti jozi zawji ebni binti benti jari 7ada hada "
        "wahed wa7ed gheri shakhs 3elti ahli"
    ),
    "comes": "yiji yeji teji btiji biji eji yrou7 yruh yestelem eb3at",
    "instead": "badali bdali 3anni 3ani ma7alli",
    "human": "mwazaf muwazaf insan bani_adam mas2ul",
    "call": "e7ki ehki a7ki ettesel telefon telfon ra2mkon whatsapp nemre",
    "write": "ekteb ikteb oktob bekteb bektob jaweb 7ott bhott 3abbi",
    "better": "a7san ahsan afdal asra3 ashal far2 fare2 farq ekhtar bekhtar nasa7 btensa7u",
    "needs": "niswan neswan nesa nisa 7arim sittat kersi khityar khetyar kbire 7amel bebe mo3aq daraj asanser 7ammam",
    "number": "ra2em ra2m rakm raqm ar2am",
    "book": "e7jez 7jez ahjoz sajel bsajel",
    "name": "esem ism ismi esmi kenye kinye",
    "language": "3arabi inglizi englizi kurdi turki",
    "hard": "sa3b t3ebet te3bet m3a22ad zhe2et",
    "understand": "ma_fhemet ma_fhimet mafhemet ma_fhemt mu_fahem mo_fahem mafhmt",
}
"""``_`` joins two words."""

ONLY_ARABIC: Final = (
    "shu sho shou wein wen ween wayn kif lazem emta aymta bade badde baddi bedde bde ento hada hayda "
    "momken iza eza lesh leish mafi wala yani bukra bokra ktir kteer hone hek heik adesh bado bedo "
    "baddo talab talabo wahed kaman hal shi honik halla2 wallah inshallah khalas mish yalli lissa "
    "lessa"
)
"""Words by which a text in Latin letters is known to be Arabic."""
ALSO_ARABIC: Final = "ma mo mu fi fini el bel il al lal ana enta inta hay min mn aw bas am hon ya la le men"
"""Words of other languages too: two of them tell."""
