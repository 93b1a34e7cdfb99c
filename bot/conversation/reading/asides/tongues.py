"""Phrases of the neighbours' tongues, Turkish and Kurdish (Kurmanji), with and without their marks, by kind.

In the notation of ``asides``; the answer comes in the chat's own language.
"""

from collections.abc import Mapping
from typing import Final

TONGUES: Final[Mapping[str, tuple[str, ...]]] = {
    "erase": ("(her ?şeyi|hepsini|bilgilerimi|hemu tişt|hemû) (sil|silin|silin ?lütfen|jê bibe)",),
    "stop": ("(iptal|vazgeçtim|durdur|istemiyorum artık|dest ji berde|bisekine)",),
    "code": ("(kodum|kodumu|kod|koda min) (nerede|kaybettim|unuttum|winda|kî derê|li ku)",),
    "language": (
        (
            "(türkçe|turkce|kürtçe|kurtce|kurdî|kurdi|kurmancî|kurmanci|arapça|arapca|bi kurdî|bi kurdi|bi tirkî|"
            "bi tirki)"
            "( (var|biliyor|konuş*|konus*|bilir|heye|dizani*|diaxiv*|diaxif*|dipeyiv*|mi|mı|misin|musunuz|min|"
            "tenê))( (var|biliyor|konuş*|bilir|heye|dizani*|mi|mı|misin|musunuz|min))~"
        ),
        (
            "(ez|em) (.. )?(kurdî|kurdi|kurmanci|kurmancî) (.. )?(diaxiv*|dizan*|diaxif*)|(arapça|arapca|erebî|"
            "erebi) (.. )?(bilmiyor*|nizan*)"
        ),
    ),
    "another": (
        (
            "(annem|babam|eşim|kardeşim|oğlum|kızım|diya min|bavê min|birayê min) (için|ji bo)|ji bo (diya|bavê|"
            "bira*|xwişk*)"
        ),
    ),
    "human": ("(insan|memur|yetkili|gerçek kişi|karmend|mirov*) (.. )?(var|konuş*|görüş*|biaxiv*|heye)",),
    "lasts": ("(ne kadar|kaç) (.. )?(sürer|sürüyor|dakika)|çiqas (.. )?(dem|wext|dikişîne)",),
    "free": (
        (
            "(kaç|ne kadar) (para|lira|tl|ücret)|ücretli|ücret|parayla|bedava|ücretsiz|çend pere|bi pere|belaş|"
            "pere (divê|dixwazin|heye)"
        ),
    ),
    "safe": (
        (
            "(güvenli|guvenli|gizli|polis|ewle|ewlehî) ?(mi|mı|e|ye)?|(kim|kî) (görüyor|gorecek|görecek|dibîne)|"
            "korkuyorum|ditirsim"
        ),
    ),
    "unread": (
        "(okuma|okuyamıyorum|okuyamiyorum|yazamıyorum|yazamiyorum|okuma yazma|nikarim bixwînim|nikarim binivîsim)*",
    ),
    "lost": (
        (
            "(anlamadım|anlamadim|anlamıyorum|anlamiyorum|yardım|yardim|yardım edin|yardim edin|ne yapacağım|"
            "ne yazacağım|nasıl)"
        ),
        ("(fêm nakim|fem nakim|min fêm nekir|min fem nekir|tênagihîjim|tenagihijim|alîkarî|alikari|çi bikim|çawa)"),
    ),
    "bring": ("(ne|hangi) (.. )?(getir*|evrak|belge|lazım|lazim|gerek)|çi (.. )?(bînim|bi xwe re|pêwîst|lazim|divê)",),
    "hours": ("(saat )?kaçta (.. )?(açı*|kapan*|aci*)|çalışma saat*|kengî (.. )?(vedibe|girtî|vekirî)",),
    "where": ("(nerede|nerde|neresi|adres)|(li ku|li kû|kî derê|ki dere|navnîşan)",),
    "who": ("(siz kimsiniz|sen kimsin|kimsiniz|tu kî yî|tu ki yi|hûn kî ne|hun ki ne)",),
    "thanks": ("(teşekkür|tesekkur|sağol|sagol|sağ olun)*( ederim| ederiz)?|spas dikim|sipas dikim|zor spas",),
    "greeting": ("(merhaba|günaydın|gunaydin|iyi günler|rojbaş|rojbas)",),
}
