"""Phrases of fear: to be arrested, to be looked up, to show a paper.

In the notation of ``asides``. They are heard wherever they stand, also in an answer of free text.
"""

from collections.abc import Mapping
from typing import Final

FEARS: Final[Mapping[str, tuple[str, ...]]] = {
    "arrest": (
        (
            "(بتشوفو*|تشوفو*|بتعرفو*|تعرفو*|بتدورو*|بتبحثو*|بيشوفو*|بيعرفو*|بيطلع|بيبين|بتطلعو*) (.. )?(.. )?"
            "(مطلوب*|مذكره|احتياط|فيش|مفيش|علي شي|ملاحق*)"
        ),
        "(رح |عم )?(ب?[تين]?فيش|ب?[تين]?فيشو*|ب?[تين]?فيشون*|تفييش|تفيش*|ب?tfayy?[ei]?sh*|b?fayy?[ei]?sh*|fish jina2i)",
        "(لا|ما) (تجيب*|تحط*|تفرجي*|تورجي*|تعطي*|تبين*) (.. )?(عسكري*|هوي*|رقم*)",
        "(عسكري*|هوي*|رقم*|جواز*) (.. )?(خطر|خطير*)|(خطر|خطير*) (.. )?(عسكري*|هوي*|رقم*|جواز*)",
        "(بصير|بيصير|يصير|بيجي) (.. )?(علي|عليي|فيني) (شي|مشكل*)",
        "(check|see|know|find out|search|look) (.. )?(if|whether) (.. )?(wanted|my name)",
        "(am i|i m|i am|if i|are we|is he|they re|being|list of) (.. )?wanted|wanted (by|list|person|persons|or not)",
        "(is|would|isn t) (it|that|this) (.. )?(danger*|risk*)|(danger*|risk*) (to|if) (.. )?(show|bring|give|have)",
        "(check|run|search) (my |the )?(names?|numbers?|id) (.. )?(checkpoint*|list|database|system|police)",
        (
            "(توقفون*|ستوقفون*|توقفوني|بتوقفوني|يوقفوني|بيوقفوني|تعتقل*|ستعتقل*|يعتقل*|بتاخدوني|تاخدوني|ياخدوني|"
            "بياخدوني|تمسكوني|بتمسكوني|يمسكوني|بيمسكوني|مسكوني|مسكونا|يمسكو*|بيمسكو*|عبيمسكو*|عميمسكو*|بمسكو*|تمسكو*|بتمسكو*|تحبسوني|بتحبسوني|يحبسوني|بيحبسوني)"
        ),
        "(اذاعه|اذاعات|نشره|برقيه) (بحث|امن*|توقيف)|مطلوب* (للامن|للاحتياط|للخدمه|لفرع)|مذكره (توقيف|بحث)",
        (
            "(علي|عليي|عليه|اسمي) (حكم|مذكره|اذاعه|برقيه|منع سفر)|(خايف*|بخاف|اخاف|خوف) (من )?(انو |ان )?(.. "
            ")?(توقيف|اعتقال|حبس|سجن|حاجز|حواجز)"
        ),
        "(في|فيه|فيها|هل في) (.. )?(حاجز|حواجز|توقيف|اعتقال*) (.. )?(طريق|عالطريق|عالباب|مركز|هنيك)",
        (
            "(arrest*|detain*|jailed|imprisoned) (me|him|us|people)|(be|get|being|getting|am i) (arrested|detained|"
            "wanted|taken)|warrant|wanted list"
        ),
        (
            "(bte*|by|yi|ye|by?e)?(w2founi|wa2founi|wa2efuni|wa2funi|msekuni|meskouni|e3te2al|3ta2louni|7besouni|"
            "7bisuni|okhduni|yekhdouni|yakhduni)"
        ),
        "(ana |ismi )?matlub|(am|are) you (the )?(police|army|security)",
    ),
}
