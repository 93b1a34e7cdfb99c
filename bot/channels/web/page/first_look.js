// In the page itself, in the oldest language: the first look at the log is under way while the scripts still come.
(function () {
  if (window.fetch) window.firstLook = fetch("/chat/log", { cache: "no-store" })["catch"](function () {});
})();
