"""The wish to go back to the question before, in a sentence that holds nothing else."""

from typing import Final

from bot.conversation.reading.text.phrases import fold_aside, pattern

_BACK: Final = pattern(
    (
        (
            "(لو سمحت* |من فضلك* |ممكن |بدي |خليني |فيني |اريد |طيب |بقدر )~(ارجع|رجوع|رجعني|رجعوني|رجعيني|"
            "نرجع|برجع|عوده|اعود|رجعو) (ل|الى |ع|على )?(خطوه|شوي|ورا|لورا|قبل|لقبل|فوق|لفوق|سؤال|لسؤال|عسؤال|"
            "سوال|عالسؤال|السؤال|الصفحه|صفحه|سابق)( (يلي|الي|لي))?( (قبل|قبلو|قبله|سابق|قبلها|ورا|لورا|وحده|"
            "لو سمحت*))~"
        ),
        "(سؤال|خطوه) (سابق|سابقه|يلي قبل|الي قبل|قبل|قبله|قبلو)( لو سمحت*)?",
        (
            "(please |can i |could i |may i |i want to |i would like to |let me |lets |how do i )~(go|get|"
            "step|take me|move|return) back( (one|a|the|to|by|previous|last|step|question|page|before|please|"
            "i want))~"
        ),
        "(the |to the )?(previous|last) (question|step|page)( please)?|one step back|step back|undo( that| it)?",
        (
            "(bade |badde |baddi |bde |khallini |khalini |fini |please |momken )~(erja3|irja3|rja3|rje3|"
            "raje3ni|rajj3ni|raj3ni|2erja3)( (la|3al|3a|el|l|wara|lawara|so2al|su2al|2abel|abel|khatwe|"
            "khotwe|khutwe|shway|yalli|li))~"
        ),
        (
            "(je (veux|voudrais) |peut on |puis je )?(revenir|retour|retourner)( (en arriere|a la|question|"
            "precedente|au|debut))~|question precedente"
        ),
    )
)


def goes_back(text: str) -> bool:
    return bool(_BACK.fullmatch(fold_aside(text)))
