# The recorded notes, as admins make them.
admin-voice = 🎙 Recorded notes
admin-notes = 🎙 Short notes for people who do not read. One of you reads each aloud, and a 🔊 button offers it. ✅ offered, ⚠️ its text has changed, ➕ not recorded.
admin-note = { $state ->
        [kept] ✅
        [stale] ⚠️
       *[none] ➕
    } { $name ->
        [about] What this is
        [answering] How to answer
        [coming] How to come
       *[moved] The time has moved
    } · { $locale ->
        [ar] Arabic
       *[en] English
    }
admin-note-is = { $state ->
        [stale] ⚠️ The text has changed since it was recorded, so it is not offered. It reads now:
       *[kept] ✅ Recorded, and offered with a 🔊 button. It reads:
    }
admin-note-record = 🎙 Read this aloud, slowly, in { $locale ->
        [ar] Arabic
       *[en] English
    }, and send it here as a voice message of at most 15 seconds. Whoever listens hears your voice: somebody whom nobody should know by it does not record.
admin-note-hear = 🔊 Hear it
admin-note-anew = 🎙 Record it anew
admin-note-delete = 🗑 Delete it
admin-note-list = All notes
admin-note-really = Delete the recording of “{ $name ->
        [about] What this is
        [answering] How to answer
        [coming] How to come
       *[moved] The time has moved
    }” in { $locale ->
        [ar] Arabic
       *[en] English
    }? Its 🔊 button goes.
admin-note-delete-yes = 🗑 Yes, delete it
admin-note-deleted = The recording is deleted.
admin-note-gone = That recording is not there any more. See the list: /voice
admin-note-played = This is what people will hear.
admin-ask-note = Is it clear, whole, and in the right language?
admin-note-keep = ✅ Keep it
admin-note-again = 🎙 Record it again
admin-note-kept = ✅ Kept. It is offered with a 🔊 button from now on.
admin-note-no-voice = Please hold the microphone in this chat and speak: a voice message, no file and no text.
admin-note-refused = { $why ->
        [too-long] It is longer than { $seconds } seconds. Please read a little faster.
        [too-large] It is larger than { $kilobytes } KB. Please record it in this chat, with the microphone.
        [not-opus] It is no voice message of this app. Please record it in this chat, with the microphone.
       *[not-fetched] It did not reach us. Please send it again.
    }
admin-notes-stale = ⚠️ The texts of these recorded notes have changed, so they are not offered any more. Please record them anew: /voice
admin-note-stale = • { $name ->
        [about] What this is
        [answering] How to answer
        [coming] How to come
       *[moved] The time has moved
    } · { $locale ->
        [ar] Arabic
       *[en] English
    }
