# The chat page's own few words.
page-welcome =
    Welcome. Here you book an appointment to hand in your application.
    • It is free, and you may come without one as well.
    • A few questions, a few minutes.
    • Bring your document, if you have one.
page-start = English
page-no-script = This page needs JavaScript. Turn it on in the browser, then open the page again.
page-too-old = This browser is too old for this page. Open it with a newer browser.
page-unfetched = The page did not arrive whole. Open it again.
page-log = Conversation
page-placeholder = Write here
page-send = Send
page-more = More
page-photo = Photo
page-location = My location
page-photo-sent = 📷 Photo
page-location-sent = 📍 My location
page-you = You
page-qr-alt = QR code. The same digits are written below it.
page-chart-alt = A chart of the bookings by day. The counts of today are written below it.
page-change = Change
page-code = Your code:
page-number = Number
page-save-picture = Save the picture
page-not-saved = The picture could not be saved. Try again when you are connected. The digits on this page are enough too.
page-print = Print
page-map = Open the map
page-copied = Copied.
page-offline = No connection now. What you wrote is kept here. It is sent when the connection is back.
page-online = Connected again.
page-refused = This could not be sent. Please try another way.
page-too-fast = One moment. The rest will be sent by itself.
page-too-many-chats = Many people begin here just now. Leave this page open: it tries again by itself. You may also come without an appointment.
page-elsewhere = Or here:
page-unavailable = We cannot keep what you wrote just now. It stays on this page and is sent again by itself. Please leave the page open.
page-no-location = Your location could not be found. You can go on without it.
page-help = Help
page-language = العربية
public-line = More than { $applications } applications have been taken so far.
app-line = Or in { channel-name }
